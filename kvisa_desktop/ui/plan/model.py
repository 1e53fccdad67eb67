# SPDX-License-Identifier: MIT
"""The plan in parts, what is noticed about it, and the rules it rests on."""

from collections.abc import Sequence
from dataclasses import replace

from kvisa_desktop.domain.activity_plan import SOURCES, Activity, PlannedActivity
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.domain.story.plan import of_plan
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.words import bare


def heading_said(activity: Activity | None) -> Message:
    """Return the heading of a part; text of an older plan may stand under none."""
    return msg("Under no heading") if activity is None else bare(activity.heading)


def findings(case: Case) -> tuple[Finding, ...]:
    """Return what is noticed: words that claim employment, parts without Chinese."""
    return of_plan(case)


def rules(book: Rulebook) -> list[Rule]:
    """Return what is published about the activities and about the right to work."""
    return [book.rules[each] for each in SOURCES if each in book.rules]


def changed(
    parts: Sequence[PlannedActivity], place: int, what: Bilingual
) -> tuple[PlannedActivity, ...]:
    """Return the parts with other words at a place."""
    return tuple(
        replace(each, what=what) if number == place else each for number, each in enumerate(parts)
    )


def moved(parts: Sequence[PlannedActivity], place: int, by: int) -> tuple[PlannedActivity, ...]:
    """Return the parts with one of them moved up or down, as far as there is room."""
    target = place + by
    if not 0 <= target < len(parts):
        return tuple(parts)
    order = list(parts)
    order[place], order[target] = order[target], order[place]
    return tuple(order)


def without(parts: Sequence[PlannedActivity], place: int) -> tuple[PlannedActivity, ...]:
    """Return the parts without one of them."""
    return tuple(each for number, each in enumerate(parts) if number != place)
