# SPDX-License-Identifier: MIT
"""The timeline on top, entries and exits in a table below it, what follows from them at the right.

Counting is done beside the window; an edit shows in its cell at once and in the numbers soon after.
"""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.stays.crossing_form import CrossingForm
from kvisa_desktop.ui.stays.permits import HeldPane
from kvisa_desktop.ui.stays.picture import StayPicture, picture_of
from kvisa_desktop.ui.stays.side import SidePane
from kvisa_desktop.ui.stays.splits import remember_split
from kvisa_desktop.ui.stays.summary import StaySummary
from kvisa_desktop.ui.stays.table_pane import TablePane
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem
from kvisa_desktop.ui.stays.timeline_pane import TimelinePane
from kvisa_desktop.ui.stays.timeline_print import print_timeline
from kvisa_desktop.ui.stays.trying import Trying
from kvisa_desktop.ui.stays.visas import VisaCards
from kvisa_desktop.ui.stays.what_if import WhatIfBar

_LEFT, _RIGHT = 620, 300
_UPPER, _LOWER = 230, 420


class StaysPage(SectionPage):
    """Wires the timeline, the table, the forms and the summary."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self.picture: StayPicture | None = None
        self._asked = 0
        self.timeline = TimelinePane(desk)
        self.what_if = WhatIfBar(desk)
        self.lines = TablePane(desk, state)
        self.table = self.lines.table
        self.form = CrossingForm(desk, state)
        self.visas = VisaCards(desk, state)
        self.held = HeldPane(desk, state)
        self.summary = StaySummary(desk)
        self.side = self._build_side()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.setAcceptDrops(True)
        self.timeline.print_asked.connect(self._print)
        self.timeline.opened.connect(self._on_opened)
        self.timeline.timeline.chosen.connect(self._on_item)
        desk.text.switched.connect(self.show_again)

    def show_case(self) -> None:
        """Count the record as it stands; what was counted is shown when it is there."""
        self._asked += 1
        number, file, today = self._asked, self.state.file, self.desk.program.today()

        def take(picture: StayPicture) -> None:
            if number == self._asked:
                self.take_picture(picture)

        trips = self.what_if.trips if self._tries.is_on else ()
        self.what_if.show_file(file)
        self.desk.tasks.in_pool(self, lambda _job: picture_of(file, today, trips), take)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Choose a crossing, or put the cursor into a field of a visa or of what else is held."""
        if self.table.choose(record_id):
            self.side.call(self.form)
            return self.form.focus_on(field) if field else self._focus_table()
        for pane in (self.visas, self.held):
            self.side.fresh(pane)
            if pane.focus_on(record_id, field):
                self.side.call(pane)
                return pane.focus_on(record_id, field)
        return False

    def start_focus(self) -> None:
        """Put the cursor on the table, or on the first step."""
        self.lines.start_focus()

    def take_picture(self, picture: StayPicture) -> None:
        """Show what was counted."""
        self.picture = picture
        self.lines.show_rows(picture.crossings)
        self.timeline.show_picture(picture)
        if self.table.current is not None:
            self.timeline.timeline.choose(self._key_of(self.table.current))
        self.form.show_crossing(self.table.current)
        self._show_stay(self.table.current)
        self.side.refresh()

    def _show_stay(self, crossing: Crossing | None) -> None:
        if crossing is None or self.picture is None:
            self.summary.show_stay(None)
        else:
            self.summary.show_stay(self.picture.stay_of(crossing.id))

    def _fill_held(self) -> None:
        if self.picture is not None:
            self.held.show_case(self.picture.real)

    def _fill_summary(self) -> None:
        if self.picture is None:
            return
        picture = self.picture
        if picture.review is not picture.real:
            self.summary.show_review(picture.review, picture.review.findings, picture.real)
            return
        found = [each for each in self.state.assessment.findings if each.area is Area.STAYS]
        self.summary.show_review(picture.review, found)

    def _focus_table(self) -> bool:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(_framed(self.timeline))
        left.addWidget(self.lines)
        left.setSizes([_UPPER, _LOWER])
        left.setStretchFactor(1, 1)
        whole = QSplitter()
        whole.addWidget(left)
        whole.addWidget(_framed(self.side))
        whole.setSizes([_LEFT, _RIGHT])
        whole.setStretchFactor(0, 1)
        for splitter, name in ((left, "stays.left"), (whole, "stays.whole")):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
            remember_split(self.desk, splitter, name)
        column.addWidget(self.what_if)
        column.addWidget(whole)
        locked = (self.lines, self.form, self.visas, self.held)
        self._tries = Trying(self, self.what_if, self.timeline, locked)
        self._tries.turned.connect(lambda: self.side.call(self.summary))

    def _build_side(self) -> SidePane:
        side = SidePane(self.desk)
        side.add("calendar-range", msg("Clocks"), self.summary, self._fill_summary)
        side.add("pencil", msg("This line"), self.form, _nothing)
        side.add("stamp", msg("Visas"), self.visas, self.visas.show_case)
        side.add("files", msg("More"), self.held, self._fill_held)
        return side

    def _print(self) -> None:
        """Ask for a printer and put the timeline on paper."""
        picture = self.picture
        if picture is None or not picture.items:
            self.desk.notices.warn(msg("There is nothing to print yet."))
            return
        asked = self.desk.text(msg("Print the timeline"))
        draw = partial(print_timeline, self.desk, self.state, picture)
        self.desk.dialogs.print_on(self, asked, draw)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+P from the menu, which prints the dossier by it."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Print):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._print()
            return True
        return super().event(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_file = any(each.isLocalFile() for each in event.mimeData().urls())
        if is_file and not self._tries.is_on:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [each.toLocalFile() for each in event.mimeData().urls() if each.isLocalFile()]
        if files and not self._tries.is_on:
            event.acceptProposedAction()
            self.lines.bring_in(Path(files[0]))

    def _on_chosen(self, crossing: Crossing | None) -> None:
        self.form.show_crossing(crossing)
        if crossing is not None:
            self.timeline.timeline.choose(self._key_of(crossing))
        self._show_stay(crossing)

    def _key_of(self, crossing: Crossing) -> UUID:
        """Return the key under which the timeline knows the stay of a crossing."""
        stay = self.picture.stay_of(crossing.id) if self.picture is not None else None
        return stay.crossings[0].id if stay is not None else crossing.id

    def _on_item(self, item: TimelineItem) -> None:
        current: Crossing | None = self.table.current
        if current is None or self._key_of(current) != item.key:
            self.table.choose(item.key)

    def _on_opened(self, item: TimelineItem) -> None:
        if item.kind is ItemKind.PLANNED:
            self.what_if.start_focus()
        elif item.key is not None:
            self.focus_on(item.key, "")
            self.focus_on(item.key, "on" if self.table.choose(item.key) else "")


def _framed(inner: QWidget) -> QWidget:
    frame, column = card(margin=14)
    column.addWidget(inner)
    return frame


def _nothing() -> None:
    """Leave a pane as it is: the form of a line follows the table by itself."""
