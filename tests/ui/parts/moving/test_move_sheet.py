# SPDX-License-Identifier: MIT
"""Moving a case to another post: shown first, done after a word, and two posts side by side."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post import Channel, PostId, PostPoint, PostProfile, PostRule, PostRuleId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing, posts
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.parts.moving.sheet import MoveSheet, show_move
from tests.case_builders import POST, new_id
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.program import FakeOpenVault
from tests.ui.windows import placed

LAGOS = PostProfile(
    id=PostId(new_id()),
    name=Bilingual("Lagos", "拉各斯"),
    channel=Channel.PAPER,
    read_on=date(2026, 11, 10),
)


def rule(post: PostId, point: PostPoint, english: str, day: date) -> PostRule:
    return PostRule(
        id=PostRuleId(new_id()),
        post_id=post,
        point=point,
        text=Bilingual(english, english),
        source="notice",
        read_on=day,
    )


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, vault: FakeOpenVault, state: CaseState) -> QWidget:
    """Return a window over a case whose post and another one spoke on some points."""
    records = (
        LAGOS,
        rule(POST, PostPoint.AGE, "18 to 45", date(2026, 11, 2)),
        rule(LAGOS.id, PostPoint.AGE, "18 to 40", date(2026, 11, 10)),
        rule(LAGOS.id, PostPoint.AUTHENTICATION, "Apostille", date(2026, 11, 10)),
    )
    vault.records.update({each.id: each for each in records})
    state.reload()
    settle(pilot)
    return placed(qtbot, QWidget(), 1000, 800)


def settle(pilot: Pilot) -> None:
    for _ in range(3):
        pilot.settle()
    settled()


def opened(page: QWidget, pilot: Pilot, state: CaseState) -> MoveSheet:
    show_move(pilot.desk, state, page)
    settle(pilot)
    return child(page.window(), MoveSheet)


def words(sheet: MoveSheet) -> str:
    settled()
    return "\n".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())


def test_two_posts_stand_side_by_side(page: QWidget, pilot: Pilot, state: CaseState) -> None:
    said = words(opened(page, pilot, state))
    assert "18 to 45 (read on 2026-11-02)" in said
    assert "18 to 40 (read on 2026-11-10)" in said
    assert "recorded for the second post only" not in said.splitlines()[0]
    assert "not recorded" in said


def test_what_the_move_changes_is_shown_before_it_is_done(
    page: QWidget, pilot: Pilot, state: CaseState
) -> None:
    sheet = opened(page, pilot, state)
    said = words(sheet)
    assert "• Apostille on the degree paper: Before you can file" in said
    assert "Read on another day" in said
    assert "• Age: 2026-11-02 → 2026-11-10" in said
    assert state.file.case.post_id == POST
    child(sheet, QPushButton, "move.go").click()
    settle(pilot)
    assert state.file.case.post_id == LAGOS.id
    assert "The case goes to Lagos now." in pilot.said


def test_staying_changes_nothing(page: QWidget, pilot: Pilot, state: CaseState) -> None:
    child(opened(page, pilot, state), QPushButton, "cancel").click()
    settle(pilot)
    assert state.file.case.post_id == POST


def test_a_post_not_recorded_yet_can_be_named(
    page: QWidget, pilot: Pilot, state: CaseState
) -> None:
    sheet = opened(page, pilot, state)
    sheet.other.setCurrentIndex(len(sheet.other.values) - 1)
    settled()
    assert sheet.name.isVisible()
    child(sheet, QPushButton, "move.go").click()
    assert "The name of the post is missing." in sheet.problem.text()
    sheet.name.english.setText("Nairobi")
    child(sheet, QPushButton, "move.go").click()
    settle(pilot)
    assert state.file.post is not None
    assert state.file.post.name.en == "Nairobi"
    assert not state.file.post_rules


def test_a_name_that_was_typed_is_offered_first(
    page: QWidget, pilot: Pilot, state: CaseState
) -> None:
    show_move(pilot.desk, state, page, Bilingual("Lagos", "拉各斯"))
    settle(pilot)
    assert child(page.window(), MoveSheet).chosen[0] == LAGOS


@pytest.mark.usefixtures("page")
def test_every_post_comes_with_its_own_rules(vault: FakeOpenVault) -> None:
    known = {post.id: rules for post, rules in posts.known_posts(vault)}
    assert [len(known[each]) for each in (POST, LAGOS.id)] == [1, 2]


def test_nothing_to_change_is_said(page: QWidget, pilot: Pilot, state: CaseState) -> None:
    post = state.file.post
    assert post is not None
    same = replace(post, id=PostId(new_id()), name=Bilingual("Bonn", "波恩"))
    said = rule(same.id, PostPoint.AGE, "18 to 45", date(2026, 11, 2))
    for each in (same, said):
        state.act(partial(editing.save, record=each, name=msg("Add")))
    show_move(pilot.desk, state, page, same.name)
    settle(pilot)
    sheet = child(page.window(), MoveSheet)
    assert sheet.chosen == (same, (said,))
    assert "The move would change nothing in the checklist." in words(sheet)
