# SPDX-License-Identifier: MIT
"""The table edited like a spreadsheet: keys, wrong entries, the blank line, removing."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Basis, Crossing, CrossingId, Direction
from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg
from kvisa_desktop.ui import unsaved
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.cells import CELL_ROLE
from kvisa_desktop.ui.stays import cell_values
from kvisa_desktop.ui.stays.model import FIELDS
from kvisa_desktop.ui.stays.page import StaysPage
from kvisa_desktop.ui.stays.table import CrossingTable
from tests.case_builders import PERSON, new_id
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import FakeOpenVault


def crossing(direction: Direction, on: str, **more: object) -> Crossing:
    return Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=direction,
        on=PartialDate.from_iso(on),
        **more,  # type: ignore[arg-type]
    )


ENTRY = crossing(Direction.ENTRY, "2024-05-13", port=Bilingual("Guangzhou"), basis=Basis.VISA)
EXIT = crossing(Direction.EXIT, "2024-05-26")


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, state: CaseState, vault: FakeOpenVault, pilot: Pilot
) -> StaysPage:
    vault.records.update({each.id: each for each in (ENTRY, EXIT)})
    made = StaysPage(desk, state)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    state.reload()
    pilot.settle()
    made.table.setFocus()
    pilot.until(made.table.hasFocus)
    return made


def at(table: CrossingTable, row: int, field: str) -> QModelIndex:
    index = table.crossings.index(row, FIELDS.index(field))
    table.setCurrentIndex(index)
    return index


def committed() -> None:
    """Let Qt commit, which it does when the editor has done with the key, and let the editor go."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def write(table: CrossingTable, row: int, field: str, text: str) -> QModelIndex:
    """Begin to type on a cell, go on in its editor, and press Enter."""
    index = at(table, row, field)
    pressed(table, Qt.Key.Key_F2)
    line = child(table.viewport(), QLineEdit)
    line.selectAll()
    typed(line, text)
    pressed(line, Qt.Key.Key_Return)
    committed()
    return index


def kept(state: CaseState, which: Crossing) -> Crossing:
    return next(each for each in state.file.crossings if each.id == which.id)


def test_typing_on_a_cell_begins_to_edit_it(pilot: Pilot, page: StaysPage) -> None:
    at(page.table, 0, "on")
    typed(page.table, "2")
    line = child(page.table.viewport(), QLineEdit)
    pilot.until(lambda: line.text() == "2")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06", PartialDate(2024, 6)),
        ("2023", PartialDate(2023)),
        ("?", PartialDate()),
        ("2024年5月27日", PartialDate(2024, 5, 27)),
    ],
)
def test_days_are_typed_as_far_as_they_are_known(
    pilot: Pilot, page: StaysPage, state: CaseState, text: str, day: PartialDate
) -> None:
    write(page.table, 0, "on", text)
    pilot.until(lambda: kept(state, EXIT).on == day)


def test_an_edit_shows_before_it_is_kept(page: StaysPage) -> None:
    write(page.table, 1, "port", "Zhuhai")
    assert page.table.crossings.rows[1].port.en == "Zhuhai"


