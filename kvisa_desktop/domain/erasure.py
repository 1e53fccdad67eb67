# SPDX-License-Identifier: MIT
"""What came of erasing a client, and the backups in which the client still is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kvisa_desktop.domain.backup import Backup


class OldBackups(StrEnum):
    """What becomes of backups that still hold an erased client."""

    KEEP = "keep"
    REMOVE = "remove"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: references of cases, whether the person too, how many records and scans.

    `holding` are the backups in which the client still is; `unsure` are files put aside after
    damage, and folders of backups that are not there, of which nobody can say. `unread` are
    backups, or whole folders of them, that are there and cannot be read now; they were kept.
    """

    cases: tuple[str, ...]
    with_person: bool
    records: int
    scans: int
    holding: tuple[Backup, ...] = ()
    unsure: tuple[Path, ...] = ()
    unread: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Erasures that are not at their end: how many clients backups may still hold.

    `begun` could not be finished, as when a folder of backups was away or the program was ended;
    `kept` are in backups that were left as they are on purpose. `away` are folders of backups that
    are not there now.
    """

    begun: int = 0
    kept: int = 0
    away: tuple[Path, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when no backup holds an erased client, as far as anybody knows."""
        return not self.begun and not self.kept
