# SPDX-License-Identifier: MIT
"""Asks to which post a case is moved, showing first what that adds, drops and re-dates."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post import PostId, PostProfile, PostRule
from kvisa_desktop.domain.post_comparison import POINT_WORDS, move
from kvisa_desktop.domain.record import uuid7
from kvisa_desktop.domain.story import filing_day
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import posts
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, muted, subheading
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.parts.moving.model import (
    DIFFERENCE_TONES,
    KnownPost,
    differing_points,
    groups,
    words_of,
)
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.words import bare

_NO_NAME = Bilingual()
_SIZE = (720, 380)
_NOBODY = PostProfile(id=PostId(uuid7(0, bytes(10))))
_NEW: KnownPost = (_NOBODY, ())
_LEAD: Message = msg(
    "Look first at what the other post asks for; nothing is changed before you move the case."
)


class MoveSheet(Sheet):
    """Compares the post of the case with another one, and moves the case there."""

    def __init__(
        self, desk: Desk, state: CaseState, known: Sequence[KnownPost], name: Bilingual
    ) -> None:
        super().__init__(desk.text, msg("Compare or move to another post"), _LEAD)
        self.setObjectName("move")
        self._desk, self._state = desk, state
        self._known = [*known, _NEW]
        places = list(range(len(self._known)))
        self.other = ChoiceBox(desk.text, places, self._said)
        self.other.setObjectName("move.other")
        self.other.setMinimumContentsLength(28)
        self.name = BilingualEditor(desk.text)
        self.name.show_value(name)
        row = QHBoxLayout()
        label = Label(kind="muted")
        label.setBuddy(self.other)
        title = msg("The other post")
        desk.text.show(self, label.setText, title)
        desk.text.show(self, self.other.setAccessibleName, title)
        desk.text.show(self, self.name.name_aloud, title)
        row.addWidget(label)
        row.addWidget(self.other)
        row.addWidget(self.name, 1)
        self.body.addLayout(row)
        area, self._column = scrolling(margin=4, spacing=8)
        area.setMinimumSize(*_SIZE)
        self.body.addWidget(area)
        self.add_button(msg("Stay"), self.reject)
        self.go = self.add_button(
            msg("Move the case there"), self._on_move, primary=True, name="move.go"
        )
        self.other.choose(self._place_of(name))
        self.other.currentIndexChanged.connect(self._compare)
        self._compare()

    @property
    def chosen(self) -> KnownPost:
        """The post to compare with; its name is empty for one that is not known yet."""
        return self._known[self.other.value]

    def _place_of(self, name: Bilingual) -> int:
        if not name:
            return 0
        names = [post.name for post, _ in self._known]
        return names.index(name) if name in names else len(names) - 1

    def _said(self, place: int) -> Message:
        post, _ = self._known[place]
        return msg("A post not recorded yet") if post is _NOBODY else bare(post.name)

    def _compare(self) -> None:
        emptied(self._column)
        post, rules = self.chosen
        is_new = post is _NOBODY
        self.name.setVisible(is_new)
        file = self._state.file
        points = differing_points(file.post_rules, rules)
        if points:
            self._column.addWidget(self._table(rules))
        on = filing_day(file, self._desk.program.today())
        change = move(file, self._desk.program.rulebook.items, (post, rules), on)
        found = groups(change)
        for group in found:
            head = subheading()
            head.setObjectName(f"move.{group.name}")
            head.setText(self.text(group.title))
            self._column.addWidget(head)
            for each in group.lines:
                line = msg("• {text}", text=each)
                self._column.addWidget(Label(self.text(line), wrap=True))
        if not found:
            nothing = muted()
            nothing.setText(self.text(msg("The move would change nothing in the checklist.")))
            self._column.addWidget(nothing)
        self._column.addStretch(1)

    def _table(self, rules: Sequence[PostRule]) -> QWidget:
        """Return the points on which either post spoke, side by side."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        here = self._state.file.post
        heads = (bare(here.name) if here else msg("no post yet"), self._said(self.other.value))
        for column, words in enumerate(heads, 1):
            grid.addWidget(Label(self.text(words), weight=STRONG, wrap=True), 0, column)
        points = differing_points(self._state.file.post_rules, rules)
        for row, each in enumerate(points, 1):
            cell = QVBoxLayout()
            cell.addWidget(Label(self.text(POINT_WORDS[each.point]), wrap=True))
            pill = Pill(self._desk.theme)
            pill.say(self.text(each.difference.words), DIFFERENCE_TONES[each.difference])
            cell.addWidget(pill)
            cell.addStretch(1)
            grid.addLayout(cell, row, 0)
            for column, rule in enumerate((each.first, each.second), 1):
                grid.addWidget(Label(self.text(words_of(rule)), wrap=True), row, column)
        return holder

    def _on_move(self) -> None:
        post, _ = self.chosen
        name = self.name.typed if post is _NOBODY else post.name
        if not name.en:
            self.complain(msg("The name of the post is missing."), msg("Give it in English."))
            return
        self.accept()
        case = self._state.file.case
        self._state.act(
            lambda vault: posts.set_post(vault, case, name),
            say=msg("The case goes to {post} now.", post=name),
        )


def show_move(desk: Desk, state: CaseState, over: QWidget, name: Bilingual = _NO_NAME) -> None:
    """Compare the post of the open case with the other ones; `name` is to be offered first."""
    here = state.file.post

    def shown(known: tuple[KnownPost, ...]) -> None:
        others = [each for each in known if here is None or each[0].id != here.id]
        MoveSheet(desk, state, others, name).appear(over)

    desk.read(over, posts.known_posts, shown)