def test_a_country_is_typed_by_name_or_code(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    write(page.table, 1, "other_side", "germany")
    pilot.until(lambda: kept(state, ENTRY).other_side == "DE")
    write(page.table, 1, "other_side", "HK")
    pilot.until(lambda: kept(state, ENTRY).other_side == "HK")
    write(page.table, 1, "other_side", "Japan (JP)")
    pilot.until(lambda: kept(state, ENTRY).other_side == "JP")


@pytest.mark.parametrize("text", ["05/12/2023", "2024-13-01", "soon", "1850-01-01"])
def test_what_cannot_be_read_stays_in_its_cell_with_the_reason(
    pilot: Pilot, page: StaysPage, state: CaseState, text: str
) -> None:
    index = write(page.table, 0, "on", text)
    pilot.settle()
    cell = index.data(CELL_ROLE)
    assert cell.first == text
    assert cell.icon == "triangle-alert"
    assert text in cell.second
    assert text in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert kept(state, EXIT) == EXIT


def test_a_wrong_entry_is_edited_on_put_right_or_forgotten(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    index = write(page.table, 0, "on", "2024-05-32")
    page.table.setCurrentIndex(index)
    pressed(page.table, Qt.Key.Key_F2)
    line = child(page.table.viewport(), QLineEdit)
    assert line.text() == "2024-05-32"
    line.selectAll()
    typed(line, "2024-05-30")
    pressed(line, Qt.Key.Key_Return)
    committed()
    assert page.table.crossings.wrong_at(index) is None
    pilot.until(lambda: kept(state, EXIT).on == PartialDate(2024, 5, 30))
    index = write(page.table, 0, "on", "nonsense")
    page.table.setCurrentIndex(index)
    pressed(page.table, Qt.Key.Key_Escape)
    assert page.table.crossings.wrong_at(index) is None


def test_what_is_wrong_is_said_in_full_below_the_table(page: StaysPage) -> None:
    reason = child(page, Label, "stays.table.reason")
    index = write(page.table, 0, "on", "soon")
    page.table.setCurrentIndex(index)
    assert "“soon” is not a date. Give the date as in 2027-02-15" in reason.text()
    assert reason.isVisible()
    assert reason.wordWrap()
    page.table.setCurrentIndex(index.siblingAtRow(1))
    assert reason.isHidden()
    page.table.setCurrentIndex(index)
    assert reason.isVisible()
    pressed(page.table, Qt.Key.Key_Escape)
    assert reason.isHidden()


def test_both_readings_of_a_day_are_told(page: StaysPage) -> None:
    index = write(page.table, 0, "on", "05/12/2023")
    assert "2023-12-05" in index.data(CELL_ROLE).second
    assert "2023-05-12" in index.data(CELL_ROLE).second


def test_tab_goes_on_to_the_next_cell_that_takes_a_value(pilot: Pilot, page: StaysPage) -> None:
    table = page.table
    at(table, 0, "other_side")
    pressed(table, Qt.Key.Key_F2)
    pressed(child(table.viewport(), QLineEdit), Qt.Key.Key_Tab)
    assert table.currentIndex().column() == FIELDS.index("certainty")
    pilot.until(lambda: table.state() is QAbstractItemView.State.EditingState)
    pressed(child(table.viewport(), QComboBox), Qt.Key.Key_Tab)
    pilot.until(lambda: table.currentIndex().row() == 1)
    assert table.currentIndex().column() == 0


def test_enter_begins_and_then_goes_down(pilot: Pilot, page: StaysPage) -> None:
    table = page.table
    at(table, 0, "port")
    pressed(table, Qt.Key.Key_Return)
    pressed(child(table.viewport(), QLineEdit), Qt.Key.Key_Return)
    pilot.until(lambda: table.currentIndex().row() == 1)
    assert table.currentIndex().column() == FIELDS.index("port")


def test_a_new_line_is_recorded_when_it_says_direction_and_day(
    pilot: Pilot, page: StaysPage, state: CaseState
) -> None:
    table = page.table
    write(table, 2, "on", "2025-02")
    pilot.settle()
    assert len(state.file.crossings) == 2
    at(table, 2, "direction")
    pressed(table, Qt.Key.Key_F2)
    box = child(table.viewport(), QComboBox)
    pressed(box, Qt.Key.Key_Down)
    pilot.until(lambda: len(state.file.crossings) == 3)
    made = next(e for e in state.file.crossings if e.id not in {ENTRY.id, EXIT.id})
    assert (made.direction, made.on) == (Direction.ENTRY, PartialDate(2025, 2))
    pilot.settle()
    assert table.crossings.draft.values == {}


def test_a_blank_line_takes_nothing_else(page: StaysPage) -> None:
    model = page.table.crossings
    assert model.rowCount() == 3
    assert not model.is_editable(model.index(2, FIELDS.index("port")))
    assert page.table.crossings.crossing_at(model.index(2, 0)) is None


def test_several_lines_are_removed_in_one_act(
    pilot: Pilot, page: StaysPage, state: CaseState, vault: FakeOpenVault
) -> None:
    page.table.selectAll()
    before = len(vault.acts)
    pressed(page.table, Qt.Key.Key_Delete)
    pilot.settle()
    assert not {ENTRY.id, EXIT.id} & {each.id for each in state.file.crossings}
    assert len(vault.acts) == before + 1
    assert "2 lines were removed." in pilot.said


def test_rows_that_were_read_anew_wait_for_the_end_of_an_edit(
    pilot: Pilot, page: StaysPage
) -> None:
    table = page.table
    at(table, 1, "port")
    pressed(table, Qt.Key.Key_F2)
    line = child(table.viewport(), QLineEdit)
    typed(line, "Zh")
    table.show_rows((ENTRY,))
    assert table.crossings.rowCount() == 3
    assert line.text().endswith("Zh")
    pressed(line, Qt.Key.Key_Escape)
    pilot.until(lambda: table.crossings.rowCount() == 2)


def test_only_the_row_that_changed_is_drawn_again(page: StaysPage) -> None:
    told: list[tuple[int, int]] = []
    model = page.table.crossings
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.put(ENTRY, "port", Bilingual("Macao border"))
    model.show(model.rows)
    assert told == [(1, 1)]


def test_what_stands_in_an_editor_is_read_back_as_it_was() -> None:
    for language in ("en", "zh"):
        for field in ("on", "port", "other_side"):
            written = cell_values.written(ENTRY, field, language)
            assert cell_values.read(written, field, ENTRY, language) == getattr(ENTRY, field)


def test_what_the_vault_could_not_keep_stays_in_its_cell(
    page: StaysPage, state: CaseState, pilot: Pilot, vault: FakeOpenVault
) -> None:
    vault.refusal = NoRoom(msg("The disk is full."), msg("Make room."))
    index = write(page.table, 0, "on", "2024-05-28")
    pilot.settle()
    pilot.settle()
    assert "Not saved" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert unsaved.held_in(page) == (page.table,)
    assert page.table.typed_text == "2024-05-28"
    vault.refusal = None
    write(page.table, 0, "on", "2024-05-28")
    pilot.settle()
    pilot.settle()
    assert kept(state, EXIT).on == PartialDate.from_iso("2024-05-28")
    assert unsaved.held_in(page) == ()


def test_a_new_line_that_could_not_be_kept_is_still_there_to_be_finished(
    page: StaysPage, pilot: Pilot, vault: FakeOpenVault
) -> None:
    before, rows = len(vault.records), page.table.crossings
    vault.refusal = NoRoom(msg("The disk is full."), msg("Make room."))
    rows.draft.values["direction"] = Direction.ENTRY
    write(page.table, len(rows.rows), "on", "2026-01-02")
    pilot.settle()
    pilot.settle()
    assert rows.draft.values == {
        "direction": Direction.ENTRY,
        "on": PartialDate.from_iso("2026-01-02"),
    }
    assert page.table.is_unsaved
    vault.refusal = None
    write(page.table, len(rows.rows), "on", "2026-01-02")
    pilot.settle()
    assert len(vault.records) == before + 1
    page.table.put_back()
    assert not page.table.is_unsaved
