# SPDX-License-Identifier: MIT
"""What is wrong with a vault in the words of its user, and what can be done about it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kvisa_desktop.domain.integrity import Fault, Trouble
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.documents import title_of


def what(fault: Fault) -> Message:
    """Return what is wrong: which case, which document, which file."""
    if fault.scan is not None:
        return _WHAT_OF_SCAN[fault.trouble](_scan_name(fault), _where(fault))
    if fault.trouble is Trouble.REFERENCES:
        return plural(
            "{count} record refers to another one that is missing.",
            "{count} records refer to others that are missing.",
            fault.count,
        )
    return _WHAT[fault.trouble](verbatim(fault.path.name))


def remedy(fault: Fault) -> Message:
    """Return what was done about it, or what can be done."""
    return (_DONE if fault.mended else _TO_DO)[fault.trouble]


def _scan_name(fault: Fault) -> str:
    return "" if fault.scan is None else fault.scan.original_name


def _where(fault: Fault) -> Message:
    if not fault.papers:
        return msg("no document")
    first, *others = fault.papers
    place = msg("case {ref}, {document}", ref=first.case.ref, document=title_of(first.document))
    if not others:
        return place
    return plural(
        "{place}, and {count} more", "{place}, and {count} more", len(others), place=place
    )


def _missing(name: str, place: Message) -> Message:
    return msg("The scan “{name}” is missing ({place}).", name=name, place=place)


def _damaged(name: str, place: Message) -> Message:
    return msg("The scan “{name}” is damaged and cannot be read ({place}).", name=name, place=place)


def _keyless(name: str, place: Message) -> Message:
    return msg("The key of the scan “{name}” is missing ({place}).", name=name, place=place)


def _unread(name: str, place: Message) -> Message:
    return msg("The disk does not give up the scan “{name}” ({place}).", name=name, place=place)


def _file_unread(file: Message) -> Message:
    return msg("The disk does not give up the file {file}.", file=file)


_WHAT_OF_SCAN = {
    Trouble.SCAN_UNREADABLE: _unread,
    Trouble.SCAN_MISSING: _missing,
    Trouble.SCAN_DAMAGED: _damaged,
    Trouble.SCAN_KEY: _keyless,
}
_WHAT: Mapping[Trouble, Callable[[Message], Message]] = MappingProxyType(
    {
        Trouble.SLOTS: lambda file: msg(
            "The file {file} with the keys is missing, damaged or altered.", file=file
        ),
        Trouble.DATABASE: lambda file: msg("The database {file} is damaged.", file=file),
        Trouble.DATABASE_MISSING: lambda file: msg("The database {file} is missing.", file=file),
        Trouble.DATABASE_UNREADABLE: _file_unread,
        Trouble.BACKUP_UNREADABLE: _file_unread,
        Trouble.ORPHAN: lambda file: msg(
            "The file {file} belongs to nothing in the vault or its backups.", file=file
        ),
        Trouble.BACKUP: lambda file: msg(
            "The backup {file} is damaged, or its keys are missing.", file=file
        ),
        Trouble.SECOND_FOLDER: lambda file: msg(
            "The second folder for backups, {file}, cannot be found.", file=file
        ),
    }
)
_ADD_AGAIN = msg(
    "Add the scan again from where it came; `kvisa verify VAULT --repair --from DIR` takes it from "
    "a copy of the folder “files”."
)
_SEE_TO_THE_DISK = msg(
    "See that the disk is connected and that you may read the file, then check again. "
    "If the disk is failing, copy the vault to another one."
)
_TO_DO: Mapping[Trouble, Message] = MappingProxyType(
    {
        Trouble.DATABASE_UNREADABLE: _SEE_TO_THE_DISK,
        Trouble.SCAN_UNREADABLE: _SEE_TO_THE_DISK,
        Trouble.BACKUP_UNREADABLE: _SEE_TO_THE_DISK,
        Trouble.SLOTS: msg(
            "Repair puts it right from its copy or from a backup. Where there is neither, set the "
            "password anew: `kvisa password VAULT` writes the file anew."
        ),
        Trouble.DATABASE_MISSING: msg(
            "See that the disk is connected. Repair restores the newest whole backup; "
            "`kvisa restore` takes another one."
        ),
        Trouble.DATABASE: msg(
            "Repair restores the newest whole backup and keeps the damaged file; "
            "`kvisa restore` takes another one."
        ),
        Trouble.REFERENCES: msg("Restore a backup from before, or erase the case concerned."),
        Trouble.SCAN_MISSING: _ADD_AGAIN,
        Trouble.SCAN_DAMAGED: _ADD_AGAIN,
        Trouble.SCAN_KEY: msg("Add the scan again, or restore the vault from a backup."),
        Trouble.ORPHAN: msg("Repair moves it to the folder “trash” of the vault for 30 days."),
        Trouble.BACKUP: msg("Repair makes a new backup in its place."),
        Trouble.SECOND_FOLDER: msg("Connect the disk it lies on, or choose another folder."),
    }
)
_DONE: Mapping[Trouble, Message] = MappingProxyType(
    {
        **_TO_DO,
        Trouble.SLOTS: msg("It was put right."),
        Trouble.DATABASE_MISSING: msg(
            "The newest whole backup was restored; what was done after it is lost."
        ),
        Trouble.DATABASE: msg(
            "The newest whole backup was restored; what was done after it is lost. "
            "The damaged file lies in the folder “backups”."
        ),
        Trouble.SCAN_MISSING: msg("It was brought back from a second copy."),
        Trouble.SCAN_DAMAGED: msg("It was brought back from a second copy."),
        Trouble.SCAN_UNREADABLE: msg("It was brought back from a second copy."),
        Trouble.ORPHAN: msg("It was moved to the folder “trash” of the vault."),
        Trouble.BACKUP: msg("It was moved to the folder “trash”, and a new backup was made."),
    }
)
