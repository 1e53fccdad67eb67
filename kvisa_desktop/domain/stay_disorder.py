# SPDX-License-Identifier: MIT
"""Findings on the record of crossings itself: what is missing in it or contradicts itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.stay import Certainty, Crossing, Direction
from kvisa_desktop.domain.stay_plan import is_planned
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Message, msg

_SAID = Certainty.MEMORY
_QUESTION = ("G-18", "E-37")
_ADD_THE_EXIT = msg("Add the exit, even if its day is not known.")
_FIND_THE_DAY = msg("Look for the stamp or the ticket, and record the exact day.")
_MIXED_UP_WITHIN = 366  # days: a wrong year in one of two dates that belong together


def disorder(stays: Sequence[CountedStay]) -> Iterator[Finding]:
    """Yield what keeps the record from telling one story, in the order of time."""
    explained: set[int] = set()
    for index in range(len(stays) - 2):
        if crossed := _crossed(stays[index : index + 3]):
            explained |= {index, index + 2}
            yield crossed
    for index, stay in enumerate(stays):
        if index not in explained:
            yield from _one_ended(stay)
        yield from _inexact(stay)
        yield from _passports(stay)
        yield from _evidence(stay)
    for one, following in pairwise(stays):
        yield from _backwards(one, following)


def _finding(
    key: str,
    weight: Weight,
    texts: tuple[Message, Message],
    crossing: Crossing,
    sources: tuple[str, ...] = _QUESTION,
    *,
    against: Crossing | None = None,
) -> Finding:
    text, step = texts
    other = Place(Area.STAYS, against.id, "on") if against else None
    return Finding(f"stay.{key}", weight, Area.STAYS, text, step, sources, crossing.id, "on", other)


def _one_ended(stay: CountedStay) -> Iterator[Finding]:
    """Yield the finding on a stay that lacks its entry or its exit."""
    entry, exit_ = stay.stay.entry, stay.stay.exit
    if entry is None and exit_ is not None:
        texts = (
            msg("The exit {date} has no entry before it.", date=When(exit_.on)),
            msg("Add the entry, even if its day is not known."),
        )
        yield _finding("entry-missing", Weight.CHECK, texts, exit_)
    if entry is None or exit_ is not None:
        return
    if stay.left is not None:
        text = msg("The entry {date} has no exit before the next entry.", date=When(entry.on))
        yield _finding("exit-missing", Weight.CHECK, (text, _ADD_THE_EXIT), entry)
    elif stay.days is not None:
        text = msg(
            "After the entry {date} no exit is recorded: is the applicant still in China?",
            date=When(entry.on),
        )
        yield _finding("open", Weight.CHECK, (text, _ADD_THE_EXIT), entry)


def _crossed(stays: Sequence[CountedStay]) -> Finding | None:
    """Return the finding on two entries followed by two exits."""
    first, inner, last = stays
    one, two = first.stay.entry, inner.stay.entry
    left, gone = inner.stay.exit, last.stay.exit
    has_pattern = first.stay.exit is None and last.stay.entry is None
    if not has_pattern or one is None or two is None or left is None or gone is None:
        return None
    if two.other_side and two.other_side == left.other_side:
        text = msg(
            "The return {back} lies before the departure {out}.",
            back=When(two.on),
            out=When(left.on),
        )
        step = msg("Compare both days with the stamps; one of them is wrong.")
        return _finding(
            "return-before-departure", Weight.CHECK, (text, step), two, ("E-07",), against=left
        )
    text = msg(
        "Two stays overlap: {begin} – {end} and {other_begin} – {other_end}.",
        begin=one.on,
        end=gone.on,
        other_begin=two.on,
        other_end=left.on,
    )
    step = msg("Nobody enters twice without leaving: add the exit between them, or mend the days.")
    return _finding("overlap", Weight.CHECK, (text, step), two, against=one)


def _backwards(one: CountedStay, following: CountedStay) -> Iterator[Finding]:
    """Yield the finding on an exit and a later entry that both lack their counterpart."""
    exit_, entry = one.stay.exit, following.stay.entry
    if one.stay.entry is not None or following.stay.exit is not None:
        return
    if exit_ is None or entry is None or exit_.on.exact is None or entry.on.exact is None:
        return
    if (entry.on.exact - exit_.on.exact).days <= _MIXED_UP_WITHIN:
        text = msg(
            "The exit on {exit} lies before the entry on {entry}, and neither has a counterpart.",
            exit=exit_.on,
            entry=entry.on,
        )
        step = msg("If they belong to one stay, one of the days is wrong.")
        yield _finding("exit-before-entry", Weight.CHECK, (text, step), exit_, against=entry)


def _inexact(stay: CountedStay) -> Iterator[Finding]:
    for crossing in stay.crossings:
        if not crossing.on.is_exact:
            text = (
                msg(
                    "An entry into China: {date}. The form's question on overstays cannot be "
                    "answered from this.",
                    date=crossing.on,
                )
                if crossing.direction is Direction.ENTRY
                else msg(
                    "An exit from China: {date}. The form's question on overstays cannot be "
                    "answered from this.",
                    date=crossing.on,
                )
            )
            key = f"{crossing.direction}-day-unknown"
            yield _finding(key, Weight.CHECK, (text, _FIND_THE_DAY), crossing)


def _passports(stay: CountedStay) -> Iterator[Finding]:
    entry, exit_ = stay.stay.entry, stay.stay.exit
    if entry is None or exit_ is None or None in {entry.passport_id, exit_.passport_id}:
        return
    if entry.passport_id != exit_.passport_id:
        texts = (
            msg(
                "Entry {entry} on one passport, exit {exit} on another.",
                entry=When(entry.on),
                exit=When(exit_.on),
            ),
            msg("If the passport was renewed in China, say so; otherwise mend the entry."),
        )
        sources = ("G-15", "E-37")
        yield _finding("passport-swapped", Weight.CHECK, texts, exit_, sources, against=entry)


def _evidence(stay: CountedStay) -> Iterator[Finding]:
    if not all(each.evidence_id is None and each.certainty is _SAID for each in stay.crossings):
        return
    if kept := [each for each in stay.crossings if not is_planned(each)]:
        texts = (
            msg("A stay rests on memory alone: {date}.", date=kept[0].on),
            msg("Add a scan of the stamp, or a ticket."),
        )
        found = _finding("no-evidence", Weight.NOTE, texts, kept[0], ("E-37", "G-16"))
        yield replace(found, field="evidence_id")
