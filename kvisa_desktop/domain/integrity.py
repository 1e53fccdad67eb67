# SPDX-License-Identifier: MIT
"""What is wrong with a vault: each fault with the papers it touches, and whether it was mended."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.documents import Document, StoredFile


class Trouble(StrEnum):
    """The kinds of fault."""

    SLOTS = "slots"
    DATABASE = "database"
    DATABASE_MISSING = "database-missing"
    DATABASE_UNREADABLE = "database-unreadable"
    REFERENCES = "references"
    SCAN_MISSING = "scan-missing"
    SCAN_DAMAGED = "scan-damaged"
    SCAN_KEY = "scan-key"
    SCAN_UNREADABLE = "scan-unreadable"
    ORPHAN = "orphan"
    BACKUP = "backup"
    BACKUP_UNREADABLE = "backup-unreadable"
    SECOND_FOLDER = "second-folder"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in which a scan is used, and the case it belongs to."""

    case: Case
    document: Document


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it lies on the disk, the scan and the papers concerned, how often."""

    trouble: Trouble
    path: Path
    scan: StoredFile | None = None
    papers: tuple[Paper, ...] = ()
    count: int = 1
    mended: bool = False

    @property
    def is_lost(self) -> bool:
        """True for a scan that is not there, or not whole; the disk may yet give up others."""
        return self.trouble in {Trouble.SCAN_MISSING, Trouble.SCAN_DAMAGED, Trouble.SCAN_KEY}


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a check of a vault looked at and found."""

    faults: tuple[Fault, ...]
    scans: int
    backups: int

    @property
    def is_sound(self) -> bool:
        """True when nothing is wrong, or all of it was mended."""
        return all(each.mended for each in self.faults)

    @property
    def has_damaged_database(self) -> bool:
        """True when the vault cannot be used before it is restored."""
        return self._is_left(Trouble.DATABASE) or self._is_left(Trouble.DATABASE_MISSING)

    @property
    def has_no_database(self) -> bool:
        """True when nothing can be mended by what the database says: it is damaged or unread."""
        return self.has_damaged_database or self._is_left(Trouble.DATABASE_UNREADABLE)

    def _is_left(self, trouble: Trouble) -> bool:
        return any(each.trouble is trouble and not each.mended for each in self.faults)
