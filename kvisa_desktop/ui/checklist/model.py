# SPDX-License-Identifier: MIT
"""The checklist as rows: what is asked for, how far it is, and how much hangs on it."""

from collections.abc import Sequence
from enum import StrEnum

from kvisa_desktop.domain.conditions import Condition, Relevance
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.kinds import UNSORTED
from kvisa_desktop.domain.requirements import Item, Requirement
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.filing.scans import guessed_kind
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare, tone_of, word


class Shown(StrEnum):
    """Which items are listed."""

    TO_DO = "to-do"
    BLOCKS = "blocks"
    ALL = "all"


SHOWN_WORDS = {
    Shown.TO_DO: msg("To do"),
    Shown.BLOCKS: msg("Holds up the filing"),
    Shown.ALL: msg("All items"),
}


def shown_rows(assessment: Assessment, shown: Shown) -> list[Requirement]:
    """Return the items to list: blockers first, then in the order of the pack."""
    rows = [each for each in assessment.checklist if _is_shown(each, shown)]
    return sorted(rows, key=lambda each: each.weight is not Weight.BLOCKER)


def counted(assessment: Assessment) -> Message:
    """Return how many of the needed items are done."""
    done, needed = assessment.papers_done
    return msg("{done} of {needed} needed items are done", done=done, needed=needed)


def blockers_said(assessment: Assessment) -> Message:
    """Return how many items hold the filing up."""
    count = sum(each.blocks for each in assessment.checklist)
    if not count:
        return msg("No item holds up the filing")
    return plural("{count} item holds up the filing", "{count} items hold up the filing", count)


def rules_behind(requirement: Requirement, assessment: Assessment) -> list[Rule]:
    """Return the rules an item rests on."""
    rules = (assessment.rules.get(each) for each in requirement.sources)
    return [rule for rule in rules if rule is not None]


def kind_for(item: Item, names: Sequence[str]) -> str:
    """Return the kind of paper that scans received under an item are filed as."""
    guess = guessed_kind(names)
    if guess in item.kinds:
        return guess
    return item.kinds[0] if item.kinds else UNSORTED


def make_model(text: Text) -> RowsModel[Requirement]:
    """Return the model of the list."""
    columns = (
        Column(msg("Item"), _name),
        Column(msg("State"), _state, 104),
        Column(msg("Weight"), _weight, 130),
        Column(msg("Due, who"), _due, 104),
    )
    return RowsModel(text, columns, lambda row: row.id)


def _is_shown(requirement: Requirement, shown: Shown) -> bool:
    if shown is Shown.BLOCKS:
        return requirement.blocks
    if shown is Shown.TO_DO:
        return requirement.weight is not None and requirement.weight is not Weight.NOTE
    return True


def _name(row: Requirement, text: Text) -> Cell:
    group, grade = row.item.group.words, row.item.certainty.words
    second = text(msg("{group} · {grade}", group=group, grade=grade))
    return Cell(text(bare(row.item.name)), second, strong=row.blocks)


def _state(row: Requirement, text: Text) -> Cell:
    if not row.is_needed and not row.is_done:
        return Cell(text(_unneeded(row)), pill=Tone.MUTED)
    return Cell(text(word(row.progress)), pill=tone_of(row.progress))


def _unneeded(row: Requirement) -> Message:
    if row.relevance is Relevance.NOT_KNOWN:
        return msg("Not known")
    return msg("Not yet") if row.item.applies is Condition.AFTER_ISSUE else msg("Not needed")


def _weight(row: Requirement, text: Text) -> Cell:
    if row.weight is None:
        return Cell("")
    return Cell(text(word(row.weight)), pill=tone_of(row.weight))


def _due(row: Requirement, _text: Text) -> Cell:
    return Cell(row.due_on.isoformat() if row.due_on else "—", row.owner)
