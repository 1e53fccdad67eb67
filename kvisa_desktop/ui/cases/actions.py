# SPDX-License-Identifier: MIT
"""Acts on the list of cases."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, requests
from kvisa_desktop.services.cases import CaseRow
from kvisa_desktop.services.requests import Request
from kvisa_desktop.ui.cases.model import Listed
from kvisa_desktop.ui.desk import Desk

T = TypeVar("T")
FIRST_SCREEN = 60  # more rows than any screen shows


class FirstShown(Protocol):
    """Shows the first cases; they may be all there are."""

    def __call__(self, rows: tuple[Listed, ...], *, is_whole: bool) -> None:
        """Show them."""


def load(desk: Desk, owner: QObject, done: Callable[[tuple[Listed, ...]], None]) -> None:
    """Read all cases; their search texts are made ready on the worker after that."""

    def read(rows: tuple[CaseRow, ...]) -> None:
        listed = tuple(Listed(row) for row in rows)
        done(listed)
        desk.read(owner, lambda _vault: [each.folded for each in listed], lambda _folded: None)

    desk.read(owner, cases.listed, _while_open(desk, read))


def load_first(desk: Desk, owner: QObject, done: FirstShown) -> None:
    """Read the first screen of cases."""

    def read(rows: tuple[CaseRow, ...]) -> None:
        done(tuple(Listed(row) for row in rows), is_whole=len(rows) < FIRST_SCREEN)

    first = _while_open(desk, read)
    desk.read(owner, lambda vault: cases.first_listed(vault, FIRST_SCREEN), first)


def _while_open(desk: Desk, done: Callable[[T], None]) -> Callable[[T], None]:
    """Return `done`, but not for what was read of a vault that was left meanwhile."""
    vault = desk.vault

    def read(answer: T) -> None:
        if desk.has_vault and desk.vault is vault:
            done(answer)

    return read


def is_kept(desk: Desk, owner: QObject, case_id: CaseId, done: Callable[[bool], None]) -> None:
    """Find out whether a case is in the vault."""
    desk.read(owner, lambda vault: cases.is_kept(vault, case_id), _while_open(desk, done))


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
