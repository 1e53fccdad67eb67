# SPDX-License-Identifier: MIT
"""The words for what a backup was made for, and when."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from kvisa_desktop.domain.backup import Backup, Why
from kvisa_desktop.messages import Message, msg, verbatim

WHY: Mapping[Why, Message] = MappingProxyType(
    {
        Why.ROUTINE: msg("in the course of work"),
        Why.MIGRATION: msg("before a new format"),
        Why.IMPORT: msg("before an import"),
        Why.RESTORE: msg("before a restore"),
        Why.DELETION: msg("before a deletion"),
    }
)


def moment_said(moment: datetime) -> Message:
    """Return a moment as the clock here shows it."""
    return verbatim(f"{moment.astimezone():%Y-%m-%d %H:%M}")


def last_said(backup: Backup | None, today: date) -> Message:
    """Return when the last good backup was made."""
    if backup is None:
        return msg("No backup yet")
    made = backup.made_at.astimezone()
    if made.date() == today:
        return msg("Last good backup today {time}", time=verbatim(f"{made:%H:%M}"))
    if made.date() > today:
        return msg(
            "Last good backup {date}: a date in the future, so that a clock was wrong",
            date=moment_said(made),
        )
    return msg("Last good backup {date}", date=moment_said(made))


def why_said(backup: Backup, now: datetime) -> Message:
    """Return what a backup was made for, and whether its date can be right."""
    if backup.is_ahead_of(now + _CLOCKS_DIFFER):
        return msg("{why}; dated in the future, so that a clock was wrong", why=WHY[backup.why])
    return WHY[backup.why]


_CLOCKS_DIFFER = timedelta(hours=1)
