# SPDX-License-Identifier: MIT
"""The way of the degree papers: steps overdue, ready too late, papers that only stand in."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import Chain, chain_relied_on
from kvisa_desktop.domain.chain_links import Link, LinkState
from kvisa_desktop.domain.chain_words import STEP_WORDS, link_said
from kvisa_desktop.domain.degree_papers import is_here, papers_of
from kvisa_desktop.domain.degree_road import DECIDING, PAPER_OF_STEP
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.requirements import DONE
from kvisa_desktop.messages import Message, msg

FIELD = "chain"  # a finding about a step leads to the field "chain.apostille", and so on
_CERTIFICATE = "degree-certificate"
_ITEMS = frozenset(kind_of(PAPER_OF_STEP[each]).item for each in DECIDING)
_STAND_INS = ("provisional-certificate", "statement-of-result")


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the degree relied on; other degrees hold nothing up."""
    filing = case_file.case.planned_filing or on
    chain = chain_relied_on(case_file, filing, on)
    if chain is not None:
        if not _is_settled(case_file):
            yield from _open(chain)
        for each in chain.beside:
            yield from _from_another_road(chain, each)
        yield from _late(chain, filing)
    yield from _stand_ins(case_file)


def _is_settled(case_file: CaseFile) -> bool:
    """Return True when the checklist says that the authentication is here or not called for."""
    return any(each.item in _ITEMS and each.progress in DONE for each in case_file.checklist)


def _open(chain: Chain) -> Iterator[Finding]:
    """Yield where a chain stands that was begun; the checklist asks to begin one."""
    link = chain.current
    if link is None or chain.is_done or not any(each.kept for each in chain.links):
        return
    weight = Weight.BLOCKER if chain.blocks else Weight.CHECK
    if link.is_overdue:
        yield _finding(chain, link, "chain.overdue", weight, _overdue_said(link))
        return
    said = msg(
        "Authentication of the degree papers: {step}, {state}.",
        step=STEP_WORDS[link.kind],
        state=link_said(link),
    )
    then = msg("When it is done, enter the day and add the paper.")
    is_waiting = link.state is LinkState.WAITING
    step = then if is_waiting else link.step.text
    yield _finding(chain, link, "chain.open", weight, (said, step))


def _overdue_said(link: Link) -> tuple[Message, Message]:
    office = link.kept.office if link.kept else ""
    step = STEP_WORDS[link.kind]
    return (
        msg("{step}: expected on {day}, not done yet.", step=step, day=link.until or ""),
        msg("Ask how far it is: {office}", office=office)
        if office
        else msg("Ask how far it is, and note the new day."),
    )


def _from_another_road(chain: Chain, link: Link) -> Iterator[Finding]:
    if link.asks_post and not chain.is_done:
        said = (
            msg(
                "{step}: done before, while the papers take another route today. It is kept.",
                step=STEP_WORDS[link.kind],
            ),
            msg("Ask the post whether it takes it as it is."),
        )
        yield _finding(chain, link, "chain.ask-post", Weight.NOTE, said)


def _late(chain: Chain, filing: date) -> Iterator[Finding]:
    if chain.ready_on is not None and chain.ready_on > filing:
        yield Finding(
            "chain.late",
            Weight.CHECK if chain.post_asks else Weight.NOTE,
            Area.DEGREES,
            msg(
                "The authentication of the degree papers can be done on {day}, after the planned "
                "filing on {filing}.",
                day=chain.ready_on,
                filing=filing,
            ),
            msg("Plan the filing later, or ask the post whether it needs the authentication."),
            ("A-10",),
            chain.degree.id,
            FIELD,
        )


def _stand_ins(case_file: CaseFile) -> Iterator[Finding]:
    degree = case_file.degree_relied_on
    if degree is None:
        return
    here = {each.kind: each for each in papers_of(case_file, degree) if is_here(each)}
    if _CERTIFICATE in here:
        return
    for kind in _STAND_INS:
        if kind in here:
            yield Finding(
                f"degree.only-{kind}",
                Weight.CHECK,
                Area.DEGREES,
                msg(
                    "Of the degree relied on only a paper is here that stands in for the "
                    "certificate."
                ),
                next_paper(kind),
                ("K-10",),
                degree.id,
            )


def next_paper(kind: str) -> Message | None:
    """Return what to do about a paper that only stands in for another; None for other kinds."""
    return _NEXT.get(kind)


def _finding(
    chain: Chain, link: Link, key: str, weight: Weight, said: tuple[Message, Message]
) -> Finding:
    sources = link.step.sources or chain.road.answer.reason.sources
    field = f"{FIELD}.{link.kind}"
    return Finding(key, weight, Area.DEGREES, *said, sources, chain.degree.id, field)


_NEXT: dict[str, Message] = {
    "provisional-certificate": msg(
        "Ask the university when it issues the degree certificate, and put that in its place."
    ),
    "statement-of-result": msg(
        "It tells the results, not the award: ask the university for the degree certificate."
    ),
    "marksheet": msg(
        "Ask for one transcript of the whole course, or keep the sheets of all semesters together."
    ),
}
