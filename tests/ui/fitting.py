# SPDX-License-Identifier: MIT
"""What does not fit on a page: words that are cut, controls without a name."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

from kvisa_desktop.ui.fonts import ElidedLabel
from kvisa_desktop.ui.parts.link import Link

_SLACK = 2


def visible(page: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a page that can be seen."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def _needs(widget: QWidget) -> tuple[int, int] | None:
    """Return the room the words of a widget need, None for what has no words."""
    hint = widget.sizeHint()
    wraps = isinstance(widget, Link) or (isinstance(widget, QLabel) and widget.wordWrap())
    match widget:
        case ElidedLabel():
            return None
        case QLabel() | Link() | QPushButton() | QRadioButton() | QToolButton():
            # A button inside a field is an icon whose words are only spoken.
            if not widget.text() or isinstance(widget.parent(), QLineEdit):
                return None
            return (0, widget.heightForWidth(widget.width())) if wraps else hint.toTuple()
    return None


def cut(page: QWidget) -> list[str]:
    """Return what has not the room its words need."""
    found = []
    for widget in visible(page):
        needed = _needs(widget)
        if needed is None:
            continue
        lacks_width = needed[0] > widget.width() + _SLACK
        lacks_height = needed[1] > widget.height() + _SLACK
        if lacks_width or lacks_height:
            text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            found.append(f"{text!r} needs {needed}, has {widget.width()}×{widget.height()}")
    return found


def beyond(page: QWidget) -> list[str]:
    """Return the controls that reach beyond the right edge of what holds them."""
    found = []
    for widget in visible(page):
        parent = widget.parentWidget()
        if parent is None or isinstance(parent, QAbstractScrollArea) or _is_inside_view(widget):
            continue
        if widget.geometry().right() > parent.rect().right() + _SLACK:
            found.append(f"{type(widget).__name__} {widget.objectName()!r} in {parent}")
    return found


def _is_inside_view(widget: QWidget) -> bool:
    return isinstance(widget, QScrollBar) or isinstance(widget.parentWidget(), QAbstractScrollArea)


def reachable(page: QWidget) -> list[QWidget]:
    """Return the controls that Tab has to reach."""
    return [
        widget
        for widget in visible(page)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def nameless(page: QWidget) -> list[str]:
    """Return the controls that a screen reader cannot name."""
    found = []
    for widget in reachable(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found


def settled() -> None:
    """Let layouts come to rest."""
    for _ in range(5):
        QApplication.processEvents()
