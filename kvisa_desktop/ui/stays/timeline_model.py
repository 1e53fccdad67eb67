# SPDX-License-Identifier: MIT
"""The items of the timeline as a list of sentences, for screen readers and tool tips."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from kvisa_desktop.ui.stays.timeline_scene import Scene
from kvisa_desktop.ui.text import Text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ItemsModel(QAbstractListModel):
    """The items as a list of sentences."""

    def __init__(self, text: Text, on: date) -> None:
        super().__init__()
        self._text = text
        self.scene = Scene((), on)
        text.switched.connect(self._on_switched)

    def show(self, scene: Scene) -> None:
        """Show other items."""
        self.beginResetModel()
        self.scene = scene
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self.scene.items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an item says, read aloud as well as under the pointer."""
        wanted = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        if not index.isValid() or role not in wanted:
            return None
        return self._text(self.scene.items[index.row()].text)

    def _on_switched(self) -> None:
        if self.scene.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.scene.items) - 1, 0))
