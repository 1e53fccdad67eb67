# SPDX-License-Identifier: MIT
"""Edits which kinds of paper go into a box: a list with a tick for each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from kvisa_desktop.domain.kinds import KINDS, Section
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import kind_said

_HEIGHT = 150


class KindsEditor(Editor):
    """Any of the kinds of paper that are shown to a post."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.list = QListWidget()
        self.list.setObjectName("posts.box.kinds")
        self.list.setMinimumHeight(_HEIGHT)
        self.row.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        for kind in KINDS:
            if kind.section is not Section.INTERNAL:
                item = QListWidgetItem(self.list)
                item.setData(Qt.ItemDataRole.UserRole, kind.key)
                item.setCheckState(Qt.CheckState.Unchecked)
                text.show(self, item.setText, kind_said(kind.key))
        self.list.itemChanged.connect(lambda _item: self.commit(self.chosen))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the kinds that are ticked."""
        return tuple(
            str(each.data(Qt.ItemDataRole.UserRole))
            for each in self._items()
            if each.checkState() is Qt.CheckState.Checked
        )

    @override
    def show_value(self, value: object) -> None:
        """Show a value."""
        if self.holds(value):
            return
        wanted = value if isinstance(value, tuple) else ()
        self.list.blockSignals(True)
        for each in self._items():
            ticked = each.data(Qt.ItemDataRole.UserRole) in wanted
            each.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]
