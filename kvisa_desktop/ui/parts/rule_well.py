# SPDX-License-Identifier: MIT
"""A rule of the rulebook as a small frame: how sure it is, its words, and where it comes from."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kvisa_desktop.domain.rules import Badge, Rule
from kvisa_desktop.domain.sources import Grade
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.frames import framed
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare

GRADE_TONES = {
    Grade.OFFICIAL: Tone.OK,
    Grade.REPORTED: Tone.WARN,
    Grade.UNCLEAR: Tone.WARN,
    Grade.USER: Tone.INFO,
}
BADGE_TONES = {Badge.EXPIRED: Tone.BAD, Badge.REVIEW_DUE: Tone.WARN, Badge.WEAK: Tone.MUTED}


def rule_well(desk: Desk, rule: Rule) -> QFrame:
    """Return a rule, with a badge when it is past its date on the day that counts as today."""
    text = desk.text
    frame, column = framed("well", margin=10, spacing=4)
    top = QHBoxLayout()
    pill = Pill(desk.theme)
    pill.say(text(rule.grade.words), GRADE_TONES[rule.grade])
    top.addWidget(pill)
    for badge in rule.badges(desk.program.today()):
        if badge is not Badge.WEAK:
            late = Pill(desk.theme)
            late.say(text(badge.words), BADGE_TONES[badge])
            top.addWidget(late)
    top.addStretch(1)
    number = muted(wrap=False)
    number.setText(rule.id)
    top.addWidget(number)
    column.addLayout(top)
    column.addWidget(Label(text(bare(rule.text)), wrap=True))
    cited = muted()
    cited.setText(text(rule.cited))
    column.addWidget(cited)
    return frame
