# SPDX-License-Identifier: MIT
"""The enquiry to the post of a case, in Chinese and English, and when to look again."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.enquiry import letter, unknown_points
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services import posts
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.editors.dates import DayEditor
from kvisa_desktop.ui.parts.text_sheet import TextSheet
from kvisa_desktop.ui.text import Text

_LEAD: Message = msg("It asks exactly what the post has not said yet, in Chinese and English.")


class EnquirySheet(TextSheet):
    """Shows the enquiry; the answer is recorded in the section of the post."""

    def __init__(self, desk: Desk, state: CaseState, written: str) -> None:
        super().__init__(desk, msg("Ask the post"), _LEAD, "enquiry.txt")
        self._state = state
        self.setObjectName("posts.enquiry")
        self.show_text(written)
        self.body.addLayout(self._build_recheck())
        self.add_button(msg("Record the answer"), self._on_answer, name="answer")

    def _build_recheck(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = Label(kind="muted")
        title = msg("Check again on")
        self.text.show(self, label.setText, title)
        self.recheck = DayEditor(self.text)
        self.recheck.setObjectName("enquiry.recheck")
        label.setBuddy(self.recheck.target)
        self.text.show(self, self.recheck.name_aloud, title)
        post = self._state.file.post
        self.recheck.show_value(post.recheck_on if post else None)
        self.recheck.committed.connect(self._on_recheck)
        self.recheck.complained.connect(
            lambda error: self.complain(error.what, error.remedy) if error else self.problem.hide()
        )
        row.addWidget(label)
        row.addWidget(self.recheck, 1)
        return row

    def _on_recheck(self, day: date | None) -> None:
        post = self._state.file.post
        if post is not None:
            self._state.act(lambda vault: posts.set_recheck(vault, post, day))

    def _on_answer(self) -> None:
        self.accept()
        self._state.ask_for("post", None, "record")


def ask_post(desk: Desk, state: CaseState, over: QWidget) -> None:
    """Show the enquiry to the post of the open case, or say why there is none."""
    try:
        written = enquiry(state.file, desk.program.today(), desk.text)
    except Refused as refusal:
        desk.notices.fail(refusal)
        return
    EnquirySheet(desk, state, written).appear(over)


def enquiry(file: CaseFile, on: date, text: Text) -> str:
    """Return the enquiry in Chinese, then in English; raise `Refused` when there is none."""
    lines = letter(file, on)
    halves = ("\n".join(map(text.translator(each), lines)) for each in (CHINESE, ENGLISH))
    return "\n\n———\n\n".join(halves)


def unknown_said(file: CaseFile) -> Message:
    """Return on how many points the post of the case is not known."""
    count = len(unknown_points(file))
    return plural("{count} point is not known", "{count} points are not known", count)


def post_said(file: CaseFile, on: date) -> Message:
    """Return the post of the case in one line: when it was read, and how much is not known."""
    post, unknown = file.post, unknown_said(file)
    if post is None:
        return msg("The case does not say yet to which post it goes.")
    said = msg("{post}, not read yet — {unknown}", post=post.name, unknown=unknown)
    days = (post.read_on, *(each.read_on for each in file.post_rules))
    read = max((each for each in days if each is not None), default=None)
    if read is not None:
        said = msg("{post}, read {day} — {unknown}", post=post.name, day=read, unknown=unknown)
    if post.recheck_on is None or post.recheck_on > on:
        return said
    return msg("{line} · look again since {day}", line=said, day=post.recheck_on)
