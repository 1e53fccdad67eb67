# SPDX-License-Identifier: MIT
"""What has to happen by when in a case, and when its papers can be ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.answers import MONTHS_LEFT
from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import Chain, chain_relied_on
from kvisa_desktop.domain.chain_links import LinkState
from kvisa_desktop.domain.chain_words import STEP_WORDS
from kvisa_desktop.domain.conditions import Relevance
from kvisa_desktop.domain.dates import months_after
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.requirements import Item, Requirement, required
from kvisa_desktop.domain.stay_deadlines import clocks_to_come, permit_to_expire
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg

_PHOTO_MONTHS = 6  # P-01
_OPEN_STAGES = {Stage.COLLECTING, Stage.READY, Stage.RETURNED}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something has to be done, in words."""

    id: str
    on: date
    text: Message


@dataclass(frozen=True, slots=True)
class ReadyDates:
    """When the papers can be ready; None while somebody has yet to say when a paper comes.

    `core` counts the papers that follow from the law (K-66), `authenticated` those and the
    authentication of the degree papers, which no source says is needed (A-10).
    """

    core: date | None
    authenticated: date | None


def deadlines(case_file: CaseFile, items: Mapping[str, Item], on: date) -> tuple[Deadline, ...]:
    """Return the days to keep, earliest first; those that passed before `on` only while undone.

    Stays go on after the visa was issued: their days are told at every stage (S12).
    """
    found = [*_of_stays(case_file, on)]
    if case_file.case.stage in _OPEN_STAGES:
        found += [*_of_case(case_file, on), *_of_chain(case_file, on)]
        found += [*_of_permit(case_file, on), *_of_items(case_file, items, on)]
    return tuple(sorted(found, key=lambda each: each.on))


def _of_case(case_file: CaseFile, on: date) -> Iterator[Deadline]:
    filing, passport, post = case_file.case.planned_filing, case_file.passport, case_file.post
    if filing:
        yield Deadline("filing", filing, msg("Planned filing"))
    if passport and passport.expires_on:
        last = months_after(passport.expires_on, -MONTHS_LEFT)
        yield Deadline("passport.short", last, msg("Last day with six months left on the passport"))
    if post and post.recheck_on:
        yield Deadline("post.recheck", post.recheck_on, msg("Look at the post's notice again"))
    for document in case_file.documents:
        if document.expires_on and document.expires_on >= on:
            yield Deadline(
                f"paper.{document.id}",
                document.expires_on,
                msg("“{paper}” expires", paper=name_of(document)),
            )
        if document.kind == "photo" and document.issued_on:
            last = months_after(document.issued_on, _PHOTO_MONTHS)
            yield Deadline("photo.old", last, msg("The photo becomes older than six months"))


def _of_stays(case_file: CaseFile, on: date) -> Iterator[Deadline]:
    for clock in clocks_to_come(case_file, on):
        yield Deadline(f"stay.{clock.kind}.{clock.record_id}", clock.due, clock.text)


def _of_permit(case_file: CaseFile, on: date) -> Iterator[Deadline]:
    found = permit_to_expire(case_file, on)
    if found is not None:
        yield Deadline("permit.abroad", *found)


def _of_chain(case_file: CaseFile, on: date) -> Iterator[Deadline]:
    chain = chain_relied_on(case_file, case_file.case.planned_filing or on, on)
    for each in chain.links if chain else ():
        if each.state is LinkState.WAITING and each.until:
            words = msg("Expected: {step}", step=STEP_WORDS[each.kind])
            yield Deadline(f"chain.{each.kind}", each.until, words)


def _of_items(case_file: CaseFile, items: Mapping[str, Item], on: date) -> Iterator[Deadline]:
    """Yield the due dates of what is still open; what the case does not need has none."""
    if not any(each.due_on for each in case_file.checklist):
        return
    filing = case_file.case.planned_filing or on
    for each in required(case_file, items.values(), filing):
        is_open = not each.is_done and each.relevance is not Relevance.NOT_NEEDED
        if each.due_on and is_open:
            yield Deadline(f"item.{each.id}", each.due_on, msg("Due: {item}", item=each.item.name))


def next_deadline(found: tuple[Deadline, ...]) -> Deadline | None:
    """Return the deadline to be kept first."""
    return found[0] if found else None


def ready_dates(
    requirements: tuple[Requirement, ...], on: date, chain: Chain | None = None
) -> ReadyDates:
    """Return when the papers can be ready, from the due dates of what is still open.

    For the authentication the steps of the chain count, where they say how long they take.
    """
    core = _ready([each for each in requirements if each.item.core], on)
    items = [each for each in requirements if each.item.post_point is PostPoint.AUTHENTICATION]
    is_open = any(each.weight is not None for each in items)
    by_steps = chain.ready_on if chain is not None and is_open else None
    later = by_steps or _ready(items, on)
    return ReadyDates(core, max(core, later) if core and later else None)


def _ready(requirements: list[Requirement], on: date) -> date | None:
    due = [each.due_on for each in requirements if each.weight is not None]
    days = [each for each in due if each is not None]
    return max([on, *days]) if len(days) == len(due) else None
