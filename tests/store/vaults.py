# SPDX-License-Identifier: MIT
"""Real vaults that cost little: passwords are stretched as good as not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.messages import msg
from kvisa_desktop.store.keys import Cost, Password, Secret
from kvisa_desktop.store.vault import OpenVault, open_vault

CHEAP = Cost(passes=1, mem_kib=8)
PASSWORD = "tea and 茶 and thé"
ACT = msg("Try something")
PDF = FileFacts(Outcome.ACCEPT, FileType.PDF, (PageFacts(595.0, 842.0),))


@contextmanager
def in_memory() -> Iterator[Path]:
    """Give a folder for a test that is about meaning, not about disks: in memory where it can."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="kvisa-test-", dir=place) as name:
        yield Path(name)


def reopened(folder: Path, secret: Secret = Password(PASSWORD)) -> OpenVault:  # noqa: B008
    """Open a vault of a test; the cheap floor is said here, never read from a file."""
    return open_vault(folder, secret, floor=CHEAP)


def copied(template: Path, folder: Path) -> Path:
    """Return a copy of a closed vault."""
    shutil.copytree(template, folder)
    return folder


def add_person(vault: OpenVault, surname: str = "Okoro") -> Person:
    """Add an invented person in an act of its own."""
    with vault.act(ACT) as act:
        person = Person(id=PersonId(act.new_id()), surname=surname)
        act.put(person)
    return person


def add_case(vault: OpenVault, person: Person) -> Case:
    """Add a case of a person in an act of its own."""
    with vault.act(ACT) as act:
        case = Case(id=CaseId(act.new_id()), person_id=person.id, ref="K-0001")
        act.put(case)
    return case


def files_in(folder: Path) -> set[str]:
    """Return the names of the sealed files of a vault."""
    return {path.name for path in (folder / "files").glob("??/*")}


def engine_of(vault: OpenVault) -> Engine:
    """Return the engine of an open vault: the journal has no door in the port yet."""
    return vault._open_session.engine  # noqa: SLF001
