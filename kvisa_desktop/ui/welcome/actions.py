# SPDX-License-Identifier: MIT
"""Making, opening and leaving vaults."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.settings import Role
from kvisa_desktop.ui.deps import Created, OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Told

SUFFIX = ".kvisa"
Key = tuple[Path, str | None]
Opened = Callable[[OpenVault], None]


def create(
    desk: Desk,
    owner: QObject,
    wanted: tuple[Path, str | None, Role],
    done: Callable[[Created], None],
    failed: Told,
) -> None:
    """Make the vault that is wanted: its folder, its password or None, and for whom it is."""
    path, password, role = wanted
    program = desk.program
    desk.tasks.on_store(
        owner, lambda _job: program.create_vault(path, password, role), done, failed=failed
    )


def open_vault(desk: Desk, owner: QObject, key: Key, done: Opened, failed: Told) -> None:
    """Open a vault: its folder, with its password or recovery code, None where it has none."""
    program = desk.program
    desk.tasks.on_store(owner, lambda _job: program.open_vault(*key), done, failed=failed)


def ask_whether_locked(
    desk: Desk, owner: QObject, path: Path, done: Callable[[bool], None]
) -> None:
    """Find out whether a vault needs a secret; what is no vault is told."""
    program = desk.program
    desk.tasks.on_store(owner, lambda _job: program.needs_secret(path), done)


def open_sample(desk: Desk, owner: QObject, done: Opened) -> None:
    """Open the invented sample case, made first when it is not there yet."""
    program = desk.program
    desk.tasks.on_store(owner, lambda _job: program.sample_vault(), done)


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
