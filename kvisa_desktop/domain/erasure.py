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
    damage, and folders of backups that are not there, of which nobody can say.
    """

    cases: tuple[str, ...]
    with_person: bool
    records: int
    scans: int
    holding: tuple[Backup, ...] = ()
    unsure: tuple[Path, ...] = ()
