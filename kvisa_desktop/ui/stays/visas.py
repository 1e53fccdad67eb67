# SPDX-License-Identifier: MIT
"""The Chinese visas held so far: a form each, as printed on the sticker."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.stay import VisaSticker
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.editors.one_of import OneOfEditor
from kvisa_desktop.ui.parts.frames import scrolled
from kvisa_desktop.ui.parts.record_cards import CardKind, RecordCards
from kvisa_desktop.ui.stays import actions
from kvisa_desktop.ui.stays.model import (
    STICKER_ENTRIES,
    passport_choices,
    sticker_follows,
    sticker_head,
)


class VisaCards(QWidget):
    """All visas, what is left of each, and a button to add one."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        column = scrolled(self, spacing=4)
        column.setContentsMargins(0, 0, 10, 0)
        kind = CardKind(
            VisaSticker,
            "stays.visas",
            STICKER_ENTRIES,
            sticker_head,
            msg("Add a visa"),
            msg("Remove this visa"),
            self._follows,
            {"passport_id": self._passports},
        )
        self.cards = RecordCards(desk, kind)
        self.cards.added.connect(partial(actions.add_sticker, state))
        self.cards.edited.connect(partial(actions.change_sticker, state))
        self.cards.removed.connect(partial(actions.remove_sticker, state))
        column.addWidget(self.cards)
        column.addStretch(1)

    def show_case(self) -> None:
        """Show the visas of the case."""
        file = self._state.file
        self.cards.show_records(file.stickers, self._state.assessment.findings)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of a visa."""
        return self.cards.focus_on(record_id, field)

    def _passports(self) -> OneOfEditor:
        return OneOfEditor(self._desk.text, lambda: passport_choices(self._state.file))

    def _follows(self, sticker: VisaSticker) -> list[Message]:
        return sticker_follows(self._state.file, sticker, self._desk.program.today())
