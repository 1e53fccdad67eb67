# SPDX-License-Identifier: MIT
"""Widgets made one at a time before they are shown, so that a first visit need not make them all.

What a widget is dressed in by the style sheet takes as long as its making, and is done here too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QWidget

from kvisa_desktop.ui.parts.frames import refill

W = TypeVar("W", bound=QWidget)


class ReadyWidgets(Generic[W]):
    """Keeps what `make` made for a record until it is taken or dropped, out of sight in `owner`."""

    def __init__(self, owner: QWidget, make: Callable[[UUID], W]) -> None:
        self._owner, self._make = owner, make
        self._kept: dict[UUID, W] = {}
        self._is_due = True

    def turns(self, keys: Iterable[UUID]) -> Iterator[Callable[[], object]]:
        """Yield a step for each widget."""
        yield from (partial(self._add, each) for each in keys)

    def fill(
        self, column: QBoxLayout, keys: Iterable[UUID], shown: Mapping[UUID, W]
    ) -> dict[UUID, W]:
        """Show a widget for each record in a column and return them; all others go.

        Those shown already stay, and the cursor in them. What is in view makes nothing ready any
        more.
        """
        there = {**self._kept, **shown}
        filled = {key: there.pop(key) if key in there else self._make(key) for key in keys}
        refill(column, filled.values(), there.values())
        self._kept.clear()
        self._is_due = False
        return filled

    def _add(self, key: UUID) -> None:
        if self._is_due and key not in self._kept:
            made = self._kept[key] = self._make(key)
            made.hide()
            made.setParent(self._owner)
            for each in made.findChildren(QWidget):
                each.ensurePolished()
