# SPDX-License-Identifier: MIT
"""All that is known of the chosen entry or exit, the visa it rests on included."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted, subheading
from kvisa_desktop.ui.parts.editors.one_of import OneOfEditor
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.parts.frames import scrolling
from kvisa_desktop.ui.stays import actions
from kvisa_desktop.ui.stays.evidence import EvidencePane
from kvisa_desktop.ui.stays.model import DETAIL_ENTRIES, passport_choices, sticker_choices
from kvisa_desktop.ui.words import bare, word

_LABEL_WIDTH = 116


class CrossingForm(QWidget):
    """Edits one crossing; each field is saved as it is left."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._crossing: Crossing | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._title = subheading()
        outer.addWidget(self._title)
        area, column = scrolling(spacing=8)
        column.setContentsMargins(0, 0, 10, 0)
        outer.addWidget(area, 1)
        self._form = RecordForm(desk.text, Crossing, (), label_width=_LABEL_WIDTH)
        self._form.add_fields(DETAIL_ENTRIES, {"passport_id": self._passports})
        self._form.edited.connect(self._on_edited)
        column.addWidget(self._form)
        self._visa_title = muted()
        desk.text.show(self, self._visa_title.setText, msg("Entered on the visa"))
        column.addWidget(self._visa_title)
        self._visa = OneOfEditor(desk.text, lambda: sticker_choices(self._state.file))
        self._visa.box.setObjectName("stays.visa")
        desk.text.show(self._visa, self._visa.name_aloud, msg("Visa"))
        self._visa.committed.connect(self._on_visa)
        column.addWidget(self._visa)
        self.evidence = EvidencePane(desk, state)
        column.addWidget(self.evidence)
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
            self._visa.show_value(crossing.sticker_id)
        self._visa.setVisible(entry)
        self.evidence.setVisible(crossing is not None)
        self.evidence.show_crossing(crossing)

    def focus_on(self, field: str) -> bool:
        """Put the cursor into a field."""
        if field.startswith("evidence_"):
            self.evidence.paper.take_focus()
            return True
        return self._form.focus_on(field)

    def _passports(self) -> OneOfEditor:
        return OneOfEditor(self._desk.text, lambda: passport_choices(self._state.file))

    def _on_visa(self, value: object) -> None:
        if self._crossing is not None:
            actions.change_crossing(self._state, self._crossing, "sticker_id", value)

    def _on_edited(self, name: str, value: object) -> None:
        if self._crossing is not None:
            actions.change_crossing(self._state, self._crossing, name, value)
