# SPDX-License-Identifier: MIT
"""Arranges the outline: exhibits, parts and sheets of one's own are moved, left out, changed."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.dossier_plan import CoverSheet, sheets_of
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier import actions
from kvisa_desktop.ui.dossier.asking import CoverSheetSheet
from kvisa_desktop.ui.dossier.model import (
    OutlineRow,
    dropped,
    parts_dropped,
    parts_passed,
    passed,
    sheet_dropped,
    sheet_passed,
)
from kvisa_desktop.ui.dossier.outline_table import OutlineTable


class Arranging(QObject):
    """Acts on the row chosen in the outline, and on rows that were dragged."""

    def __init__(self, desk: Desk, state: CaseState, table: OutlineTable, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._state, self._table, self._page = desk, state, table, page

    def move(self, by: int) -> None:
        """Let the chosen row pass its neighbour."""
        row, file, rows = self._row, self._state.file, self._table.rows
        if row is None:
            return
        if row.sheet is not None:
            where = sheet_passed(file, rows, row, by)
            if where is not None:
                actions.place_sheet(self._state, row.sheet, *where)
        elif row.is_section:
            parts = parts_passed(file, rows, row, by)
            if parts is not None:
                actions.reorder_parts(self._state, parts)
        else:
            self._reorder(passed(rows, row, by))

    def drop(self, taken: OutlineRow, target: OutlineRow) -> None:
        """Put a row that was dragged to where it was dropped."""
        file = self._state.file
        if taken.sheet is not None:
            actions.place_sheet(self._state, taken.sheet, *sheet_dropped(file, taken, target))
            return
        parts = parts_dropped(file, taken, target)
        if parts is not None:
            actions.reorder_parts(self._state, parts)
            return
        self._reorder(dropped(self._table.rows, taken, target))

    def toggle(self) -> None:
        """Leave the chosen row out of the dossier, or take it in again."""
        row = self._row
        if row is None:
            return
        if row.document is not None:
            actions.put_in(self._state, row.document, in_dossier=not row.document.in_dossier)
        elif row.sheet is not None:
            actions.switch_sheet(self._state, row.sheet, on=row.is_off)
        else:
            actions.switch_part(self._state, Part(row.key), on=row.is_off)

    def add_sheet(self) -> None:
        """Ask for a sheet of one's own, in front of the part that is chosen."""
        sheet, row = CoverSheetSheet(self._desk), self._row
        if row is not None:
            sheet.part.choose(Part(row.part))
        sheet.made.connect(
            lambda part, title, text: actions.add_sheet(self._state, part, title, text)
        )
        sheet.appear(self._page)

    def edit_sheet(self, kept: CoverSheet) -> None:
        """Show a sheet of one's own to be changed, moved or taken out."""
        sheet = CoverSheetSheet(self._desk, kept)

        def saved(part: Part, title: Bilingual, text: Bilingual) -> None:
            if (title, text) != (kept.title, kept.text):
                actions.change_sheet(self._state, kept, title, text)
            if part.value != kept.part:
                there = sheets_of(self._state.file.cover_sheets, part.value)
                actions.place_sheet(self._state, kept, part, len(there))

        sheet.made.connect(saved)
        sheet.removed.connect(lambda: actions.remove_sheet(self._state, kept))
        sheet.appear(self._page)

    def remove_sheet(self) -> None:
        """Take the sheet of one's own that is chosen out; papers are only left out."""
        row = self._row
        if row is not None and row.sheet is not None:
            actions.remove_sheet(self._state, row.sheet)

    @property
    def _row(self) -> OutlineRow | None:
        row: OutlineRow | None = self._table.current
        return row

    def _reorder(self, order: list[DocumentId] | None) -> None:
        if order is not None:
            hidden = [each.id for each in self._state.file.documents if each.id not in order]
            actions.reorder(self._state, [*order, *hidden])
