# SPDX-License-Identifier: MIT
"""The papers: kinds on the left, the list in the middle, the chosen paper on the right."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from kvisa_desktop.domain.documents import DocumentId, DocumentPage
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.services import photos
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents import actions
from kvisa_desktop.ui.documents.details import DetailsPane
from kvisa_desktop.ui.documents.model import (
    DocumentRow,
    folders,
    moved,
    rows,
    within,
)
from kvisa_desktop.ui.documents.page_doubts import PageDoubts
from kvisa_desktop.ui.documents.panes import Panes
from kvisa_desktop.ui.documents.papers import Papers
from kvisa_desktop.ui.documents.preview import PagesPane
from kvisa_desktop.ui.documents.split_sheet import SplitSheet
from kvisa_desktop.ui.documents.straighten_sheet import StraightenSheet
from kvisa_desktop.ui.documents.tree import KindTree
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.confirm import confirm
from kvisa_desktop.ui.parts.filing.filing_desk import FilingDesk
from kvisa_desktop.ui.parts.filing.scans import scans_at, scans_in
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.photo.sheet import PhotoSheet
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.rail import nav_button


class DocumentsPage(SectionPage):
    """Wires the tree, the list and the panes of the chosen paper."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._rows: tuple[DocumentRow, ...] = ()
        self._chosen_next: DocumentId | None = None
        self.setAcceptDrops(True)
        self.filing = FilingDesk(desk, state, self)
        self.tree = KindTree(desk)
        self.doubts = PageDoubts(desk, self)
        self.papers = Papers(desk, self._doubts_of, lambda: self.filing.choose(self.tree.kind))
        self.table = self.papers.table
        self.pages = PagesPane(desk, state, self.doubts)
        self.details = DetailsPane(desk, state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_tools())
        column.addWidget(self.filing.progress)
        column.addWidget(self._build_panes(), 1)
        self._connect()

    def show_case(self) -> None:
        """Show the papers of the case."""
        self._rows = rows(self.state.file)
        self.tree.show_folders(folders(self.state.file, with_empty=True))
        self._list(near=True)
        self._choose_filed()
        self.doubts.ask(page for row in self._rows for page in row.pages)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Choose a paper, or do what a command asks for: "add", "paste", "files:PATHS"."""
        commands = {"add": self.filing.choose, "paste": self.filing.paste}
        command, _, kind = field.partition(":")
        if record_id is None and command == "files":
            self.filing.offer(scans_at([Path(each) for each in kind.split("\n")]), "")
            return True
        if record_id is None and command in commands:
            commands[command](kind or self.tree.kind)
            return True
        self.tree.choose("")
        if self.table.choose(record_id):
            if field:
                self._switch.button(1).click()
                self.details.form.focus_on(field)
            else:
                self.papers.focus()
            return True
        return False

    def start_focus(self) -> None:
        """Put the cursor on the list, or on the first step while it is empty."""
        target = self.papers.view if self._rows else self.papers.first_step
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.filing.offer(scans_in(event.mimeData()), self.tree.kind)
        event.acceptProposedAction()

    def _build_tools(self) -> QHBoxLayout:
        text, theme = self.desk.text, self.desk.theme
        row = QHBoxLayout()
        row.setSpacing(8)
        add = button(text, msg("Add scans…"), lambda: self.filing.choose(self.tree.kind))
        add.setIcon(theme.icon("file-plus"))
        add.setObjectName("documents.add")
        row.addWidget(add)
        paste = button(text, msg("Paste"), lambda: self.filing.paste(self.tree.kind))
        paste.setIcon(theme.icon("clipboard-paste"))
        paste.setObjectName("documents.paste")
        row.addWidget(paste)
        row.addStretch(1)
        for choice in self.papers.choices:
            row.addWidget(choice)
        row.addSpacing(8)
        for name, icon, words, act in (
            ("up", "arrow-up", msg("Move up (Alt+↑)"), lambda: self._move(-1)),
            ("down", "arrow-down", msg("Move down (Alt+↓)"), lambda: self._move(1)),
            ("combine", "merge", msg("Make the chosen papers one document"), self._combine),
            ("remove", "trash-2", msg("Remove the chosen papers (Del)"), self._remove),
        ):
            made = icon_button(text, theme, icon, words, act)
            made.setObjectName(f"documents.{name}")
            row.addWidget(made)
        return row

    def _build_panes(self) -> Panes:
        kinds, column = card(margin=6)
        column.addWidget(self.tree)
        return Panes(kinds, self._build_list(), self._build_chosen())

    def _build_list(self) -> QWidget:
        frame, column = card(margin=1, spacing=0)
        column.addWidget(self.papers)
        return frame

    def _build_chosen(self) -> QWidget:
        frame, column = card(margin=12, spacing=6)
        row = QHBoxLayout()
        self._switch = QButtonGroup(self)
        self._panes = QStackedWidget()
        for number, (icon, title, pane) in enumerate(
            (
                ("image", msg("Pages"), self.pages),
                ("pencil", msg("Details"), self.details),
            )
        ):
            made = nav_button(self.desk, icon, title)
            made.setChecked(number == 0)
            made.setObjectName(f"documents.pane.{number}")
            self._switch.addButton(made, number)
            row.addWidget(made)
            self._panes.addWidget(pane)
        self._switch.idClicked.connect(self._panes.setCurrentIndex)
        column.addLayout(row)
        column.addWidget(self._panes, 1)
        return frame

    def _connect(self) -> None:
        self.tree.chosen.connect(lambda _key: self._list())
        self.tree.dropped.connect(
            lambda kind, mime: self.filing.offer(scans_in(mime), kind, at_once=bool(kind))
        )
        self.filing.filed.connect(self._on_filed)
        self.table.chosen.connect(self._on_chosen)
        self.papers.opened.connect(lambda _row: self.pages.strip.setFocus())
        self.doubts.judged.connect(self.papers.model.touch)
        self.pages.split_asked.connect(self._on_split_asked)
        self.pages.photo_asked.connect(self._on_photo_asked)
        self.pages.straighten_asked.connect(self._on_straighten_asked)
        self.desk.text.switched.connect(self._on_switched)
        self.desk.theme.changed.connect(self._on_switched)
        for keys, act in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Del", self._remove),
        ):
            self.papers.on_key(keys, act)

    def _doubts_of(self, row: DocumentRow) -> tuple[ScanDoubt, ...]:
        found = {each for p in row.pages for each in self.doubts.of_page(row.document, p)}
        return tuple(each for each in ScanDoubt if each in found)

    def _on_switched(self) -> None:
        if self.state.is_open:
            self.tree.show_folders(folders(self.state.file, with_empty=True))

    def _list(self, *, near: bool = False) -> None:
        self.papers.show_rows(within(self._rows, self.tree.folder), near=near)
        self._on_chosen(self.table.current)

    def _on_filed(self, document: DocumentId) -> None:
        """Remember what was filed or combined: it is chosen once the case was read again."""
        self._chosen_next = document

    def _choose_filed(self) -> None:
        if self._chosen_next in {row.document.id for row in self._rows}:
            self.table.choose(self._chosen_next)
            self._chosen_next = None

    def _on_chosen(self, row: DocumentRow | None) -> None:
        self.pages.show_row(row)
        self.details.show_row(row)

    def _move(self, by: int) -> None:
        row = self.table.current
        if row is None:
            return
        order = moved(
            [each.document.id for each in self._rows],
            [each.document.id for each in self.papers.model.rows],
            row.document.id,
            by,
        )
        if order is not None:
            actions.reorder(self.state, order)

    def _combine(self) -> None:
        chosen = [row.document for row in self.table.selected]
        if len(chosen) > 1:
            self._chosen_next = chosen[0].id
            actions.combine(self.state, chosen)
        else:
            self.desk.notices.warn(
                msg("Choose two or more papers first."),
                msg("Hold Shift or Ctrl while you choose."),
            )

    def _remove(self) -> None:
        chosen = [row.document for row in self.table.selected]
        if not chosen:
            return
        title = (
            msg("Remove “{title}”?", title=title_of(chosen[0]))
            if len(chosen) == 1
            else plural("Remove {count} paper?", "Remove {count} papers?", len(chosen))
        )
        lead = msg("The scans stay in the history of the vault.")
        confirm(
            self.desk.text,
            self,
            (title, lead, msg("Remove")),
            lambda: actions.remove(self.state, chosen),
        )

    def _on_split_asked(self, pages: str) -> None:
        row = self.table.current
        if row is not None:
            sheet = SplitSheet(self.desk, pages, row.document.kind)
            sheet.filed.connect(
                lambda wanted, kind: actions.split(self.state, row.document, wanted, kind)
            )
            sheet.appear(self)

    def _on_photo_asked(self, page: DocumentPage | None) -> None:
        if page is not None:
            sheet = PhotoSheet(self.desk, page, photos.guides_of(self.state.file, page))
            sheet.placed.connect(lambda guides: actions.keep_guides(self.state, page, guides))
            sheet.appear(self)

    def _on_straighten_asked(self, page: DocumentPage | None) -> None:
        if page is not None:
            sheet = StraightenSheet(self.desk, page)
            sheet.straightened.connect(
                lambda corners: actions.straighten(self.desk, self.state, page, corners)
            )
            sheet.appear(self)
