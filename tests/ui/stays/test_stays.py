# SPDX-License-Identifier: MIT
"""Entries, exits, visas, and what follows from them."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, CrossingId, Direction
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.stays.model import FIELDS, halves, stay_line
from kvisa_desktop.ui.stays.page import StaysPage
from kvisa_desktop.ui.stays.picture import picture_of
from tests.case_builders import PERSON, new_id
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import TODAY, FakeOpenVault
from tests.ui.windows import placed


def _crossing(direction: Direction, on: PartialDate, **more: object) -> Crossing:
    return Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=direction,
        on=on,
        **more,  # type: ignore[arg-type]
    )


ENTRY = _crossing(
    Direction.ENTRY,
    PartialDate(2019, 10, 8),
    port=Bilingual("Shanghai Pudong", "上海浦东"),
    basis=Basis.VISA,
    certainty=Certainty.STAMP,
)
EXIT = _crossing(Direction.EXIT, PartialDate(2019, 10))


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, state: CaseState, vault: FakeOpenVault, pilot: Pilot
) -> StaysPage:
    vault.records.update({each.id: each for each in (ENTRY, EXIT)})
    made = placed(qtbot, StaysPage(desk, state))
    state.reload()
    pilot.settle()
    return made


def test_the_latest_crossing_stands_first(page: StaysPage, state: CaseState) -> None:
    assert picture_of(state.file, TODAY).crossings == (EXIT, ENTRY)
    assert page.table.current == EXIT


def test_the_model_keeps_the_rules_of_qt(page: StaysPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.table.crossings)  # type: ignore[no-untyped-call]


def _edit(page: StaysPage, row: int, field: str) -> QModelIndex:
    index = page.table.crossings.index(row, FIELDS.index(field))
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    return index


def _kept(state: CaseState, crossing: Crossing) -> Crossing:
    return next(each for each in state.file.crossings if each.id == crossing.id)


def test_a_date_is_edited_in_its_cell(pilot: Pilot, page: StaysPage, state: CaseState) -> None:
    page.table.setFocus()
    _edit(page, 0, "on")
    line = child(page.table.viewport(), QLineEdit)
    assert line.text() == "2019-10"
    line.selectAll()
    typed(line, "2019年10月31日")
    pressed(line, Qt.Key.Key_Return)
    pilot.until(lambda: _kept(state, EXIT).on == PartialDate(2019, 10, 31))


def test_an_impossible_date_in_a_cell_is_told_and_changes_nothing(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    _edit(page, 0, "on")
    line = child(page.table.viewport(), QLineEdit)
    line.selectAll()
    typed(line, "2019-02-30")
    pressed(line, Qt.Key.Key_Return)
    index = page.table.crossings.index(0, FIELDS.index("on"))
    pilot.until(lambda: page.table.crossings.wrong_at(index) is not None)
    wrong = page.table.crossings.wrong_at(index)
    assert wrong is not None
    assert wrong.typed == "2019-02-30"
    assert _kept(state, EXIT).on == EXIT.on


def test_a_port_is_edited_in_the_language_of_the_window(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    _edit(page, 1, "port")
    line = child(page.table.viewport(), QLineEdit)
    line.selectAll()
    typed(line, "Pudong")
    pressed(line, Qt.Key.Key_Return)
    pilot.until(lambda: _kept(state, ENTRY).port == Bilingual("Pudong", "上海浦东"))
    assert halves("浦东", ENTRY.port, "zh") == Bilingual("Shanghai Pudong", "浦东")


def test_a_choice_is_edited_in_its_cell(pilot: Pilot, page: StaysPage, state: CaseState) -> None:
    _edit(page, 1, "certainty")
    box = child(page.table.viewport(), QComboBox)
    pressed(box, Qt.Key.Key_Down)
    pilot.settle()
    assert _kept(state, ENTRY).certainty is Certainty.TICKET


def test_an_exit_rests_on_nothing(page: StaysPage) -> None:
    flags = page.table.crossings.flags(page.table.crossings.index(0, FIELDS.index("basis")))
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_lines_are_added_and_removed_by_keyboard(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    pressed(child(page, QPushButton, "stays.entry"), Qt.Key.Key_Space)
    pressed(child(page, QPushButton, "stays.exit"), Qt.Key.Key_Space)
    pilot.settle()
    assert len(state.file.crossings) == 4
    page.table.choose(EXIT.id)
    page.table.setFocus()
    pilot.until(page.table.hasFocus)
    pressed(page.table, Qt.Key.Key_Delete)
    pilot.settle()
    assert EXIT.id not in {each.id for each in state.file.crossings}


def test_the_chosen_line_has_a_form_of_its_own(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    assert page.focus_on(ENTRY.id, "other_side")
    field = page.form._form.editors["other_side"].target  # noqa: SLF001
    pilot.type_into(field, "hong kong")
    assert _kept(state, ENTRY).other_side == "HK"


def test_a_visa_is_recorded_and_an_entry_rests_on_it(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    pressed(child(page, QPushButton, "stays.visas.add"), Qt.Key.Key_Space)
    pilot.settle()
    sticker = state.file.stickers[0]
    assert page.focus_on(sticker.id, "duration_days")
    form = page.visas.cards.cards[sticker.id].form
    pilot.type_into(form.editors["duration_days"].target, "30")
    pilot.type_into(form.editors["category"].target, "F")
    page.table.choose(ENTRY.id)
    pressed(child(page.form, QComboBox, "stays.visa"), Qt.Key.Key_Down)
    pilot.settle()
    assert _kept(state, ENTRY).sticker_id == sticker.id
    assert state.file.stickers[0].duration_days == 30
    said = [each.text() for each in page.summary.findChildren(Label)]
    assert any("last lawful day: 2019-11-07" in each for each in said)


def test_stays_are_told_in_words_with_their_reasons(page: StaysPage, state: CaseState) -> None:
    lines = [stay_line(each) for each in picture_of(state.file, TODAY).review.stays]
    assert len(lines) == 1
    assert lines[0].why
    why = next(each for each in page.summary.findChildren(QPushButton) if each.text() == "Why?")
    pressed(why, Qt.Key.Key_Space)
    sheet = child(page.window(), QDialog, "why")
    assert sheet.isVisible()
    sheet.done(0)


def test_an_empty_record_offers_the_first_entry(
    qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot
) -> None:
    page = StaysPage(desk, state)
    qtbot.addWidget(page)
    page.show()
    page.show_case()
    pilot.settle()
    page.start_focus()
    pilot.until(child(page, QPushButton, "stays.first").hasFocus)


def test_the_words_follow_the_language(page: StaysPage, desk: Desk, pilot: Pilot) -> None:
    desk.text.switch("zh")
    desk.text.replay()
    pilot.settle()
    said = [each.text() for each in page.summary.findChildren(Label)]
    assert "在内地停留天数" in said
