# SPDX-License-Identifier: MIT
"""Where the headings of a table are, and which column holds what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kvisa_desktop.domain.stay_table.days import read_day, readings_of
from kvisa_desktop.domain.stay_table.fields import OF_A_CROSSING, OF_A_STAY, Field, field_of, key_of
from kvisa_desktop.domain.table import MOST_COLUMNS, Table, TableRow, letters, text_of
from kvisa_desktop.domain.table_layout import TableLayout
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, verbatim

PURPOSE = "stays"
NOT_READ = "-"
_DAYS = (Field.DAY, Field.ENTRY, Field.EXIT)
_WITHIN = 25  # rows in which headings are looked for
_FEWEST = 2  # headings that make a row of headings


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what: `fields` by place, None for what is not read.

    `begin` is the place of the first row below the headings; `is_remembered` is True when an
    earlier import had a table with the same headings, whose dates were in `earlier_order`. That
    says nothing of the dates of this table. `doubtful` are columns of days that would be lost
    because their heading is that of another column: each with its place and that one's.
    """

    headings: tuple[str, ...]
    fields: tuple[Field | None, ...]
    begin: int
    is_remembered: bool = False
    earlier_order: str = ""
    doubtful: tuple[tuple[int, int], ...] = ()

    def place(self, field: Field) -> int | None:
        """Return the column of a field."""
        return self.fields.index(field) if field in self.fields else None

    def has(self, field: Field) -> bool:
        """Return True when a column holds the field."""
        return field in self.fields

    @property
    def not_read(self) -> tuple[str, ...]:
        """The headings of the columns that are not read."""
        if not self.begin:
            return ()
        pairs = zip(self.headings, self.fields, strict=True)
        return tuple(heading for heading, field in pairs if field is None and heading)


def find_columns(
    table: Table, given: Mapping[str, str], remembered: Iterable[TableLayout] = ()
) -> Columns:
    """Return what is known of the columns of a table; `check_columns` says if it is enough.

    `given` says by heading or by letter which field a column holds, "-" for one that is left out;
    it stands over what was remembered, and that over what the headings say.
    """
    layouts = {each.headers: each for each in remembered if each.purpose == PURPOSE}
    candidates = list(_candidates(table))
    known = next((each for each in candidates if each.headings in layouts), None)
    if known is None:
        best = _best(table, candidates, given)
        return _with_given(replace(best, doubtful=tuple(_doubtful(table, best))), given)
    layout = layouts[known.headings]
    return _with_given(
        replace(
            known,
            fields=tuple(Field(each) if each else None for each in layout.columns),
            is_remembered=True,
            earlier_order=layout.date_order,
        ),
        given,
    )


def tells_days(table: Table) -> bool:
    """Return True when the headings of a table alone say which days of stays it tells."""
    read = {each for each in find_columns(table, {}).fields if each is not None}
    return read >= OF_A_CROSSING or bool(OF_A_STAY & read)


def check_columns(columns: Columns) -> None:
    """Raise `Refused` unless the columns tell entries or exits, and no column of days is lost."""
    for lost, other in columns.doubtful:
        raise _would_be_lost(columns, lost, other)
    read = [each for each in columns.fields if each is not None]
    for each in read:
        if read.count(each) > 1:
            raise Refused(
                msg("Two columns are read as {field}.", field=verbatim(each.value)),
                _say_which(columns, each),
            )
    is_of_crossings = set(read) >= OF_A_CROSSING
    is_of_stays = bool(OF_A_STAY & set(read))
    if is_of_crossings and is_of_stays:
        raise Refused(
            msg("The table has a date of each crossing and dates of entry and exit too."),
            _say_which(columns, Field.DAY),
        )
    if not is_of_crossings and not is_of_stays:
        raise Refused(
            msg("No column tells the days of entries and exits."), _say_which(columns, Field.ENTRY)
        )


def _candidates(table: Table) -> Iterator[Columns]:
    """Yield what may be headings: one row, or two rows of which the first one groups."""
    width = _width(table.rows)
    for place in range(min(_WITHIN, len(table.rows))):
        for rows in (table.rows[place : place + 1], table.rows[place : place + 2]):
            if any(_is_data(row) for row in rows):
                break
            headings = _joined(rows, width)
            fields = _first_of_each(field_of(each) for each in headings)
            yield Columns(headings, fields, place + len(rows))


def _best(table: Table, candidates: Iterable[Columns], given: Mapping[str, str]) -> Columns:
    """Return the candidate that most is known of, or columns without headings."""
    width = _width(table.rows)
    best = Columns(_joined(table.rows[:1], width), (None,) * width, 0)
    most = 0 if given else _FEWEST - 1
    wanted = {key_of(each) for each in given}
    for each in candidates:
        score = sum(field is not None for field in each.fields)
        score += sum(key_of(heading) in wanted for heading in each.headings if heading)
        if score > most:
            most, best = score, each
    while best.begin and best.begin < len(table.rows) and _repeats(table.rows[best.begin]):
        best = replace(best, begin=best.begin + 1)
    return best


