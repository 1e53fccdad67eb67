# SPDX-License-Identifier: MIT
"""Tables brought in through the window: files, drops, pasted cells."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop import paths
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Basis, Certainty, Direction
from kvisa_desktop.domain.stay_table.days import DateOrder
from kvisa_desktop.domain.stay_table.fields import FIELD_WORDS, Field, field_of
from kvisa_desktop.domain.table import Table, TableRow
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.messages import verbatim
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.stays import pasted
from kvisa_desktop.ui.stays.import_preview import names_of
from kvisa_desktop.ui.stays.import_sheet import ImportSheet
from kvisa_desktop.ui.stays.model import FIELDS
from kvisa_desktop.ui.stays.page import StaysPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs, FakeOpenVault, FakeProgram
from tests.ui.windows import placed

CTRL = Qt.KeyboardModifier.ControlModifier
FILE = Path("/papers/stays.csv")


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(TableRow(number, cells) for number, cells in enumerate(rows, 1)))


GOOD = table(
    ("entry", "exit", "port of entry"),
    ("2023-05-12", "2023-05-20", "Shanghai"),
    ("2024-01", "?", "广州"),
)
TWO_WAYS = table(("entry", "exit"), ("05/12/2023", "06/12/2023"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> StaysPage:
    made = placed(qtbot, StaysPage(desk, state))
    state.reload()
    pilot.settle()
    return made


def opened(page: StaysPage, pilot: Pilot) -> ImportSheet:
    pilot.settle()
    return child(page.window(), ImportSheet)


def brought(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, what: Table
) -> ImportSheet:
    program.tables[FILE] = what
    dialogs.files = (FILE,)
    pressed(child(page, QToolButton, "stays.import"), Qt.Key.Key_Space)
    return opened(page, pilot)


def test_a_file_is_looked_at_and_then_taken_whole(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, vault: FakeOpenVault
) -> None:
    state = page.state
    before = len(state.file.crossings)
    sheet = brought(page, pilot, program, dialogs, GOOD)
    assert [box.value for box in sheet.boxes] == [Field.ENTRY, Field.EXIT, Field.ENTRY_PORT]
    assert sheet.preview.rowCount() == 2
    assert sheet.take.isEnabled()
    acts = len(vault.acts)
    pressed(sheet.take, Qt.Key.Key_Space)
    pilot.settle()
    assert len(state.file.crossings) == before + 4
    assert len(vault.acts) == acts + 1
    assert "4 entries and exits came in." in pilot.said
    assert PartialDate(2024, 1) in {each.on for each in state.file.crossings}


def test_a_date_with_two_readings_is_asked_about_and_never_guessed(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, state: CaseState
) -> None:
    sheet = brought(page, pilot, program, dialogs, TWO_WAYS)
    assert sheet.order.isVisible()
    assert not sheet.take.isEnabled()
    asked = [each.text() for each in sheet.findChildren(Label)]
    assert any("2023-12-05 / 2023-05-12" in each for each in asked)
    sheet.order.choose(DateOrder.DMY)
    sheet.order.picked.emit(DateOrder.DMY)
    pilot.settle()
    assert sheet.order.isVisible()
    pressed(sheet.take, Qt.Key.Key_Space)
    pilot.settle()
    days = {each.on for each in state.file.crossings}
    assert {PartialDate(2023, 12, 5), PartialDate(2023, 12, 6)} <= days


def test_bad_rows_are_named_first_and_keep_everything_out(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, state: CaseState
) -> None:
    before = state.file.crossings
    bad = table(("entry", "exit"), ("2023-05-12", "2023-05-20"), ("2023-06-31", "2023-07-01"))
    sheet = brought(page, pilot, program, dialogs, bad)
    assert sheet.preview.rows[0].number == 3
    assert not sheet.take.isEnabled()
    assert "1 row has to be put right" in child(sheet, Label, "stays.import.said").text()
    sheet.reject()
    pilot.settle()
    assert state.file.crossings == before


def test_columns_without_a_known_heading_are_chosen(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, state: CaseState
) -> None:
    unknown = table(("Hinein", "Hinaus"), ("2023-05-12", "2023-05-20"))
    sheet = brought(page, pilot, program, dialogs, unknown)
    assert not sheet.take.isEnabled()
    assert "No column tells" in child(sheet, Label, "stays.import.said").text()
    for box, field in zip(sheet.boxes, (Field.ENTRY, Field.EXIT), strict=True):
        box.choose(field)
        box.picked.emit(field)
        pilot.settle()
    pressed(sheet.take, Qt.Key.Key_Space)
    pilot.settle()
    assert PartialDate(2023, 5, 12) in {each.on for each in state.file.crossings}


def test_the_columns_are_remembered_for_the_next_table(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    test_columns_without_a_known_heading_are_chosen(page, pilot, program, dialogs, page.state)
    later = table(("Hinein", "Hinaus"), ("2024-05-12", "2024-05-20"))
    program.tables[FILE] = later
    page.lines.bring_in(FILE)
    pilot.settle()
    sheet = page.window().findChildren(ImportSheet)[-1]
    assert [box.value for box in sheet.boxes] == [Field.ENTRY, Field.EXIT]
    assert sheet.take.isEnabled()


def test_a_file_of_the_wrong_kind_is_told_inside_the_sheet(
    page: StaysPage, pilot: Pilot, dialogs: FakeDialogs
) -> None:
    dialogs.files = (Path("/papers/photo.jpg"),)
    pressed(child(page, QToolButton, "stays.import"), Qt.Key.Key_Space)
    sheet = opened(page, pilot)
    assert "This is no table." in sheet.problem.text()
    assert not sheet.take.isEnabled()


def test_a_file_is_dropped_on_the_page(page: StaysPage, pilot: Pilot, program: FakeProgram) -> None:
    program.tables[FILE] = GOOD
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(FILE))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, button, none)
    page.dropEvent(event)
    assert opened(page, pilot).take.isEnabled()


def test_cells_of_a_spreadsheet_are_pasted_through_the_same_look(
    page: StaysPage, pilot: Pilot, dialogs: FakeDialogs, state: CaseState
) -> None:
    dialogs.mime.setText("direction\tdate\tport\nentry\t2023-05-12\tShanghai\n出境\t2023年5月\t\n")
    page.table.setFocus()
    pressed(page.table, Qt.Key.Key_V, CTRL)
    sheet = opened(page, pilot)
    pressed(sheet.take, Qt.Key.Key_Space)
    pilot.settle()
    made = [e for e in state.file.crossings if e.on.year == 2023]
    assert {each.direction for each in made} == set(Direction)


def test_one_value_is_pasted_into_its_cell(
    page: StaysPage, pilot: Pilot, dialogs: FakeDialogs, state: CaseState
) -> None:
    dialogs.mime.setText("direction\tdate\nentry\t2023-05-12\n")
    page.table.setFocus()
    pressed(page.table, Qt.Key.Key_V, CTRL)
    pressed(opened(page, pilot).take, Qt.Key.Key_Space)
    pilot.settle()
    for field, text in (("basis", "visa"), ("certainty", "stamp"), ("on", "2023-05-13")):
        dialogs.mime.setText(text)
        page.table.setCurrentIndex(page.table.crossings.index(0, FIELDS.index(field)))
        pressed(page.table, Qt.Key.Key_V, CTRL)
        pilot.settle()
    (made,) = [e for e in state.file.crossings if e.on.year == 2023]
    assert (made.basis, made.certainty) == (Basis.VISA, Certainty.STAMP)
    assert made.on == PartialDate(2023, 5, 13)
    dialogs.mime.setText("perhaps")
    index = page.table.crossings.index(0, FIELDS.index("direction"))
    page.table.setCurrentIndex(index)
    pressed(page.table, Qt.Key.Key_V, CTRL)
    assert page.table.crossings.wrong_at(index) is not None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_copied_can_be_pasted_back(language: str) -> None:
    say = load_translator(language, paths.translations())
    for field in (Field.DIRECTION, Field.DAY, Field.PORT, Field.OTHER_SIDE, Field.BASIS):
        assert field_of(say(FIELD_WORDS[field])) is field
    assert field_of(say(FIELD_WORDS[Field.CERTAINTY])) is Field.CERTAINTY


def test_lines_are_copied_with_their_headings(
    page: StaysPage, pilot: Pilot, dialogs: FakeDialogs
) -> None:
    dialogs.mime.setText("direction\tdate\tport\nentry\t2023-05\tShanghai\n")
    page.table.setFocus()
    pressed(page.table, Qt.Key.Key_V, CTRL)
    pressed(opened(page, pilot).take, Qt.Key.Key_Space)
    pilot.settle()
    page.table.selectRow(0)
    pressed(page.table, Qt.Key.Key_C, CTRL)
    back = pasted.table_of(dialogs.copied[-1])
    assert back.rows[1].cells == ("entry", "2023-05", "Shanghai", "", "", "memory")


def test_cells_with_line_breaks_and_quotes_stay_whole() -> None:
    read = pasted.table_of('entry\t"2023-05-12"\t"two\nlines"\n\n\t\t\nexit\t?\t\n')
    assert [row.cells for row in read.rows] == [
        ("entry", "2023-05-12", "two\nlines"),
        ("exit", "?", ""),
    ]
    assert not pasted.is_block("Shanghai\n")
    assert pasted.is_block("a\nb")


def test_columns_are_called_by_heading_or_by_letter() -> None:
    assert names_of(("Entry", "", "Entry", "Port")) == ["A", "B", "C", "Port"]


def test_another_sheet_of_the_workbook_can_be_chosen(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    names = ("Trips", "Old passport")
    rows = table(("date", "direction"), ("2023-05-12", "entry"))
    program.tables[FILE.with_name(f"{FILE.name}Old passport")] = replace(
        rows, sheet="Old passport", sheets=names
    )
    first = replace(GOOD, sheet="Trips", sheets=names)
    sheet = brought(page, pilot, program, dialogs, first)
    source = sheet.source
    assert source.sheets.isVisible()
    assert not source.encodings.isVisible()
    assert [source.sheets.itemText(n) for n in range(2)] == ["Sheet: Trips", "Sheet: Old passport"]
    source.sheets.setFocus()
    pressed(source.sheets, Qt.Key.Key_Down)
    pilot.settle()
    assert program.read[-1] == (FILE, "Old passport", "")
    assert [box.value for box in sheet.boxes] == [Field.DAY, Field.DIRECTION]
    assert sheet.preview.rowCount() == 1
    assert sheet.take.isEnabled()


def test_a_text_that_cannot_be_told_is_read_in_the_encoding_that_is_named(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    program.tables[FILE.with_name(f"{FILE.name}gb18030")] = GOOD
    dialogs.files = (FILE,)
    pressed(child(page, QToolButton, "stays.import"), Qt.Key.Key_Space)
    sheet = opened(page, pilot)
    assert "This is no table." in sheet.problem.text()
    assert sheet.source.encodings.isVisible()
    sheet.source.encodings.setFocus()
    for _ in range(3):
        pressed(sheet.source.encodings, Qt.Key.Key_Down)
        pilot.settle()
    assert program.read[-1] == (FILE, "", "gb18030")
    assert sheet.problem.isHidden()
    assert sheet.take.isEnabled()


def test_pasted_cells_ask_for_neither_sheet_nor_encoding(page: StaysPage, pilot: Pilot) -> None:
    sheet = ImportSheet(page.desk, page.state, verbatim("Paste"), verbatim("Rows"))
    sheet.show_table(GOOD)
    pilot.settle()
    assert sheet.source.isHidden()
    sheet.reject()


def test_headings_that_cannot_be_read_say_what_to_do(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    merged = table(("China", ""), ("2023-05-12", "2023-05-20"))
    sheet = brought(page, pilot, program, dialogs, merged)
    said = child(sheet, Label, "stays.import.said").text()
    assert len(said.splitlines()) == 2
    assert not sheet.take.isEnabled()


def test_what_is_chosen_for_a_file_is_never_cut(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    sheet = brought(page, pilot, program, dialogs, TWO_WAYS)
    settled()
    for box in (sheet.source.encodings, sheet.order):
        assert box.isVisible()
        longest = max(
            box.fontMetrics().horizontalAdvance(box.itemText(n)) for n in range(box.count())
        )
        assert box.width() > longest


def test_the_reason_of_a_bad_row_can_be_read_whole(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    sheet = brought(page, pilot, program, dialogs, TWO_WAYS)
    said = child(sheet, Label, "stays.import.row")
    assert said.text().startswith("Row 2: Date of entry:")
    assert "“05/12/2023” can be read as 2023-12-05 or as 2023-05-12; Date of exit" in said.text()
    assert said.wordWrap()
    sheet.order.choose(DateOrder.DMY)
    sheet.order.picked.emit(DateOrder.DMY)
    pilot.settle()
    assert said.text() == "Row 2: Entry 2023-12-05; Exit 2023-12-06"


def test_few_columns_leave_no_hole(
    page: StaysPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    sheet = brought(page, pilot, program, dialogs, TWO_WAYS)
    settled()
    last = sheet.boxes[-1]
    assert not last.visibleRegion().isEmpty()
    said = child(sheet, Label, "stays.import.said")
    below = said.mapTo(sheet, QPoint(0, 0)).y() - last.mapTo(sheet, last.rect().bottomLeft()).y()
    assert below < last.height() * 3
    many = table(("entry", "exit", *map("c{}".format, range(18))), ("2023-05-12", "2023-05-20"))
    program.tables[FILE] = many
    page.lines.bring_in(FILE)
    pilot.settle()
    settled()
    later = page.window().findChildren(ImportSheet)[-1]
    assert len(later.boxes) == 20
    assert later.take.mapTo(later, QPoint(0, 0)).y() < later.height()
