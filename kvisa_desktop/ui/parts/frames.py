# SPDX-License-Identifier: MIT
"""Cards, lines and pages that scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def framed(kind: str, margin: int = 16, spacing: int = 10) -> tuple[QFrame, QVBoxLayout]:
    """Return a frame of that kind ("card", "well", "notice" …) and the column inside it."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    column = QVBoxLayout(frame)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    return frame, column


def card(margin: int = 16, spacing: int = 10) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column inside it."""
    return framed("card", margin, spacing)


def line() -> QFrame:
    """Return a thin horizontal line."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    return frame


def scrolling(margin: int = 0, spacing: int = 14) -> tuple[QScrollArea, QVBoxLayout]:
    """Return an area that scrolls downwards and the column inside it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner = QWidget()
    inner.setProperty("kind", "page")
    column = QVBoxLayout(inner)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area, column


def emptied(column: QVBoxLayout) -> None:
    """Take everything out of a column and let it go."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
