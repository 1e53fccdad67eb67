# SPDX-License-Identifier: MIT
"""The core set: papers of it that do not fit, told before anything is built (V8)."""

from collections.abc import Iterator, Sequence
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import MOST_CORE_PAGES
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
    """Yield which papers are only listed because the core set would grow above its pages."""
    del on
    plan = case_file.dossier_plan
    left = left_for_room(case_file) if plan and plan.core_only else ()
    if plan and left:
        bound, listed = exhibits_of(case_file), {each.document.id for each in left}
        waiting = [
            each for each in on_request(case_file) if (each.original or each.document).id in listed
        ]
        yield Finding(
            "dossier.core-room",
            Weight.CHECK,
            Area.DOSSIER,
            msg(
                "The core set has {most} pages, {room} of them for papers. Listed as available on "
                "request for want of room: {left}. Bound: {bound}.",
                most=MOST_CORE_PAGES,
                room=CORE_ROOM,
                left=costs(waiting),
                bound=costs(bound) if bound else msg("nothing"),
            ),
            msg("Leave pages out of a paper, or bind the whole dossier instead of the core set."),
            (),
            plan.id,
            "core_only",
        )


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
