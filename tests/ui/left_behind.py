# SPDX-License-Identifier: MIT
"""Looks for planted words in everything a window shows, holds, says or keeps in memory."""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.page_pictures import PagePictures

_TELLING = (
    "text",
    "title",
    "windowTitle",
    "windowFilePath",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "currentText",
    "displayText",
    "iconText",
)
_ROLES = (
    *(Qt.ItemDataRole(number) for number in (0, 2, 3, 4, 5, 11, 12)),
    *(Qt.ItemDataRole.UserRole + number for number in range(16)),
)


def settle_deletions() -> None:
    """Let everything be deleted that is about to be."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    gc.collect()


def left_in_windows(words: Sequence[str]) -> list[str]:
    """Return where any of the words stands in a widget, action, document or model."""
    found = []
    for where, said in _everything_said():
        found += [f"{where}: {said[:80]!r}" for word in words if word in said]
    return found


def count_in_memory(words: Sequence[str]) -> int:
    """Return how many records and messages are alive that hold any of the words."""
    return len(_alive(words))


def left_in_memory(words: Sequence[str]) -> list[str]:
    """Return the records and messages that are still alive and hold any of the words."""
    found = _alive(words)
    # asking who holds a thing walks the whole memory: for the first few only
    told = [f"{type(each).__name__} held by {_holders(each)}" for each in found[:_TOLD]]
    return told + [type(each).__name__ for each in found[_TOLD:]]


def _alive(words: Sequence[str]) -> list[Record | Message]:
    gc.collect()
    found: list[Record | Message] = []
    for each in gc.get_objects():
        if isinstance(each, Record) and is_dataclass(each):
            said = " ".join(str(getattr(each, name)) for name in each.__dataclass_fields__)
        elif isinstance(each, Message):
            said = f"{each.text} {each.values}"
        else:
            continue
        if any(word in said for word in words):
            found.append(each)
    return found


def pictures() -> list[str]:
    """Return the labels that show a picture larger than an icon."""
    labels = [each for each in QApplication.allWidgets() if isinstance(each, QLabel)]
    return [
        each.objectName() or type(each.parent()).__name__
        for each in labels
        if not each.pixmap().isNull() and max(each.pixmap().width(), each.pixmap().height()) > 96
    ]


def kept_pages(desk: Desk) -> int:
    """Return how many pictures of pages a desk still keeps in memory."""
    found = (each for each in gc.get_objects() if isinstance(each, PagePictures))
    alive = [each for each in found if each.desk is desk]
    return sum(each.kept for each in alive)


def _everything_said() -> Iterator[tuple[str, str]]:
    for widget in QApplication.allWidgets():
        yield from _said_by(widget)
        for action in widget.actions():
            yield from _said_by(action)
        if isinstance(widget, QAbstractItemView | QComboBox):
            yield from _in_model(widget.model(), type(widget).__name__)
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            yield type(widget).__name__, widget.toPlainText()
        if isinstance(widget, QGraphicsView) and widget.scene() is not None:
            for item in widget.scene().items():
                yield type(item).__name__, f"{item.toolTip()} {vars(item)}"
        for kind in (QAbstractItemModel, QTextDocument, QAction):
            for child in widget.findChildren(kind):
                yield from _in_child(child, type(widget).__name__)


def _in_child(child: QObject, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(child, QAbstractItemModel):
        yield from _in_model(child, where)
    elif isinstance(child, QTextDocument):
        yield where, child.toPlainText()
    else:
        yield from _said_by(child)


def _said_by(thing: QWidget | QObject) -> Iterator[tuple[str, str]]:
    for name in _TELLING:
        ask = getattr(thing, name, None)
        if not callable(ask):
            continue
        try:
            said = ask()
        except (RuntimeError, TypeError):
            continue
        if isinstance(said, str) and said:
            yield f"{type(thing).__name__} {thing.objectName()} {name}", said


def _in_model(
    model: QAbstractItemModel | None, where: str, parent: QModelIndex | None = None
) -> Iterator[tuple[str, str]]:
    if model is None:
        return
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
        for column in range(columns):
            index = model.index(row, column, above)
            for role in _ROLES:
                said = model.data(index, role)
                if said is not None:
                    yield f"{where} {type(model).__name__}", _in_words(said)
            if column == 0 and not isinstance(model, QAbstractTableModel | QAbstractListModel):
                yield from _in_model(model, where, index)


def _in_words(value: object) -> str:
    if isinstance(value, Record) and is_dataclass(value):
        return " ".join(str(getattr(value, name)) for name in value.__dataclass_fields__)
    return str(value)


def _holders(thing: object) -> str:
    """Return what keeps a thing alive, through cells, lists and the like, nearest first."""
    seen, level, names = {id(thing)}, [thing], []
    for _ in range(5):
        above = [
            each
            for one in level
            for each in gc.get_referrers(one)
            if id(each) not in seen and each is not level and type(each).__name__ not in _PASSING
        ]
        seen |= {id(each) for each in above}
        names += [_called(each) for each in above if type(each).__name__ not in _CONTAINERS]
        level = [each for each in above if type(each).__name__ in _CONTAINERS][:8]
        if names or not level:
            break
    return "; ".join(names[:5])


def _called(thing: object) -> str:
    return getattr(thing, "__qualname__", "") or type(thing).__name__


_PASSING = {"frame", "list_iterator", "generator"}
_CONTAINERS = {"list", "dict", "tuple", "set", "cell"}
_TOLD = 5
