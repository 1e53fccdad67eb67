# SPDX-License-Identifier: MIT
"""Acts for the safety of the open vault, each on the thread that owns it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kvisa_desktop.domain.backup import BackedUp, Backup, Contents, Restored
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Erased, OldBackups, Unfinished
from kvisa_desktop.domain.integrity import Integrity
from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.services import erasable
from kvisa_desktop.services.erasable import Erasable
from kvisa_desktop.ui.deps import OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.safety.model import Kept
from kvisa_desktop.ui.tasks import Job, Told


def look(desk: Desk, owner: QObject, done: Callable[[Kept], None]) -> None:
    """Read which backups there are, here and in the second folder."""
    safety, vault = desk.program.safety, desk.vault

    def read(_job: object) -> Kept:
        return Kept(safety.backups(vault.folder), safety.second_folder(vault))

    desk.tasks.on_store(owner, read, done)


def back_up(desk: Desk, owner: QObject, done: Callable[[BackedUp], None]) -> Job[BackedUp]:
    """Back the vault up now."""
    safety, vault = desk.program.safety, desk.vault
    return desk.tasks.on_store(owner, lambda job: safety.back_up(vault, progress=job), done)


def choose_second(
    desk: Desk, owner: QObject, folder: Path | None, done: Callable[[None], None]
) -> None:
    """Let backups go to another folder too, or to none."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.choose_second_folder(vault, folder), done)


def look_inside(
    desk: Desk, owner: QObject, backup: Backup, done: Callable[[Contents], None]
) -> None:
    """Read what a backup holds."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.contents_for(vault, backup), done)


def open_backup(
    desk: Desk, owner: QObject, backup: Backup, done: Callable[[OpenVault], None]
) -> None:
    """Open a backup of the open vault to look at only; the vault itself stays open meanwhile."""
    safety, vault = desk.program.safety, desk.vault
    job = desk.tasks.on_store(owner, lambda _job: safety.open_backup_of(vault, backup), done)
    job.opens_a_vault = True


def restore(
    desk: Desk, owner: QObject, backup: Backup, done: Callable[[Restored], None]
) -> Job[Restored]:
    """Put a backup in the place of the vault; what was there is kept beside it."""
    safety, vault = desk.program.safety, desk.vault
    return desk.tasks.on_store(owner, lambda job: safety.restore(vault, backup, job), done)


def check(
    desk: Desk, owner: QObject, done: Callable[[Integrity], None], *, mend: bool
) -> Job[Integrity]:
    """Check the vault, and mend what can be mended."""
    safety, vault = desk.program.safety, desk.vault
    work = safety.repair if mend else safety.verify
    return desk.tasks.on_store(owner, lambda job: work(vault, job), done)


def erase(
    desk: Desk,
    owner: QObject,
    wanted: tuple[CaseId, OldBackups],
    done: Callable[[Erased], None],
    failed: Told,
) -> None:
    """Erase the client of a case for good, from old backups too if that is wanted."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.erase(vault, *wanted), done, failed=failed)


def look_remembering(desk: Desk, owner: QObject, done: Callable[[Remembering], None]) -> None:
    """Look whether the keyring of this computer opens the vault."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.remembering_of(vault), done)


def remember(desk: Desk, owner: QObject, done: Callable[[None], None]) -> None:
    """Let the keyring of this computer open the vault."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.remember(vault), done)


def forget(desk: Desk, owner: QObject, done: Callable[[None], None]) -> None:
    """Let the keyring of this computer open the vault no longer."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.forget(vault), done)


def look_for_unfinished(desk: Desk, owner: QObject, done: Callable[[Unfinished], None]) -> None:
    """Look whether backups may still hold clients that were erased."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(owner, lambda _job: safety.unfinished_erasures(vault), done)


def finish_erasing(
    desk: Desk, owner: QObject, old: OldBackups, done: Callable[[tuple[Erased, ...]], None]
) -> Job[tuple[Erased, ...]]:
    """Go on with erasures in the backups; what is to become of these was said at the erasure."""
    safety, vault = desk.program.safety, desk.vault
    return desk.tasks.on_store(owner, lambda job: safety.finish_erasing(vault, old, job), done)


def removed_cases(desk: Desk, owner: QObject, done: Callable[[tuple[Erasable, ...]], None]) -> None:
    """Look which removed cases can be erased."""
    vault = desk.vault
    desk.tasks.on_store(owner, lambda _job: erasable.removed(vault), done)


def draw_code(
    desk: Desk, owner: QObject, *, wanted: bool, done: Callable[[str | None], None], failed: Told
) -> None:
    """Make the recovery code that comes with a new password; None where that of before stays."""
    safety, vault = desk.program.safety, desk.vault
    desk.tasks.on_store(
        owner, lambda _job: safety.fresh_code(vault, wanted=wanted), done, failed=failed
    )


def change_password(
    desk: Desk,
    owner: QObject,
    wanted: tuple[str | None, str | None],
    done: Callable[[Rekeyed], None],
    failed: Told,
) -> None:
    """Let another password open the vault, and another recovery code if one was kept."""
    safety, vault = desk.program.safety, desk.vault
    password, code = wanted
    desk.tasks.on_store(
        owner,
        lambda _job: safety.change_password(vault, password, code=code),
        done,
        failed=failed,
    )
