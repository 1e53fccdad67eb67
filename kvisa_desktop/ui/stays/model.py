# SPDX-License-Identifier: MIT
"""The record of crossings as an editable table, and the stays it makes in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.bounds import DaySpan
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.country import country
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.domain.sticker_use import use_of_stickers
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.form import Entry
from kvisa_desktop.ui.parts.item_table import Column
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import bare, tone_of, word

FIELDS = ("direction", "on", "port", "other_side", "basis", "certainty")
PASSPORT = Entry("passport_id", msg("Passport used"))
DETAIL_ENTRIES: tuple[Entry, ...] = (
    Entry("direction", msg("Entry or exit")),
    Entry("on", msg("Date")),
    Entry("port", msg("Port")),
    Entry("other_side", msg("Coming from or going to"), country=2),
    Entry("basis", msg("Basis of the entry")),
    PASSPORT,
    Entry("certainty", msg("How sure")),
    Entry("purpose", msg("Purpose")),
    Entry("note", msg("Note"), msg("For you only; never printed.")),
)
STICKER_ENTRIES: tuple[Entry, ...] = (
    Entry("number", msg("Visa number")),
    Entry("category", msg("Category")),
    Entry("entries", msg("Entries"), msg("0 for M, multiple.")),
    Entry("issued_on", msg("Issued on")),
    Entry("issued_place", msg("Place of issue")),
    Entry("enter_before", msg("Enter before")),
    Entry("duration_days", msg("Duration of each stay, days"), msg("0 for 000.")),
    PASSPORT,
    Entry("note", msg("Note"), msg("For you only; never printed.")),
)


def _direction(row: Crossing, text: Text) -> Cell:
    entry = row.direction is Direction.ENTRY
    icon = "plane-landing" if entry else "plane-takeoff"
    return Cell(text(word(row.direction)), icon=icon, icon_tone="accent" if entry else "muted")


def _on(row: Crossing, text: Text) -> Cell:
    return Cell(text(bare(row.on)), strong=row.on.is_exact)


def _port(row: Crossing, text: Text) -> Cell:
    port = row.port
    second = port.zh if text.language == "en" else port.en
    return Cell(port.said_in(text.language) or "—", second if second and port.en else "")


def _basis(row: Crossing, text: Text) -> Cell:
    if row.direction is Direction.EXIT:
        return Cell("")
    return Cell(text(word(row.basis)) if row.basis else text(msg("not given")))


def _certainty(row: Crossing, text: Text) -> Cell:
    return Cell(text(word(row.certainty)), pill=tone_of(row.certainty))


def _other_side(row: Crossing, text: Text) -> Cell:
    found = country(row.other_side) if row.other_side else None
    return Cell(found.name.said_in(text.language) if found else row.other_side or "—")


def table_columns() -> tuple[Column[Crossing], ...]:
    """Return the columns of the table, in the order of `FIELDS`."""
    return (
        Column(msg("Direction"), _direction, 98),
        Column(msg("Date"), _on, 150),
        Column(msg("Port"), _port, 140),
        Column(msg("From or to"), _other_side, 120),
        Column(msg("Basis of the entry"), _basis, 150),
        Column(msg("How sure"), _certainty, 170),
    )


@dataclass(frozen=True, slots=True)
class StayLine:
    """A stay in words: from when to when, on what basis, how long, until when it was lawful."""

    key: UUID
    text: Message
    limit: Message
    why: tuple[Explanation, ...]
    overstayed: bool


def stay_line(stay: CountedStay) -> StayLine:
    """Return one stay in words."""
    left = stay.left
    until = bare(left) if left is not None else msg("now")
    days = msg("not begun") if stay.days is None else msg("{days} days", days=stay.days)
    text = msg(
        "{entered} – {left} · {basis} · {days}",
        entered=stay.entered,
        left=until,
        basis=word(stay.basis),
        days=days,
    )
    limit = (
        msg("last lawful day: {day}", day=stay.limit.last)
        if stay.limit.last is not None
        else msg("last lawful day not known")
    )
    over = stay.overstay is not None and stay.overstay.least > 0
    return StayLine(stay.crossings[0].id, text, limit, stay.why, over)


def clock_lines(found: StayReview) -> tuple[tuple[Message, Explanation], ...]:
    """Return the clocks that run, each with its reason."""
    return tuple(
        (msg("{day} · {what}", day=clock.due, what=clock.text), clock.why) for clock in found.clocks
    )


def year_lines(found: StayReview) -> tuple[tuple[Message, Explanation], ...]:
    """Return the days in the mainland of each year, latest first."""
    return tuple(
        (msg("{year}: {days} days", year=verbatim(str(each.first.year)), days=each.days), each.why)
        for each in reversed(found.years)
    )


def compared_years(found: StayReview, real: StayReview) -> tuple[tuple[Message, Explanation], ...]:
    """Return the days of each year with what is planned, and beside them those on record."""
    kept = {each.first: each.days for each in real.years}
    return tuple(
        (
            msg(
                "{year}: {days} days; on record {real}",
                year=verbatim(str(each.first.year)),
                days=each.days,
                real=kept.get(each.first, DaySpan(0, 0)),
            ),
            each.why,
        )
        for each in reversed(found.years)
    )


def sticker_head(sticker: VisaSticker) -> Message:
    """Return the title of a sticker's card."""
    if sticker.number or sticker.category:
        return msg("Visa {category} {number}", category=sticker.category, number=sticker.number)
    return msg("A Chinese visa")


def sticker_follows(file: CaseFile, sticker: VisaSticker, on: date) -> list[Message]:
    """Return what is left of a visa on a day, with the rule."""
    (use,) = use_of_stickers((sticker,), file.crossings, on=on)
    return [each.text for each in use.why]


def passport_choices(file: CaseFile) -> Sequence[tuple[UUID, Message]]:
    """Return the passports of the person, old ones too."""
    return [
        (each.id, msg("{number} (old)", number=each.number) if each.is_old else bare(each.number))
        for each in file.passports
    ]


def sticker_choices(file: CaseFile) -> Sequence[tuple[UUID, Message]]:
    """Return the stickers that an entry may rest on."""
    return [(each.id, sticker_head(each)) for each in file.stickers]


def halves(typed: str, old: Bilingual, language: str) -> Bilingual:
    """Return a port after one half of it was typed in the table."""
    return Bilingual(old.en, typed) if language == "zh" else Bilingual(typed, old.zh)
