# SPDX-License-Identifier: MIT
"""The list of items; scans dropped on a row are received under that item."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from typing_extensions import override

from kvisa_desktop.ui.parts.item_table import ROW_ROLE, ItemTable


class DropTable(ItemTable):
    """A table of items. `dropped` carries the row under the pointer and what was dropped."""

    dropped = Signal(object, object)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.selectRow(index.row())
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.dropped.emit(index.data(ROW_ROLE), event.mimeData())
            event.acceptProposedAction()
