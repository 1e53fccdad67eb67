# SPDX-License-Identifier: MIT
"""What the window asks of the safety of a vault: backups, checks, the password, erasing."""

from pathlib import Path
from typing import Any, Protocol, TypeAlias

from kvisa_desktop.domain.backup import BackedUp, Backup, Contents, Restored
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Erased, OldBackups, Unfinished
from kvisa_desktop.domain.integrity import Integrity
from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.services.progress import Progress

# The vault that the same program opened: nobody else knows what is inside it.
Held: TypeAlias = Any


class Safekeeping(Protocol):
    """The safety of open vaults; everything here is called on the thread that owns the vault."""

    def backups(self, vault: Path) -> tuple[Backup, ...]:
        """Return the backups inside a vault, the newest first."""

    def last_backup(self, vault: Path) -> Backup | None:
        """Return the last good backup inside a vault."""

    def elsewhere(self, vault: Held) -> tuple[Backup, ...]:
        """Return the backups in the second folder; none when it is not there."""

    def second_folder(self, vault: Held) -> Path | None:
        """Return the second folder that backups go to, if there is one."""

    def choose_second_folder(self, vault: Held, folder: Path | None) -> None:
        """Let backups go to `folder` too from now on; None ends that."""

    def back_up(self, vault: Held, *, progress: Progress | None = None) -> BackedUp:
        """Back up the vault."""

    def contents_for(self, vault: Held, backup: Backup) -> Contents:
        """Return what a backup holds."""

    def open_backup_of(self, vault: Held, backup: Backup) -> Held:
        """Open a backup of the vault to look at only; close it like any vault."""

    def restore(self, vault: Held, backup: Backup, progress: Progress | None = None) -> Restored:
        """Put a backup in the place of the vault, which stays open."""

    def verify(self, vault: Held, progress: Progress | None = None) -> Integrity:
        """Return what is wrong with the vault."""

    def repair(self, vault: Held, progress: Progress | None = None) -> Integrity:
        """Mend what can be mended; return what was wrong."""

    def erase(self, vault: Held, case_id: CaseId, old: OldBackups = ...) -> Erased:
        """Erase a client for good; say which backups still hold it."""

    def finish_erasing(
        self, vault: Held, old: OldBackups = ..., progress: Progress | None = None
    ) -> tuple[Erased, ...]:
        """Do what is left to do in backups for clients that were erased before."""

    def unfinished_erasures(self, vault: Held) -> Unfinished:
        """Return how many erased clients backups may still hold."""

    def code_for(self, path: Path) -> str:
        """Return a recovery code to show before a vault is made at `path` with it."""

    def fresh_code(self, vault: Held, *, wanted: bool = False) -> str | None:
        """Return the code to show before a password is set; None when that of before stays."""

    def change_password(
        self, vault: Held, password: str | None, *, code: str | None = None
    ) -> Rekeyed:
        """Let another password open the vault and its backups, and a code its owner has."""

    def remembering(self, vault: Path) -> Remembering:
        """Return whether the keyring of this computer opens a vault, open or not."""

    def remembering_of(self, vault: Held) -> Remembering:
        """Return whether the keyring of this computer opens the open vault, as is tried."""

    def remember(self, vault: Held) -> None:
        """Let the keyring of this computer open the vault; raise `Refused` when there is none."""

    def forget(self, vault: Held) -> None:
        """Let the keyring of this computer open the vault no longer."""
