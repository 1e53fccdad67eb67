# SPDX-License-Identifier: MIT
"""Acts on the ledger of an institution."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.domain.recognition import is_blank
from kvisa_desktop.messages import msg
from kvisa_desktop.services import ledger
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ledger import Ledger
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Told

Subject = Institution | RegisterEntry
Taken = Callable[[RecognitionFact], None]


def read(desk: Desk, owner: QObject, key: UUID, done: Callable[[Ledger], None]) -> None:
    """Read the ledger of an institution."""
    desk.read(owner, lambda vault: ledger.read(vault, key), done)


def keep(
    desk: Desk, owner: QObject, subject: Subject, fact: RecognitionFact, then: tuple[Taken, Told]
) -> None:
    """Keep a new or changed fact; `then` is told of it, or why it was not taken."""
    taken, failed = then

    def act(vault: Vault) -> Done[RecognitionFact]:
        if is_blank(fact):
            return ledger.note(vault, subject, fact)
        return ledger.change(vault, fact)

    desk.act(owner, act, taken, say=msg("The fact was recorded."), failed=failed)


def remove(desk: Desk, owner: QObject, fact: RecognitionFact) -> None:
    """Take a fact out of the ledger."""
    said = msg("The fact was removed from the ledger; the history keeps it.")
    desk.act(owner, lambda vault: ledger.remove(vault, fact), say=said)
