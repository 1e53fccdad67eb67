# SPDX-License-Identifier: MIT
"""One rule in full: its words, who says so, how sure it is, until when, and who says otherwise."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.sources import Grade
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.frames import emptied, framed, scrolled
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.rule_well import BADGE_TONES, GRADE_TONES
from kvisa_desktop.ui.rules.model import (
    RuleRow,
    address,
    dates_said,
    other_words,
    subject_said,
)
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare


class RuleDetail(QWidget):
    """Shows a rule, or nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = scrolled(self, margin=18, spacing=10)

    def show_rule(self, row: RuleRow | None, book: Rulebook) -> None:
        """Show a rule."""
        emptied(self._column)
        self.setVisible(row is not None)
        if row is None:
            return
        rule = row.rule
        self._add(subheading(), msg("{id} · {subject}", id=rule.id, subject=_subject(rule.subject)))
        self._pills(row)
        self._add(Label(wrap=True), bare(rule.text))
        self._add(muted(), msg("Source: {source}", source=rule.cited))
        if address(rule):
            where = muted()
            where.setText(address(rule))
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(where)
        for each in dates_said(rule):
            self._add(muted(), each)
        others = other_words(rule, book)
        if others:
            self._add(subheading(), msg("The other side"))
        for other in others:
            frame, column = framed("well", margin=10, spacing=4)
            column.addWidget(self._pill(other.grade.words, _tone(other.grade)))
            for made, words in ((Label(wrap=True), other.words), (muted(), other.cited)):
                made.setText(self._desk.text(words))
                column.addWidget(made)
            self._column.addWidget(frame)
        self._column.addStretch(1)

    def _pills(self, row: RuleRow) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._pill(row.rule.grade.words, _tone(row.rule.grade)))
        for badge in row.badges:
            line.addWidget(self._pill(badge.words, BADGE_TONES[badge]))
        line.addStretch(1)
        self._column.addWidget(holder)

    def _pill(self, words: Message, tone: Tone) -> Pill:
        made = Pill(self._desk.theme)
        made.say(self._desk.text(words), tone)
        return made

    def _add(self, label: Label, words: Message) -> None:
        label.setText(self._desk.text(words))
        self._column.addWidget(label)


def _tone(grade: Grade) -> Tone:
    return GRADE_TONES[grade]


def _subject(subject: str) -> Message:
    return subject_said(subject)
