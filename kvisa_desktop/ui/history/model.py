# SPDX-License-Identifier: MIT
"""The history as rows: each act of a person, and what each removed and can be restored."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.history import PastAct, PastChange, Verb
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.history import Happening, Removed
from kvisa_desktop.services.history_words import change_said
from kvisa_desktop.services.record_words import record_said
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text


class Shown(StrEnum):
    """Which of the two lists is shown."""

    DONE = "done"
    TRASH = "trash"


SHOWN_WORDS = {Shown.DONE: msg("What was done"), Shown.TRASH: msg("Trash")}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words; `change` is there when its earlier value can be put back."""

    words: Message
    change: PastChange | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of either list: its act, its changes or records in words, how long it is kept.

    `case_id` is a whole case that was removed, which can be erased for good too.
    """

    act: PastAct
    lines: tuple[ChangeLine, ...]
    until: datetime | None = None
    is_undone: bool = False
    case_id: CaseId | None = None

    @property
    def may_undo(self) -> bool:
        """True for what a person did and nobody took back yet."""
        return self.act.is_own and not self.is_undone and self.until is None


def done_entries(happenings: tuple[Happening, ...]) -> list[Entry]:
    """Return what was done as rows, the latest first."""
    taken_back = _taken_back(happenings)
    return [
        Entry(
            each.act,
            tuple(_change_line(change, each) for change in each.changes),
            is_undone=each.act.id in taken_back,
        )
        for each in happenings
    ]


def trash_entries(removed: tuple[Removed, ...]) -> list[Entry]:
    """Return what can be restored as rows, what was removed last first."""
    return [
        Entry(
            each.act,
            tuple(ChangeLine(record_said(type(record), record)) for record in each.records),
            each.until,
            case_id=next((one.id for one in each.records if isinstance(one, Case)), None),
        )
        for each in removed
    ]


def _change_line(change: PastChange, happening: Happening) -> ChangeLine:
    is_value = change.verb is Verb.SET
    return ChangeLine(change_said(change, happening), change if is_value else None)


def _taken_back(happenings: tuple[Happening, ...]) -> set[UUID]:
    """Return the acts that are not in effect: an undoing that was itself undone does not count."""
    found: set[UUID] = set()
    for each in happenings:  # the latest first, so an undoing is judged before what it undid
        if each.act.undoes is not None and each.act.id not in found:
            found.add(each.act.undoes)
    return found


def counted(entries: int, shown: Shown) -> Message:
    """Return how many rows there are."""
    if shown is Shown.TRASH:
        return plural("{count} step can be restored.", "{count} steps can be restored.", entries)
    return plural("{count} step", "{count} steps", entries)


def when_said(moment: datetime) -> Message:
    """Return a moment as the clock here shows it."""
    return verbatim(f"{moment.astimezone():%Y-%m-%d %H:%M}")


def _what(entry: Entry, text: Text) -> Cell:
    said = text(entry.act.name)
    if entry.is_undone:
        return Cell(said, text(msg("undone")), icon="rotate-ccw")
    first = text(entry.lines[0].words) if entry.lines else ""
    return Cell(said, first)


def _when(entry: Entry, text: Text) -> Cell:
    kept = "" if entry.until is None else text(kept_said(entry.until))
    return Cell(text(when_said(entry.act.at)), kept or entry.act.actor)


def kept_said(until: datetime) -> Message:
    """Return until when something removed is kept."""
    return msg("kept until {date}", date=verbatim(f"{until.astimezone():%Y-%m-%d}"))


def make_model(text: Text) -> RowsModel[Entry]:
    """Return the model of the list."""
    columns = (Column(msg("Step"), _what), Column(msg("When and who"), _when, 210))
    return RowsModel(text, columns, lambda entry: entry.act.id)
