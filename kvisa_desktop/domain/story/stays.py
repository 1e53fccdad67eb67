# SPDX-License-Identifier: MIT
"""Stays: entries and exits without a day or a counterpart leave a question of the form open."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.messages import msg

_QUESTION = ("G-18", "E-37")


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what keeps the form's question on overstays from being answered."""
    for crossing in case_file.crossings:
        if not crossing.on.is_exact:
            yield _inexact(crossing)
    yield from _unpaired(case_file, on)


def _inexact(crossing: Crossing) -> Finding:
    if crossing.direction is Direction.ENTRY:
        text = msg(
            "An entry into China: {date}. The form's question on overstays cannot be "
            "answered from this.",
            date=crossing.on,
        )
    else:
        text = msg(
            "An exit from China: {date}. The form's question on overstays cannot be "
            "answered from this.",
            date=crossing.on,
        )
    return Finding(
        f"stay.{crossing.direction}-day-unknown",
        Weight.CHECK,
        Area.STAYS,
        text,
        msg("Look for the stamp or the ticket, and record the exact day."),
        _QUESTION,
        crossing.id,
        "on",
    )


def _unpaired(case_file: CaseFile, on: date) -> Iterator[Finding]:
    crossings = sorted(case_file.crossings, key=lambda each: (each.on.latest, each.id.bytes))
    dated = [each for each in crossings if each.on.is_known]
    for crossing, follower in zip_longest(dated, dated[1:]):
        if crossing.direction is Direction.ENTRY:
            yield from _without_exit(crossing, follower, on)
    for before, crossing in zip([None, *dated], dated, strict=False):
        is_alone = before is None or before.direction is Direction.EXIT
        if crossing.direction is Direction.EXIT and is_alone:
            yield Finding(
                "stay.entry-missing",
                Weight.CHECK,
                Area.STAYS,
                msg("The exit on {date} has no entry before it.", date=crossing.on),
                msg("Add the entry, even if its day is not known."),
                _QUESTION,
                crossing.id,
                "on",
            )


def _without_exit(entry: Crossing, follower: Crossing | None, on: date) -> Iterator[Finding]:
    if follower is None:
        if entry.on.latest <= on:
            yield Finding(
                "stay.open",
                Weight.CHECK,
                Area.STAYS,
                msg(
                    "After the entry on {date} no exit is recorded: is the applicant "
                    "still in China?",
                    date=entry.on,
                ),
                msg("Add the exit, even if its day is not known."),
                _QUESTION,
                entry.id,
                "on",
            )
    elif follower.direction is Direction.ENTRY:
        yield Finding(
            "stay.exit-missing",
            Weight.CHECK,
            Area.STAYS,
            msg("The entry on {date} has no exit before the next entry.", date=entry.on),
            msg("Add the exit, even if its day is not known."),
            _QUESTION,
            entry.id,
            "on",
        )
