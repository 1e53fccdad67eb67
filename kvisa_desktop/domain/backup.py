# SPDX-License-Identifier: MIT
"""Backups of a vault: what there is, what one holds, and which of many are kept."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from kvisa_desktop.errors import UserError

NEWEST, DAYS, WEEKS, MONTHS = 5, 7, 5, 12
SAFETY_KEPT = timedelta(days=30)


class Why(StrEnum):
    """What a backup was made for; those made before something drastic are kept for a while."""

    ROUTINE = ""
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, of which schema, when and why it was made, how large it is."""

    path: Path
    revision: str
    made_at: datetime
    why: Why
    size: int

    @property
    def name(self) -> str:
        """The name by which it is chosen."""
        return self.path.name

    def is_ahead_of(self, now: datetime) -> bool:
        """Return True when its date lies in the future: this clock or that one was wrong."""
        return self.made_at > now


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: cases, scans and their bytes, its last change, scans not to be had."""

    backup: Backup
    cases: tuple[str, ...]
    scans: int
    scan_bytes: int
    last_change: datetime | None
    missing_scans: int = 0

    @property
    def size(self) -> int:
        """The bytes of the database and of its scans."""
        return self.backup.size + self.scan_bytes


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A backup in a second folder: the copy, the scans added to it, and those that could not be."""

    backup: Backup
    copied: int
    unsound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What came of backing up: the backup in the vault, whether it is new, the one elsewhere.

    `failure` says why there is no second one although there should be.
    """

    backup: Backup
    is_new: bool
    second: Mirrored | None = None
    failure: UserError | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault after a restore: the copy of what was there before, and the scans that came back.

    `erased_again` counts the clients that the backup held and that had been erased since.
    """

    backup: Backup
    before: Path | None
    scans_copied: int = 0
    missing_scans: int = 0
    erased_again: int = 0


def newest_first(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return backups in their order; those that are dated in the future come last."""
    return sorted(backups, key=lambda each: (not each.is_ahead_of(now), each.made_at), reverse=True)


def surplus(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that may go.

    Kept are the newest few, the last of each day, week and month for a while back, and for a month
    those that were made before something drastic. What is dated in the future is counted apart:
    nobody knows which clock was wrong, and neither kind may push out the other.
    """
    apart: dict[bool, list[Backup]] = {False: [], True: []}
    for each in newest_first(backups, now):
        apart[each.is_ahead_of(now)].append(each)
    return (*_surplus(apart[False], now), *_surplus(apart[True], now))


def _surplus(newest_first: list[Backup], now: datetime) -> tuple[Backup, ...]:
    kept = {each.path for each in newest_first[:NEWEST]}
    for period, count in _PERIODS:
        kept |= {each.path for each in _last_of_each(newest_first, period, count)}
    return tuple(
        each
        for each in newest_first
        if each.path not in kept and (each.why is Why.ROUTINE or each.made_at < now - SAFETY_KEPT)
    )


def _last_of_each(
    newest_first: list[Backup], period: Callable[[datetime], Hashable], count: int
) -> list[Backup]:
    last: dict[Hashable, Backup] = {}
    for each in newest_first:
        last.setdefault(period(each.made_at), each)
    return list(last.values())[:count]


_PERIODS: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (lambda moment: moment.date(), DAYS),
    (lambda moment: moment.isocalendar()[:2], WEEKS),
    (lambda moment: (moment.year, moment.month), MONTHS),
)
