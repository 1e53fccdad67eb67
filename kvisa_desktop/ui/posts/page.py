# SPDX-License-Identifier: MIT
"""The post of the case, point by point: what it said itself, and what is still to be asked."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kvisa_desktop.domain.post import PostPoint, PostProfile, PostRule
from kvisa_desktop.messages import msg
from kvisa_desktop.services.posts import Said
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, link
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.enquiry_sheet import ask_post, unknown_said
from kvisa_desktop.ui.parts.filing.filing_desk import FilingDesk
from kvisa_desktop.ui.parts.form import RecordForm as ProfileForm
from kvisa_desktop.ui.parts.frames import card, emptied, framed, scrolling
from kvisa_desktop.ui.parts.moving.sheet import show_move
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.posts import actions
from kvisa_desktop.ui.posts.boxes import BoxesCard
from kvisa_desktop.ui.posts.model import (
    NOTICE,
    PROFILE_ENTRIES,
    PointLine,
    notice_said,
    point_lines,
    saved_notices,
    source_said,
)
from kvisa_desktop.ui.posts.record_form import RecordForm
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare

_WIDEST = 900


class PostsPage(SectionPage):
    """Wires the points, the form and the enquiry."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self.filing = FilingDesk(desk, state, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._build_top())
        area, column = scrolling(widest=_WIDEST)
        column.setContentsMargins(0, 0, 12, 12)
        outer.addWidget(area, 1)
        column.addWidget(self._build_profile())
        self._points = QVBoxLayout()
        self._points.setSpacing(8)
        column.addLayout(self._points)
        column.addWidget(self._build_form())
        self.boxes = BoxesCard(desk, state)
        column.addWidget(self.boxes)
        column.addStretch(1)
        desk.text.switched.connect(self.show_again)

    def show_case(self) -> None:
        """Show the post and its points as they stand."""
        file, text = self.state.file, self.desk.text
        nobody = msg("The case does not say yet to which post it goes.")
        self._name.setText(text(bare(file.post.name) if file.post else nobody))
        self._unknown.setText(text(unknown_said(file)))
        self.ask_button.setEnabled(file.post is not None)
        move = msg("Compare or move…") if file.post else msg("Name the post")
        self.move_button.setText(text(move))
        self.form.setEnabled(file.post is not None)
        self._profile.setVisible(file.post is not None)
        if file.post is not None:
            self.profile.show_record(file.post)
        self.form.show_case(file)
        self.boxes.setVisible(file.post is not None)
        self.boxes.show_case()
        emptied(self._points)
        for each in point_lines(file):
            self._points.addWidget(self._point(each))

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into the form when an answer is to be recorded."""
        if record_id is not None or field != "record":
            return False
        self.form.english.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._name = subheading()
        self._unknown = muted(wrap=False)
        self.ask_button = button(
            self.desk.text, msg("Ask the post"), partial(ask_post, self.desk, self.state, self)
        )
        self.ask_button.setObjectName("posts.ask")
        row.addWidget(self._name, 1)
        row.addWidget(self._unknown)
        row.addWidget(self.ask_button)
        self.move_button = button(
            self.desk.text,
            msg("Compare or move…"),
            partial(show_move, self.desk, self.state, self),
        )
        self.move_button.setObjectName("posts.move")
        row.addWidget(self.move_button)
        return row

    def _build_profile(self) -> QFrame:
        """Return the form for what is known of the post itself."""
        frame, column = card(margin=18, spacing=10)
        head = subheading()
        self.desk.text.show(head, head.setText, msg("The post"))
        column.addWidget(head)
        self.profile = ProfileForm(self.desk.text, PostProfile, PROFILE_ENTRIES)
        self.profile.edited.connect(
            lambda name, value: actions.change_post(self.state, name, value)
        )
        column.addWidget(self.profile)
        self._profile = frame
        return frame

    def _build_form(self) -> QFrame:
        frame, column = card(margin=18, spacing=10)
        head = subheading()
        self.desk.text.show(head, head.setText, msg("Record what the post said"))
        column.addWidget(head)
        self.form = RecordForm(self.desk)
        self.form.recorded.connect(self._on_recorded)
        column.addWidget(self.form)
        notice = button(
            self.desk.text, msg("Add the saved notice…"), partial(self.filing.choose, NOTICE)
        )
        notice.setObjectName("posts.notice")
        column.addWidget(notice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.filing.progress)
        return frame

    def _point(self, line: PointLine) -> QFrame:
        text = self.desk.text
        frame, column = framed("well", margin=10, spacing=4)
        top = QHBoxLayout()
        top.addWidget(Label(text(line.name)), 1)
        if line.rule is None:
            pill = Pill(self.desk.theme)
            pill.say(text(msg("not known: ask the post")), Tone.WARN)
            top.addWidget(pill)
            column.addLayout(top)
            return frame
        remove = button(text, msg("Remove"), partial(actions.remove, self.state, line.rule))
        remove.setObjectName(f"posts.remove.{line.point.value}")
        top.addWidget(remove)
        column.addLayout(top)
        for label, words in (
            (Label(wrap=True), bare(line.rule.text)),
            (muted(), source_said(line.rule)),
        ):
            label.setText(text(words))
            column.addWidget(label)
        column.addLayout(self._evidence(line.rule))
        return frame

    def _evidence(self, rule: PostRule) -> QHBoxLayout:
        """Return the choice of the paper that keeps the notice, and the way to it."""
        desk, file = self.desk, self.state.file
        row = QHBoxLayout()
        words = msg("Saved notice")
        label = muted(wrap=False)
        label.setText(desk.text(words))
        row.addWidget(label)
        kept = [each.id for each in saved_notices(file)]
        values = list(dict.fromkeys([None, *kept, rule.evidence_id]))
        chosen = ChoiceBox(desk.text, values, lambda value: notice_said(value, file))
        chosen.setObjectName(f"posts.evidence.{rule.point.value}")
        chosen.setAccessibleName(desk.text(words))
        chosen.choose(rule.evidence_id)
        chosen.picked.connect(partial(actions.attach, self.state, rule))
        row.addWidget(chosen)
        if rule.evidence_id in kept:
            go = partial(self.state.ask_for, "documents", rule.evidence_id)
            row.addWidget(link(desk.text, desk.theme, msg("Show the notice"), go))
        row.addStretch(1)
        return row

    def _on_recorded(self, point: PostPoint, said: Said) -> None:
        on, form = self.desk.program.today(), self.form
        actions.record(self.state, point, said, on, then=form.clear, failed=form.complain)
