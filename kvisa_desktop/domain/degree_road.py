# SPDX-License-Identifier: MIT
"""The road that the papers of a degree take: by place and day of authentication, or by choice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute, ChainStep, RouteChoice, StepKind
from kvisa_desktop.domain.country import alpha2, country_in_text
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.degree_papers import MAINLAND, is_here, papers_of
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.route import NOT_PUBLISHED, RouteAnswer, route
from kvisa_desktop.domain.route_steps import (
    RouteStep,
    apostille_steps,
    ask_the_post,
    attestation_steps,
    legalisation_steps,
    scholarly_exchange,
    verification_steps,
)
from kvisa_desktop.messages import msg

# The steps by which a paper becomes an authenticated one: their day decides about the road.
DECIDING = frozenset(
    [StepKind.APOSTILLE, StepKind.MISSION, StepKind.ATTESTING_OFFICER, StepKind.CHSI]
)
PAPER_OF_STEP = {
    StepKind.NOTARY: "notarial-copy",
    StepKind.APOSTILLE: "apostille",
    StepKind.MISSION: "legalisation",
    StepKind.ATTESTING_OFFICER: "hk-macao-attestation",
    StepKind.CHSI: "chsi-report",
    StepKind.CSCSE: "cscse-certificate",
}
_DECIDING_PAPERS = frozenset(PAPER_OF_STEP[each] for each in DECIDING)
_SOMEWHERE = Bilingual("the place of issue", "签发国家（地区）")


@dataclass(frozen=True, slots=True)
class Road:
    """The road of a degree's papers, the day that decided about it, and what was chosen by hand."""

    answer: RouteAnswer
    day: date
    choice: RouteChoice | None = None


def road_of(case_file: CaseFile, degree: Degree, filing: date) -> Road | None:
    """Return the road of a degree's papers for a filing on `filing`.

    None while nobody knows where the degree was issued and no road was chosen.
    """
    day = authentication_day(case_file, degree, filing)
    choice = _choice(case_file, degree)
    by_table = _by_table(degree.issued_country, day) if alpha2(degree.issued_country) else None
    if choice is not None:
        return Road(_chosen(degree, choice, by_table), day, choice)
    return Road(by_table, day) if by_table is not None else None


def authentication_day(case_file: CaseFile, degree: Degree, filing: date) -> date:
    """Return the day on which the papers of a degree were, or will be, authenticated.

    What is under way counts before what was made earlier; where there is neither, the filing date.
    """
    deciding = [
        each
        for each in case_file.chain_steps
        if each.degree_id == degree.id and each.kind in DECIDING and not each.not_needed_because
    ]
    under_way = [expected(each) or filing for each in deciding if each.sent_on and not each.done_on]
    if under_way:
        return max(under_way)
    done = [each.done_on for each in deciding if each.done_on]
    return max([*done, *_days_of_papers(case_file, degree)], default=filing)


def expected(step: ChainStep, begun: date | None = None) -> date | None:
    """Return the day a step is expected, counted from the day it was sent, else from `begun`."""
    start = step.sent_on or begun
    if step.expected_on is not None or start is None or step.days is None:
        return step.expected_on
    return days_after(start, step.days)


def _days_of_papers(case_file: CaseFile, degree: Degree) -> Iterator[date]:
    for each in papers_of(case_file, degree):
        is_original = each.translation_of is None
        if each.kind in _DECIDING_PAPERS and each.issued_on and is_original and is_here(each):
            yield each.issued_on


def _choice(case_file: CaseFile, degree: Degree) -> RouteChoice | None:
    chosen = [each for each in case_file.route_choices if each.degree_id == degree.id]
    return max(chosen, key=lambda each: each.id.bytes, default=None)


@lru_cache(maxsize=1024)
def _by_table(issued_in: str, on: date) -> RouteAnswer:
    return route(issued_in, on)


def _chosen(degree: Degree, choice: RouteChoice, by_table: RouteAnswer | None) -> RouteAnswer:
    reason = Explanation(msg("Chosen by hand: {reason}", reason=choice.reason))
    notes = [NOT_PUBLISHED]
    if by_table is not None:
        otherwise = msg("By place and day it would be: {why}", why=by_table.why)
        notes.insert(0, Explanation(otherwise, by_table.reason.sources))
    is_foreign = alpha2(degree.issued_country) != MAINLAND
    return RouteAnswer(
        choice.route,
        _steps(choice.route, degree.issued_country),
        reason,
        tuple(notes),
        options=(scholarly_exchange(),) if is_foreign else (),
    )


def _steps(chosen: AuthenticationRoute, issued_in: str) -> tuple[RouteStep, ...]:
    code = alpha2(issued_in)
    place = country_in_text(code) if code else _SOMEWHERE
    if chosen is AuthenticationRoute.APOSTILLE:
        return apostille_steps(code, place, is_degree=True)
    if chosen is AuthenticationRoute.LEGALISATION:
        return legalisation_steps(place)
    if chosen is AuthenticationRoute.HK_MACAO:
        return attestation_steps(code, place)
    if chosen is AuthenticationRoute.CHSI:
        return verification_steps()
    return (ask_the_post(msg("Ask the post which authentication it takes."), ("A-10",)),)
