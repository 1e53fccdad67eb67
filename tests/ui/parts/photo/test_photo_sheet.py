# SPDX-License-Identifier: MIT
"""The photo check in the window: guides, measures, the file saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.services import photos
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents import actions
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.parts.photo.sheet import PhotoSheet
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs, FakePages, FakeProgram
from tests.ui.windows import placed

GUIDES = {"crown": 900, "chin": 2100, "left": 1150, "right": 1850}


class PictureScans(FakePages):
    """Says that every file is a picture of 3000 × 4000 pixels."""

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:
        """Return the facts of a picture."""
        super().inspect(data, name=name, password=password)
        return FileFacts(Outcome.ACCEPT, FileType.JPEG, (PageFacts(595, 793, 3000, 4000),))


@pytest.fixture
def first_page(state: CaseState) -> DocumentPage:
    return state.file.pages[0]


@pytest.fixture
def sheet(qtbot: QtBot, pilot: Pilot, program: FakeProgram, first_page: DocumentPage) -> PhotoSheet:
    program.scans = PictureScans()
    made = PhotoSheet(pilot.desk, first_page)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.resize(980, 720)
    made.show()
    pilot.settle()
    return made


def _placed(sheet: PhotoSheet, pilot: Pilot) -> None:
    for key in ("chin", "crown", "right", "left"):
        sheet.numbers[key].setValue(GUIDES[key])
    pilot.settle()


def test_before_a_guide_is_moved_nothing_is_measured(sheet: PhotoSheet) -> None:
    assert "✓" not in sheet.measures.said
    assert any("not measured" in each for each in sheet.measures.said)
    assert not sheet.save_button.isEnabled()


def test_guides_placed_measure_the_head(sheet: PhotoSheet, pilot: Pilot) -> None:
    _placed(sheet, pilot)
    said = sheet.measures.said
    assert said.count("✓") == 2
    assert "Head width" in said
    assert any("[P-13]" in each for each in said)
    assert sheet.save_button.isEnabled()
    assert not sheet.sheet_button.isEnabled()


def test_keys_move_a_guide_and_its_number_follows(sheet: PhotoSheet, pilot: Pilot) -> None:
    sheet.view.setFocus(Qt.FocusReason.TabFocusReason)
    before = sheet.numbers["crown"].value()
    pressed(sheet.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    pilot.settle()
    assert sheet.numbers["crown"].value() > before
    assert "Head width" in sheet.measures.said


def test_another_kind_of_photo_asks_for_other_measures(sheet: PhotoSheet, pilot: Pilot) -> None:
    _placed(sheet, pilot)
    sheet.spec.choose(SpecName.PRINT)
    sheet.spec.picked.emit(SpecName.PRINT)
    pilot.settle()
    assert "Head height" in sheet.measures.said
    assert sheet.sheet_button.isEnabled()


def test_the_eyes_are_measured_when_asked(sheet: PhotoSheet, pilot: Pilot) -> None:
    _placed(sheet, pilot)
    assert "Eyes above lower edge" not in sheet.measures.said
    pressed(sheet.eyes, Qt.Key.Key_Space)
    sheet.numbers["eyes"].setValue(1450)
    pilot.settle()
    assert "Eyes above lower edge" in sheet.measures.said


def test_guides_of_no_head_are_told(sheet: PhotoSheet, pilot: Pilot) -> None:
    _placed(sheet, pilot)
    sheet.numbers["chin"].setValue(800)
    pilot.settle()
    assert "below the crown" in sheet.problem.text()
    assert not sheet.save_button.isEnabled()
    sheet.numbers["chin"].setValue(2100)
    pilot.settle()
    assert sheet.problem.isHidden()


def test_the_photo_is_saved(
    sheet: PhotoSheet, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    _placed(sheet, pilot)
    dialogs.target = tmp_path / "digital.jpg"
    sheet.save_button.click()
    pilot.settle()
    assert dialogs.target.stat().st_size == program.studio.size
    assert dialogs.asked[-1].start.name == "digital-photo.jpg"
    assert any("digital.jpg is written" in each for each in pilot.said)


def test_the_sheet_for_printing_is_saved(
    sheet: PhotoSheet, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    sheet.spec.choose(SpecName.PRINT)
    _placed(sheet, pilot)
    dialogs.target = tmp_path / "sheet.jpg"
    sheet.sheet_button.click()
    pilot.settle()
    assert dialogs.target.read_bytes() == b"(33, 48)"


def test_a_light_file_and_a_closed_folder_are_told(
    sheet: PhotoSheet, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    _placed(sheet, pilot)
    program.studio.size = 10_000
    dialogs.target = tmp_path / "a.jpg"
    sheet.save_button.click()
    pilot.settle()
    assert any("highest quality" in each for each in pilot.said)
    dialogs.target = tmp_path / "none" / "a.jpg"
    sheet.save_button.click()
    pilot.settle()
    assert "could not be written" in sheet.problem.text()


def test_the_sheet_speaks_chinese(sheet: PhotoSheet, pilot: Pilot) -> None:
    _placed(sheet, pilot)
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    pilot.until(lambda: "头部宽度" in sheet.measures.said)
    assert sheet.save_button.text() == "保存照片…"


def test_a_pdf_is_no_photo(
    qtbot: QtBot, pilot: Pilot, desk: Desk, first_page: DocumentPage
) -> None:
    sheet = PhotoSheet(desk, first_page)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(sheet)
    pilot.settle()
    assert "PDF" in sheet.problem.text()
    assert not sheet.save_button.isEnabled()


def test_the_papers_offer_it_for_the_photo_only(
    qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot, program: FakeProgram
) -> None:
    program.scans = PictureScans()
    page = placed(qtbot, DocumentsPage(desk, state))
    page.show_case()
    pilot.settle()
    tool = child(page, QToolButton, "page.photo")
    for row in page.table.model().rows:  # type: ignore[attr-defined]
        page.table.choose(row.document.id)
        assert tool.isHidden() is (row.document.kind != "photo")
    page.pages.photo_asked.emit(state.file.pages[0])
    pilot.settle()
    sheet = child(page.window(), PhotoSheet)
    assert not sheet.isHidden()
    sheet.reject()


def test_guides_are_kept_with_the_document_and_shown_again(
    qtbot: QtBot, pilot: Pilot, program: FakeProgram, state: CaseState
) -> None:
    program.scans = PictureScans()
    page = state.file.pages[0]
    placed: list[Guides] = []
    for _ in range(2):
        sheet = PhotoSheet(pilot.desk, page, photos.guides_of(state.file, page))
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(sheet)
        sheet.placed.connect(placed.append)
        sheet.placed.connect(lambda guides: actions.keep_guides(state, page, guides))
        sheet.show()
        pilot.settle()
        if placed:
            break
        _placed(sheet, pilot)
        sheet.reject()
        pilot.settle()
    assert placed == [Guides(900, 2100, 1150, 1850)]
    assert {key: sheet.numbers[key].value() for key in GUIDES} == GUIDES
    assert "✓" in sheet.measures.said
    assert sheet.save_button.isEnabled()
    sheet.reject()
    pilot.settle()
    assert len(placed) == 1, "what was not moved is not kept anew"


def test_kept_eyes_are_measured_again(
    qtbot: QtBot, pilot: Pilot, program: FakeProgram, first_page: DocumentPage
) -> None:
    program.scans = PictureScans()
    sheet = PhotoSheet(pilot.desk, first_page, Guides(900, 2100, 1150, 1850, 1500))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(sheet)
    sheet.show()
    pilot.settle()
    assert sheet.eyes.isChecked()
    assert (sheet.numbers["eyes"].value(), sheet.numbers["eyes"].isEnabled()) == (1500, True)


def test_guides_of_no_head_are_not_kept(sheet: PhotoSheet, pilot: Pilot) -> None:
    placed: list[Guides] = []
    sheet.placed.connect(placed.append)
    _placed(sheet, pilot)
    sheet.numbers["crown"].setValue(2500)
    pilot.settle()
    sheet.reject()
    assert placed == []


def test_a_look_alone_keeps_nothing(sheet: PhotoSheet) -> None:
    placed: list[Guides] = []
    sheet.placed.connect(placed.append)
    sheet.reject()
    assert placed == []
