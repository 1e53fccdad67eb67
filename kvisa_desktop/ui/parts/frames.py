# SPDX-License-Identifier: MIT
"""Cards, lines and pages that scroll."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

_BAR = 15


class Scrolling(QScrollArea):
    """Scrolls downwards only, and is never narrower than its content.

    It fits its content again when it is shown: text may have grown while it was hidden.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        needed = content.minimumSizeHint().width() if content is not None else 0
        return QSize(needed + _BAR, super().minimumSizeHint().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        content = self.widget()
        if content is not None:
            self.updateGeometry()
            QCoreApplication.postEvent(content, QEvent(QEvent.Type.LayoutRequest))


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


def scrolling(
    margin: int = 0, spacing: int = 14, *, widest: int = 0
) -> tuple[QScrollArea, QVBoxLayout]:
    """Return an area that scrolls downwards and the column inside it, at most `widest` wide.

    The limit is set on the column as a whole: a card with a limit of its own would be laid out too
    low, for its lines were counted at the width of the window.
    """
    area = Scrolling()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner, content = QWidget(), QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(content, 1)
    if widest:
        content.setMaximumWidth(widest)
        row.addStretch()
    column = QVBoxLayout(content)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    for each in (inner, content):
        each.setProperty("kind", "page")
        each.setAutoFillBackground(False)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    return area, column


def emptied(column: QBoxLayout) -> None:
    """Take everything out of a column and let it go."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
