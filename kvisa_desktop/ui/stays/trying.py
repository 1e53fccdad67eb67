# SPDX-License-Identifier: MIT
"""The page while trips are tried out: all of it tinted, the record out of reach, Esc goes back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.stays.timeline_pane import TimelinePane
from kvisa_desktop.ui.stays.what_if import WhatIfBar


class Trying(QObject):
    """Switches a page between the record and trying out; `locked` is what edits the record.

    `turned` tells that the other of the two is shown from now on.
    """

    turned = Signal()

    def __init__(
        self,
        page: SectionPage,
        what_if: WhatIfBar,
        timeline: TimelinePane,
        locked: Sequence[QWidget],
    ) -> None:
        super().__init__(page)
        self._page, self._locked = page, locked
        self._what_if, self._timeline = what_if, timeline
        what_if.hide()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        timeline.what_if.toggled.connect(self._on_toggled)
        what_if.changed.connect(page.show_case)
        what_if.left.connect(self.leave)
        page.desk.theme.changed.connect(self._tint)
        page.state.awaited.connect(self._on_other_case)

    @property
    def is_on(self) -> bool:
        """True while trips are tried out."""
        return self._timeline.what_if.isChecked()

    def leave(self) -> None:
        """Go back to the record."""
        self._timeline.what_if.setChecked(False)
        self._timeline.what_if.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, is_on: bool) -> None:
        page = self._page
        self._what_if.setVisible(is_on)
        self._escape.setEnabled(is_on)
        for each in self._locked:
            each.setEnabled(not is_on)
        self._tint()
        self.turned.emit()
        if is_on:
            self._what_if.start_focus()
        if page.state.is_open:
            page.show_case()

    def _tint(self) -> None:
        """Give every card another ground, so that nobody takes a trial for the record."""
        page, tokens = self._page, self._page.desk.theme.tokens
        self._timeline.timeline.ground = "info_bg" if self.is_on else "surface"
        self._timeline.timeline.viewport().update()
        tint = f"""
            QFrame[kind="card"] {{ background: {tokens.info_bg}; border-color: {tokens.info}; }}
            QTableView, QHeaderView::section {{ background: {tokens.info_bg}; }}
            QToolButton[kind="nav"]:checked {{ background: {tokens.surface}; }}
            QFrame[kind="well"] {{ background: {tokens.warn_bg}; border-color: {tokens.warn}; }}
        """
        page.setStyleSheet(tint if self.is_on else "")

    def _on_other_case(self) -> None:
        self._what_if.forget()
        self._timeline.what_if.setChecked(False)
