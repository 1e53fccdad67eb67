# SPDX-License-Identifier: MIT
"""Boxes for numbers that look like the other fields."""

from PySide6.QtWidgets import QAbstractSpinBox

_INDENT = 7


def indented(box: QAbstractSpinBox) -> None:
    """Let the number stand as far from the edge as the words of other fields do.

    Qt takes this from no style sheet: the line inside a box for numbers heeds none.
    """
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
