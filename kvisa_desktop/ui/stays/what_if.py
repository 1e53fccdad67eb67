# SPDX-License-Identifier: MIT
"""What if: trips tried out beside the record. They live in this bar only and are never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.stay import Basis, StickerId
from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.domain.stay_plan import PlannedTrip, TripKind, with_trips
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import ElidedLabel, Label
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import emptied
from kvisa_desktop.ui.stays.model import sticker_head
from kvisa_desktop.ui.words import word

_KINDS: dict[TripKind, Message] = {
    TripKind.VISIT: msg("To the mainland"),
    TripKind.ABSENCE: msg("Out of the mainland"),
}
_DAY_WIDE = 110


@dataclass(frozen=True, slots=True)
class Ground:
    """What the entry of a planned trip rests on."""

    basis: Basis | None = None
    sticker_id: StickerId | None = None


class WhatIfBar(QFrame):
    """Adds and removes planned trips. `changed` tells that they are others now."""

    changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.trips: tuple[PlannedTrip, ...] = ()
        self.grounds: tuple[Ground, ...] = (Ground(),)
        self._heads: dict[StickerId, Message] = {}
        self.setProperty("kind", "well")
        self.setObjectName("stays.what-if")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        said = Label(wrap=True, kind="warn")
        desk.text.show(
            self,
            said.setText,
            msg("What if: nothing of this is kept. Esc goes back to the record."),
        )
        head.addWidget(said, 1)
        leave = button(desk.text, msg("Back to the record"), self.left.emit)
        leave.setObjectName("stays.what-if.leave")
        head.addWidget(leave)
        column.addLayout(head)
        self.ground = self._ground_box(self.grounds)
        self._fields = self._build_fields()
        column.addLayout(self._fields)
        self._problem = Label(wrap=True, kind="bad")
        self._problem.setObjectName("stays.what-if.problem")
        self._problem.hide()
        column.addWidget(self._problem)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)

    def show_file(self, file: CaseFile) -> None:
        """Offer the visas of a case; what is planned stays."""
        self._heads = {each.id: sticker_head(each) for each in file.stickers}
        kept = self.ground.value
        offered = [Ground(), *(Ground(Basis.VISA, each.id) for each in file.stickers)]
        offered += [Ground(each) for each in Basis if each is not Basis.VISA]
        if offered != list(self.grounds):
            self.grounds = tuple(offered)
            made = self._ground_box(offered)
            self._fields.replaceWidget(self.ground, made)
            self.ground.hide()
            self.ground.deleteLater()
            self.ground = made
            self.ground.choose(kept)
        self._show_trips()

    def forget(self) -> None:
        """Drop all trips: another case is shown."""
        self.trips = ()
        self._show_trips()

    def start_focus(self) -> None:
        """Put the cursor where a trip is typed."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_fields(self) -> QHBoxLayout:
        text = self._desk.text
        row = QHBoxLayout()
        row.setSpacing(6)
        self.kind = ChoiceBox(text, tuple(TripKind), _KINDS.__getitem__)
        text.show(self, self.kind.setAccessibleName, msg("Kind of trip"))
        row.addWidget(self.kind)
        self.first, self.last = QLineEdit(), QLineEdit()
        for line, name in ((self.first, msg("First day")), (self.last, msg("Last day"))):
            line.setMinimumWidth(_DAY_WIDE)
            text.show(self, line.setPlaceholderText, name)
            text.show(self, line.setAccessibleName, name)
            line.returnPressed.connect(self._add)
            row.addWidget(line)
        row.addWidget(self.ground, 1)
        add = button(text, msg("Add"), self._add)
        add.setObjectName("stays.what-if.add")
        row.addWidget(add)
        return row

    def _ground_box(self, offered: Sequence[object]) -> ChoiceBox[object]:
        box = ChoiceBox(self._desk.text, offered, self._ground_said)
        self._desk.text.show(box, box.setAccessibleName, msg("Basis of the entry"))
        return box

    def _ground_said(self, value: object) -> Message:
        if not isinstance(value, Ground) or value.basis is None:
            return msg("Basis not given")
        if value.sticker_id is not None:
            return self._heads.get(value.sticker_id, word(value.basis))
        return word(value.basis)

    def _add(self) -> None:
        ground = self.ground.value
        assert isinstance(ground, Ground)
        try:
            trip = PlannedTrip(
                parse_day(self.first.text()),
                parse_day(self.last.text()),
                self.kind.value,
                ground.basis,
                ground.sticker_id,
            )
            with_trips(StayHistory(), [trip])
        except UserError as error:
            parts = [error.what, *([error.remedy] if error.remedy else [])]
            self._problem.setText(" ".join(self._desk.text(each) for each in parts))
            self._problem.show()
            return
        self._problem.hide()
        self.first.clear()
        self.last.clear()
        self._take((*self.trips, trip))

    def _remove(self, place: int) -> None:
        self._take((*self.trips[:place], *self.trips[place + 1 :]))
        self.start_focus()

    def _take(self, trips: tuple[PlannedTrip, ...]) -> None:
        self.trips = trips
        self._show_trips()
        self.changed.emit()

    def _show_trips(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            layout = item.layout() if item is not None else None
            if isinstance(layout, QHBoxLayout):
                emptied(layout)
        for place, trip in enumerate(self.trips):
            row = QHBoxLayout()
            label = ElidedLabel(self._desk.text(self._said(trip)))
            row.addWidget(label, 1)
            gone = icon_button(
                self._desk.text,
                self._desk.theme,
                "x",
                msg("Remove this trip"),
                partial(self._remove, place),
            )
            gone.setAccessibleDescription(label.text())
            row.addWidget(gone)
            self._list.addLayout(row)

    def _said(self, trip: PlannedTrip) -> Message:
        return msg(
            "{kind}: {first} to {last}, {ground}",
            kind=_KINDS[trip.kind],
            first=trip.first,
            last=trip.last,
            ground=self._ground_said(Ground(trip.basis, trip.sticker_id)),
        )
