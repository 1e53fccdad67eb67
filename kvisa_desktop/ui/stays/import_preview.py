# SPDX-License-Identifier: MIT
"""What a table would bring, row by row; what has to be put right stands first."""

from collections.abc import Sequence

from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_table.fields import key_of
from kvisa_desktop.domain.stay_table.plan import ImportPlan
from kvisa_desktop.domain.stay_table.rows import Outcome, RowReading
from kvisa_desktop.domain.table import letters
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare, word

MOST_SHOWN = 300
_WORDS = {
    Outcome.NEW: (msg("Comes in"), Tone.OK),
    Outcome.KNOWN: (msg("Recorded already"), Tone.MUTED),
    Outcome.REPEATED: (msg("Repeats another row"), Tone.MUTED),
    Outcome.BAD: (msg("To be put right"), Tone.BAD),
}


def shown_rows(plan: ImportPlan) -> tuple[RowReading, ...]:
    """Return the rows to show: the bad ones, those with notes, then the others in their order."""
    rows = sorted(plan.rows, key=lambda row: (row.outcome is not Outcome.BAD, not row.notes))
    return tuple(rows[:MOST_SHOWN])


def make_preview(text: Text) -> RowsModel[RowReading]:
    """Return the model of the preview."""
    columns: tuple[Column[RowReading], ...] = (
        Column(msg("Row"), lambda row, _text: Cell(str(row.number)), 60),
        Column(msg("Result"), _outcome, 150),
        Column(msg("What it says"), _says),
    )
    return RowsModel(text, columns, lambda row: row.number)


def summary(plan: ImportPlan) -> Message:
    """Return in one sentence what would happen."""
    if plan.bad:
        return plural(
            "{count} row has to be put right; until then nothing comes in.",
            "{count} rows have to be put right; until then nothing comes in.",
            len(plan.bad),
        )
    known = plan.count(Outcome.KNOWN)
    return msg(
        "{new} {known}",
        new=plural(
            "{count} entry or exit would come in.",
            "{count} entries and exits would come in.",
            len(plan.crossings),
        ),
        known=plural(
            "{count} row is recorded already and is left out.",
            "{count} rows are recorded already and are left out.",
            known,
        )
        if known
        else bare(""),
    )


def _outcome(row: RowReading, text: Text) -> Cell:
    said, tone = _WORDS[row.outcome]
    return Cell(text(said), pill=tone)


def _says(row: RowReading, text: Text) -> Cell:
    said = row.faults or row.notes
    joint = "；" if text.language == "zh" else "; "
    # sentences in a row are parted by the joint: of their stops the last one stays
    *others, last = [text(each) for each in said] or [""]
    second = joint.join((*(each.rstrip(".。") for each in others), last))
    first = joint.join(text(_crossing(each)) for each in row.crossings)
    return Cell(first, second) if first else Cell(second)


def said(row: RowReading, text: Text) -> str:
    """Return in words which row it is and what it says."""
    cell = _says(row, text)
    what = verbatim("\n".join(part for part in (cell.first, cell.second) if part))
    return text(msg("Row {number}: {what}", number=row.number, what=what))


def _crossing(each: Crossing) -> Message:
    return msg("{what} {day}", what=word(each.direction), day=bare(each.on))


def names_of(headings: Sequence[str]) -> list[str]:
    """Return how to call each column: by its heading, or by its letter where that says nothing."""
    keys = [key_of(each) for each in headings]
    return [
        heading if key and keys.count(key) == 1 else letters(place)
        for place, (heading, key) in enumerate(zip(headings, keys, strict=True))
    ]
