# SPDX-License-Identifier: MIT
"""A text made by the program, to be read, copied, and saved as a file."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.parts.writing import write_named

_SIZE = (620, 340)
_FILTER = "*.txt"


class TextSheet(Sheet):
    """Shows a text with the buttons to copy and save it. `file_name` is offered for saving."""

    def __init__(self, desk: Desk, title: Message, lead: Message, file_name: str) -> None:
        super().__init__(desk.text, title, lead)
        self._desk = desk
        self._title = title
        self._file_name = file_name
        self.box = QPlainTextEdit()
        self.box.setReadOnly(True)
        self.box.setMinimumSize(*_SIZE)
        self.box.setTabChangesFocus(True)
        desk.text.show(self, self.box.setAccessibleName, title)
        self.body.addWidget(self.box)
        self.add_button(msg("Close"), self.reject)
        self.add_button(msg("Save…"), self._on_save, name="save")
        self.add_button(msg("Copy"), self._on_copy, primary=True, name="copy")

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.box.setPlainText(text)

    def _on_copy(self) -> None:
        self._desk.dialogs.copy(self.box.toPlainText())
        self._desk.notices.tell(msg("The text was copied."))

    def _on_save(self) -> None:
        suggestion = Path.home() / self._file_name
        title = self.text(self._title)
        self._desk.dialogs.save_file(self, title, suggestion, _FILTER, self._save)

    def _save(self, path: Path) -> None:
        desk, data = self._desk, f"{self.box.toPlainText()}\n".encode()

        def work(_job: object) -> None:
            write_named(desk.program, path, data)

        def done(_nothing: None) -> None:
            desk.notices.tell(msg("{path} is written.", path=verbatim(path.name)))

        desk.tasks.in_pool(self, work, done, failed=self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self.complain(error.what, error.remedy)
