# SPDX-License-Identifier: MIT
"""What of a file is read: which of its sheets, or in which encoding its text."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kvisa_desktop.domain.table import Table
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.choice_box import ChoiceBox

_ENCODINGS = ("", "utf-8", "utf-16", "gb18030", "big5", "latin")
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "gb18030": "GB18030",
    "big5": "Big5",
    "latin": "Windows-1252",
}


class ImportSource(QWidget):
    """Offers the sheets of a workbook, and the encodings of a text. `changed` asks to read anew."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.sheets = ChoiceBox(desk.text, (), _sheet_said)
        self.sheets.setObjectName("stays.import.sheet")
        self.encodings = ChoiceBox(desk.text, _ENCODINGS, _encoding_said)
        self.encodings.setObjectName("stays.import.encoding")
        desk.text.show(self.sheets, self.sheets.setAccessibleName, msg("Sheet of the file"))
        name = msg("Encoding of the file")
        desk.text.show(self.encodings, self.encodings.setAccessibleName, name)
        for box in (self.sheets, self.encodings):
            box.show_whole()
            row.addWidget(box)
            box.hide()
            box.picked.connect(lambda _value: self.changed.emit())
        row.addStretch(1)
        self.hide()

    @property
    def sheet(self) -> str:
        """The sheet that is asked for, "" for the first one with cells."""
        return str(self.sheets.value) if self.sheets.values else ""

    @property
    def encoding(self) -> str:
        """The encoding that is asked for, "" when the file tells it."""
        return str(self.encodings.value)

    def show_table(self, table: Table) -> None:
        """Offer what else there is in the file that was read."""
        if table.sheets:
            self.sheets.offer(table.sheets)
            self.sheets.choose(table.sheet)
        self._show(has_sheets=len(table.sheets) > 1, is_text=not table.sheet)

    def show_failure(self, file: Path) -> None:
        """Offer to name the encoding of a text that could not be read."""
        self._show(
            has_sheets=len(self.sheets.values) > 1,
            is_text=not self.sheets.values and not file.suffix.lower().startswith(".xls"),
        )

    def _show(self, *, has_sheets: bool, is_text: bool) -> None:
        self.sheets.setVisible(has_sheets)
        self.encodings.setVisible(is_text)
        self.setVisible(has_sheets or is_text)


def _sheet_said(value: object) -> Message:
    return msg("Sheet: {name}", name=verbatim(str(value)))


def _encoding_said(value: object) -> Message:
    if not value:
        return msg("Encoding: told from the file")
    return msg("Encoding: {name}", name=verbatim(_NAMES[str(value)]))
