# SPDX-License-Identifier: MIT
"""Reading the rulebook for the screen, and acts on a person's own pack of rules."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from kvisa_desktop.domain.rule_changes import RuleChange, differences
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.deps import Program
from kvisa_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class PackState:
    """The rules in use, the files of the own pack, why it is not in use, and what differs in it."""

    book: Rulebook
    files: tuple[Path, ...] = ()
    refusal: Refused | None = None
    changes: tuple[RuleChange, ...] = ()

    @property
    def has_own(self) -> bool:
        """True when there is a pack of one's own, sound or not."""
        return bool(self.files) or self.refusal is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pack from elsewhere that was found sound, and what differs from the rules in use."""

    folder: Path
    book: Rulebook
    changes: tuple[RuleChange, ...]


def read_rulebook(desk: Desk, owner: QObject, done: Callable[[Rulebook], None]) -> None:
    """Read the rules beside everything else; the first time takes a moment."""
    program = desk.program
    desk.tasks.in_pool(owner, lambda _job: program.rulebook, done)


def tell_of_fault(desk: Desk, owner: QObject) -> None:
    """Say it when the own pack of rules has a fault and the shipped rules stand in for it."""
    program = desk.program

    def done(refusal: Refused | None) -> None:
        if refusal is not None:
            desk.notices.fail(refusal)

    desk.tasks.in_pool(owner, lambda _job: _refusal(program), done)


def read_packs(desk: Desk, owner: QObject, done: Callable[[PackState], None]) -> None:
    """Look which pack is in use, and what differs in it from the shipped one."""
    program = desk.program
    desk.tasks.in_pool(owner, lambda _job: _state(program), done)


def begin(desk: Desk, owner: QObject, done: Callable[[PackState], None]) -> None:
    """Copy the shipped pack to be edited."""
    said = msg("Your copy of the rules is in use; edit its files, then read them again.")
    _change(desk, owner, _saying(said, desk.program.begin_own_rules), done)


def reread(desk: Desk, owner: QObject, done: Callable[[PackState], None]) -> None:
    """Read the own pack again after it was edited."""
    said = msg("The rules were read again.")
    _change(desk, owner, _saying(said, desk.program.reread_rules), done)


def reset(desk: Desk, owner: QObject, done: Callable[[PackState], None]) -> None:
    """Throw the own pack away."""
    said = msg("The shipped rules are in use again.")
    _change(desk, owner, _saying(said, desk.program.reset_rules), done)


def take(desk: Desk, owner: QObject, folder: Path, done: Callable[[PackState], None]) -> None:
    """Use a pack from elsewhere; say where the edited own pack before it is kept."""
    program = desk.program

    def act() -> Message:
        kept = program.take_rules(folder)
        if kept is None:
            return msg("The pack is in use from now on.")
        return msg(
            "The pack is in use from now on. Your rules before this are kept in {path}.",
            path=verbatim(str(kept)),
        )

    _change(desk, owner, act, done)


def look_at(desk: Desk, owner: QObject, folder: Path, done: Callable[[Candidate], None]) -> None:
    """Prove a pack from elsewhere and hold it against the rules in use; nothing is changed."""
    program = desk.program

    def work(_job: object) -> Candidate:
        book = program.read_rules(folder)
        return Candidate(folder, book, differences(program.rulebook, book))

    desk.tasks.in_pool(owner, work, done)


def open_outside(desk: Desk, path: Path) -> None:
    """Open a file or folder of the own pack with the program the system has for it."""
    if not desk.dialogs.open_outside(path):
        desk.notices.warn(
            msg("The system has no program for this file."), msg("Open it in any text editor.")
        )


def _change(
    desk: Desk,
    owner: QObject,
    act: Callable[[], Message],
    done: Callable[[PackState], None],
) -> None:
    """Do `act` beside everything else, and tell what it returns."""
    program = desk.program

    def work(_job: object) -> tuple[Message, PackState]:
        said = act()
        return said, _state(program)

    def told(came: tuple[Message, PackState]) -> None:
        said, state = came
        if state.refusal is None:
            desk.notices.tell(said)
        else:
            desk.notices.fail(state.refusal)
        desk.rules_changed.emit()
        done(state)

    desk.tasks.in_pool(owner, work, told)


def _saying(said: Message, act: Callable[[], object]) -> Callable[[], Message]:
    def done() -> Message:
        act()
        return said

    return done


def _state(program: Program) -> PackState:
    book = program.rulebook
    own = program.own_rules
    files = tuple(sorted(own.iterdir())) if own.is_dir() else ()
    refusal = _refusal(program)
    sound = bool(files) and refusal is None
    return PackState(
        book, files, refusal, differences(program.read_rules(None), book) if sound else ()
    )


def _refusal(program: Program) -> Refused | None:
    return program.rules_refusal
