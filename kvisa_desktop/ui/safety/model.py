# SPDX-License-Identifier: MIT
"""Backups and faults in the words of the window."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kvisa_desktop.domain.backup import Backup, Contents, Restored
from kvisa_desktop.domain.integrity import Integrity
from kvisa_desktop.i18n.formats import file_size
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import integrity_words
from kvisa_desktop.services.backup_words import moment_said, why_said
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text


@dataclass(frozen=True, slots=True)
class Kept:
    """The backups there are, and the second folder they go to."""

    backups: tuple[Backup, ...] = ()
    second: Path | None = None


def second_said(folder: Path | None) -> Message:
    """Return where backups go besides the vault itself."""
    if folder is None:
        return msg("Backups lie in the vault only. A second folder on another disk is safer.")
    return msg("Backups go to {folder} too.", folder=verbatim(str(folder)))


def contents_said(contents: Contents, language: str) -> list[Message]:
    """Return what a backup holds, line by line; sizes as the language writes them."""
    said = [
        msg("Made on {date}", date=moment_said(contents.backup.made_at)),
        plural("{count} case in it", "{count} cases in it", len(contents.cases)),
        plural("{count} scan", "{count} scans", contents.scans),
        msg("{size} in all", size=verbatim(file_size(contents.size, language))),
    ]
    if contents.last_change is not None:
        said.insert(1, msg("Last change on {date}", date=moment_said(contents.last_change)))
    if contents.cases:
        said.append(verbatim(", ".join(contents.cases[:_MOST_CASES])))
    if contents.missing_scans:
        said.append(missing_said(contents.missing_scans))
    return said


_MOST_CASES = 40


def missing_said(count: int) -> Message:
    """Return how many scans a backup cannot give back."""
    return plural(
        "{count} scan of it cannot be found any more.",
        "{count} scans of it cannot be found any more.",
        count,
    )


def restored_said(restored: Restored) -> Message:
    """Return what came of a restore."""
    made = moment_said(restored.backup.made_at)
    if restored.before is None:
        return msg("The vault is as it was on {date}.", date=made)
    return msg(
        "The vault is as it was on {date}. What was there before is kept as the newest backup.",
        date=made,
    )


def verdict_said(found: Integrity) -> Message:
    """Return what a check found in one sentence."""
    scans = plural("{count} scan", "{count} scans", found.scans)
    backups = plural("{count} backup", "{count} backups", found.backups)
    if not found.faults:
        return msg("All is sound: the database, {scans}, {backups}.", scans=scans, backups=backups)
    return plural("{count} fault was found.", "{count} faults were found.", len(found.faults))


def fault_lines(found: Integrity) -> list[tuple[Message, Message]]:
    """Return each fault: what is wrong, and what was or can be done."""
    return [(integrity_words.what(each), integrity_words.remedy(each)) for each in found.faults]


def _when(backup: Backup, text: Text) -> Cell:
    return Cell(text(moment_said(backup.made_at)), text(why_said(backup, datetime.now(UTC))))


def _size(backup: Backup, text: Text) -> Cell:
    return Cell(file_size(backup.size, text.language))


def make_model(text: Text) -> RowsModel[Backup]:
    """Return the model of the list of backups."""
    columns = (Column(msg("Backed up on"), _when), Column(msg("Size"), _size, 110))
    return RowsModel(text, columns, lambda backup: backup.path)
