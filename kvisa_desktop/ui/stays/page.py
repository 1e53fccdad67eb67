# SPDX-License-Identifier: MIT
"""Entries and exits in a table, the stays they make in words, the visas, and the clocks."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.domain.dates import parse_partial
from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import subheading
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.rail import nav_button
from kvisa_desktop.ui.stays import actions
from kvisa_desktop.ui.stays.crossing_form import CrossingForm
from kvisa_desktop.ui.stays.model import crossings, halves, review
from kvisa_desktop.ui.stays.summary import StaySummary
from kvisa_desktop.ui.stays.table import CrossingTable
from kvisa_desktop.ui.stays.visas import VisaCards

_UPPER, _LOWER = 320, 320
_SHARES = (560, 440)


class StaysPage(SectionPage):
    """Wires the table, the form of the chosen line, the visas and the summary."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self.table = CrossingTable(desk)
        self.form = CrossingForm(desk, state)
        self.visas = VisaCards(desk, state)
        self.summary = StaySummary(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lower = QSplitter()
        lower.addWidget(self._framed(self.summary))
        lower.addWidget(self._build_chosen())
        lower.setSizes(list(_SHARES))
        lower.setStretchFactor(0, 1)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self._build_table())
        panes.addWidget(lower)
        panes.setSizes([_UPPER, _LOWER])
        for splitter in (lower, panes):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
        column.addWidget(panes)
        self.table.chosen.connect(self.form.show_crossing)
        self.table.typed.connect(self._on_typed)
        self.summary.chosen.connect(self.table.choose)
        shortcut = QShortcut(QKeySequence("Del"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove)
        desk.text.switched.connect(self._on_switched)

    def show_case(self) -> None:
        """Show the record and what follows from it."""
        file = self.state.file
        shown = crossings(file)
        self.table.crossings.show(shown)
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown and self.table.current is None:
            self.table.selectRow(0)
        self.form.show_crossing(self.table.current)
        self.visas.show_case()
        findings = [each for each in self.state.assessment.findings if each.area is Area.STAYS]
        self.summary.show_review(review(file, self.desk.program.today()), findings)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Choose a crossing, or put the cursor into a field of a visa."""
        if self.table.choose(record_id):
            self._switch.button(0).click()
            return self.form.focus_on(field) if field else self._focus_table()
        self._switch.button(1).click()
        return self.visas.focus_on(record_id, field)

    def start_focus(self) -> None:
        """Put the cursor on the table, or on the first step."""
        if self.table.crossings.rows:
            self._focus_table()
        elif self._empty.button is not None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_table(self) -> bool:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _framed(self, inner: QWidget) -> QWidget:
        frame, column = card(margin=16)
        column.addWidget(inner)
        return frame

    def _build_table(self) -> QWidget:
        desk = self.desk
        frame, column = card(margin=1, spacing=0)
        column.addLayout(self._build_head())
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "calendar-range",
            msg("No entry or exit yet"),
            msg("Every entry into and exit from the mainland, as far as you know the days."),
        )
        self._empty.offer(msg("Add an entry"), lambda: self._add(Direction.ENTRY), "stays.first")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        return frame

    def _build_chosen(self) -> QWidget:
        frame, column = card(margin=14, spacing=8)
        row = QHBoxLayout()
        self._switch = QButtonGroup(self)
        self._chosen = QStackedWidget()
        for number, (icon, title, pane) in enumerate(
            (
                ("pencil", msg("This line"), self.form),
                ("stamp", msg("Chinese visas"), self.visas),
            )
        ):
            made = nav_button(self.desk, icon, title)
            made.setChecked(number == 0)
            made.setObjectName(f"stays.pane.{number}")
            self._switch.addButton(made, number)
            row.addWidget(made)
            self._chosen.addWidget(pane)
        self._switch.idClicked.connect(self._chosen.setCurrentIndex)
        column.addLayout(row)
        column.addWidget(self._chosen, 1)
        return frame

    def _build_head(self) -> QHBoxLayout:
        text = self.desk.text
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(8)
        title = subheading(wrap=False)
        text.show(self, title.setText, msg("Entries and exits"))
        row.addWidget(title, 1)
        for label, direction, name in (
            (msg("Add an entry"), Direction.ENTRY, "stays.entry"),
            (msg("Add an exit"), Direction.EXIT, "stays.exit"),
        ):
            made = button(text, label, partial(self._add, direction))
            made.setObjectName(name)
            row.addWidget(made)
        remove = icon_button(
            text, self.desk.theme, "trash-2", msg("Remove the line (Del)"), self._remove
        )
        row.addWidget(remove)
        return row

    def _add(self, direction: Direction) -> None:
        actions.add_crossing(self.state, direction)

    def _remove(self) -> None:
        chosen: Crossing | None = self.table.current
        if chosen is not None:
            actions.remove_crossing(self.state, chosen)

    def _on_typed(self, crossing: Crossing, field: str, value: object) -> None:
        if field == "on":
            try:
                value = parse_partial(str(value))
            except UserError as error:
                self.desk.notices.fail(error)
                return
        elif field == "port":
            value = halves(str(value).strip(), crossing.port, self.desk.text.language)
        if getattr(crossing, field) != value:
            actions.change_crossing(self.state, crossing, field, value)

    def _on_switched(self) -> None:
        if self.state.is_open:
            self.show_case()
