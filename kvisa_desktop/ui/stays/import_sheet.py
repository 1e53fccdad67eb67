# SPDX-License-Identifier: MIT
"""A table on its way into the case: which column holds what, how its dates are read, what comes in.

A date that can be read two ways is asked about, never guessed; all rows come in, or none.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kvisa_desktop.domain.stay_table.columns import NOT_READ, Columns
from kvisa_desktop.domain.stay_table.days import DateOrder
from kvisa_desktop.domain.stay_table.fields import FIELD_WORDS, Field
from kvisa_desktop.domain.stay_table.plan import TwoReadings, Wishes
from kvisa_desktop.domain.stay_table.rows import RowReading
from kvisa_desktop.domain.table import Table, letters
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import ElidedLabel, Label, muted
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.stays import import_acts, import_preview
from kvisa_desktop.ui.stays.import_source import ImportSource

_WIDE, _HIGH, _COLUMNS_HIGH, _ROWS_HIGH = 720, 560, 132, 180
_MOST_COLUMNS = 40
_IN_A_ROW = 2
_FEW = 3
_ORDERS: dict[DateOrder | None, Message] = {
    None: msg("Not said yet"),
    DateOrder.DMY: msg("Day first: 5 December"),
    DateOrder.MDY: msg("Month first: May 12"),
}


class ImportSheet(Sheet):
    """Shows what a table would bring and takes it in when told to."""

    def __init__(self, desk: Desk, state: CaseState, title: Message, lead: Message) -> None:
        super().__init__(desk.text, title, lead)
        self.setObjectName("stays.import")
        self.resize(_WIDE, _HIGH)
        self._desk, self._state = desk, state
        self._table: Table | None = None
        self._file: Path | None = None
        self._look: import_acts.Look | None = None
        self._wanted: dict[str, str] = {}
        self._asked = 0
        self._headings: tuple[str, ...] | None = None
        self.boxes: list[ChoiceBox[Field | None]] = []
        self.source = ImportSource(desk)
        self.source.changed.connect(self._read_again)
        self.body.addWidget(self.source)
        self._area, self._columns = scrolling(spacing=6)
        self._area.setFixedHeight(0)
        self.body.addWidget(self._area)
        self.body.addWidget(self._build_order())
        self._said = Label(wrap=True)
        self._said.setObjectName("stays.import.said")
        self.body.addWidget(self._said)
        self.preview = import_preview.make_preview(desk.text)
        self._rows = rows = ItemTable(self.preview, desk.theme)
        rows.setMinimumHeight(_ROWS_HIGH)
        desk.text.show(rows, rows.setAccessibleName, msg("Rows of the table"))
        self.body.addWidget(rows, 1)
        self._row_said = Label(wrap=True, kind="muted")
        self._row_said.setObjectName("stays.import.row")
        self._row_said.setMinimumHeight(2 * self._row_said.fontMetrics().height())
        self._row_said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._row_said)
        rows.chosen.connect(self._say_row)
        self.progress = ProgressRow(desk)
        self.body.addWidget(self.progress)
        self.add_button(msg("Cancel"), self._cancel)
        self.take = self.add_button(msg("Import"), self._bring_in, primary=True)
        self.take.setEnabled(False)

    def read_file(self, file: Path) -> None:
        """Read the table in a file and look at it."""
        self._file = file
        self._read_again()

    def show_table(self, table: Table) -> None:
        """Look at a table."""
        self._table = table
        if self._file is not None:
            self.source.show_table(table)
        self._look_again()

    def _read_again(self) -> None:
        """Read the sheet, or in the encoding, that is asked for; its columns may be others."""
        if self._file is None:
            return
        self._table, self._look, self._wanted = None, None, {}
        self.take.setEnabled(False)
        wanted = import_acts.Source(self._file, self.source.sheet, self.source.encoding)
        job = import_acts.read_table(self._desk, self, wanted, self.show_table, self._on_unreadable)
        self.progress.watch(job, msg("Reading the file"))

    def _on_unreadable(self, error: UserError) -> None:
        self._on_failed(error)
        self._said.setText("")
        self.preview.show(())
        if self._file is not None:
            self.source.show_failure(self._file)

    def _build_order(self) -> QWidget:
        self._order_row = QWidget()
        row = QHBoxLayout(self._order_row)
        row.setContentsMargins(0, 0, 0, 0)
        self._question = Label(wrap=True, kind="warn")
        row.addWidget(self._question, 1)
        self.order = ChoiceBox(self._desk.text, tuple(_ORDERS), _ORDERS.__getitem__)
        self.order.show_whole()
        self.order.setObjectName("stays.import.order")
        name = msg("In which order the dates are written")
        self._desk.text.show(self.order, self.order.setAccessibleName, name)
        self.order.picked.connect(lambda _value: self._look_again())
        row.addWidget(self.order)
        self._order_row.hide()
        return self._order_row

    def _look_again(self) -> None:
        """Read the rows anew; an answer to an earlier question is not shown any more."""
        if self._table is None:
            return
        self._asked += 1
        wishes = Wishes(dict(self._wanted), self.order.value)
        self.take.setEnabled(False)
        job = import_acts.look(
            self._desk,
            self._state,
            self._table,
            wishes,
            owner=self,
            done=partial(self._take_look, self._asked),
            failed=self._on_failed,
        )
        self.progress.watch(job, msg("Reading the rows"))

    def _take_look(self, number: int, look: import_acts.Look) -> None:
        if number != self._asked:
            return
        self._look = look
        self.problem.hide()
        self._show_columns(look.columns)
        plan = look.plan
        self.preview.show(import_preview.shown_rows(plan) if plan else ())
        self._rows.selectRow(0)
        two = plan.two_readings if plan else None
        if two is not None:
            self._ask_order(two)
        elif self.order.value is None:
            self._order_row.hide()
        if plan is not None:
            self._say((import_preview.summary(plan), *plan.notes))
            self.take.setEnabled(not plan.bad and bool(plan.crossings))
        elif look.refusal is not None:
            self._say((look.refusal.what, look.refusal.remedy))

    def _say(self, said: Sequence[Message | None]) -> None:
        self._said.setText("\n".join(self._desk.text(each) for each in said if each is not None))

    def _say_row(self, row: RowReading | None) -> None:
        """Say in full what a row says: its line in the table may be cut."""
        self._row_said.setText("" if row is None else import_preview.said(row, self._desk.text))

    def _ask_order(self, two: TwoReadings) -> None:
        examples = " · ".join(
            f"{text}: {one} / {other}" for text, one, other in two.examples[:_FEW]
        )
        question = msg(
            "Some dates can be read two ways ({examples}). How are they written here?",
            examples=verbatim(examples),
        )
        self._question.setText(self._desk.text(question))
        self._order_row.show()

    def _show_columns(self, columns: Columns) -> None:
        """Show a box for each column, made once and then kept."""
        if columns.headings != self._headings:
            self._headings = columns.headings
            emptied(self._columns)
            self.boxes = []
            self._make_boxes(columns)
        for box, field in zip(self.boxes, columns.fields, strict=False):
            box.choose(field)

    def _make_boxes(self, columns: Columns) -> None:
        text = self._desk.text
        names = import_preview.names_of(columns.headings)
        if columns.is_remembered:
            known = muted()
            text.show(known, known.setText, msg("The columns are read as in an earlier import."))
            self._columns.addWidget(known)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, heading in enumerate(columns.headings[:_MOST_COLUMNS]):
            label = ElidedLabel(f"{letters(place)}  {heading}")
            box = ChoiceBox(text, (None, *Field), _field_said)
            box.setObjectName(f"stays.import.column.{letters(place)}")
            box.setAccessibleName(label.text())
            box.picked.connect(partial(self._on_column, names[place]))
            across = place % _IN_A_ROW * 2
            grid.addWidget(label, place // _IN_A_ROW, across)
            grid.addWidget(box, place // _IN_A_ROW, across + 1)
            self.boxes.append(box)
        for across in range(2 * _IN_A_ROW):
            grid.setColumnStretch(across, 1)
        grid.setHorizontalSpacing(14)
        self._columns.addWidget(holder)
        self._columns.addStretch(1)
        # a widget that is not shown yet counts for nothing in the height of its column
        QTimer.singleShot(0, self, self._fit_columns)

    def _fit_columns(self) -> None:
        self._area.setFixedHeight(min(self._columns.sizeHint().height(), _COLUMNS_HIGH))

    def _on_column(self, name: str, field: object) -> None:
        self._wanted[name] = field.value if isinstance(field, Field) else NOT_READ
        self._look_again()

    def _bring_in(self) -> None:
        if self._look is None or self._look.plan is None:
            return
        self.take.setEnabled(False)
        plan = self._look.plan
        job = import_acts.bring_in(self._desk, self._state, plan, self.accept, self._on_failed)
        self.progress.watch(job, msg("Keeping the entries and exits"))

    def _on_failed(self, error: UserError) -> None:
        self.complain(error.what, error.remedy)
        ready = self._look is not None and self._look.plan is not None and not self._look.plan.bad
        self.take.setEnabled(ready)

    def _cancel(self) -> None:
        self.progress.stop.click()
        self.reject()


def _field_said(value: object) -> Message:
    return FIELD_WORDS[value] if isinstance(value, Field) else msg("Not read")
