# SPDX-License-Identifier: MIT
"""Acts on the register and looks into the vault."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kvisa_desktop.domain.institution_register import RegisterList
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import ledger
from kvisa_desktop.services.ledger import Known
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Job

Lists = tuple[RegisterList, ...]


def load(desk: Desk, owner: QObject, done: Callable[[tuple[Known, ...]], None]) -> None:
    """Read the institutions of the vault."""
    desk.read(owner, ledger.known, done)


def read_lists(desk: Desk, owner: QObject, done: Callable[[Lists], None]) -> None:
    """Read which lists the register is made of; the first time it makes the starter."""
    program = desk.program
    desk.tasks.in_pool(owner, lambda _job: program.register.lists(), done)


def import_list(
    desk: Desk, owner: QObject, file: Path, then: Callable[[], None]
) -> Job[ImportedList]:
    """Bring a list into the register, all of it or nothing."""
    program = desk.program

    def done(made: ImportedList) -> None:
        desk.notices.tell(
            plural(
                "The list “{title}” has {count} institution.",
                "The list “{title}” has {count} institutions.",
                made.institutions,
                title=verbatim(made.title),
            )
        )
        for each in made.notes:
            desk.notices.warn(each)
        then()

    return desk.tasks.in_pool(
        owner,
        lambda job: program.register.import_list(file, on=program.today(), progress=job),
        done,
    )


def remove_list(desk: Desk, owner: QObject, title: str, then: Callable[[], None]) -> None:
    """Take an imported list out of the register."""
    program = desk.program
    said = msg("The list “{title}” was removed from the register.", title=verbatim(title))

    def done(_nothing: None) -> None:
        desk.notices.tell(said)
        then()

    desk.tasks.in_pool(owner, lambda _job: program.register.remove(title), done)
