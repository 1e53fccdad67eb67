# SPDX-License-Identifier: MIT
"""One row of a table turned into the crossings it tells of, or into the reasons why not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PassportId, PersonId
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction, StickerId
from kvisa_desktop.domain.stay_table import words
from kvisa_desktop.domain.stay_table.columns import Columns
from kvisa_desktop.domain.stay_table.days import DateOrder, read_day
from kvisa_desktop.domain.stay_table.fields import FIELD_WORDS, OF_A_STAY, Field
from kvisa_desktop.domain.table import FAULT_WORDS, CellFault, TableRow, text_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim

T = TypeVar("T")
_UNKNOWN = PartialDate()


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    REPEATED = "repeated"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row as it was read: its crossings, or its faults; `notes` say what was left open.

    The ids of the crossings stand only for this journey.
    """

    number: int
    outcome: Outcome
    crossings: tuple[Crossing, ...] = ()
    faults: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded already, by which numbers in a table are told: passports and visas."""

    person_id: PersonId
    passports: Mapping[str, PassportId] = field(default_factory=dict)
    stickers: Mapping[str, StickerId] = field(default_factory=dict)


class RowReader:
    """Reads rows of one table, all by the same columns and the same order of dates."""

    def __init__(self, columns: Columns, known: Known, order: DateOrder | None) -> None:
        self._columns = columns
        self._known = known
        self._order = order
        self._is_of_stays = any(columns.has(each) for each in OF_A_STAY)

    def read(self, row: TableRow) -> RowReading:
        """Return what a row says; every fault in it, not only the first one."""
        reading = _Reading(row, self._columns)
        drafts = list(self._stay(reading) if self._is_of_stays else self._crossing(reading))
        if not reading.faults and not drafts:
            reading.faults.append(msg("No day of entry or exit stands here."))
        if reading.faults:
            return RowReading(row.number, Outcome.BAD, faults=tuple(reading.faults))
        shared = self._shared(reading)
        if reading.faults:
            return RowReading(row.number, Outcome.BAD, faults=tuple(reading.faults))
        crossings = tuple(
            self._made(row.number * 2 + place, draft, shared) for place, draft in enumerate(drafts)
        )
        return RowReading(row.number, Outcome.NEW, crossings, notes=tuple(reading.notes))

    def _crossing(self, reading: "_Reading") -> Iterator[dict[str, Any]]:
        direction = reading.value(Field.DIRECTION, words.direction_of)
        day = self._day(reading, Field.DAY)
        if direction is None and not reading.has(Field.DIRECTION):
            reading.faults.append(msg("It is not said whether this is an entry or an exit."))
        if day is None and not reading.has(Field.DAY):
            reading.faults.append(
                msg("There is no date; write “unknown” where the day is not known.")
            )
        if direction is not None and day is not None:
            yield {
                "direction": direction,
                "on": day,
                "port": reading.value(Field.PORT, words.bilingual),
                "other_side": reading.value(Field.OTHER_SIDE, words.country_of)
                or reading.value(
                    Field.FROM if direction is Direction.ENTRY else Field.TO, words.country_of
                ),
            }

    def _stay(self, reading: "_Reading") -> Iterator[dict[str, Any]]:
        entered = self._day(reading, Field.ENTRY)
        left = self._day(reading, Field.EXIT)
        if entered and left and left.latest < entered.earliest and left.is_known:
            reading.faults.append(
                msg("The exit on {exit} lies before the entry on {entry}.",
                    exit=left, entry=entered)
            )  # fmt: skip
        sides = (
            (Direction.ENTRY, entered, Field.ENTRY_PORT, Field.FROM),
            (Direction.EXIT, left, Field.EXIT_PORT, Field.TO),
        )
        for direction, day, port, side in sides:
            if day is None:
                continue
            yield {
                "direction": direction,
                "on": day,
                "port": reading.value(port, words.bilingual)
                or (reading.value(Field.PORT, words.bilingual) if not reading.has(port) else None),
                "other_side": reading.value(side, words.country_of)
                or reading.value(Field.OTHER_SIDE, words.country_of),
            }

    def _day(self, reading: "_Reading", field_: Field) -> PartialDate | None:
        return reading.attempt(field_, lambda: read_day(reading.cell(field_), self._order))

    def _shared(self, reading: "_Reading") -> dict[str, Any]:
        note = reading.text(Field.NOTE)
        shared: dict[str, Any] = {
            "purpose": reading.value(Field.PURPOSE, words.bilingual),
            "certainty": reading.value(Field.CERTAINTY, words.certainty_of),
            "basis": reading.value(Field.BASIS, words.basis_of),
        }
        for field_, key, known in (
            (Field.PASSPORT, "passport_id", self._known.passports),
            (Field.VISA, "sticker_id", self._known.stickers),
        ):
            number = reading.text(field_)
            if not number:
                continue
            shared[key] = known.get(words.number_key(number))
            if shared[key] is None:
                reading.notes.append(_not_recorded(field_, number))
                note = f"{note}\n{number}".strip()
        shared["note"] = note
        return shared

    def _made(self, number: int, draft: dict[str, Any], shared: dict[str, Any]) -> Crossing:
        given = {**shared, **draft}
        if draft["direction"] is Direction.EXIT:
            given |= {"basis": None, "sticker_id": None}
        return Crossing(
            id=CrossingId(UUID(int=number)),
            person_id=self._known.person_id,
            **{key: value for key, value in given.items() if value is not None},
        )


class _Reading:
    """A row while it is read: its cells by field, and what was found wrong with them."""

    def __init__(self, row: TableRow, columns: Columns) -> None:
        self._row = row
        self._columns = columns
        self.faults: list[Message] = []
        self.notes: list[Message] = []

    def cell(self, field_: Field) -> Any:  # noqa: ANN401  a cell holds anything
        place = self._columns.place(field_)
        cell = "" if place is None else self._row.cell(place)
        return "" if words.is_mark_for_nothing(cell) else cell

    def has(self, field_: Field) -> bool:
        return bool(self.cell(field_) != "")

    def text(self, field_: Field) -> str:
        cell = self.cell(field_)
        if isinstance(cell, CellFault):
            self._complain(field_, FAULT_WORDS[cell])
        return text_of(cell)

    def value(self, field_: Field, read: Callable[[str], T]) -> T | None:
        """Return what a cell says, None for an empty or a faulty one."""
        return self.attempt(field_, lambda: read(self.text(field_)))

    def attempt(self, field_: Field, read: Callable[[], T]) -> T | None:
        """Return what `read` makes of a cell that is not empty; a refusal becomes a fault."""
        if not self.has(field_):
            return None
        before = len(self.faults)
        try:
            found = read()
        except Refused as refusal:
            if len(self.faults) == before:
                self._complain(field_, refusal.what)
            return None
        return found if len(self.faults) == before else None

    def _complain(self, field_: Field, what: Message) -> None:
        self.faults.append(msg("{column}: {what}", column=FIELD_WORDS[field_], what=what))


def _not_recorded(field_: Field, number: str) -> Message:
    if field_ is Field.PASSPORT:
        return msg(
            "No passport {number} is recorded; the number is kept as a note.",
            number=verbatim(number),
        )
    return msg(
        "No visa {number} is recorded; the number is kept as a note.", number=verbatim(number)
    )
