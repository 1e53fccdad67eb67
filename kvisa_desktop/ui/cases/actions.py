# SPDX-License-Identifier: MIT
"""Acts on the list of cases."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, requests
from kvisa_desktop.services.requests import Request
from kvisa_desktop.ui.cases.model import Listed
from kvisa_desktop.ui.desk import Desk


def load(desk: Desk, owner: QObject, done: Callable[[tuple[Listed, ...]], None]) -> None:
    """Read all cases; their search texts are folded on the worker."""
    desk.read(owner, lambda vault: tuple(Listed.of(row) for row in cases.listed(vault)), done)


def create(desk: Desk, owner: QObject, then: Callable[[CaseId], None]) -> None:
    """Open a case for a new person."""
    today = desk.program.today()
    desk.act(
        owner,
        lambda vault: cases.create(vault, on=today),
        lambda case: then(case.id),
        say=msg("A new case was opened."),
    )


def requests_of(
    desk: Desk,
    owner: QObject,
    chosen: Sequence[CaseId],
    then: Callable[[tuple[Request, ...]], None],
) -> None:
    """Make the messages that say what is still needed in these cases."""
    rulebook, today = desk.program.rulebook, desk.program.today()
    desk.read(owner, lambda vault: requests.of_cases(vault, rulebook, chosen, on=today), then)
