# SPDX-License-Identifier: MIT
"""A whole table read before anything is kept: what would come in, and what stands in the way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_table.columns import Columns, check_columns
from kvisa_desktop.domain.stay_table.days import DateOrder, order_shown, readings_of
from kvisa_desktop.domain.stay_table.fields import Field
from kvisa_desktop.domain.stay_table.repeats import Fresh, without_repeats
from kvisa_desktop.domain.stay_table.rows import Known, Outcome, RowReader, RowReading
from kvisa_desktop.domain.stay_table.words import number_key
from kvisa_desktop.domain.table import Table
from kvisa_desktop.messages import Message

_DAYS = (Field.DAY, Field.ENTRY, Field.EXIT)
_FEW = 5


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants a table read: columns by heading or letter, and the order of dates."""

    columns: Mapping[str, str] = field(default_factory=dict)
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """Days that can be read two ways: a few of them, how many, and what the other days show."""

    count: int
    examples: tuple[tuple[str, str, str], ...]
    shown: DateOrder | None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a table would bring. It is taken whole or not at all: one bad row keeps all out."""

    columns: Columns
    rows: tuple[RowReading, ...]
    order: DateOrder | None = None
    two_readings: TwoReadings | None = None
    notes: tuple[Message, ...] = ()

    @property
    def bad(self) -> tuple[RowReading, ...]:
        """The rows that keep the table out."""
        return tuple(row for row in self.rows if row.outcome is Outcome.BAD)

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings that would come in, with ids that stand only for this journey."""
        return tuple(each for row in self.rows for each in row.crossings)

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)


class Planner:
    """Reads the rows of a table one after the other, so that a caller can show how far it is."""

    def __init__(
        self, table: Table, columns: Columns, order: DateOrder | None, case_file: CaseFile
    ) -> None:
        """Prepare to read; raise `Refused` when the columns do not tell enough."""
        check_columns(columns)
        self._table = table
        self._columns = columns
        self._order = order
        self._before = case_file.crossings
        self._recorded = _recorded(case_file.crossings)
        self._reader = RowReader(columns, _known(case_file), order)

    @property
    def total(self) -> int:
        """How many rows there are below the headings."""
        return len(self._table.rows) - self._columns.begin

    def rows(self) -> Iterator[Fresh]:
        """Yield the rows; a crossing that is recorded already is not brought in again."""
        for row in self._table.rows[self._columns.begin :]:
            reading = self._reader.read(row)
            crossings = tuple(each for each in reading.crossings if not self._takes(each))
            is_known = reading.crossings and not crossings
            outcome = Outcome.KNOWN if is_known else reading.outcome
            yield Fresh(reading, replace(reading, outcome=outcome, crossings=crossings))

    def plan(self, rows: Sequence[Fresh]) -> ImportPlan:
        """Return the plan for all rows that were read; what a table says twice comes in once."""
        two = self._two_readings() if self._order is None else None
        told = tuple(without_repeats(rows, self._before))
        return ImportPlan(self._columns, told, self._order, two, self._table.notes)

    def _takes(self, crossing: Crossing) -> bool:
        """Return True when the record has this crossing already; each stands for one row only."""
        ports = self._recorded[_day_key(crossing)]
        own = _port(crossing)
        found = [each for each in (own, "") if each in ports] or ([] if own else ports[:1])
        if found:
            ports.remove(found[0])
        return bool(found)

    def _two_readings(self) -> TwoReadings | None:
        places = [p for each in _DAYS if (p := self._columns.place(each)) is not None]
        count = 0
        examples: list[tuple[str, str, str]] = []
        shown: set[DateOrder] = set()
        for row in self._table.rows[self._columns.begin :]:
            for place in places:
                cell = row.cell(place)
                readings = readings_of(cell)
                if readings is not None:
                    count += 1
                    examples += [(str(cell), *readings)] if len(examples) < _FEW else []
                elif order := order_shown(cell):
                    shown.add(order)
        if not count:
            return None
        return TwoReadings(count, tuple(examples), shown.pop() if len(shown) == 1 else None)


def _known(case_file: CaseFile) -> Known:
    return Known(
        case_file.person.id,
        {number_key(each.number): each.id for each in case_file.passports if each.number},
        {number_key(each.number): each.id for each in case_file.stickers if each.number},
    )


def _recorded(crossings: Iterable[Crossing]) -> dict[tuple[str, str], list[str]]:
    """Return the ports of what is recorded, by direction and day."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in crossings:
        found[_day_key(each)].append(_port(each))
    return found


def _day_key(crossing: Crossing) -> tuple[str, str]:
    return crossing.direction.value, crossing.on.iso()


def _port(crossing: Crossing) -> str:
    return f"{crossing.port.en}|{crossing.port.zh}".casefold().strip("|")
