# SPDX-License-Identifier: MIT
"""How the columns of a table that came in were read, remembered for the next table like it."""

from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.record import Record, record

TableLayoutId = NewType("TableLayoutId", UUID)


@record
class TableLayout(Record):
    """Which field each column holds, by place; "" is a column that is not read.

    `purpose` says what the table is of; `headers` are its headings as they stood, by which it is
    known again; `date_order` is "dmy", "mdy", "ymd", or "" when no date needed it.
    """

    id: TableLayoutId
    purpose: str
    headers: tuple[str, ...]
    columns: tuple[str, ...]
    date_order: str = ""
