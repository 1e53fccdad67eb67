# SPDX-License-Identifier: MIT
"""Looks through a finished PDF page by page: arrows, Page Up and Page Down, a page number."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QIntValidator, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted
from kvisa_desktop.ui.parts import pdf_pages
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.picture_view import PictureView

Ask: TypeAlias = Callable[[int], None]
"""Asks for a page, from 1; it is handed over later."""

_DPI = 110.0
_MOST = 99_999


class PdfView(QWidget):
    """Shows one page at a time, drawn in the pool."""

    def __init__(self, desk: Desk, empty: Message) -> None:
        super().__init__()
        self._desk = desk
        self._empty = empty
        self._file: Path | None = None
        self._count = 0
        self._page = 1
        self._live: Ask | None = None
        self.view = PictureView(desk.theme)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        desk.text.show(self, self.view.setAccessibleName, msg("Page of the dossier"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.view, 1)
        column.addLayout(self._build_foot())
        for keys, act in (("PgUp", self._back), ("PgDown", self._forward)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        desk.text.watch(self, self._say)

    @property
    def page(self) -> int:
        """The number of the page in view, from 1."""
        return self._page

    def show_file(self, file: Path | None) -> None:
        """Show another PDF from its first page, or none."""
        self._file, self._live = file, None
        self._count = 0
        self.show_busy(busy=False)
        self._say()
        if file is not None:
            self._desk.tasks.in_pool(
                self, lambda _job: pdf_pages.page_count(file), self._on_counted
            )

    def show_live(self, ask: "Ask | None") -> None:
        """Show pages that are asked for one by one and not in a file, from the same page on."""
        was_live = self._live is not None
        self._live, self._file = ask, None
        if ask is None:
            self._count = 0
        elif not was_live:
            self.view.show_picture(None, self._desk.text(msg("Drawing the preview…")))
        self._say()
        self._draw()

    def take_live(self, image: QImage, page: int, count: int) -> None:
        """Take a page that was asked for, and how many there are."""
        if self._live is None:
            return
        self.show_busy(busy=False)
        self._page, self._count = page, count
        self.number.setText(str(page))
        self._say()
        self.view.show_picture(QPixmap.fromImage(image))

    def complain(self, error: UserError) -> None:
        """Say in the place of the page why there is none."""
        self.show_busy(busy=False)
        self.view.show_picture(None, self._desk.text(error.what))

    def show_busy(self, *, busy: bool) -> None:
        """Say below the page that it is being drawn anew, or no more."""
        self._busy.setText(self._desk.text(msg("Drawing the preview…")) if busy else "")

    @property
    def dpi(self) -> float:
        """The density in which pages are drawn here."""
        return _DPI * self.devicePixelRatioF()

    def go_to(self, page: int) -> None:
        """Show another page; one that is not there is the nearest that is."""
        self._page = min(max(page, 1), max(1, self._count))
        self.number.setText(str(self._page))
        self._draw()

    def _build_foot(self) -> QVBoxLayout:
        text, theme = self._desk.text, self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(6)
        self.number = QLineEdit("1")
        self.number.setValidator(QIntValidator(1, _MOST, self))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFixedWidth(64)
        text.show(self, self.number.setAccessibleName, msg("Page number"))
        self.number.editingFinished.connect(self._on_typed)
        self._of = muted(wrap=False)
        self._busy = muted(wrap=False)
        self._before = icon_button(
            text, theme, "chevron-left", msg("Page before (Page Up)"), self._back
        )
        self._after = icon_button(
            text, theme, "chevron-right", msg("Next page (Page Down)"), self._forward
        )
        row.addStretch(1)
        for widget in (self._before, self.number, self._of, self._after):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignHCenter)
        return column

    def _say(self) -> None:
        there = self._count > 0
        for widget in (self._before, self.number, self._of, self._after):
            widget.setVisible(there)
        self._of.setText(self._desk.text(msg("of {count}", count=self._count)))
        if self._file is None and self._live is None:
            self.view.show_picture(None, self._desk.text(self._empty))

    def _on_counted(self, count: int) -> None:
        self._count = count
        self._say()
        self.go_to(1)

    def _draw(self) -> None:
        file, number = self._file, self.page
        if self._live is not None:
            self._live(number)
            return
        if file is None or not self._count:
            return
        dpi = self.dpi

        def drawn(image: QImage) -> None:
            if (self._file, self.page) == (file, number):
                self.view.show_picture(QPixmap.fromImage(image))

        self._desk.tasks.in_pool(
            self, lambda _job: pdf_pages.draw_page(file, number, dpi), drawn, failed=self.complain
        )

    def _back(self) -> None:
        self.go_to(self.page - 1)

    def _forward(self) -> None:
        self.go_to(self.page + 1)

    def _on_typed(self) -> None:
        wanted = int(self.number.text())
        if wanted != self._page:
            self.go_to(wanted)
