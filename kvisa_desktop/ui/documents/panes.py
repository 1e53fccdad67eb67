# SPDX-License-Identifier: MIT
"""Kinds, papers and the chosen paper side by side; where that is narrow, kinds above papers."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

_BESIDE, _ABOVE = (210, 300), (180, 320)
_CHOSEN = 380
_HANDLE = 12
_ROOMY = 110  # letters: in less than this three columns would cut every title


class Panes(QSplitter):
    """Holds the three panes and stacks the first two in a narrow window."""

    def __init__(self, kinds: QWidget, papers: QWidget, chosen: QWidget) -> None:
        super().__init__()
        self._found = QSplitter()
        for splitter in (self, self._found):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(_HANDLE)
        for each in (kinds, papers):
            self._found.addWidget(each)
        self._found.setSizes(list(_BESIDE))
        self._found.setStretchFactor(1, 1)
        self.addWidget(self._found)
        self.addWidget(chosen)
        self.setSizes([sum(_BESIDE) + _HANDLE, _CHOSEN])
        self.setStretchFactor(1, 1)

    @property
    def is_narrow(self) -> bool:
        """True while the kinds stand above the papers."""
        return self._found.orientation() is Qt.Orientation.Vertical

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the kinds and the papers, or lay them side by side again."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _ROOMY
        if narrow == self.is_narrow:
            return
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        self._found.setOrientation(way)
        QTimer.singleShot(0, self, self._share)  # the panes ask for other room first

    def _share(self) -> None:
        narrow = self.is_narrow
        self._found.setSizes(list(_ABOVE if narrow else _BESIDE))
        left = self.width() // 2 if narrow else sum(_BESIDE) + _HANDLE
        self.setSizes([left, self.width() - left - _HANDLE])
