# SPDX-License-Identifier: MIT
"""The form preparation sheet on screen: lines in order, copied by a button, holes named."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, editing
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.form_sheet.page import FormSheetPage
from kvisa_desktop.ui.parts.pill import Pill
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.program import TODAY, FakeDialogs
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> FormSheetPage:
    made = placed(qtbot, FormSheetPage(pilot.desk, state), 1000, 800)
    made.show_case()
    settled()
    return made


def words(page: FormSheetPage) -> str:
    settled()
    labels = [each.text() for each in page.findChildren(QLabel) if not each.isHidden()]
    return "\n".join((*labels, *(each.words for each in page.findChildren(Pill))))


def test_every_line_has_both_labels_and_its_value(page: FormSheetPage) -> None:
    said = words(page)
    assert "姓\nLast name" in said
    assert "OKORO" in said
    assert "1997-03-14" in said
    assert said.index("Personal information") < said.index("Earlier stays and refusals")


def test_a_value_is_copied_as_it_goes_into_the_form(
    page: FormSheetPage, pilot: Pilot, dialogs: FakeDialogs
) -> None:
    button = page.findChild(QToolButton, "form.copy.passport-number")
    assert isinstance(button, QToolButton)
    button.click()
    assert dialogs.copied == ["A01234567"]
    assert pilot.said == ["Copied: A01234567"]


def test_a_question_with_a_hole_is_left_open_in_words(page: FormSheetPage) -> None:
    said = words(page)
    assert "cannot be answered" in said
    assert "No stay is recorded" in said


def test_a_missing_line_leads_to_its_field(page: FormSheetPage, state: CaseState) -> None:
    asked: list[tuple[str, object, str]] = []
    state.asked.connect(lambda *args: asked.append(args))
    button = page.findChild(QToolButton, "form.go.marital-status")
    assert isinstance(button, QToolButton)
    button.click()
    assert asked == [("person", state.file.person.id, "marital_status")]
    question = page.findChild(QToolButton, "form.go.overstayed")
    assert isinstance(question, QToolButton)
    question.click()
    assert asked[-1][0] == "stays"


def test_the_sheet_follows_the_case(page: FormSheetPage, state: CaseState, pilot: Pilot) -> None:
    person = state.file.person
    state.act(lambda vault: editing.change(vault, person, msg("Change"), phone="+49 30 1"))
    pilot.settle()
    pilot.settle()
    assert "+49 30 1" in words(page)


def test_the_sheet_speaks_chinese(page: FormSheetPage, pilot: Pilot) -> None:
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    said = words(page)
    assert "个人信息" in said
    assert "目前无法作答" in said


def test_the_form_as_submitted_stays_as_it_was(
    page: FormSheetPage, pilot: Pilot, state: CaseState
) -> None:
    assert not page.which.isVisible()
    case = state.file.case
    state.act(lambda vault: cases.set_stage(vault, case, Stage.SUBMITTED, TODAY))
    person = state.file.person
    state.act(lambda vault: editing.change(vault, person, msg("Change"), surname="Married"))
    for _ in range(3):
        pilot.settle()
    settled()
    assert page.which.isVisible()
    assert "MARRIED" in words(page)
    page.which.setCurrentIndex(1)
    page.which.activated.emit(1)
    settled()
    shown = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "OKORO" in shown
    assert "MARRIED" not in shown
    assert page.which.currentText() == "As submitted on 2026-11-22"
    assert any(each.startswith("Kept as it was submitted") for each in shown)
    assert not [each for each in page.findChildren(QToolButton) if each.isVisible()
                and each.objectName().startswith("form.go")]  # fmt: skip


def test_a_part_of_which_nothing_changed_stays_as_it_is(
    page: FormSheetPage, pilot: Pilot, state: CaseState
) -> None:
    kept, changed = (
        page.findChild(QToolButton, f"form.copy.{line}") for line in ("passport-number", "surname")
    )
    assert isinstance(kept, QToolButton)
    kept.setFocus()
    state.change(state.file.person, msg("Change"), surname="ADEYEMI")
    pilot.settle()
    settled()
    assert page.findChild(QToolButton, "form.copy.passport-number") is kept
    assert page.findChild(QToolButton, "form.copy.surname") is not changed
    assert page.window().focusWidget() is kept
    assert "ADEYEMI" in words(page)
    now = page.findChild(QToolButton, "form.copy.surname")
    assert isinstance(now, QToolButton)
    above, below = (each.mapTo(page, each.rect().center()).y() for each in (now, kept))
    assert above < below


def test_what_was_made_beforehand_is_what_is_shown(
    qtbot: QtBot, pilot: Pilot, state: CaseState
) -> None:
    page = placed(qtbot, FormSheetPage(pilot.desk, state), 1000, 800)
    page.sleep()
    for step in page.turns():
        step()
    made = page.findChild(QToolButton, "form.copy.surname")
    assert isinstance(made, QToolButton)
    assert not made.isVisible()
    page.wake()
    settled()
    assert page.findChildren(QToolButton, "form.copy.surname") == [made]
    assert made.isVisible()
    assert "OKORO" in words(page)
