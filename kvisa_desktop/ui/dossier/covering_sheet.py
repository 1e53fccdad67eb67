# SPDX-License-Identifier: MIT
"""Asks what is to be blacked out on which pages of a share copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QHBoxLayout, QVBoxLayout

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.exhibit_numbers import number_said
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.sharing import Box
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.boxes_view import BoxesView
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, ItemTable, RowsModel
from kvisa_desktop.ui.parts.number_box import indented
from kvisa_desktop.ui.parts.page_pictures import PagePictures
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

Boxes = Mapping[UUID, tuple[Box, ...]]

_PIXELS = 1_000_000
_SIDES: tuple[tuple[str, Message], ...] = (
    ("left", msg("From the left")),
    ("top", msg("From the top")),
    ("width", msg("Width")),
    ("height", msg("Height")),
)
_MOST_MM = 420.0


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page of an exhibit, and how many boxes are on it."""

    page: DocumentPage
    title: Message
    number: str
    place: int
    of: int
    boxes: int = 0


class CoveringSheet(Sheet):
    """Shows the pages of all exhibits to draw boxes on. `covered` carries the boxes by page."""

    covered = Signal(object)

    def __init__(self, desk: Desk, case: CaseFile, boxes: Boxes) -> None:
        super().__init__(
            desk.text,
            msg("Black out parts of pages"),
            msg(
                "Draw a box with the mouse, or press Insert and move it by the arrows (Ctrl: its "
                "size, Shift: farther); Del removes it.\nIn the copy nothing is left below it."
            ),
        )
        self.setObjectName("covering")
        self._desk = desk
        self._boxes: dict[UUID, tuple[Box, ...]] = dict(boxes)
        self._pages = _pages_of(case)
        self._page: DocumentPage | None = None
        self._pictures = PagePictures(desk, self)
        self._model: RowsModel[PageRow] = RowsModel(
            desk.text, (Column(msg("Page"), _line),), lambda row: row.page.id
        )
        self.table = ItemTable(self._model, desk.theme, header=False)
        self.table.setObjectName("covering.pages")
        desk.text.show(self, self.table.setAccessibleName, msg("Pages of the exhibits"))
        self.view = BoxesView(desk)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.table.setFixedWidth(250)
        row.addWidget(self.table)
        row.addWidget(self.view, 1)
        row.addLayout(self._build_side())
        self.body.addLayout(row, 1)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Use these boxes"), self._on_done, primary=True, name="covering.done")
        self._show_rows()
        self.table.chosen.connect(self._on_chosen)
        self.view.changed.connect(self._on_changed)
        self._pictures.drawn.connect(lambda _key: self._show_page())
        if self._pages:
            self.table.choose(self._pages[0].page.id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_side(self) -> QVBoxLayout:
        text = self._desk.text
        side, form = QVBoxLayout(), QFormLayout()
        self.add_box = button(text, msg("Add a box (Insert)"), self._on_add)
        self.add_box.setObjectName("covering.add")
        self.remove_box = button(text, msg("Remove the box (Del)"), self.view.remove)
        self.remove_box.setObjectName("covering.remove")
        self.sides: dict[str, QDoubleSpinBox] = {}
        for key, name in _SIDES:
            box = self.sides[key] = QDoubleSpinBox()
            box.setObjectName(f"covering.{key}")
            box.setRange(0, _MOST_MM)
            box.setDecimals(1)
            box.setSuffix(" mm")
            indented(box)
            box.valueChanged.connect(lambda _value: self._on_typed())
            label = Label(kind="muted")
            label.setBuddy(box)
            text.show(self, label.setText, name)
            text.show(self, box.setAccessibleName, name)
            form.addRow(label, box)
        note = muted()
        text.show(self, note.setText, msg("Measured on the page as it fits A4 paper."))
        for widget in (self.add_box, self.remove_box):
            side.addWidget(widget)
        side.addLayout(form)
        side.addWidget(note)
        side.addStretch(1)
        return side

    def _show_rows(self) -> None:
        counted = [
            PageRow(
                each.page,
                each.title,
                each.number,
                each.place,
                each.of,
                len(self._boxes.get(each.page.id, ())),
            )
            for each in self._pages
        ]
        self._model.show(counted)

    def _on_chosen(self, row: PageRow | None) -> None:
        if row is None or (self._page is not None and row.page.id == self._page.id):
            return
        self._page = row.page
        self._show_page()

    def _show_page(self) -> None:
        page, text = self._page, self._desk.text
        if page is None:
            return
        picture, problem = self._pictures.get(page, _PIXELS), None
        if picture is None:
            problem = self._pictures.problem(page, _PIXELS)
            said = problem.what if problem else msg("Reading the picture…")
            self.view.show_picture(None, (1, 1), text(said))
        else:
            self.view.show_page(picture, self._boxes.get(page.id, ()))
        self._show_sides()

    def _on_changed(self) -> None:
        """Keep what is drawn: nothing is lost when another page is chosen."""
        if self._page is None or not self.view.has_page:
            return
        had = len(self._boxes.get(self._page.id, ()))
        self._boxes[self._page.id] = self.view.boxes
        self._show_sides()
        if had != len(self.view.boxes):
            self._show_rows()

    def _show_sides(self) -> None:
        there = self.view.has_page and self.view.has_choice
        for box, value in zip(self.sides.values(), self.view.millimetres, strict=True):
            box.setEnabled(there)
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self.remove_box.setEnabled(there)
        self.add_box.setEnabled(self.view.has_page)

    def _on_typed(self) -> None:
        self.view.put(*(box.value() for box in self.sides.values()))

    def _on_add(self) -> None:
        self.view.add()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self) -> None:
        self.accept()
        self.covered.emit({page: boxes for page, boxes in self._boxes.items() if boxes})


def boxes_said(boxes: Boxes) -> Message:
    """Return how many boxes are drawn on how many pages."""
    count = sum(map(len, boxes.values()))
    if not count:
        return msg("No part of a page is blacked out.")
    pages = plural("{count} page", "{count} pages", len(boxes))
    return plural("{count} box on {pages}", "{count} boxes on {pages}", count, pages=pages)


def _pages_of(case: CaseFile) -> tuple[PageRow, ...]:
    return tuple(
        PageRow(page, title_of(each.document), each.number, place, len(each.pages))
        for each in exhibits_of(case)
        for place, page in enumerate(each.pages, 1)
    )


def _line(row: PageRow, text: Text) -> Cell:
    where = msg(
        "Exhibit {number} · page {page} of {count}",
        number=number_said(row.number),
        page=row.place,
        count=row.of,
    )
    if row.boxes:
        count = plural("{count} black box", "{count} black boxes", row.boxes)
        where = msg("{where} · {boxes}", where=where, boxes=count)
    return Cell(text(row.title), text(where))
