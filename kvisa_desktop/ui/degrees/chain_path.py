# SPDX-License-Identifier: MIT
"""The chain as a path from left to right: a tile for each step, read aloud as one sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.chain import Chain
from kvisa_desktop.domain.chain_words import chain_said
from kvisa_desktop.ui.degrees.step_tile import MOVES, StepTile
from kvisa_desktop.ui.desk import Desk


class ChainPath(QWidget):
    """The steps of a road in their order; arrows go along it. `pressed` carries the step."""

    pressed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tiles: list[StepTile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        desk.theme.changed.connect(self._repaint)

    def show_chain(self, chain: Chain) -> None:
        """Show the steps of a chain; the cursor stays on its step."""
        at = next((each.link.kind for each in self.tiles if each.hasFocus()), None)
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(self._desk.text(chain_said(chain)))
        last = len(chain.links) - 1
        self.tiles = [
            StepTile(self._desk, each, is_last=place == last)
            for place, each in enumerate(chain.links)
        ]
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, link=tile.link: self.pressed.emit(link))
            self._row.addWidget(tile, 1, Qt.AlignmentFlag.AlignTop)
        if at is not None:
            self.focus_step(at)

    def focus_step(self, kind: str) -> bool:
        """Put the cursor on a step; False when the path has none of that kind."""
        for tile in self.tiles:
            if tile.link.kind == kind:
                tile.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = [place for place, each in enumerate(self.tiles) if each.hasFocus()]
        move = MOVES.get(Qt.Key(event.key()))
        if not places or move is None:
            super().keyPressEvent(event)
            return
        wanted = places[0] + move
        if 0 <= wanted < len(self.tiles):
            self.tiles[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _repaint(self) -> None:
        for tile in self.tiles:
            tile.update()
