# SPDX-License-Identifier: MIT
"""The kinds of paper as a tree with counts; scans dropped on a kind are filed there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from kvisa_desktop.domain.kinds import UNSORTED
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.model import ALL, Folder
from kvisa_desktop.ui.fonts import STRONG, styled
from kvisa_desktop.ui.parts.cells import TallRows

KEY = int(Qt.ItemDataRole.UserRole)
_KIND = KEY + 1


class KindTree(QTreeWidget):
    """Chooses which papers are listed. `dropped` carries the kind and what was dropped."""

    chosen = Signal(str)
    dropped = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folders: Sequence[Folder] = ()
        self.setObjectName("documents.tree")
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setIndentation(14)
        self.setRootIsDecorated(False)
        self.setAcceptDrops(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(TallRows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        desk.text.show(self, self.setAccessibleName, msg("Kinds of paper"))
        self.currentItemChanged.connect(self._on_current)

    @property
    def folder(self) -> str:
        """The key of the chosen line."""
        item = self.currentItem()
        return ALL if item is None else str(item.data(0, KEY))

    @property
    def kind(self) -> str:
        """The kind of the chosen line, "" for a line of several kinds."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _KIND))

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Show the tree, staying at the chosen line."""
        chosen = self.folder
        self.blockSignals(True)
        self.clear()
        section: QTreeWidgetItem | None = None
        for folder in folders:
            is_kind = bool(folder.kind) and folder.kind != UNSORTED
            item = QTreeWidgetItem(section if is_kind and section else self.invisibleRootItem())
            self._fill(item, folder)
            if folder.key.startswith("section:"):
                section = item
                item.setFont(0, styled(weight=STRONG))
            if folder.key == chosen:
                self.setCurrentItem(item)
        first = self.topLevelItem(0)
        if self.currentItem() is None and first is not None:
            self.setCurrentItem(first)
        self.expandAll()
        self.blockSignals(False)
        if self.folder != chosen:
            self.chosen.emit(self.folder)

    def choose(self, key: str) -> bool:
        """Choose a line; False when it is not shown."""
        flags = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchWrap
        found = self.findItems("", flags | Qt.MatchFlag.MatchContains)
        item = next((each for each in found if each.data(0, KEY) == key), None)
        if item is not None:
            self.setCurrentItem(item)
        return item is not None

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        self.dropped.emit("" if item is None else str(item.data(0, _KIND)), event.mimeData())
        event.acceptProposedAction()

    def _fill(self, item: QTreeWidgetItem, folder: Folder) -> None:
        title = self._desk.text(folder.title)
        item.setText(0, f"{title}  {folder.count}" if folder.count else title)
        item.setToolTip(0, title)
        item.setData(0, KEY, folder.key)
        item.setData(0, _KIND, folder.kind)
        icon = {"": "files", UNSORTED: "inbox"}.get(folder.key)
        if icon:
            item.setIcon(0, self._desk.theme.icon(icon))
        elif not folder.count:
            item.setForeground(0, self._desk.theme.color("muted"))

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(0, KEY)))
