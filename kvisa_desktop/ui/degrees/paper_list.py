# SPDX-License-Identifier: MIT
"""The papers of a degree as rows: what each is, its pages beside its translation, its original."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import PaperRow, pages_said, where_said
from kvisa_desktop.messages import msg
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button, link
from kvisa_desktop.ui.parts.frames import emptied
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.words import tone_of, word

_INDENT = 34  # below the words of the title, past its icon


class PaperList(QWidget):
    """Shows papers. `paper_asked` carries the id to show, `original_asked` the document."""

    paper_asked = Signal(object)
    original_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[PaperRow, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_rows(self, rows: tuple[PaperRow, ...]) -> None:
        """Show the papers of a degree."""
        if rows == self._shown:
            return
        self._shown = rows
        emptied(self._column)
        if not rows:
            none = muted()
            self._desk.text.show(none, none.setText, msg("No paper yet."))
            self._column.addWidget(none)
        for each in rows:
            self._column.addWidget(self._row(each))

    def _row(self, row: PaperRow) -> QWidget:
        desk, document = self._desk, row.document
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title(document), 0, 0, Qt.AlignmentFlag.AlignLeft)
        status = Pill(desk.theme)
        grid.addWidget(status, 0, 1, Qt.AlignmentFlag.AlignRight)
        # Only now: a pill that speaks before it has a place would show as a window of its own.
        desk.text.watch(
            status, lambda: status.say(desk.text(word(document.status)), tone_of(document.status))
        )
        grid.addLayout(self._facts(row), 1, 0, 1, 2)
        for place, pair in enumerate(row.translations, start=2):
            grid.addWidget(self._title(pair.translation), place, 0, 1, 2)
        if row.next_step is not None:
            step = Label(wrap=True, kind="warn", scale=0.93)
            desk.text.show(step, step.setText, msg("Next: {step}", step=row.next_step))
            step.setContentsMargins(_INDENT, 0, 0, 2)
            grid.addWidget(step, grid.rowCount(), 0, 1, 2)
        return frame

    def _title(self, document: Document) -> QWidget:
        made = button(
            self._desk.text,
            title_of(document),
            partial(self.paper_asked.emit, document.id),
            kind="link",
        )
        icon = "languages" if document.translation_of else "file-text"
        made.setIcon(self._desk.theme.icon(icon))
        return made

    def _facts(self, row: PaperRow) -> QHBoxLayout:
        """Return the line of pages and of the original, which leads to its sheet."""
        desk = self._desk
        facts = QHBoxLayout()
        facts.setContentsMargins(_INDENT, 0, 0, 0)
        facts.setSpacing(10)
        is_even = all(each.is_even for each in row.translations)
        pages = Label(scale=0.93, kind="muted" if is_even else "warn")
        desk.text.show(pages, pages.setText, pages_said(row))
        facts.addWidget(pages)
        where = where_said(row.document, row.away)
        said = (
            msg("Original: {place}", place=where)
            if where is not None
            else msg("Say where the original is…")
        )
        original = link(
            desk.text, desk.theme, said, partial(self.original_asked.emit, row.document)
        )
        original.setObjectName("paper.original")
        facts.addWidget(original, 1)
        return facts
