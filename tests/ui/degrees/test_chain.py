# SPDX-License-Identifier: MIT
"""The chain on the card of a degree: seen as a path, read aloud, recorded by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.chain_step import AuthenticationRoute, ChainStep, StepKind
from kvisa_desktop.domain.paper_rows import away
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.chain_pane import ChainPane
from kvisa_desktop.ui.degrees.page import DegreesPage
from kvisa_desktop.ui.degrees.route_sheets import RouteSheet
from kvisa_desktop.ui.degrees.step_sheet import StepSheet
from kvisa_desktop.ui.degrees.step_tile import StepTile
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.link import Link
from tests.case_builders import DEGREE
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState) -> DegreesPage:
    made = placed(qtbot, DegreesPage(desk, state), 900, 700)
    made.show_case()
    return made


def pane(page: DegreesPage) -> ChainPane:
    return page.cards[DEGREE].chain


def tile(page: DegreesPage, kind: StepKind) -> StepTile:
    return next(each for each in pane(page).path.tiles if each.link.kind is kind)


def step_sheet(page: DegreesPage) -> StepSheet:
    return child(page.window(), StepSheet, "chain.step")


def fill(sheet: StepSheet, field: str, text: str) -> None:
    line = sheet.form.editors[field].target
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.clear()
    typed(line, text)
    line.editingFinished.emit()


def save(sheet: QDialog, pilot: Pilot) -> None:
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()


def record(page: DegreesPage, pilot: Pilot, **fields: str) -> None:
    pressed(tile(page, StepKind.APOSTILLE), Qt.Key.Key_Return)
    sheet = step_sheet(page)
    for field, text in fields.items():
        fill(sheet, field, text)
    save(sheet, pilot)


def kept(state: CaseState) -> ChainStep:
    (step,) = state.file.chain_steps
    return step


def test_the_path_shows_the_steps_in_their_order(page: DegreesPage) -> None:
    names = [each.accessibleName() for each in pane(page).path.tiles]
    assert names == ["Original and copy: next", "Apostille: later"]
    assert pane(page).path.accessibleName() == (
        "Authentication of the degree papers, apostille. Original and copy: next; Apostille: later."
    )
    assert pane(page).road.words == "apostille"


def test_arrows_go_along_the_path(page: DegreesPage, pilot: Pilot) -> None:
    first, last = pane(page).path.tiles
    first.setFocus()
    pilot.until(first.hasFocus)
    pressed(first, Qt.Key.Key_Right)
    assert last.hasFocus()
    pressed(last, Qt.Key.Key_Right)
    assert last.hasFocus()
    pressed(last, Qt.Key.Key_Left)
    assert first.hasFocus()


def test_a_step_is_recorded_by_keyboard(page: DegreesPage, pilot: Pilot, state: CaseState) -> None:
    record(page, pilot, office="Example Office", sent_on="2026-11-20", expected_days="30")
    step = kept(state)
    assert (step.kind, step.office) == (StepKind.APOSTILLE, "Example Office")
    assert (step.sent_on, step.expected_days) == (date(2026, 11, 20), 30)
    page.show_case()
    shown = [each.accessibleName() for each in pane(page).path.tiles]
    assert shown == ["Original and copy: done", "Apostille: waiting until 2026-12-20"]
    assert "Example Office" in tile(page, StepKind.APOSTILLE).toolTip()
    assert "The step was recorded." in pilot.said


def test_an_impossible_day_keeps_the_sheet_open_and_says_why(
    page: DegreesPage, pilot: Pilot, state: CaseState
) -> None:
    record(page, pilot, done_on="2027-01-01")
    sheet = step_sheet(page)
    assert sheet.isVisible()
    assert "still to come" in sheet.problem.text()
    assert state.file.chain_steps == ()
    fill(sheet, "done_on", "2026-11-01")
    save(sheet, pilot)
    assert kept(state).done_on == date(2026, 11, 1)


def test_what_is_no_date_is_not_saved(page: DegreesPage, pilot: Pilot, state: CaseState) -> None:
    record(page, pilot, sent_on="soon")
    assert "not a date" in step_sheet(page).problem.text()
    assert state.file.chain_steps == ()


def test_the_paper_that_shows_a_step_is_chosen_from_the_case(
    page: DegreesPage, pilot: Pilot, state: CaseState
) -> None:
    pressed(tile(page, StepKind.APOSTILLE), Qt.Key.Key_Return)
    sheet = step_sheet(page)
    box = sheet.form.editors["evidence_id"].target
    pressed(box, Qt.Key.Key_Down)
    save(sheet, pilot)
    assert kept(state).evidence_id == state.file.documents[0].id


def test_a_step_can_be_forgotten(page: DegreesPage, pilot: Pilot, state: CaseState) -> None:
    record(page, pilot, office="Example Office")
    page.show_case()
    pressed(tile(page, StepKind.APOSTILLE), Qt.Key.Key_Return)
    pressed(child(step_sheet(page), QPushButton, "forget"), Qt.Key.Key_Space)
    pilot.settle()
    assert state.file.chain_steps == ()


def test_a_step_of_another_road_is_recorded_too(
    page: DegreesPage, pilot: Pilot, state: CaseState
) -> None:
    pressed(pane(page).another, Qt.Key.Key_Space)
    sheet = step_sheet(page)
    box = sheet.form.editors["kind"].target
    pressed(box, Qt.Key.Key_Home)
    fill(sheet, "done_on", "2026-11-01")
    save(sheet, pilot)
    assert kept(state).kind is StepKind.COPY


def test_a_route_is_chosen_by_hand_with_its_reason(
    page: DegreesPage, pilot: Pilot, state: CaseState
) -> None:
    pressed(pane(page).choose, Qt.Key.Key_Space)
    sheet = child(page.window(), RouteSheet, "chain.route")
    sheet.box.choose(AuthenticationRoute.LEGALISATION)
    save(sheet, pilot)
    assert sheet.isVisible()
    assert "reason" in sheet.problem.text().lower()
    typed(sheet.reason, "The post says so.")
    save(sheet, pilot)
    (choice,) = state.file.route_choices
    assert (choice.route, choice.reason) == (AuthenticationRoute.LEGALISATION, "The post says so.")
    page.show_case()
    assert pane(page).by_hand.words == "chosen by hand"
    assert len(pane(page).path.tiles) == 4


def test_a_chosen_route_is_given_up(page: DegreesPage, pilot: Pilot, state: CaseState) -> None:
    test_a_route_is_chosen_by_hand_with_its_reason(page, pilot, state)
    pressed(pane(page).choose, Qt.Key.Key_Space)
    sheet = child(page.window(), RouteSheet, "chain.route")
    pressed(child(sheet, QPushButton, "table"), Qt.Key.Key_Space)
    pilot.settle()
    assert state.file.route_choices == ()


def test_why_names_the_rules_behind_it(page: DegreesPage) -> None:
    pressed(pane(page).why, Qt.Key.Key_Space)
    sheet = child(page.window(), QDialog, "chain.reason")
    said = " ".join(each.text() for each in sheet.findChildren(type(page.cards[DEGREE]._title)))  # noqa: SLF001
    assert "in force for China since 2023-11-07" in said
    assert "day of authentication: 2027-02-15" in said


def test_without_a_place_the_pane_says_what_is_missing(page: DegreesPage, pilot: Pilot) -> None:
    line = page.cards[DEGREE].form.editors["issued_country"].target
    pilot.type_into(line, "")
    page.show_case()
    assert not pane(page).path.isVisible()
    assert "issued" in pane(page)._end.text()  # noqa: SLF001


def test_a_finding_leads_to_its_step(page: DegreesPage, pilot: Pilot) -> None:
    assert page.focus_on(DEGREE, "chain.apostille")
    pilot.until(tile(page, StepKind.APOSTILLE).hasFocus)
    assert page.focus_on(DEGREE, "chain")
    pilot.until(pane(page).choose.hasFocus)


def test_the_path_speaks_chinese(page: DegreesPage, desk: Desk) -> None:
    desk.text.switch("zh")
    desk.text.replay()
    assert [each.accessibleName() for each in pane(page).path.tiles] == [
        "原件及复印件：下一步",
        "附加证明书（Apostille）：其后办理",
    ]


def original_link(page: DegreesPage, pilot: Pilot) -> Link:
    """Return the link of the first paper, once it is shown."""

    def shown() -> list[Link]:
        links = page.cards[DEGREE].papers.findChildren(Link, "paper.original")
        return [each for each in links if each.isVisible()]

    pilot.until(lambda: bool(shown()))
    return shown()[0]


def test_an_original_is_given_away_and_comes_back(
    page: DegreesPage, pilot: Pilot, state: CaseState
) -> None:
    assert original_link(page, pilot).text() == "Say where the original is…"
    pressed(original_link(page, pilot), Qt.Key.Key_Return)
    sheet = child(page.window(), QDialog, "original")
    line = child(sheet, QLineEdit)
    typed(line, "Example Office")
    line.editingFinished.emit()
    save(sheet, pilot)
    page.show_case()
    assert original_link(page, pilot).text() == "Original: Example Office, since 2026-11-22"
    pressed(original_link(page, pilot), Qt.Key.Key_Return)
    save(child(page.window(), QDialog, "original"), pilot)
    assert away(state.file, state.file.documents[-1]) is None
    assert state.file.original_moves[0].returned_on == date(2026, 11, 22)


def test_an_original_goes_on_to_the_next(page: DegreesPage, pilot: Pilot, state: CaseState) -> None:
    for place in ("Notary", "Ministry"):
        pressed(original_link(page, pilot), Qt.Key.Key_Return)
        sheet = child(page.window(), QDialog, "original")
        if place == "Ministry":
            pressed(child(sheet, QPushButton, "on"), Qt.Key.Key_Space)
            sheet = page.window().findChildren(QDialog, "original")[-1]
        line = child(sheet, QLineEdit)
        typed(line, place)
        line.editingFinished.emit()
        save(sheet, pilot)
        page.show_case()
    assert [each.holder for each in state.file.original_moves] == ["Notary", "Ministry"]
    assert state.file.original_moves[0].returned_on == date(2026, 11, 22)
