# SPDX-License-Identifier: MIT
"""A list and the detail of what is chosen in it, side by side with a bar to move between them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSplitter, QWidget

from kvisa_desktop.ui.parts.frames import card

_BAR = 14


def side_by_side(parts: Sequence[QWidget], sizes: Sequence[int]) -> QSplitter:
    """Return the parts, each on a card, at their first widths; none can be pushed shut."""
    splitter = QSplitter()
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(_BAR)
    for each in parts:
        frame, column = card(margin=1, spacing=0)
        column.addWidget(each)
        splitter.addWidget(frame)
    splitter.setSizes(list(sizes))
    return splitter
