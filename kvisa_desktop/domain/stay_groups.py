# SPDX-License-Identifier: MIT
"""Findings on stays that say the same of many of them, gathered into one line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.messages import Message, plural

GATHERED_FROM = 4  # findings; fewer are read as quickly one by one

_ENTRY, _EXIT = "stay.entry-day-unknown", "stay.exit-day-unknown"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings of one kind; `head` says them all in one line, None where each speaks for itself."""

    findings: tuple[Finding, ...]
    head: Message | None = None


def gathered(findings: Iterable[Finding], days: Mapping[UUID, PartialDate]) -> tuple[Gathered, ...]:
    """Return the findings in their order, each kind with many of them as one at its first place.

    `days` are those of the crossings the findings are about; unlike ones are told apart.
    """
    kinds: dict[tuple[str, int], list[Finding]] = {}
    for each in findings:
        kinds.setdefault((each.id, _known_of(each, days)), []).append(each)
    found: list[Gathered] = []
    for (key, known), alike in kinds.items():
        if len(alike) < GATHERED_FROM:
            found += [Gathered((each,)) for each in alike]
        else:
            found.append(Gathered(tuple(alike), _head(key, known, alike)))
    return tuple(found)


def _known_of(finding: Finding, days: Mapping[UUID, PartialDate]) -> int:
    """Return how much is known of a day that is not known: 2 its month, 1 its year, 0 nothing."""
    day = days.get(finding.record_id) if finding.record_id else None
    if day is None or finding.id not in {_ENTRY, _EXIT}:
        return -1
    return int(day.year is not None) + int(day.month is not None)


def _head(key: str, known: int, alike: Sequence[Finding]) -> Message | None:
    count = len(alike)
    heads = {
        (_ENTRY, 2): plural(
            "Entry date known only to the month: {count} stay",
            "Entry date known only to the month: {count} stays",
            count,
        ),
        (_ENTRY, 1): plural(
            "Entry date known only to the year: {count} stay",
            "Entry date known only to the year: {count} stays",
            count,
        ),
        (_ENTRY, 0): plural(
            "Entry date not known: {count} stay", "Entry date not known: {count} stays", count
        ),
        (_EXIT, 2): plural(
            "Exit date known only to the month: {count} stay",
            "Exit date known only to the month: {count} stays",
            count,
        ),
        (_EXIT, 1): plural(
            "Exit date known only to the year: {count} stay",
            "Exit date known only to the year: {count} stays",
            count,
        ),
        (_EXIT, 0): plural(
            "Exit date not known: {count} stay", "Exit date not known: {count} stays", count
        ),
    }
    return heads.get((key, known)) or plural(
        "{text} And {rest} more like it.",
        "{text} And {rest} more like it.",
        count,
        text=alike[0].text,
        rest=count - 1,
    )
