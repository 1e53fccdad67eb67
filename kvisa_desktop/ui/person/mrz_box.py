# SPDX-License-Identifier: MIT
"""The machine-readable lines field by field: a tick or a cross each, and a button to take it over.

No mark is told by its colour alone: it is a sign, and its words are read out.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from kvisa_desktop.domain.mrz import MrzReading, read_mrz
from kvisa_desktop.domain.mrz_offer import MrzOffer, Standing, offers
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.words import bare

_MARKS = {Standing.AGREES: "✓", Standing.DIFFERS: "✗", Standing.NOT_RECORDED: "–"}
_TONES = {Standing.AGREES: "ok", Standing.DIFFERS: "bad", Standing.NOT_RECORDED: "muted"}
_SAID = {
    Standing.AGREES: msg("agrees with the record"),
    Standing.DIFFERS: msg("differs from the record"),
    Standing.NOT_RECORDED: msg("not recorded yet"),
}
_ROW_HEIGHT = 26  # a row with a button is no higher than one without


class MrzBox(QWidget):
    """Shows what the lines of a passport say. `taken` carries what is to be recorded.

    `emptied` tells that the last field was taken over, and that the cursor needs another place.
    """

    taken = Signal(object)
    emptied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Person, Passport] | None = None
        self._takes: dict[int, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(2, 1)
        self.setObjectName("person.mrz")
        desk.text.show(self, self.setAccessibleName, msg("What the machine-readable lines say"))
        desk.text.switched.connect(self._fill)
        self.hide()

    def show_lines(self, person: Person, passport: Passport) -> None:
        """Show the lines of a passport beside the record; nothing where they cannot be read."""
        if self._shown != (person, passport):
            self._shown = (person, passport)
            self._fill()

    def _fill(self) -> None:
        row = self._row_in_focus()
        self._empty()
        self._takes = {}
        reading = self._reading()
        self.setVisible(reading is not None)
        if reading is None or self._shown is None:
            return
        for place, each in enumerate(offers(reading, *self._shown)):
            self._add(place, each)
        if row is not None:
            self._focus_after(row)

    def _row_in_focus(self) -> int | None:
        focused = self.window().focusWidget()
        return next((row for row, take in self._takes.items() if take is focused), None)

    def _focus_after(self, row: int) -> None:
        """Go on to the next field that can be taken over, or back to the lines themselves."""
        following = [each for each in self._takes if each >= row] or list(self._takes)
        if following:
            self._takes[following[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()

    def _reading(self) -> MrzReading | None:
        if self._shown is None or not any(self._shown[1].mrz):
            return None
        try:
            return read_mrz(self._shown[1].mrz, on=self._desk.program.today())
        except Refused:
            return None  # the finding beside the lines says why

    def _add(self, row: int, offer: MrzOffer) -> None:
        text = self._desk.text
        printed, name = text(bare(offer.printed)), text(offer.words)
        mark = Label(_MARKS[offer.standing], kind=_TONES[offer.standing])
        mark.setAccessibleName(text(_SAID[offer.standing]))
        mark.setToolTip(mark.accessibleName())
        value = Label(printed)
        value.setAccessibleDescription(text(_SAID[offer.standing]))
        cells: list[QWidget] = [mark, Label(name), value, self._digit(offer)]
        for column, each in enumerate(cells):
            self._grid.addWidget(each, row, column)
        self._grid.setRowMinimumHeight(row, _ROW_HEIGHT)
        if offer.can_be_taken:
            take = button(text, msg("Take over"), partial(self.taken.emit, offer), kind="link")
            take.setObjectName(f"person.mrz.take.{offer.field}")
            take.setAccessibleDescription(f"{name}: {printed}")
            self._takes[row] = take
            self._grid.addWidget(take, row, len(cells), Qt.AlignmentFlag.AlignRight)

    def _digit(self, offer: MrzOffer) -> QLabel:
        """Return what the check digit of a field says; an empty label where there is none."""
        said: Message | None = None
        if offer.is_sure is not None:
            said = msg("check digit ✓") if offer.is_sure else msg("check digit ✗")
        label = Label(kind="muted" if offer.is_sure in {None, True} else "bad")
        label.setText(self._desk.text(said) if said is not None else "")
        return label

    def _empty(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
