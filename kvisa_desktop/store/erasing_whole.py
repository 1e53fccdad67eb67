# SPDX-License-Identifier: MIT
"""Erases a client from a vault and its backups, and goes on where an erasure was broken off.

What is left to do is noted in the vault before anything of it is done, and the note goes last: a
program may be ended at any moment, and whoever goes on does all of it once more.
"""

from collections.abc import Sequence
from pathlib import Path

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Erased, OldBackups, Unfinished
from kvisa_desktop.domain.integrity import Trouble
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.store import (
    backups,
    disk,
    erasing_backups,
    pending_erasures,
    vault_file,
    verifying,
)
from kvisa_desktop.store.erasing import Gone
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.pending_erasures import Pending
from kvisa_desktop.store.vault import OpenVault

_ERASING = msg("Erase a client")
_TREATING = msg("Taking the client out of backups")


def erase(vault: OpenVault, case_id: CaseId, old: OldBackups, progress: Progress) -> Erased:
    """Erase a client for good, on choice from the backups too; say which still hold it."""
    with vault.act(_ERASING) as act:
        gone = act.erase(case_id, old)
    return _see_to_backups(vault, gone, old, progress)


def finish(vault: OpenVault, old: OldBackups, progress: Progress) -> tuple[Erased, ...]:
    """Do what is left to do in backups for each client that was erased before.

    Where `old` says to keep them, what was chosen at the erasure counts.
    """
    done = []
    for each in _pending(vault):
        chosen = each.old if old is OldBackups.KEEP else old
        with vault.act(_ERASING) as act:
            act.settle(each.gone, chosen)
        done.append(_see_to_backups(vault, each.gone, chosen, progress))
    return tuple(done)


def unfinished(vault: OpenVault) -> Unfinished:
    """Return how many erased clients backups may still hold."""
    pending = _pending(vault)
    if not pending:
        return Unfinished()
    with vault.source() as source:
        _, away = erasing_backups.places_of(source)
    kept = sum(each.old is OldBackups.KEEP for each in pending)
    return Unfinished(len(pending) - kept, kept, tuple(away))


def _pending(vault: OpenVault) -> tuple[Pending, ...]:
    with vault.source() as source:
        return pending_erasures.read(source.setting(pending_erasures.KEY))


def _see_to_backups(vault: OpenVault, gone: Gone, old: OldBackups, progress: Progress) -> Erased:
    """Treat the backups that hold an erased client; the note on it stays as long as one may."""
    with vault.source() as source:
        there, absent = erasing_backups.places_of(source)
        places = [each for each in there if erasing_backups.can_be_listed(each)]
        # the same scan may have been kept anew since
        scans = set(gone.scans) - source.file_keys().keys()
        _sweep(vault.folder, places, scans)
        left = _treat_all(places, source.keys, gone, old, progress)
    shut = [each for each in there if each not in places]
    unread = (*shut, *(each.path for each in left if disk.is_unreadable(each.path)))
    aside = _treat_aside(vault, old)
    if not left and not unread and not absent:
        with vault.act(_ERASING) as act:
            act.settle(gone, None)
    return Erased(
        gone.refs,
        gone.person is not None,
        gone.records,
        len(gone.scans),
        tuple(each for each in left if each.path not in unread),
        (*aside, *absent),
        unread,
    )


def _sweep(vault: Path, places: Sequence[Path], scans: set[str]) -> None:
    for each in places:
        backups.sweep(each)
    folders = [vault / vault_file.FILES, *(each / "files" for each in places)]
    erasing_backups.delete_scans(folders, scans)


def _treat_all(
    places: Sequence[Path], keys: Keys, gone: Gone, old: OldBackups, progress: Progress
) -> tuple[Backup, ...]:
    """Treat the backups in these folders; return those that hold the client still."""
    held = erasing_backups.holding(places, keys, gone)
    for number, backup in enumerate(held):
        progress.report(_TREATING, number, len(held))
        _treat(backup, keys, gone, old)
    return erasing_backups.holding(places, keys, gone)


def _treat(backup: Backup, keys: Keys, gone: Gone, old: OldBackups) -> None:
    if old is OldBackups.REMOVE:
        backups.delete(backup)
    elif old is OldBackups.REWRITE:
        trouble = verifying.trouble_of(backup, keys)
        if trouble is None:
            erasing_backups.rewrite(backup, keys, gone)
        elif trouble is not Trouble.BACKUP_UNREADABLE:
            backups.delete(backup)


def _treat_aside(vault: OpenVault, old: OldBackups) -> tuple[Path, ...]:
    """Delete what was put aside, of which nobody can say who is in it; return what is left."""
    aside = erasing_backups.put_aside(vault.folder)
    if old is not OldBackups.KEEP:
        for path in aside:
            with disk.complaints(path.parent):
                path.unlink(missing_ok=True)
    return tuple(path for path in aside if path.exists())
