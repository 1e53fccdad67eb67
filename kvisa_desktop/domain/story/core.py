# SPDX-License-Identifier: MIT
"""The core set: papers of it that do not fit, told before anything is built (V8)."""

from collections.abc import Iterator, Sequence
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import MOST_CORE_PAGES, DossierPlan
from kvisa_desktop.domain.exhibits import (
    CORE_ROOM,
    Exhibit,
    exhibits_of,
    left_for_room,
    on_request,
    pages_with_translations,
)
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg, plural


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield which papers are only listed for want of room, and what else takes it."""
    del on
    plan = case_file.dossier_plan
    if plan is None or not plan.core_only:
        return
    bound = exhibits_of(case_file)
    left = {each.document.id for each in left_for_room(case_file)}
    if left:
        waiting = [
            each for each in on_request(case_file) if (each.original or each.document).id in left
        ]
        yield _full(plan, bound, waiting)
    yield from _swollen(case_file, plan, bound)


def _full(plan: DossierPlan, bound: Sequence[Exhibit], waiting: Sequence[Exhibit]) -> Finding:
    return _finding(
        "dossier.core-room",
        plan,
        "core_only",
        msg(
            "The core set has {most} pages, {room} of them for papers. Listed as available on "
            "request for want of room: {left}. Bound: {bound}.",
            most=MOST_CORE_PAGES,
            room=CORE_ROOM,
            left=costs(waiting),
            bound=costs(bound) if bound else msg("nothing"),
        ),
        msg("Leave pages out of a paper, or bind the whole dossier instead of the core set."),
    )


def _swollen(case_file: CaseFile, plan: DossierPlan, bound: Sequence[Exhibit]) -> Iterator[Finding]:
    """Yield that dividers and blank backs may make the core set too long to be built."""
    dividers = sum(each.original is None for each in bound) if plan.dividers else 0
    sheets = _own_sheets(case_file, bound)
    backs = dividers + sheets + sum(len(each.pages) % 2 for each in bound) if plan.duplex else 0
    papers = sum(len(each.pages) for each in bound)
    texts = MOST_CORE_PAGES - CORE_ROOM + sheets
    pages = papers + texts + dividers + backs
    if pages > MOST_CORE_PAGES and dividers + backs + sheets:
        yield _finding(
            "dossier.core-sheets",
            plan,
            "dividers" if dividers else "core_only",
            msg(
                "The core set would have up to {pages} pages, and {most} are the most: {papers} of "
                "papers, up to {texts} of cover, index, tables and own sheets{dividers}{blanks}.",
                pages=pages,
                most=MOST_CORE_PAGES,
                papers=papers,
                texts=texts,
                dividers=dividers_said(dividers),
                blanks=blanks_said(backs),
            ),
            remedy_of(dividers, backs),
        )


def _own_sheets(case_file: CaseFile, bound: Sequence[Exhibit]) -> int:
    parts = {each.part.value for each in bound}
    sheets = (each for each in case_file.cover_sheets if each.in_dossier and each.title)
    return sum(each.part in parts for each in sheets)


def _finding(
    subject: str, plan: DossierPlan, field: str, said: Message, next_step: Message
) -> Finding:
    return Finding(subject, Weight.CHECK, Area.DOSSIER, said, next_step, (), plan.id, field)


def costs(exhibits: Sequence[Exhibit]) -> Message:
    """Return papers with their pages, translations counted in, the largest first."""
    papers = [each for each in exhibits if each.original is None]
    counted = sorted(
        ((pages_with_translations(exhibits, each), each) for each in papers),
        key=lambda pair: -pair[0],
    )
    return _joined([_cost(pages, each) for pages, each in counted])


def _cost(pages: int, paper: Exhibit) -> Message:
    name = name_of(paper.document)
    return plural("{name} ({count} page)", "{name} ({count} pages)", pages, name=name)


def _joined(said: Sequence[Message]) -> Message:
    first, *rest = said
    return msg("{first}; {rest}", first=first, rest=_joined(rest)) if rest else first


def dividers_said(count: int) -> Message | str:
    """Return the divider sheets as the end of a list, "" when there are none."""
    sheets = plural(", {count} divider sheet", ", {count} divider sheets", count)
    return sheets if count else ""


def blanks_said(count: int) -> Message | str:
    """Return the blank backs as the end of a list, "" when there are none."""
    backs = plural(
        ", {count} blank back for two-sided printing",
        ", {count} blank backs for two-sided printing",
        count,
    )
    return backs if count else ""


def remedy_of(dividers: int, blanks: int) -> Message:
    """Return how a core set becomes shorter: first by what is no paper."""
    if dividers and blanks:
        return msg(
            "Switch off “A sheet in front of every exhibit” and “Begin on right-hand pages”; they "
            "take {count} pages. Or take a paper out, leave pages out, or bind the whole dossier.",
            count=dividers + blanks,
        )
    if dividers:
        return msg(
            "Switch off “A sheet in front of every exhibit”; that takes {count} pages. Or take a "
            "paper out, leave pages out, or bind the whole dossier.",
            count=dividers,
        )
    if blanks:
        return msg(
            "Switch off “Begin on right-hand pages”; its blank backs take "
            "{count} pages. Or take a paper out, leave pages out, or bind the whole dossier.",
            count=blanks,
        )
    return msg(
        "Take a paper out of the dossier, so that it is available on request only, leave pages "
        "out, switch a part off, or bind the whole dossier."
    )
