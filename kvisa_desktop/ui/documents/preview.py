# SPDX-License-Identifier: MIT
"""One document: its current page large, its pages in a strip, and what can be done with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.page_ranges import write_ranges
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents import actions
from kvisa_desktop.ui.documents.model import DocumentRow
from kvisa_desktop.ui.documents.page_doubts import PageDoubts
from kvisa_desktop.ui.documents.page_strip import PageStrip
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.page_pictures import PagePictures
from kvisa_desktop.ui.parts.picture_view import PictureView

PAGE_PIXELS = 1_000_000
PHOTO = "photo"  # the kind of paper that can be checked and cut out


class PagesPane(QWidget):
    """Shows and changes the pages of one document. `split_asked` carries page ranges."""

    split_asked = Signal(str)
    photo_asked = Signal(object)
    straighten_asked = Signal(object)

    def __init__(self, desk: Desk, state: CaseState, doubts: PageDoubts) -> None:
        super().__init__()
        self._desk = desk
        self._doubts = doubts
        self._state = state
        self._row: DocumentRow | None = None
        self.pictures = PagePictures(desk, self)
        self.strip = PageStrip(desk, self.pictures, self._has_doubts)
        self.doubt = Label(kind="warn", wrap=True)
        self.doubt.setObjectName("page.doubt")
        self.view = PictureView(desk.theme)
        desk.text.show(self, self.view.setAccessibleName, msg("Page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._build_tools())
        column.addWidget(self.doubt)
        column.addWidget(self.view, 1)
        column.addWidget(self.strip)
        self.strip.page_chosen.connect(lambda _place: self._show_page())
        self.strip.turn_asked.connect(self._turn)
        self.strip.toggle_asked.connect(self._toggle)
        self.strip.move_asked.connect(self._move)
        self.pictures.drawn.connect(lambda _key: self._show_page())
        desk.text.switched.connect(self._show_page)
        doubts.judged.connect(self._on_judged)

    def show_row(self, row: DocumentRow | None) -> None:
        """Show the pages of another document, or of none."""
        same = (
            row is not None and self._row is not None and row.document.id == self._row.document.id
        )
        self._row = row
        self.strip.show_pages(row.pages if row else (), keep=same)
        for tool in self._tools.values():
            tool.setEnabled(row is not None)
        self._tools["photo"].setVisible(row is not None and row.document.kind == PHOTO)
        self._show_page()

    def _build_tools(self) -> QHBoxLayout:
        text, theme = self._desk.text, self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(2)
        tools: tuple[tuple[str, str, Message], ...] = (
            ("left", "rotate-ccw", msg("Turn left (Ctrl+←)")),
            ("right", "rotate-cw", msg("Turn right (Ctrl+→)")),
            ("out", "eye-off", msg("Leave out or take back (Space)")),
            ("before", "arrow-up", msg("Move the page forward (Alt+↑)")),
            ("after", "arrow-down", msg("Move the page back (Alt+↓)")),
            ("split", "scissors", msg("Make the chosen pages a document of their own")),
            ("straighten", "scan", msg("Straighten a photographed sheet")),
            ("photo", "user", msg("Check the photo, and cut it out")),
        )
        acts = {
            "left": lambda: self._turn(-1),
            "right": lambda: self._turn(1),
            "out": self._toggle,
            "before": lambda: self._move(-1),
            "after": lambda: self._move(1),
            "split": self._split,
            "straighten": lambda: self.straighten_asked.emit(self._page),
            "photo": lambda: self.photo_asked.emit(self._page),
        }
        self._tools: dict[str, QToolButton] = {}
        for name, icon, words in tools:
            made = icon_button(text, theme, icon, words, acts[name])
            made.setObjectName(f"page.{name}")
            self._tools[name] = made
            row.addWidget(made)
        row.addStretch(1)
        return row

    @property
    def _page(self) -> DocumentPage | None:
        pages = self.strip.strip.pages
        return pages[self.strip.place] if 0 <= self.strip.place < len(pages) else None

    def _chosen(self) -> list[DocumentPage]:
        return [self.strip.strip.pages[place] for place in self.strip.chosen]

    def _of(self, page: DocumentPage) -> tuple[ScanDoubt, ...]:
        return self._doubts.of_page(self._row.document, page) if self._row else ()

    def _has_doubts(self, page: DocumentPage) -> bool:
        return bool(self._of(page))

    def _on_judged(self) -> None:
        self._show_doubt()
        self.strip.viewport().update()

    def _show_doubt(self) -> None:
        page = self._page
        found = self._of(page) if page is not None and not page.left_out else ()
        self.doubt.setText(" ".join(self._desk.text(each.words) for each in found))
        self.doubt.setVisible(bool(found))

    def _show_page(self) -> None:
        page = self._page
        self._show_doubt()
        if page is None:
            words = msg("Choose a paper to see its pages.")
            self.view.show_picture(None, self._desk.text(words))
            return
        picture = self.pictures.get(page, PAGE_PIXELS)
        problem = self.pictures.problem(page, PAGE_PIXELS)
        words = problem.what if problem else msg("Drawing the page…")
        self.view.show_picture(picture, self._desk.text(words), left_out=page.left_out)

    def _turn(self, quarter_turns: int) -> None:
        for page in self._chosen():
            actions.rotate(self._state, page, quarter_turns)

    def _toggle(self) -> None:
        for page in self._chosen():
            actions.leave_out(self._state, page, left_out=not page.left_out)

    def _move(self, by: int) -> None:
        if self._row is not None and self._page is not None:
            actions.move_page(
                self._state, self._row.document, self._row.pages, self.strip.place, by
            )

    def _split(self) -> None:
        if self.strip.chosen:
            self.split_asked.emit(write_ranges(tuple(n + 1 for n in self.strip.chosen)))
