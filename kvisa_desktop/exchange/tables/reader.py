# SPDX-License-Identifier: MIT
"""Reads a table file: text here, XLSX in a worker with limits."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kvisa_desktop.domain.table import MOST_ROWS, Cell, CellFault, Table, TableRow
from kvisa_desktop.errors import Refused, no_such_file, unreadable_file
from kvisa_desktop.exchange.tables import csv_text, kinds
from kvisa_desktop.exchange.tables.complaints import damaged, save_anew, too_large
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox import Answer, Limits, Sandbox
from kvisa_desktop.sandbox.wire import Json, message_from_json

_TASK = "kvisa_desktop.exchange.tables.worker:read"
_LARGEST_FILE = 64 << 20
_LIMITS = Limits(seconds=60, cpu_seconds=60, memory=1 << 30, output=128 << 20)


def read_table(
    path: Path,
    sandbox: Sandbox,
    *,
    sheet: str = "",
    encoding: str = "",
    cancelled: Callable[[], bool] | None = None,
) -> Table:
    """Return the table in a file; raise `Refused` with what the file is when it holds none.

    `sheet` names a sheet of a workbook, `encoding` that of a text, a key of `csv_text.ENCODINGS`.
    """
    data = _bytes_of(path)
    kinds.refuse_other_kinds(data)
    if data.startswith(kinds.ZIP):
        return _workbook(data, sandbox, sheet, cancelled)
    return csv_text.read_csv(data, encoding)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        raise no_such_file(path) from None
    except OSError as error:
        raise unreadable_file(path, error) from error
    if len(data) > _LARGEST_FILE:
        raise too_large(msg("it is larger than {megabytes} MB.", megabytes=_LARGEST_FILE >> 20))
    return data


def _workbook(
    data: bytes, sandbox: Sandbox, sheet: str, cancelled: Callable[[], bool] | None
) -> Table:
    try:
        answer = sandbox.run(
            _TASK, data, options={"sheet": sheet}, limits=_LIMITS, cancelled=cancelled
        )
    except Refused as end:
        raise Refused(end.what, save_anew()) from end
    try:
        return _table(answer)
    except (KeyError, TypeError, ValueError):
        raise damaged() from None


def _table(answer: Answer) -> Table:
    values = answer.values
    if not isinstance(values, dict):
        raise TypeError
    if "refused" in values:
        raise _refusal(values["refused"])
    notes = values["notes"]
    if not isinstance(notes, list):
        raise TypeError
    said = tuple(note for each in notes if (note := message_from_json(each)) is not None)
    rows = json.loads(answer.data)
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise TypeError
    sheets = values["sheets"]
    if not isinstance(sheets, list):
        raise TypeError
    names = tuple(str(each) for each in sheets)
    return Table(tuple(_row(each) for each in rows), str(values["sheet"]), said, names)


def _refusal(value: Json) -> Refused:
    if not isinstance(value, dict):
        raise TypeError
    what = message_from_json(value["what"])
    if what is None:
        raise TypeError
    return Refused(what, message_from_json(value["remedy"]))


def _row(value: Any) -> TableRow:  # noqa: ANN401  as JSON gives it
    number, cells = value
    if not isinstance(number, int):
        raise TypeError
    return TableRow(number, tuple(_cell(each) for each in cells))


def _cell(value: Any) -> Cell:  # noqa: ANN401  as JSON gives it
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"])
    return CellFault(value["fault"])
