# SPDX-License-Identifier: MIT
"""Lines of the table on the clipboard: copied out with their headings, pasted in as a table."""

import csv
from collections.abc import Sequence
from io import StringIO

from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_table.fields import FIELD_WORDS, Field
from kvisa_desktop.domain.table import MOST_COLUMNS, MOST_ROWS, Table, TableRow
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.text import Text

_COPIED = (
    Field.DIRECTION,
    Field.DAY,
    Field.PORT,
    Field.OTHER_SIDE,
    Field.BASIS,
    Field.CERTAINTY,
)


def is_block(text: str) -> bool:
    """Return True for cells of a spreadsheet, False for what belongs into one cell."""
    return "\t" in text or "\n" in text.strip("\r\n")


def table_of(text: str) -> Table:
    """Return what was copied in a spreadsheet as a table; raise `Refused` for too much of it."""
    try:
        lines = list(csv.reader(StringIO(text, newline=""), dialect="excel-tab"))
    except csv.Error:
        lines = [line.split("\t") for line in text.splitlines()]
    rows = tuple(
        TableRow(number, tuple(cell.strip() for cell in cells[:MOST_COLUMNS]))
        for number, cells in enumerate(lines, start=1)
        if any(cell.strip() for cell in cells)
    )
    if len(rows) > MOST_ROWS:
        raise Refused(
            msg("More than {count} lines cannot be pasted at once.", count=MOST_ROWS),
            msg("Paste them in parts, or import the file."),
        )
    return Table(rows)


def text_of(crossings: Sequence[Crossing], text: Text) -> str:
    """Return lines of the table as cells of a spreadsheet, which can be pasted back as they are."""
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow([text(FIELD_WORDS[each]) for each in _COPIED])
    for each in crossings:
        port = " / ".join(half for half in (each.port.en, each.port.zh) if half)
        writer.writerow(
            [
                each.direction.value,
                each.on.iso() or "?",
                port,
                each.other_side,
                each.basis.value if each.basis else "",
                each.certainty.value,
            ]
        )
    return out.getvalue()
