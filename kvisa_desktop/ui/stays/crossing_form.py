# SPDX-License-Identifier: MIT
"""All that is known of the chosen entry or exit, the visa it rests on included."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted, subheading
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.parts.frames import scrolling
from kvisa_desktop.ui.stays import actions
from kvisa_desktop.ui.stays.model import DETAIL_ENTRIES, sticker_choices, sticker_head
from kvisa_desktop.ui.words import bare, word

_LABEL_WIDTH = 116


class CrossingForm(QWidget):
    """Edits one crossing; each field is saved as it is left."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._crossing: Crossing | None = None
        self._stickers: tuple[VisaSticker, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._title = subheading()
        outer.addWidget(self._title)
        area, column = scrolling(spacing=8)
        column.setContentsMargins(0, 0, 10, 0)
        outer.addWidget(area, 1)
        self._form = RecordForm(desk.text, Crossing, DETAIL_ENTRIES, label_width=_LABEL_WIDTH)
        self._form.edited.connect(self._on_edited)
        column.addWidget(self._form)
        self._visa_title = muted()
        desk.text.show(self, self._visa_title.setText, msg("Entered on the visa"))
        column.addWidget(self._visa_title)
        self._visa: ChoiceBox | None = None
        self._visa_place = column
        column.addStretch(1)

    def show_crossing(self, crossing: Crossing | None) -> None:
        """Show another crossing, or none."""
        self._crossing = crossing
        self._form.setEnabled(crossing is not None)
        said = (
            msg("Choose a line")
            if crossing is None
            else msg("{what} {day}", what=word(crossing.direction), day=bare(crossing.on))
        )
        self._title.setText(self._desk.text(said))
        entry = crossing is not None and crossing.direction is Direction.ENTRY
        self._visa_title.setVisible(entry)
        self._form.editors["basis"].setEnabled(entry)
        if crossing is not None:
            self._form.show_record(crossing)
            self._show_visas(crossing)
        if self._visa is not None:
            self._visa.setVisible(entry)

    def focus_on(self, field: str) -> bool:
        """Put the cursor into a field."""
        return self._form.focus_on(field)

    def _show_visas(self, crossing: Crossing) -> None:
        self._stickers = self._state.file.stickers
        choices = sticker_choices(self._state.file)
        if self._visa is None or list(self._visa.values) != list(choices):
            if self._visa is not None:
                self._visa.hide()
                self._visa.deleteLater()
            self._visa = ChoiceBox(self._desk.text, choices, self._visa_said)
            self._visa.setObjectName("stays.visa")
            self._desk.text.show(self._visa, self._visa.setAccessibleName, msg("Visa"))
            self._visa.picked.connect(self._on_visa)
            self._visa_place.insertWidget(2, self._visa)
        self._visa.choose(crossing.sticker_id)

    def _visa_said(self, value: object) -> Message:
        found = next((each for each in self._stickers if each.id == value), None)
        return msg("None") if found is None else sticker_head(found)

    def _on_visa(self, value: object) -> None:
        if self._crossing is not None:
            actions.change_crossing(self._state, self._crossing, "sticker_id", value)

    def _on_edited(self, name: str, value: object) -> None:
        if self._crossing is not None:
            actions.change_crossing(self._state, self._crossing, name, value)
