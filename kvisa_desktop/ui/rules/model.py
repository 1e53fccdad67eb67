# SPDX-License-Identifier: MIT
"""The rules as rows: the stale ones first, then by subject; and what is said of one."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain import rule_words
from kvisa_desktop.domain.rules import Badge, Rule, Rulebook
from kvisa_desktop.domain.sources import Grade, SourceKind
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.parts.rule_well import BADGE_TONES, GRADE_TONES
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import bare

ALL = ""
SUBJECTS = {ALL: msg("All subjects"), **rule_words.SUBJECTS}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as it stands on the day that counts as today."""

    rule: Rule
    badges: tuple[Badge, ...]

    @property
    def is_stale(self) -> bool:
        """True when the rule is past its date or due for review."""
        return bool({Badge.EXPIRED, Badge.REVIEW_DUE}.intersection(self.badges))


@dataclass(frozen=True, slots=True)
class OtherWords:
    """What another source says: its words, its grade, where it comes from."""

    words: Message
    grade: Grade
    cited: Message


def rows(book: Rulebook, on: date, subject: str, wanted: str) -> list[RuleRow]:
    """Return the rules of a subject that hold every word of `wanted`, the stale ones first."""
    words = wanted.casefold().split()
    found = [
        RuleRow(each, each.badges(on))
        for each in book.rules.values()
        if subject in {ALL, each.subject} and _holds(each, words)
    ]
    return sorted(found, key=lambda each: not each.is_stale)


def subjects(book: Rulebook) -> tuple[str, ...]:
    """Return the subjects that can be chosen."""
    return (ALL, *dict.fromkeys(each.subject for each in book.rules.values()))


def subject_said(subject: str) -> Message:
    """Return a subject as it is shown."""
    return SUBJECTS[ALL] if subject == ALL else rule_words.subject_said(subject)


def dates_said(rule: Rule) -> list[Message]:
    """Return when the rule was read, and until when it holds."""
    said = [msg("Read on {day}", day=rule.read_on)]
    if rule.valid_until is not None:
        said.append(msg("Holds until {day}", day=rule.valid_until))
    if rule.review_by is not None:
        said.append(msg("To be reviewed by {day}", day=rule.review_by))
    return said


def address(rule: Rule) -> str:
    """Return the address of an official source, "" for every other."""
    return rule.source.address if rule.source.kind is SourceKind.OFFICIAL else ""


def other_words(rule: Rule, book: Rulebook) -> list[OtherWords]:
    """Return what says otherwise: other rules, then words that are no rule."""
    return [
        *(OtherWords(bare(each.text), each.grade, each.cited) for each in book.other_sides(rule)),
        *(OtherWords(bare(each.text), each.grade, each.source.cited()) for each in rule.others),
    ]


def make_model(text: Text) -> RowsModel[RuleRow]:
    """Return the model of the list."""
    columns = (
        Column(msg("Rule"), _words),
        Column(msg("Grade"), _grade, 216),
        Column(msg("State"), _state, 196),
    )
    return RowsModel(text, columns, lambda row: row.rule.id)


def _holds(rule: Rule, words: list[str]) -> bool:
    searched = f"{rule.id} {rule.text.en} {rule.text.zh}".casefold()
    return all(word in searched for word in words)


def _words(row: RuleRow, text: Text) -> Cell:
    second = f"{row.rule.id} · {text(subject_said(row.rule.subject))}"
    return Cell(text(bare(row.rule.text)), second, strong=row.is_stale)


def _grade(row: RuleRow, text: Text) -> Cell:
    return Cell(text(row.rule.grade.words), pill=GRADE_TONES[row.rule.grade])


def _state(row: RuleRow, text: Text) -> Cell:
    stale = [each for each in row.badges if each is not Badge.WEAK]
    return Cell(text(stale[0].words), pill=BADGE_TONES[stale[0]]) if stale else Cell("")
