# SPDX-License-Identifier: MIT
"""Cards, lines and pages that scroll."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

_AROUND = 140


class _Content(QWidget):
    """What an area scrolls. `arranged` tells that something inside it may need other room."""

    arranged = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.arranged.emit()
        return done


class Scrolling(QScrollArea):
    """Scrolls downwards only, and is never narrower than its content.

    Qt tells nobody when content grows in an area that is in view, and lays out nothing that is
    hidden: it asks for another width whenever its content does, and fits it again when shown. It
    brings into view what was given the cursor, which Qt does for Tab alone.
    """

    def __init__(self, content: _Content) -> None:
        super().__init__()
        self._needed = 0
        self.setWidget(content)
        content.arranged.connect(self._ask_for_room)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @override
    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        needed = content.minimumSizeHint().width() if content is not None else 0
        beside = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(needed + beside, super().minimumSizeHint().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        content = self.widget()
        if content is not None:
            self.updateGeometry()
            QCoreApplication.postEvent(content, QEvent(QEvent.Type.LayoutRequest))

    def _on_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Follow the cursor, but leave in its place what is being clicked."""
        content = self.widget()
        if entered is None or content is None or not content.isAncestorOf(entered):
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            # what was shown just now is laid out first
            QTimer.singleShot(0, self, partial(self._reveal, entered))

    def _reveal(self, entered: QWidget) -> None:
        if isValid(entered) and entered.hasFocus():
            # with what follows it, and above a notice at the foot of the window
            around = min(_AROUND, self.viewport().height() // 3)
            self.ensureWidgetVisible(entered, 0, around)

    def _ask_for_room(self) -> None:
        needed = self.minimumSizeHint().width()
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()


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
    inner, content = _Content(), QWidget()
    area = Scrolling(inner)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
    area.viewport().setAutoFillBackground(False)
    return area, column


def scrolled(owner: QWidget, margin: int = 0, spacing: int = 14, *, widest: int = 0) -> QVBoxLayout:
    """Fill `owner` with an area that scrolls downwards; return the column inside it."""
    outer = QVBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    area, column = scrolling(margin, spacing, widest=widest)
    outer.addWidget(area, 1)
    return column


def emptied(column: QBoxLayout) -> None:
    """Take everything out of a column and let it go."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def refill(column: QBoxLayout, widgets: Iterable[QWidget], gone: Iterable[QWidget]) -> None:
    """Put widgets into a column in their order, moving none that is in place; let others go."""
    for place, each in enumerate(widgets):
        if column.indexOf(each) != place:
            column.insertWidget(place, each)
            each.show()
    for each in gone:
        each.hide()
        each.deleteLater()
