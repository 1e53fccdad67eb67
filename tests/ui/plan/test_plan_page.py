# SPDX-License-Identifier: MIT
"""The activity plan on screen: parts under published activities, with a warning of employment."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.activity_plan import Activity, PlannedActivity, read
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.services import plans
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.plan.model import changed, moved, without
from kvisa_desktop.ui.plan.page import PlanPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.windows import placed

SCIENCE = PlannedActivity(Activity.SCIENCE, Bilingual("Visits.", "参观。"))
CULTURE = PlannedActivity(Activity.CULTURE, Bilingual("Concerts.", "音乐会。"))


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> PlanPage:
    case = state.file.case
    state.act(lambda vault: plans.write(vault, case, ()))
    for _ in range(3):
        pilot.settle()
    made = placed(qtbot, PlanPage(pilot.desk, state), 1000, 900)
    made.show_case()
    settled()
    return made


def words(page: PlanPage) -> str:
    settled()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def settle(pilot: Pilot) -> None:
    for _ in range(3):
        pilot.settle()
    settled()


def begin(page: PlanPage, activity: Activity) -> None:
    page.activity.choose(activity)
    page.add.click()


def say(page: PlanPage, pilot: Pilot, english: str, chinese: str = "", place: int = -1) -> None:
    """Type both halves of a part and leave it."""
    what = page.cards[place].what
    what.english.box.setPlainText(english)
    what.chinese.box.setPlainText(chinese)
    what.english.committed.emit(english)
    settle(pilot)


def test_parts_are_printed_under_the_published_activities(
    page: PlanPage, pilot: Pilot, state: CaseState
) -> None:
    begin(page, Activity.SCIENCE)
    say(page, pilot, "Visits to two laboratories", "访问两个实验室")
    begin(page, Activity.CULTURE)
    say(page, pilot, "A course of calligraphy", "学习书法")
    plan = state.file.case.activity_plan
    assert plan.en == (
        "Exchange in science and technology: Visits to two laboratories. "
        "Exchange in culture: A course of calligraphy."
    )
    assert plan.zh == "科技交流：访问两个实验室。文化交流：学习书法。"
    assert plan.zh in words(page)


def test_a_part_just_begun_is_not_kept(page: PlanPage, pilot: Pilot, state: CaseState) -> None:
    begin(page, Activity.BUSINESS)
    assert len(page.cards) == 1
    settle(pilot)
    assert not state.file.case.activity_plan
    child(page, QToolButton, "plan.remove").click()
    settle(pilot)
    assert not page.cards


def test_a_text_that_claims_employment_is_warned_of(page: PlanPage, pilot: Pilot) -> None:
    begin(page, Activity.BUSINESS)
    say(page, pilot, "I will be employed by a company", "在公司上班")
    said = words(page)
    assert "The activity plan says “employed”, “上班”" in said
    assert "Employment is not among the published activities" in said
    say(page, pilot, "Talks with two partners", "与两家伙伴洽谈", place=0)
    assert "The activity plan says" not in words(page)


def test_what_has_no_chinese_yet_is_said_and_left_empty(
    page: PlanPage, pilot: Pilot, state: CaseState
) -> None:
    begin(page, Activity.EDUCATION)
    say(page, pilot, "A seminar", "研讨会")
    begin(page, Activity.CULTURE)
    say(page, pilot, "A festival")
    assert "says nothing in Chinese on “Exchange in culture”" in words(page)
    assert state.file.case.activity_plan.zh == "教育交流：研讨会。文化交流："


def test_parts_are_moved_and_removed(page: PlanPage, pilot: Pilot, state: CaseState) -> None:
    for activity, english in ((Activity.SCIENCE, "One"), (Activity.CULTURE, "Two")):
        begin(page, activity)
        say(page, pilot, english, "一")
    child(page.cards[1], QToolButton, "plan.up").click()
    settle(pilot)
    assert [each.activity for each in read(state.file.case.activity_plan)] == [
        Activity.CULTURE,
        Activity.SCIENCE,
    ]
    child(page.cards[0], QToolButton, "plan.remove").click()
    settle(pilot)
    (part,) = read(state.file.case.activity_plan)
    assert part.activity is Activity.SCIENCE


def test_the_open_question_of_work_stands_beside_the_plan(page: PlanPage) -> None:
    said = words(page)
    assert "does not contain work or employment" in said
    assert "needs a separate work permit" in said


def test_places_of_parts() -> None:
    parts = (SCIENCE, CULTURE)
    assert moved(parts, 0, -1) == parts
    assert moved(parts, 0, 1) == (CULTURE, SCIENCE)
    assert without(parts, 0) == (CULTURE,)
    assert changed(parts, 1, SCIENCE.what)[1] == PlannedActivity(Activity.CULTURE, SCIENCE.what)
