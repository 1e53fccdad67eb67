# SPDX-License-Identifier: MIT
"""What the worker process runs: reads one sheet of an XLSX file."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from kvisa_desktop.domain.stay_table.columns import tells_days
from kvisa_desktop.domain.table import Cell, CellFault, Table
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.tables.complaints import not_a_table
from kvisa_desktop.exchange.tables.package import Package
from kvisa_desktop.exchange.tables.sheet import Sheet, SheetReader
from kvisa_desktop.exchange.tables.workbook import SheetEntry, Workbook, read_workbook
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.sandbox.wire import Json, message_to_json

_LONGEST_NAME = 31  # of a sheet
_MOST_SHEETS = 200  # to choose from
_MOST_TRIED = 20  # sheets, when one with cells is found
_SEEN = 60  # rows, by which a sheet is chosen


def read(data: bytes, options: Mapping[str, Json]) -> tuple[Json, bytes]:
    """Return the rows of the sheet that is asked for, or of the first visible one with cells."""
    try:
        return _found(data, str(options["sheet"]))
    except Refused as refusal:
        # A refusal of ours travels as a value: the ones of the sandbox speak of scans.
        refused: dict[str, Json] = {
            "what": message_to_json(refusal.what),
            "remedy": message_to_json(refusal.remedy),
        }
        return {"refused": refused}, b""


def _found(data: bytes, wanted: str) -> tuple[Json, bytes]:
    package = Package(data)
    book = read_workbook(package)
    if not book.sheets:
        raise not_a_table(msg("it has no sheet with cells."))
    if wanted:
        chosen = _called(book.sheets, wanted)
        sheet = _sheet(package, book, chosen)
    else:
        chosen, sheet = _first(package, book)
    notes = [message_to_json(note) for note in _notes(book, chosen, sheet)]
    rows = [[row.number, [_plain(cell) for cell in row.cells]] for row in sheet.table_rows()]
    names: list[Json] = [each.name[:_LONGEST_NAME] for each in book.sheets[:_MOST_SHEETS]]
    answer: dict[str, Json] = {
        "sheet": chosen.name[:_LONGEST_NAME],
        "sheets": names,
        "notes": list(notes),
    }
    return answer, json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _sheet(package: Package, book: Workbook, entry: SheetEntry) -> Sheet:
    reader = SheetReader(book)
    package.read(entry.part, reader)
    return reader.finish()


def _called(sheets: Sequence[SheetEntry], name: str) -> SheetEntry:
    for each in sheets:
        if each.name.casefold() == name.casefold():
            return each
    raise Refused(
        msg("The file has no sheet “{name}”.", name=verbatim(name)),
        msg("Its sheets are: {names}.", names=_names(sheets)),
    )


def _first(package: Package, book: Workbook) -> tuple[SheetEntry, Sheet]:
    """Return the first visible sheet that tells of stays, or else the first with cells."""
    filled: list[tuple[SheetEntry, Sheet]] = []
    visible = [each for each in book.sheets if not each.is_hidden]
    for place, each in enumerate(visible):
        if filled and place >= _MOST_TRIED:
            break
        sheet = _sheet(package, book, each)
        if tells_days(Table(tuple(islice(sheet.table_rows(), _SEEN)))):
            return each, sheet
        if sheet.rows and not filled:
            filled.append((each, sheet))
    if filled:
        return filled[0]
    hidden = [each for each in book.sheets if each.is_hidden]
    if hidden:
        raise not_a_table(
            msg("the sheets that are not hidden are empty."),
            msg("Show the hidden sheet and save the file, or name it: {names}.",
                names=_names(hidden)),
        )  # fmt: skip
    raise not_a_table(msg("it is empty."))


def _notes(book: Workbook, chosen: SheetEntry, sheet: Sheet) -> list[Message]:
    others = [each for each in book.sheets if each is not chosen]
    notes = []
    if others:
        notes.append(
            msg(
                "Only the sheet “{name}” was read; the file has these too: {names}.",
                name=verbatim(chosen.name[:_LONGEST_NAME]),
                names=_names(others),
            )
        )
    if sheet.hidden_rows:
        notes.append(
            plural(
                "{count} hidden row was read too.",
                "{count} hidden rows were read too.",
                sheet.hidden_rows,
            )
        )
    if sheet.hidden_columns:
        notes.append(
            plural(
                "{count} hidden column was read too.",
                "{count} hidden columns were read too.",
                sheet.hidden_columns,
            )
        )
    if sheet.outside:
        notes.append(
            plural(
                "{count} cell far outside the table was not read: {cell}.",
                "{count} cells far outside the table were not read, the first of them {cell}.",
                sheet.outside,
                cell=sheet.first_outside,
            )
        )
    return notes


def _names(sheets: Sequence[SheetEntry]) -> Message:
    return verbatim(" · ".join(each.name[:_LONGEST_NAME] for each in sheets[:20]))


def _plain(cell: Cell) -> Json:
    if isinstance(cell, CellFault):
        return {"fault": cell.value}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return cell
