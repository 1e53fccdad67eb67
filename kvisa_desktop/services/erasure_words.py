# SPDX-License-Identifier: MIT
"""What the window and the command line say of erasures that are not at their end."""

from pathlib import Path

from kvisa_desktop.domain.erasure import Unfinished
from kvisa_desktop.messages import Message, msg, plural, verbatim


def unfinished_said(found: Unfinished) -> list[Message]:
    """Return what is to be known of unfinished erasures; nothing when there are none."""
    said = []
    if found.begun:
        said.append(begun_said(found.begun))
    if found.kept:
        said.append(
            plural(
                "Backups that were left as they are may still hold {count} erased client.",
                "Backups that were left as they are may still hold {count} erased clients.",
                found.kept,
            )
        )
    if not found.is_empty:
        said += [
            msg("The folder {folder} for backups is not there now.", folder=verbatim(str(each)))
            for each in found.away
        ]
    return said


def again_said(count: int) -> Message:
    """Return that a restored backup held clients who are erased from the vault again."""
    return plural(
        "{count} client who had been erased was in the backup, and was erased from it again.",
        "{count} clients who had been erased were in the backup, and were erased from it again.",
        count,
    )


def begun_said(count: int) -> Message:
    """Return that erasures were begun and are not finished."""
    return plural(
        "The erasure of {count} client is not finished: backups may still hold the client.",
        "The erasure of {count} clients is not finished: backups may still hold them.",
        count,
    )


def unread_said(path: Path) -> Message:
    """Return that a backup, or a folder of them, was kept because it cannot be read."""
    return msg(
        "{path} cannot be read now and was kept; nobody can say whether the client is in it. "
        "Make it readable, then finish the erasure.",
        path=str(path),
    )
