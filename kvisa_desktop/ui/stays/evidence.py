# SPDX-License-Identifier: MIT
"""The paper that shows a crossing: which one, which page, and the piece of it with the stamp."""

from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentId, DocumentPage
from kvisa_desktop.domain.stamp_area import StampArea
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.one_of import OneOfEditor
from kvisa_desktop.ui.parts.page_pictures import PagePictures
from kvisa_desktop.ui.parts.picture_view import PictureView
from kvisa_desktop.ui.stays import evidence_acts, held
from kvisa_desktop.ui.stays.stamp_sheet import StampSheet

PIXELS = 1_000_000
_HIGH = 150


class EvidencePane(QWidget):
    """Shows and changes the evidence of one crossing; the scan itself is never touched."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        self._crossing: Crossing | None = None
        self.pictures = PagePictures(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._build_choices())
        self.view = PictureView(desk.theme)
        self.view.setMinimumHeight(_HIGH)
        self.view.setMaximumHeight(_HIGH + _HIGH // 3)
        column.addWidget(self.view)
        row = QHBoxLayout()
        self.mark = button(desk.text, msg("Mark the stamp…"), self._on_mark)
        self.mark.setObjectName("stays.evidence.mark")
        row.addWidget(self.mark)
        row.addStretch(1)
        column.addLayout(row)
        self.pictures.drawn.connect(lambda _key: self._show_picture())
        desk.text.switched.connect(self._show_picture)

    def show_crossing(self, crossing: Crossing | None) -> None:
        """Show the evidence of another crossing, or of none."""
        self._crossing = crossing
        self.paper.show_value(crossing.evidence_id if crossing is not None else None)
        pages = _pages(self._state.file, crossing)
        self.page.offer([*range(1, len(pages) + 1)] or [None])
        self.page.setEnabled(bool(pages))
        if crossing is not None and crossing.evidence_page:
            self.page.choose(crossing.evidence_page)
        self.mark.setEnabled(bool(pages))
        self.view.setVisible(bool(pages))
        self._show_picture()

    def _build_choices(self) -> QFormLayout:
        text = self._desk.text
        self.paper = OneOfEditor(text, lambda: held.paper_choices(self._state.file))
        self.paper.setObjectName("stays.evidence.paper")
        self.page = ChoiceBox(text, [None], _page_said)
        self.page.setObjectName("stays.evidence.page")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        rows: tuple[tuple[Message, QWidget], ...] = (
            (msg("Paper that shows it"), self.paper),
            (msg("Page of the paper"), self.page),
        )
        for words, field in rows:
            label = muted()
            text.show(label, label.setText, words)
            form.addRow(label, field)
        text.show(self.paper, self.paper.name_aloud, rows[0][0])
        text.show(self.page, self.page.setAccessibleName, rows[1][0])
        self.paper.committed.connect(self._on_paper)
        self.page.picked.connect(self._on_page)
        return form

    def _shown_page(self) -> DocumentPage | None:
        pages = _pages(self._state.file, self._crossing) if self._state.is_open else ()
        number = (self._crossing.evidence_page or 1) if self._crossing is not None else 1
        return pages[number - 1] if 0 < number <= len(pages) else None

    def _show_picture(self) -> None:
        page = self._shown_page()
        if page is None or self._crossing is None:
            self.view.show_picture(None)
            return
        picture = self.pictures.get(page, PIXELS)
        problem = self.pictures.problem(page, PIXELS)
        words = self._desk.text(problem.what if problem else msg("Drawing the page…"))
        self.view.show_picture(cut(picture, self._crossing.evidence_area), words)
        area = StampArea.from_text(self._crossing.evidence_area)
        said = msg("The stamp") if area is not None else msg("The page that shows the crossing")
        self.view.setAccessibleName(self._desk.text(said))

    def _on_paper(self, value: object) -> None:
        if self._crossing is not None:
            chosen = value if isinstance(value, UUID) else None
            page = 1 if chosen is not None else None
            evidence_acts.change_evidence(self._state, self._crossing, chosen, page, "")

    def _on_page(self, value: object) -> None:
        if self._crossing is not None and isinstance(value, int):
            known = self._crossing.evidence_id
            evidence_acts.change_evidence(self._state, self._crossing, known, value, "")

    def _on_mark(self) -> None:
        crossing, page = self._crossing, self._shown_page()
        if crossing is None or page is None:
            return
        picture = self.pictures.get(page, PIXELS)
        if picture is None:
            return
        sheet = StampSheet(self._desk, picture, StampArea.from_text(crossing.evidence_area))
        sheet.marked.connect(
            lambda area: evidence_acts.change_evidence(
                self._state, crossing, crossing.evidence_id, crossing.evidence_page or 1, area
            )
        )
        sheet.appear(self)


def cut(picture: QPixmap | None, area: str) -> QPixmap | None:
    """Return the piece of a page that was marked, the whole page when none was."""
    found = StampArea.from_text(area)
    if picture is None or found is None:
        return picture
    return picture.copy(QRect(*found.within(picture.width(), picture.height())))


def _pages(file: CaseFile, crossing: Crossing | None) -> tuple[DocumentPage, ...]:
    if crossing is None or crossing.evidence_id is None:
        return ()
    document = file.document(DocumentId(crossing.evidence_id))
    return file.pages_of(document) if document is not None else ()


def _page_said(value: object) -> Message:
    return msg("page {number}", number=value) if isinstance(value, int) else msg("None")
