# SPDX-License-Identifier: MIT
"""The pane at the right: several views in one place, each called by its name on top."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.rail import nav_button


class SidePane(QWidget):
    """Shows one of its views; a view is filled when it is seen, not before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._fill: list[Callable[[], None]] = []
        self._stale: set[int] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._switch = QButtonGroup(self)
        self._stack = QStackedWidget()
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)
        self._switch.idClicked.connect(self._on_clicked)

    def add(self, icon: str, title: Message, view: QWidget, fill: Callable[[], None]) -> None:
        """Add a view; `fill` shows in it what there is now."""
        number = len(self._fill)
        made = nav_button(self._desk, icon, title)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setObjectName(f"stays.pane.{number}")
        made.setChecked(number == 0)
        self._switch.addButton(made, number)
        self._row.addWidget(made)
        self._stack.addWidget(view)
        self._fill.append(fill)

    def refresh(self) -> None:
        """Show anew what is seen now; the other views follow when they are called."""
        self._stale = set(range(len(self._fill)))
        self._fill_if_stale(self._stack.currentIndex())

    def call(self, view: QWidget) -> None:
        """Show a view."""
        number = self._stack.indexOf(view)
        self._switch.button(number).setChecked(True)
        self._on_clicked(number)

    def fresh(self, view: QWidget) -> None:
        """Fill a view that is not seen, for it is asked what it holds."""
        self._fill_if_stale(self._stack.indexOf(view))

    def _on_clicked(self, number: int) -> None:
        self._fill_if_stale(number)
        self._stack.setCurrentIndex(number)

    def _fill_if_stale(self, number: int) -> None:
        if number in self._stale:
            self._stale.discard(number)
            self._fill[number]()
