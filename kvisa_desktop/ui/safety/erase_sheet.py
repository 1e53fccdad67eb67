# SPDX-License-Identifier: MIT
"""Erasing a client for good: what goes, what becomes of old backups, and a word to confirm it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kvisa_desktop.domain.erasure import Erased, OldBackups
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.erasable import Erasable
from kvisa_desktop.services.erasure_words import unread_said
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.safety import actions

_WORDS = {
    OldBackups.REWRITE: msg("Take the client out of old backups too"),
    OldBackups.REMOVE: msg("Delete the backups that still hold the client"),
    OldBackups.KEEP: msg("Leave old backups as they are"),
}


def erased_said(gone: Erased) -> list[Message]:
    """Return what came of erasing, and where the client may still be."""
    refs = verbatim(", ".join(gone.cases))
    return [msg("Erased for good: {cases}", cases=refs), *left_said(gone)]


def left_said(gone: Erased) -> list[Message]:
    """Return where an erased client may still be."""
    said = []
    if gone.holding:
        said.append(
            plural(
                "{count} backup still holds the client.",
                "{count} backups still hold the client.",
                len(gone.holding),
            )
        )
    said += [
        msg("Nobody can say whether the client is in {path}: delete it yourself.", path=str(each))
        for each in gone.unsure
    ]
    said += [unread_said(each) for each in gone.unread]
    return said


class EraseSheet(Sheet):
    """`erased` tells what came of it. Nothing happens before the reference of the case is typed."""

    erased = Signal(object)

    def __init__(self, desk: Desk, wanted: Erasable) -> None:
        super().__init__(desk.text, msg("Erase this client for good?"), _LEAD)
        self._desk = desk
        self._case = wanted.case
        # a case that never got a reference is called by the end of its id, which nobody else has
        self._key = wanted.case.ref or str(wanted.case.id)[-6:]
        self.setObjectName("erase")
        who = Label(wrap=True)
        who.setText(" · ".join(part for part in (self._key, wanted.name) if part))
        self.old = ChoiceBox(desk.text, tuple(_WORDS), _WORDS.__getitem__)
        desk.text.show(self, self.old.setAccessibleName, msg("Old backups"))
        ask = muted()
        desk.text.show(
            self,
            ask.setText,
            msg("To be sure: type the reference of the case, {ref}.", ref=verbatim(self._key)),
        )
        self.check = QLineEdit()
        desk.text.show(self, self.check.setAccessibleName, msg("Reference of the case"))
        self.check.textChanged.connect(self._on_typed)
        for each in (who, self.old, ask, self.check):
            self.body.addWidget(each)
        self.erase = self.add_button(msg("Erase"), self._on_erase, name="erase.yes")
        self.erase.setProperty("kind", "danger")
        self.erase.setEnabled(False)
        self.add_button(msg("Cancel"), self.reject, primary=True)
        self.check.setFocus()

    def _on_typed(self, typed: str) -> None:
        self.erase.setEnabled(typed.strip().casefold() == self._key.casefold())

    def _on_erase(self) -> None:
        self.erase.setEnabled(False)
        old = self.old.value
        actions.erase(self._desk, self, (self._case.id, old), self._on_erased, self._on_failed)

    def _on_erased(self, gone: Erased) -> None:
        self.accept()
        self.erased.emit(gone)

    def _on_failed(self, error: UserError) -> None:
        self.erase.setEnabled(True)
        self.complain(error.what, error.remedy)


_LEAD = msg(
    "The case, its papers and scans, its history and what lies in the trash are deleted and cannot "
    "be undone. Someone who has another case keeps that one."
)
