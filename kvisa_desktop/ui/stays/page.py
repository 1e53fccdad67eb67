# SPDX-License-Identifier: MIT
"""The timeline on top, entries and exits in a table below it, what follows from them at the right.

Counting is done beside the window; an edit shows in its cell at once and in the numbers soon after.
"""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, ElidedLabel
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.stays import actions, pasted
from kvisa_desktop.ui.stays.crossing_form import CrossingForm
from kvisa_desktop.ui.stays.import_sheet import ImportSheet
from kvisa_desktop.ui.stays.permits import HeldPane
from kvisa_desktop.ui.stays.picture import StayPicture, picture_of
from kvisa_desktop.ui.stays.side import SidePane
from kvisa_desktop.ui.stays.splits import remember_split
from kvisa_desktop.ui.stays.summary import StaySummary
from kvisa_desktop.ui.stays.table import CrossingTable
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem
from kvisa_desktop.ui.stays.timeline_pane import TimelinePane, keep_words
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
        self.table = CrossingTable(desk)
        self.form = CrossingForm(desk, state)
        self.visas = VisaCards(desk, state)
        self.held = HeldPane(desk, state)
        self.summary = StaySummary(desk)
        self.side = self._build_side()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.typed.connect(self._on_typed)
        self.table.drafted.connect(partial(actions.add_crossing, self.state))
        self._build_menu()
        self.table.pasted.connect(self._paste)
        self.table.copied.connect(self._copy)
        self.setAcceptDrops(True)
        self.timeline.print_asked.connect(self._print)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self._print)
        self.timeline.opened.connect(self._on_opened)
        self.timeline.timeline.chosen.connect(self._on_item)
        shortcut = QShortcut(QKeySequence("Del"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove)
        desk.text.switched.connect(self._on_switched)

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
        if self.table.crossings.rows:
            self._focus_table()
        elif self._empty.button is not None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_picture(self, picture: StayPicture) -> None:
        """Show what was counted."""
        self.picture = picture
        self.table.show_rows(picture.crossings)
        self._stack.setCurrentIndex(0 if picture.crossings else 1)
        if picture.crossings and self.table.current is None:
            self.table.selectRow(0)
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
        self._frame = self._build_table()
        left.addWidget(self._frame)
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
        self._tries = Trying(self, (self._frame, self.form, self.visas, self.held))

    def _build_side(self) -> SidePane:
        side = SidePane(self.desk)
        nothing = lambda: None  # noqa: E731  the form follows the table by itself
        side.add("calendar-range", msg("Clocks"), self.summary, self._fill_summary)
        side.add("pencil", msg("This line"), self.form, nothing)
        side.add("stamp", msg("Visas"), self.visas, self.visas.show_case)
        side.add("files", msg("More"), self.held, self._fill_held)
        return side

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

    def _build_head(self) -> QHBoxLayout:
        text = self.desk.text
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(4)
        title = ElidedLabel(scale=1.1, weight=STRONG)
        text.show(self, title.setText, msg("Entries and exits"))
        row.addWidget(title, 1)
        for label, whole, direction, name in (
            (msg("+ Entry"), msg("Add an entry"), Direction.ENTRY, "stays.entry"),
            (msg("+ Exit"), msg("Add an exit"), Direction.EXIT, "stays.exit"),
        ):
            made = button(text, label, partial(self._add, direction))
            text.show(made, made.setAccessibleName, whole)
            text.show(made, made.setToolTip, whole)
            made.setObjectName(name)
            keep_words(made)
            row.addWidget(made)
        bring = icon_button(
            text, self.desk.theme, "download", msg("Import a table…"), self._choose_file
        )
        bring.setObjectName("stays.import")
        row.addWidget(bring)
        remove = icon_button(
            text, self.desk.theme, "trash-2", msg("Remove the line (Del)"), self._remove
        )
        row.addWidget(remove)
        return row

    def _build_menu(self) -> None:
        """Offer under the pointer what the buttons above the table do."""
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for said, act in (
            (msg("Add an entry"), partial(self._add, Direction.ENTRY)),
            (msg("Add an exit"), partial(self._add, Direction.EXIT)),
            (msg("Copy the chosen lines (Ctrl+C)"), self._copy),
            (msg("Paste from a spreadsheet (Ctrl+V)"), self._paste),
            (msg("Import a table…"), self._choose_file),
            (msg("Remove the line (Del)"), self._remove),
        ):
            action = QAction(self.table)
            self.desk.text.show(action, action.setText, said)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.table.addAction(action)

    def _add(self, direction: Direction) -> None:
        actions.add_crossing(self.state, direction)

    def _remove(self) -> None:
        if self.table.selected:
            actions.remove_crossings(self.desk, self.state, self.table.selected)

    def _print(self) -> None:
        """Ask for a printer and put the timeline on paper."""
        picture = self.picture
        if picture is None or not picture.items:
            self.desk.notices.warn(msg("There is nothing to print yet."))
            return
        asked = self.desk.text(msg("Print the timeline"))
        draw = partial(print_timeline, self.desk, self.state, picture)
        self.desk.dialogs.print_on(self, asked, draw)

    def _copy(self) -> None:
        if self.table.selected:
            self.desk.dialogs.copy(pasted.text_of(self.table.selected, self.desk.text))

    def _paste(self) -> None:
        """Take one value into its cell, and a block of cells through the import."""
        text = self.desk.dialogs.clipboard().text()
        if not pasted.is_block(text):
            self.table.paste_into_cell(text)
            return
        try:
            table = pasted.table_of(text)
        except UserError as error:
            self.desk.notices.fail(error)
            return
        self._sheet(msg("Paste lines")).show_table(table)

    def _choose_file(self) -> None:
        title = self.desk.text(msg("Choose a table of entries and exits"))
        filters = self.desk.text(msg("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm)"))
        self.desk.dialogs.open_files(self, title, filters, lambda files: self.bring_in(files[0]))

    def bring_in(self, file: Path) -> None:
        """Look at the table in a file and ask how it is to be taken in."""
        self._sheet(msg("Import a table")).read_file(file)

    def _sheet(self, title: Message) -> ImportSheet:
        lead = msg("Look at what would come in. All rows come in, in one act, or none.")
        sheet = ImportSheet(self.desk, self.state, title, lead)
        sheet.appear(self)
        return sheet

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
            self.bring_in(Path(files[0]))

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

    def _on_typed(self, crossing: Crossing, field: str, value: object) -> None:
        actions.change_crossing(self.state, crossing, field, value)

    def _on_switched(self) -> None:
        if self.state.is_open:
            self.show_case()


def _framed(inner: QWidget) -> QWidget:
    frame, column = card(margin=14)
    column.addWidget(inner)
    return frame
