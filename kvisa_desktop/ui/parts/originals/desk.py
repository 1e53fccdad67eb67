# SPDX-License-Identifier: MIT
"""Opens the sheet about where an original is, and acts on what was entered in it."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import away
from kvisa_desktop.messages import msg
from kvisa_desktop.services import originals
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.originals.sheet import OriginalSheet
from kvisa_desktop.ui.parts.sheet_acts import SheetActs


class Originals:
    """Where originals are followed; `over` is the page that the sheets open over."""

    def __init__(self, desk: Desk, state: CaseState, over: QWidget) -> None:
        self._desk = desk
        self._state = state
        self._over = over
        self._acts = SheetActs(desk, state)

    def follow(self, document: Document, *, is_moved_on: bool = False) -> None:
        """Open the sheet about where an original is; `is_moved_on` asks for its next place."""
        move = None if is_moved_on else away(self._state.file, document)
        sheet = OriginalSheet(self._desk.text, document, move, self._desk.program.today())
        sheet.given.connect(lambda fields: self._give(sheet, document, fields))
        sheet.returned.connect(lambda day: self._take_back(sheet, document, day))
        sheet.moved_on.connect(sheet.accept)
        sheet.moved_on.connect(partial(self.follow, document, is_moved_on=True))
        sheet.appear(self._over)

    def _give(self, sheet: OriginalSheet, document: Document, fields: Mapping[str, object]) -> None:
        on, since = self._desk.program.today(), fields.get("since")
        act = partial(
            originals.give_away,
            document=document,
            place=str(fields.get("place", "")),
            holder=str(fields.get("holder", "")),
            since=since if isinstance(since, date) else on,
            on=on,
            note=str(fields.get("note", "")),
        )
        self._acts.run(sheet, act, msg("Where the original is was recorded."))

    def _take_back(self, sheet: OriginalSheet, document: Document, day: date | None) -> None:
        on = self._desk.program.today()
        act = partial(originals.take_back, document=document, returned_on=day or on, on=on)
        self._acts.run(sheet, act, msg("The original is back."))
