# SPDX-License-Identifier: MIT
"""What was typed and is not saved, and what becomes of it when one leaves.

One rule holds for every field. A section that is left keeps it, and says so. What would lose it,
such as closing the window or locking by hand, asks first. Where nobody can be asked, because the
vault locks by itself or another entry takes the field, it is said what was given up.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui import leaving
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.confirm import ConfirmSheet

_SOON = 30  # milliseconds until it is looked again whether a field was saved


class Holder(Protocol):
    """A field, or a form, that may hold what is not saved."""

    @property
    def is_unsaved(self) -> bool:
        """True when it does."""

    @property
    def called(self) -> str:
        """Its name on the screen."""

    @property
    def typed_text(self) -> str:
        """What stands in it, where that is a text."""

    def put_back(self) -> None:
        """Show what is kept in its place."""


def held_in(root: QWidget) -> tuple[Holder, ...]:
    """Return the fields under a widget that hold what is not saved."""
    found = (each for each in root.findChildren(QWidget) if getattr(each, "is_unsaved", False))
    return tuple(cast("Holder", each) for each in found)


def tell_what_waits(desk: Desk, section: QWidget, back: Callable[[], None]) -> None:
    """Say that a section that was left still holds what is not saved, with a way back to it."""
    held = held_in(section)
    if held:
        desk.notices.warn(
            msg(
                "Not saved yet, and still there in the section you left: {fields}",
                fields=_names(held),
            ),
            act_name=msg("Go back"),
            act=back,
        )


def give_up(desk: Desk, root: QWidget) -> None:
    """Give up what is not saved for another entry that takes the fields, and say what it was."""
    held = held_in(root)
    if not held:
        return
    said = verbatim("; ".join(_with_text(each) for each in held))
    for each in held:
        each.put_back()
    desk.notices.warn(
        msg("Not saved, and given up for another entry: {fields}", fields=said),
        msg("Go back to the entry before and type it again."),
    )


def told_once_gone(desk: Desk, window: QWidget) -> Callable[[], None]:
    """Return what says, once a vault was left, in which fields something was not saved.

    It does not say what stood there: that is locked.
    """
    held = held_in(window)
    names = _names(held)

    def tell() -> None:
        if held:
            desk.notices.warn(
                msg("Not saved when the vault was left, and dropped: {fields}", fields=names),
                msg("Open the vault and type it again."),
            )

    return tell


class UnsavedKeeper(QObject):
    """Holds back what would lose something that is not saved, until the user has said so."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._sheet: ConfirmSheet | None = None

    def holds_back(self, again: Callable[[], object]) -> bool:
        """Return True when something is not saved: asks, and does `again` when it may be lost."""
        if not self._desk.has_vault:
            return False
        leaving.finish_typing(self._window)
        held = held_in(self._window)
        if held and self._sheet is None:
            self._ask(held, again)
        return bool(held)

    def refuses(self, closing: QCloseEvent) -> bool:
        """Return True when the window must not be closed yet; it is closed as soon as it may be.

        A field that is just being saved is waited for: afterwards nobody could say that it failed.
        """
        leaving.finish_typing(self._window)
        close = self._window.close
        is_saving = self._desk.is_saving_a_field
        if is_saving:
            QTimer.singleShot(_SOON, self, close)
        if is_saving or self.holds_back(close):
            closing.ignore()
            return True
        return False

    def first(self, act: Callable[[], object]) -> Callable[[], None]:
        """Return what does `act` unless something that is not saved holds it back."""

        def either() -> None:
            if not self.holds_back(either):
                act()

        return either

    def _ask(self, held: Sequence[Holder], again: Callable[[], object]) -> None:
        sheet = self._sheet = ConfirmSheet(
            self._desk.text,
            msg("Not everything is saved"),
            msg("What stands in these fields is not saved. If you leave now, it is lost."),
            msg("Leave without it"),
        )
        sheet.setObjectName("unsaved")
        sheet.body.addWidget(Label("\n".join(map(_with_text, held)), wrap=True))

        def done() -> None:
            self._sheet = None

        def leave() -> None:
            for each in held:
                each.put_back()
            QTimer.singleShot(0, self, again)

        sheet.finished.connect(done)
        sheet.accepted.connect(leave)
        sheet.appear(self._window)


def _names(held: Sequence[Holder]) -> Message:
    return verbatim("; ".join(dict.fromkeys(each.called for each in held)))


def _with_text(each: Holder) -> str:
    return f"{each.called}: “{each.typed_text}”" if each.typed_text else each.called