def _first_of_each(fields: Iterable[Field | None]) -> tuple[Field | None, ...]:
    """Return the fields, each only where it stands first: a second column is not read."""
    seen: set[Field] = set()
    kept: list[Field | None] = []
    for each in fields:
        kept.append(None if each in seen else each)
        seen |= {each} if each else set()
    return tuple(kept)


def _doubtful(table: Table, columns: Columns) -> Iterator[tuple[int, int]]:
    """Yield columns of days that are not read, and the column that has the heading over them.

    A column with a heading of its own is named among those that are not read; this one could not.
    """
    rows = table.rows[columns.begin :]
    heading, other = "", 0
    for place, own in enumerate(columns.headings):
        if own and key_of(own) != key_of(heading):
            heading, other = own, place
        is_of_days = columns.fields[place] is None and columns.fields[other] in _DAYS
        if is_of_days and any(_has_day_of_its_own(row, place, other) for row in rows):
            yield place, other


def _has_day_of_its_own(row: TableRow, place: int, other: int) -> bool:
    cell = row.cell(place)
    return cell != row.cell(other) and (isinstance(cell, date) or _is_day(text_of(cell)))


def _would_be_lost(columns: Columns, lost: int, other: int) -> Refused:
    left, right = (letters(each) for each in sorted((lost, other)))
    return Refused(
        msg(
            "Column {column} holds days and would not be read, because the heading “{heading}” "
            "is that of column {other}: say what column {column} holds.",
            column=letters(lost),
            heading=verbatim(columns.headings[other]),
            other=letters(other),
        ),
        msg(
            "For example {example}; {skip} leaves the column out.",
            example=verbatim(f"--map {left}={Field.ENTRY} --map {right}={Field.EXIT}"),
            skip=verbatim(f"--map {letters(lost)}={NOT_READ}"),
        ),
    )


def _is_data(row: TableRow) -> bool:
    """Return True for a row with a day in it, which no headings have."""
    return any(not isinstance(cell, str) or _is_day(cell) for cell in row.cells if cell != "")


def _is_day(text: str) -> bool:
    if not any(letter.isdecimal() for letter in text):
        return False
    try:
        return read_day(text, None).is_known
    except Refused:
        return readings_of(text) is not None


def _repeats(row: TableRow) -> bool:
    """Return True for headings in a second language below the first ones."""
    texts = [text_of(cell) for cell in row.cells if text_of(cell)]
    return len(texts) >= _FEWEST and all(field_of(each) for each in texts)


def _width(rows: Sequence[TableRow]) -> int:
    return min(MOST_COLUMNS, max((len(row.cells) for row in rows), default=0))


def _joined(rows: Sequence[TableRow], width: int) -> tuple[str, ...]:
    """Return the headings in one row, or of a row of groups with a row of headings below it."""
    if len(rows) <= 1:
        return tuple(text_of(row.cell(column)) for row in rows for column in range(width))
    headings, group = [], ""
    for column in range(width):
        group = text_of(rows[0].cell(column)) or group
        own = text_of(rows[1].cell(column))
        headings.append(group if own == group or not own else f"{group} {own}".strip())
    return tuple(headings)


def _with_given(columns: Columns, given: Mapping[str, str]) -> Columns:
    fields = list(columns.fields)
    said: set[int] = set()
    for name, word in given.items():
        field = _field_called(word)
        place = _place_of(columns, name)
        said |= {place, *(n for n, each in enumerate(fields) if field and each is field)}
        if field is not None:
            fields = [None if each is field else each for each in fields]
        fields[place] = field
    unsaid = tuple(pair for pair in columns.doubtful if pair[0] not in said)
    return replace(columns, fields=tuple(fields), doubtful=unsaid)


def _field_called(word: str) -> Field | None:
    if word.strip() in {NOT_READ, ""}:
        return None
    try:
        return Field(word.strip().casefold())
    except ValueError:
        words = ", ".join((*(each.value for each in Field), NOT_READ))
        raise WrongUsage(
            msg("“{word}” is nothing that a column can hold.", word=word),
            msg("Use one of: {words}.", words=words),
        ) from None


def _place_of(columns: Columns, name: str) -> int:
    headings = columns.headings
    keys = [key_of(each) for each in headings] if columns.begin else []
    wanted = key_of(name)
    if wanted and wanted in keys:
        return keys.index(wanted)
    by_letter = [letters(place) for place in range(len(headings))]
    if name.strip().upper() in by_letter:
        return by_letter.index(name.strip().upper())
    raise WrongUsage(
        msg("The table has no column “{name}”.", name=name),
        msg("Its columns are: {names}.", names=_named(headings)),
    )


def _say_which(columns: Columns, field: Field) -> Message:
    return msg(
        "Say which column holds it, for example {example}; the columns are: {names}.",
        example=verbatim(f"A={field.value}"),
        names=_named(columns.headings),
    )


def _named(headings: Sequence[str]) -> Message:
    pairs = (f"{letters(place)} {heading}".strip() for place, heading in enumerate(headings))
    return verbatim(" · ".join(list(pairs)[:40]))
