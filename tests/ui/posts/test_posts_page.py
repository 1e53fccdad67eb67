# SPDX-License-Identifier: MIT
"""The post on screen: its own words recorded with source and day, the rest asked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post import Channel, PostPoint
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.link import Link
from kvisa_desktop.ui.parts.moving.sheet import MoveSheet
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.posts.model import notice_said
from kvisa_desktop.ui.posts.page import PostsPage
from tests.case_builders import new_id, paper
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.program import FakeDialogs
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> PostsPage:
    made = placed(qtbot, PostsPage(pilot.desk, state), 1000, 900)
    made.show_case()
    settled()
    return made


def words(page: PostsPage) -> str:
    settled()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def record(page: PostsPage, pilot: Pilot, english: str, source: str, read_on: str) -> None:
    page.form.point.choose(PostPoint.AGE)
    page.form.english.setText(english)
    page.form.source.setText(source)
    page.form.read_on.setText(read_on)
    page.form.send.click()
    for _ in range(3):
        pilot.settle()


def test_at_first_nothing_is_known(page: PostsPage) -> None:
    assert "Berlin" in words(page)
    assert "10 points are not known" in words(page)


def test_what_the_post_said_is_recorded_and_removed(page: PostsPage, pilot: Pilot) -> None:
    record(page, pilot, "18 to 45", "e-mail of the visa section", "2026-11-20")
    said = words(page)
    assert "18 to 45" in said
    assert "Source: e-mail of the visa section, read on 2026-11-20" in said
    assert "9 points are not known" in said
    assert page.form.english.text() == ""
    remove = page.findChild(QPushButton, "posts.remove.age")
    assert isinstance(remove, QPushButton)
    remove.click()
    for _ in range(3):
        pilot.settle()
    assert "10 points are not known" in words(page)


@pytest.mark.parametrize(
    ("source", "read_on"), [("", "2026-11-20"), ("notice", "2026-11-23"), ("notice", "soon")]
)
def test_what_is_refused_stays_typed_with_the_reason(
    page: PostsPage, pilot: Pilot, source: str, read_on: str
) -> None:
    record(page, pilot, "18 to 45", source, read_on)
    assert page.form.problem.text()
    assert page.form.english.text() == "18 to 45"
    assert "10 points are not known" in words(page)


def test_a_saved_notice_is_evidence_only_when_it_is_chosen(
    page: PostsPage, pilot: Pilot, state: CaseState
) -> None:
    notice = paper("post-notice", title=Bilingual("Notice of November"))
    state.act(lambda vault: editing.save(vault, notice, msg("Add")))
    for _ in range(3):
        pilot.settle()
    record(page, pilot, "18 to 45", "notice", "2026-11-20")
    assert [each.evidence_id for each in state.file.post_rules] == [None]
    page.form.evidence.setCurrentIndex(1)
    record(page, pilot, "18 to 40", "notice", "2026-11-21")
    assert {each.evidence_id for each in state.file.post_rules} == {None, notice.id}
    settled()
    assert child(page, ChoiceBox, "posts.evidence.age").currentText() == "Notice of November"


def test_the_enquiry_can_be_copied(page: PostsPage, dialogs: FakeDialogs) -> None:
    page.ask_button.click()
    sheet = page.window().findChild(Sheet, "posts.enquiry")
    assert isinstance(sheet, Sheet)
    box = sheet.findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText().startswith("致：柏林")
    copy = sheet.findChild(QPushButton, "copy")
    assert isinstance(copy, QPushButton)
    copy.click()
    assert dialogs.copied == [box.toPlainText()]
    sheet.reject()


def test_the_notice_behind_a_rule_is_chosen_later(
    page: PostsPage, pilot: Pilot, state: CaseState
) -> None:
    notice = paper("post-notice", title=Bilingual("Notice of November"))
    state.act(lambda vault: editing.save(vault, notice, msg("Add")))
    record(page, pilot, "18 to 45", "e-mail", "2026-11-20")
    (rule,) = state.file.post_rules
    assert rule.evidence_id is None
    settled()
    chosen = child(page, ChoiceBox, "posts.evidence.age")
    chosen.picked.emit(notice.id)
    for _ in range(3):
        pilot.settle()
    (rule,) = state.file.post_rules
    assert rule.evidence_id == notice.id
    asked: list[tuple[str, object, str]] = []
    state.asked.connect(lambda *each: asked.append(each))
    settled()
    child(page, Link).click()
    assert asked == [("documents", notice.id, "")]


def test_a_notice_kept_in_another_case_is_said(page: PostsPage, state: CaseState) -> None:
    assert page.desk.text(notice_said(new_id(), state.file)) == "kept in another case"
    assert page.desk.text(notice_said(None, state.file)) == "none"


def test_the_post_itself_is_described(page: PostsPage, pilot: Pilot, state: CaseState) -> None:
    page.profile.edited.emit("channel", Channel.PAPER)
    page.profile.edited.emit("recheck_on", date(2027, 1, 5))
    for _ in range(3):
        pilot.settle()
    post = state.file.post
    assert post is not None
    assert (post.channel, post.recheck_on) == (Channel.PAPER, date(2027, 1, 5))


def test_an_answer_is_recorded_where_the_enquiry_leads(page: PostsPage) -> None:
    assert page.focus_on(None, "record")
    assert not page.focus_on(None, "anything")


def test_a_case_without_a_post_is_given_one_here(
    page: PostsPage, pilot: Pilot, state: CaseState
) -> None:
    case = state.file.case
    state.act(lambda vault: editing.change(vault, case, msg("Change"), post_id=None))
    for _ in range(3):
        pilot.settle()
    assert state.file.post is None
    assert page.move_button.text() == "Name the post"
    page.move_button.click()
    pilot.settle()
    sheet = child(page.window(), MoveSheet)
    assert sheet.chosen[0].name.en == "Berlin"
    child(sheet, QPushButton, "move.go").click()
    for _ in range(3):
        pilot.settle()
    assert state.file.post is not None
    assert page.move_button.text() == "Compare or move…"
