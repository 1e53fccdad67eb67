# SPDX-License-Identifier: MIT
"""Trips tried out beside the record, which stays as it is."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.stay import Basis
from kvisa_desktop.domain.stay_plan import TripKind
from kvisa_desktop.settings import Theme
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.stays.import_sheet import ImportSheet
from kvisa_desktop.ui.stays.page import StaysPage
from kvisa_desktop.ui.stays.timeline_items import ItemKind
from tests.domain.stay_cases import free, leave
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeOpenVault
from tests.ui.windows import placed


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, state: CaseState, vault: FakeOpenVault, pilot: Pilot
) -> StaysPage:
    person = state.file.person.id
    for each in (free("2027-01-01"), leave("2027-01-11")):
        vault.records[each.id] = replace(each, person_id=person)
    made = placed(qtbot, StaysPage(desk, state))
    state.reload()
    pilot.settle()
    pilot.until(made.isActiveWindow)
    return made


def switch(page: StaysPage, pilot: Pilot) -> None:
    pressed(child(page, QPushButton, "stays.timeline.what-if"), Qt.Key.Key_Space)
    pilot.settle()


def plan(page: StaysPage, pilot: Pilot, first: str, last: str) -> None:
    page.what_if.first.setText(first)
    page.what_if.last.setText(last)
    pressed(child(page, QPushButton, "stays.what-if.add"), Qt.Key.Key_Space)
    pilot.settle()


def kinds(page: StaysPage) -> list[ItemKind]:
    assert page.picture is not None
    return [each.kind for each in page.picture.items]


def words(page: StaysPage) -> str:
    QApplication.processEvents()  # what was just added is shown then
    return "\n".join(
        each.text() for each in page.summary.findChildren(Label) if not each.isHidden()
    )


def test_a_trip_is_tried_out_and_nothing_is_kept(
    page: StaysPage, pilot: Pilot, state: CaseState, vault: FakeOpenVault
) -> None:
    acts, before = len(vault.acts), state.file.crossings
    switch(page, pilot)
    plan(page, pilot, "2027-03-01", "2027-03-10")
    assert ItemKind.PLANNED in kinds(page)
    assert page.what_if.trips[0].first == date(2027, 3, 1)
    assert len(vault.acts) == acts
    assert state.file.crossings == before


def test_figures_stand_beside_those_on_record(page: StaysPage, pilot: Pilot) -> None:
    switch(page, pilot)
    plan(page, pilot, "2027-03-01", "2027-03-10")
    assert "2027: 21 days; on record 11" in words(page)
    assert "Planned stays" in words(page)


def test_escape_goes_back_to_the_record(page: StaysPage, pilot: Pilot) -> None:
    switch(page, pilot)
    plan(page, pilot, "2027-03-01", "2027-03-10")
    pressed(page.what_if.first, Qt.Key.Key_Escape)
    pilot.settle()
    assert page.what_if.isHidden()
    assert ItemKind.PLANNED not in kinds(page)
    assert page.styleSheet() == ""


def test_all_of_it_is_tinted_in_light_and_dark(page: StaysPage, pilot: Pilot, desk: Desk) -> None:
    switch(page, pilot)
    light = page.styleSheet()
    assert page.timeline.timeline.ground == "info_bg"
    desk.theme.use(Theme.DARK)
    dark = page.styleSheet()
    desk.theme.use(Theme.LIGHT)
    assert light
    assert dark != light


def test_the_record_is_out_of_reach_meanwhile(page: StaysPage, pilot: Pilot) -> None:
    switch(page, pilot)
    assert not page.table.isEnabled()
    assert not page.form.isEnabled()
    assert not child(page, QPushButton, "stays.entry").isEnabled()
    switch(page, pilot)
    assert page.table.isEnabled()


def test_no_file_is_taken_meanwhile(page: StaysPage, pilot: Pilot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/papers/stays.csv")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, button, none)
    switch(page, pilot)
    page.dropEvent(event)
    assert page.window().findChild(ImportSheet) is None


def test_a_trip_is_removed_again(page: StaysPage, pilot: Pilot) -> None:
    switch(page, pilot)
    plan(page, pilot, "2027-03-01", "2027-03-10")
    pressed(child(page.what_if, QToolButton), Qt.Key.Key_Space)
    pilot.settle()
    assert page.what_if.trips == ()
    assert ItemKind.PLANNED not in kinds(page)


@pytest.mark.parametrize(
    ("first", "last"), [("2027-03-10", "2027-03-01"), ("soon", "2027-03-01"), ("", "")]
)
def test_a_trip_that_cannot_be_is_told_and_what_was_typed_stays(
    page: StaysPage, pilot: Pilot, first: str, last: str
) -> None:
    switch(page, pilot)
    plan(page, pilot, first, last)
    assert page.what_if.trips == ()
    assert page.what_if.first.text() == first
    assert child(page.what_if, Label, "stays.what-if.problem").text()


def test_a_trip_out_of_a_stay_and_its_basis_are_chosen(page: StaysPage, pilot: Pilot) -> None:
    switch(page, pilot)
    page.what_if.kind.choose(TripKind.ABSENCE)
    ground = next(e for e in page.what_if.grounds if e.basis is Basis.VISA_FREE_UNILATERAL)
    page.what_if.ground.choose(ground)
    plan(page, pilot, "2027-01-03", "2027-01-05")
    trip = page.what_if.trips[0]
    assert (trip.kind, trip.basis) == (TripKind.ABSENCE, Basis.VISA_FREE_UNILATERAL)


def test_another_case_begins_without_trips(page: StaysPage, pilot: Pilot, state: CaseState) -> None:
    switch(page, pilot)
    plan(page, pilot, "2027-03-01", "2027-03-10")
    assert state.case_id is not None
    state.open(state.case_id)
    pilot.settle()
    assert page.what_if.trips == ()
    assert page.what_if.isHidden()


def test_the_chosen_tab_keeps_a_ground_of_its_own_while_trips_are_tried(
    page: StaysPage, pilot: Pilot
) -> None:
    switch(page, pilot)
    tokens = page.desk.theme.tokens
    rule = f'QToolButton[kind="nav"]:checked {{ background: {tokens.surface}; }}'
    assert rule in page.styleSheet()
    assert tokens.surface != tokens.info_bg
