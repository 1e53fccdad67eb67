# SPDX-License-Identifier: MIT
"""Where the cursor goes when cards come and go: into a new one, or back to what adds one."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kvisa_desktop.ui.parts.form import RecordForm


class Card(Protocol):
    """A card with a form."""

    form: RecordForm

    def isAncestorOf(self, child: QWidget) -> bool:  # noqa: N802  as Qt has it
        """Return True for a widget inside the card."""


class CardCursor:
    """Remembers, while cards come and go, where among them the cursor was.

    Made before they do, it is told those that are there by `follow`. The cursor stays where it was
    unless that is gone, or was the button that adds a card.
    """

    def __init__(self, cards: Mapping[UUID, Card], add: QWidget) -> None:
        self._known: Collection[UUID] = frozenset(cards)
        self._add = add
        focused: QWidget | None = add.window().focusWidget()
        self._was_on_add = focused is add
        self._was_in: UUID | None = None
        if focused is not None:
            within = (key for key, each in cards.items() if each.isAncestorOf(focused))
            self._was_in = next(within, None)

    def follow(self, cards: Mapping[UUID, Card]) -> None:
        """Go to the first field of the one card that is new, or to the button that adds one."""
        if self._was_on_add or (self._was_in is not None and self._was_in not in cards):
            new = [card for key, card in cards.items() if key not in self._known]
            form = new[0].form if len(new) == 1 else None
            # a card that was made just now is not in view yet
            QTimer.singleShot(0, self._add, partial(_go, form, self._add))


def _go(form: RecordForm | None, add: QWidget) -> None:
    if form is not None and isValid(form):
        form.focus_on(next(iter(form.editors)))
    else:
        add.setFocus()
