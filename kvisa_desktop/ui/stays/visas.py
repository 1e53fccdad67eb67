# SPDX-License-Identifier: MIT
"""The Chinese visas held so far: a form each, as printed on the sticker."""

from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.stay import VisaSticker
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted, subheading
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.parts.frames import emptied, line, scrolling
from kvisa_desktop.ui.stays import actions
from kvisa_desktop.ui.stays.model import STICKER_ENTRIES, sticker_head

_LABEL_WIDTH = 116


class _VisaForm(QFrame):
    """One visa."""

    def __init__(self, desk: Desk, state: CaseState, sticker: VisaSticker) -> None:
        super().__init__()
        self._desk, self._state, self._sticker = desk, state, sticker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        row = QHBoxLayout()
        self._title = subheading()
        row.addWidget(self._title, 1)
        row.addWidget(
            icon_button(desk.text, desk.theme, "trash-2", msg("Remove this visa"), self._remove)
        )
        column.addLayout(row)
        self.form = RecordForm(desk.text, VisaSticker, STICKER_ENTRIES, label_width=_LABEL_WIDTH)
        self.form.edited.connect(self._on_edited)
        column.addWidget(self.form)
        column.addWidget(line())

    def show_sticker(self, sticker: VisaSticker) -> None:
        """Show the visa as it is kept now."""
        self._sticker = sticker
        self._title.setText(self._desk.text(sticker_head(sticker)))
        self.form.show_record(sticker)

    def _on_edited(self, name: str, value: object) -> None:
        actions.change_sticker(self._state, self._sticker, name, value)

    def _remove(self) -> None:
        actions.remove_sticker(self._state, self._sticker)


class VisaCards(QWidget):
    """All visas, and a button to add one."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._forms: dict[UUID, _VisaForm] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        add = button(desk.text, msg("Add a visa"), lambda: actions.add_sticker(state))
        add.setObjectName("stays.add-visa")
        row.addWidget(add)
        row.addStretch(1)
        outer.addLayout(row)
        area, self._column = scrolling(spacing=4)
        outer.addWidget(area, 1)
        self._none = muted()
        desk.text.show(self, self._none.setText, msg("None recorded."))
        outer.insertWidget(1, self._none)

    def show_case(self) -> None:
        """Show the visas of the case."""
        stickers = self._state.file.stickers
        self._none.setVisible(not stickers)
        if [each.id for each in stickers] != list(self._forms):
            emptied(self._column)
            self._forms = {each.id: _VisaForm(self._desk, self._state, each) for each in stickers}
            for made in self._forms.values():
                self._column.addWidget(made)
            self._column.addStretch(1)
        for each in stickers:
            self._forms[each.id].show_sticker(each)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of a visa."""
        found = self._forms.get(record_id) if record_id else None
        return found is not None and found.form.focus_on(field or "number")
