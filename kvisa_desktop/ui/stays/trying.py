# SPDX-License-Identifier: MIT
"""The page while trips are tried out: all of it tinted, the record out of reach, Esc goes back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kvisa_desktop.ui.stays.page import StaysPage


class Trying(QObject):
    """Switches a page between the record and trying out; `locked` is what edits the record."""

    def __init__(self, page: "StaysPage", locked: Sequence[QWidget]) -> None:
        super().__init__(page)
        self._page, self._locked = page, locked
        page.what_if.hide()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        page.timeline.what_if.toggled.connect(self._on_toggled)
        page.what_if.changed.connect(page.show_case)
        page.what_if.left.connect(self.leave)
        page.desk.theme.changed.connect(self._tint)
        page.state.awaited.connect(self._on_other_case)

    @property
    def is_on(self) -> bool:
        """True while trips are tried out."""
        return self._page.timeline.what_if.isChecked()

    def leave(self) -> None:
        """Go back to the record."""
        self._page.timeline.what_if.setChecked(False)
        self._page.timeline.what_if.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, is_on: bool) -> None:
        page = self._page
        page.what_if.setVisible(is_on)
        self._escape.setEnabled(is_on)
        for each in self._locked:
            each.setEnabled(not is_on)
        self._tint()
        page.side.call(page.summary)
        if is_on:
            page.what_if.start_focus()
        if page.state.is_open:
            page.show_case()

    def _tint(self) -> None:
        """Give every card another ground, so that nobody takes a trial for the record."""
        page, tokens = self._page, self._page.desk.theme.tokens
        page.timeline.timeline.ground = "info_bg" if self.is_on else "surface"
        page.timeline.timeline.viewport().update()
        tint = f"""
            QFrame[kind="card"] {{ background: {tokens.info_bg}; border-color: {tokens.info}; }}
            QTableView, QHeaderView::section {{ background: {tokens.info_bg}; }}
            QToolButton[kind="nav"]:checked {{ background: {tokens.surface}; }}
            QFrame[kind="well"] {{ background: {tokens.warn_bg}; border-color: {tokens.warn}; }}
        """
        page.setStyleSheet(tint if self.is_on else "")

    def _on_other_case(self) -> None:
        self._page.what_if.forget()
        self._page.timeline.what_if.setChecked(False)
