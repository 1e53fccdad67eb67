# SPDX-License-Identifier: MIT
"""How the dossier is made, builds so far, supplements, explanations: in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.dossier_plan import LanguageOrder, Profile
from kvisa_desktop.domain.exhibits import Part, parts_of
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.dossier.asking import CoverSheetSheet, ExplainSheet, PasswordSheet
from kvisa_desktop.ui.dossier.comparison_sheet import ComparisonSheet
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.fonts import Label
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs
from tests.ui.windows import placed

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot, target: Path) -> DossierPage:
    assert not target.exists()
    made = placed(qtbot, DossierPage(pilot.desk, state))
    made.show_case()
    state.loaded.connect(made.show_case)
    return made


def build(pilot: Pilot, page: DossierPage) -> None:
    pressed(child(page, QPushButton, "dossier.build"), Qt.Key.Key_Space)
    pilot.settle()


def link(page: DossierPage, words: str) -> QPushButton:
    found = page.panel.findChildren(QPushButton)
    return next(each for each in found if each.text() == words)


def test_what_is_chosen_is_kept_with_the_case(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    box = child(page, QCheckBox, "dossier.dividers")
    pressed(box, Qt.Key.Key_Space)
    pilot.settle()
    assert state.file.dossier_plan is not None
    assert state.file.dossier_plan.dividers
    assert not page.panel.plan.budget.isVisible()
    page.panel.plan.profile.picked.emit(Profile.COMPACT)
    pilot.settle()
    assert page.panel.plan.budget.isVisibleTo(page)
    page.panel.plan.budget.committed.emit(5000)
    pilot.type_into(page.panel.plan.recipient.line, "Embassy")
    pilot.settle()
    plan = state.file.dossier_plan
    assert (plan.profile, plan.budget_kb, plan.recipient) == (Profile.COMPACT, 5000, "Embassy")


def test_a_finding_leads_to_the_choice_it_speaks_of(page: DossierPage, qtbot: QtBot) -> None:
    assert page.focus_on(None, "dividers")
    qtbot.waitUntil(child(page, QCheckBox, "dossier.dividers").hasFocus)
    assert not page.focus_on(None, "nothing")


def test_the_language_on_top_and_unturned_pages_are_chosen(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    order = page.panel.plan.order
    order.setFocus()
    pressed(order, Qt.Key.Key_Down)
    pilot.settle()
    pressed(child(page, QCheckBox, "dossier.upright_only"), Qt.Key.Key_Space)
    pilot.settle()
    plan = state.file.dossier_plan
    assert plan is not None
    assert (plan.language_order, plan.upright_only) == (LanguageOrder.ENGLISH_FIRST, True)
    assert order.value is LanguageOrder.ENGLISH_FIRST


def test_parts_are_moved_and_switched_by_keyboard(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    parts = [Part(row.key) for row in page.table.model().rows if row.is_section]  # type: ignore[attr-defined]
    page.table.choose(parts[0].value)
    page.table.setFocus()
    pilot.until(page.table.hasFocus)
    pressed(page.table, Qt.Key.Key_Down, ALT)
    pilot.settle()
    order = parts_of(state.file)
    assert order.index(parts[1]) < order.index(parts[0])
    pressed(page.table, Qt.Key.Key_Space)
    pilot.settle()
    assert parts[0] not in parts_of(state.file)
    pressed(page.table, Qt.Key.Key_Space)
    pilot.settle()
    assert parts[0] in parts_of(state.file)


def test_an_exhibit_is_dragged_behind_another(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    first, second = state.file.documents[:2]
    rows = [row.key for row in page.table.model().rows]  # type: ignore[attr-defined]
    one, two = rows.index(str(first.id)), rows.index(str(second.id))
    view = page.table.viewport()

    def middle(row: int) -> QPoint:
        return page.table.visualRect(page.table.model().index(row, 0)).center()

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(one))
    QTest.mouseMove(view, middle(two))
    QTest.mouseMove(view, middle(two) + QPoint(1, 1))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(two))
    pilot.settle()
    assert [each.id for each in state.file.documents[:2]] == [second.id, first.id]


def test_a_build_is_listed_and_its_report_read_again(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    assert "Nothing has been built yet." in [
        each.text() for each in page.panel.builds.findChildren(Label)
    ]
    build(pilot, page)
    assert len(state.file.builds) == 1
    page.panel.show_report(None)
    pressed(link(page, "Report"), Qt.Key.Key_Space)
    said = [each.text() for each in page.panel.findChildren(Label)]
    assert "Report of the build" in said
    assert "Every page is there." in said


def test_two_builds_are_compared(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, target: Path
) -> None:
    build(pilot, page)
    dialogs.files = (target,)
    pressed(link(page, "Compare with…"), Qt.Key.Key_Space)
    pilot.settle()
    sheet = page.window().findChild(ComparisonSheet)
    assert sheet is not None
    assert "Changed" in sheet.table.model().index(0, 0).data()
    sheet.reject()


def test_an_encrypted_dossier_asks_twice_for_its_password(
    pilot: Pilot, page: DossierPage, target: Path
) -> None:
    page.panel.plan.profile.picked.emit(Profile.ENCRYPTED)
    pilot.settle()
    build(pilot, page)
    sheet = page.window().findChild(PasswordSheet)
    assert sheet is not None
    sheet.first.setText("open it")
    ready = child(sheet, QPushButton, "primary")
    pressed(ready, Qt.Key.Key_Space)
    assert sheet.problem.text() == "The two passwords differ."
    assert not target.exists()
    sheet.again.setText("open it")
    pressed(ready, Qt.Key.Key_Space)
    pilot.settle()
    assert target.exists()


def test_a_cover_sheet_is_added(pilot: Pilot, page: DossierPage, state: CaseState) -> None:
    pressed(child(page, QPushButton, "dossier.sheet"), Qt.Key.Key_Space)
    sheet = page.window().findChild(CoverSheetSheet)
    assert sheet is not None
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    assert sheet.problem.text() == "A cover sheet needs a title."
    sheet.title.chinese.setText("学位材料")
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    assert [each.title.zh for each in state.file.cover_sheets] == ["学位材料"]


def test_a_finding_is_explained_and_said_to_be(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    finding = state.assessment.findings[0]
    page.panel.findings.explain_asked.emit(finding)
    sheet = page.window().findChild(ExplainSheet)
    assert sheet is not None
    sheet.words.english.box.setPlainText("It is so.")
    sheet.printed.setChecked(True)
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    (written,) = state.file.explanations
    assert (written.text.en, written.in_dossier) == ("It is so.", True)
