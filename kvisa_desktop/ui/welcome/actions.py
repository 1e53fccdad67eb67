# SPDX-License-Identifier: MIT
"""Making, opening and leaving vaults."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Role
from kvisa_desktop.ui.deps import Created, OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Told

SUFFIX = ".kvisa"
LOOK_ONLY = msg("Open to look at only")
Key = tuple[Path, str | None]
Opened = Callable[[OpenVault], None]


def draw_code(
    desk: Desk, owner: QObject, path: Path, done: Callable[[str], None], failed: Told
) -> None:
    """Make the recovery code of a vault that is to be made at `path`."""
    safety = desk.program.safety
    desk.tasks.on_store(owner, lambda _job: safety.code_for(path), done, failed=failed)


def create(
    desk: Desk,
    owner: QObject,
    wanted: tuple[Path, str | None, Role, str],
    done: Callable[[Created], None],
    failed: Told,
) -> None:
    """Make the vault that is wanted: folder, password or None, for whom, the code that was kept."""
    program = desk.program
    job = desk.tasks.on_store(
        owner, lambda _job: program.create_vault(*wanted), done, failed=failed
    )
    job.opens_a_vault = True


def open_vault(desk: Desk, owner: QObject, key: Key, done: Opened, failed: Told) -> None:
    """Open a vault: its folder, with its password or recovery code, None where it has none."""
    program = desk.program
    job = desk.tasks.on_store(owner, lambda _job: program.open_vault(*key), done, failed=failed)
    job.opens_a_vault = True


def look_at(desk: Desk, owner: QObject, key: Key, done: Opened, failed: Told) -> None:
    """Open a vault that cannot be written to, to look at only."""
    program = desk.program
    desk.tasks.on_store(owner, lambda _job: program.look_at(*key), done, failed=failed)


def open_remembered(desk: Desk, owner: QObject, path: Path, done: Opened, failed: Told) -> None:
    """Open a vault by the keyring of this computer."""
    program = desk.program
    job = desk.tasks.on_store(
        owner, lambda _job: program.open_remembered(path), done, failed=failed
    )
    job.opens_a_vault = True


def open_and_remember(desk: Desk, owner: QObject, key: Key, done: Opened, failed: Told) -> None:
    """Open a vault and let the keyring open it from now on; that this fails, keeps nobody out."""
    program = desk.program

    def work(_job: object) -> tuple[OpenVault, UserError | None]:
        vault = program.open_vault(*key)
        try:
            program.safety.remember(vault)
        except UserError as error:
            return vault, error
        return vault, None

    def opened(answer: tuple[OpenVault, UserError | None]) -> None:
        vault, problem = answer
        done(vault)
        if problem is not None:
            desk.notices.warn(problem.what, problem.remedy)

    job = desk.tasks.on_store(owner, work, opened, failed=failed)
    job.opens_a_vault = True


def look_remembering(
    desk: Desk, owner: QObject, path: Path, done: Callable[[Remembering], None]
) -> None:
    """Look whether the keyring of this computer opens a vault; keep quiet on failure."""
    safety = desk.program.safety
    desk.tasks.on_store(
        owner, lambda _job: safety.remembering(path), done, failed=lambda _error: None
    )


def ask_whether_locked(
    desk: Desk, owner: QObject, path: Path, done: Callable[[bool], None]
) -> None:
    """Find out whether a vault needs a secret; what is no vault is told."""
    program = desk.program
    desk.tasks.on_store(owner, lambda _job: program.needs_secret(path), done)


def open_sample(desk: Desk, owner: QObject, done: Opened) -> None:
    """Open the invented sample case, made first when it is not there yet."""
    program = desk.program
    job = desk.tasks.on_store(owner, lambda _job: program.sample_vault(), done)
    job.opens_a_vault = True


def folder_for(name: str, folder: str) -> Path:
    """Return the folder a vault of that name gets."""
    plain = name.strip()
    if not plain.endswith(SUFFIX):
        plain += SUFFIX
    return Path(folder).expanduser() / plain


def last_backup(
    desk: Desk, owner: QObject, path: Path, done: Callable[[Backup | None], None]
) -> None:
    """Look for the last good backup of a vault that is not open yet; keep quiet on failure."""
    safety = desk.program.safety
    desk.tasks.on_store(
        owner, lambda _job: safety.last_backup(path), done, failed=lambda _error: None
    )
