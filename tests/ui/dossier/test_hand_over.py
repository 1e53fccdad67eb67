# SPDX-License-Identifier: MIT
"""Share copies and packs in the window: chosen on one sheet, made off the main thread."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.hand_over import suggested_name
from kvisa_desktop.ui.dossier.hand_over_sheet import HandOver, HandOverSheet
from kvisa_desktop.ui.dossier.page import DossierPage
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs, FakeProgram


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> DossierPage:
    made = DossierPage(desk, state)
    qtbot.addWidget(made)
    made.resize(1000, 720)
    made.show()
    made.show_case()
    pilot.settle()
    return made


def _sheet(page: DossierPage, what: HandOver) -> HandOverSheet:
    assert page.focus_on(None, "hand-over")
    sheet = child(page.window(), HandOverSheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    sheet.what.choose(what)
    sheet.what.picked.emit(what)
    return sheet


def _go(sheet: HandOverSheet, pilot: Pilot) -> None:
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()


def test_a_share_copy_is_written_and_told(
    page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, program: FakeProgram, tmp_path: Path
) -> None:
    dialogs.target = tmp_path / "copy.pdf"
    sheet = _sheet(page, HandOver.SHARE)
    sheet.recipient.setText("Bank")
    _go(sheet, pilot)
    assert dialogs.target.exists()
    assert any("copy.pdf" in each for each in pilot.said)
    assert program.redactor.asked[0][2] == ("Bank",)


def test_scans_that_show_nothing_hidden_can_be_kept(
    page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.target = tmp_path / "copy.pdf"
    sheet = _sheet(page, HandOver.SHARE)
    assert sheet.scans_pane.isHidden()
    field = child(sheet, QCheckBox, f"hand-over.{HiddenField.PASSPORT_NUMBERS}")
    pressed(field, Qt.Key.Key_Space)
    assert not sheet.scans_pane.isHidden()
    next(iter(sheet.scans.values())).setChecked(True)
    assert len(sheet.wish.keep) == 1
    assert sheet.wish.hidden == (HiddenField.PASSPORT_NUMBERS,)
    _go(sheet, pilot)
    assert any("left out" in each for each in pilot.said)


@pytest.mark.parametrize("what", [HandOver.UPLOAD, HandOver.PRINT])
def test_a_pack_becomes_a_folder_of_its_own(
    page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path, what: HandOver
) -> None:
    dialogs.folder = tmp_path
    for _ in range(2):
        sheet = _sheet(page, what)
        sheet.despite.setChecked(True)
        _go(sheet, pilot)
    made = sorted(each.name for each in tmp_path.iterdir())
    assert len(made) == 2, "the second one does not replace the first"
    assert any(name.endswith("(2)") for name in made)
    assert all((tmp_path / name / "list.html").exists() for name in made)
    assert any("list.html" in each for each in pilot.said)


def test_each_kind_says_what_it_is_for(page: DossierPage) -> None:
    sheet = _sheet(page, HandOver.UPLOAD)
    assert sheet.despite.isVisible()
    sheet.what.choose(HandOver.SHARE)
    sheet.what.picked.emit(HandOver.SHARE)
    assert sheet.recipient.isVisible()
    assert not sheet.despite.isVisible()


def test_a_print_pack_says_beforehand_what_the_photo_lacks(page: DossierPage) -> None:
    sheet = _sheet(page, HandOver.PRINT)
    assert sheet.photo.isVisible()
    assert "no guides are placed on the photo" in sheet.photo.text()
    sheet.what.choose(HandOver.UPLOAD)
    sheet.what.picked.emit(HandOver.UPLOAD)
    assert not sheet.photo.isVisible()


def test_a_pack_is_asked_for_in_less_room_than_a_copy(page: DossierPage) -> None:
    tall = _sheet(page, HandOver.SHARE)
    height = tall.sizeHint().height()
    tall.what.choose(HandOver.UPLOAD)
    tall.what.picked.emit(HandOver.UPLOAD)
    assert tall.sizeHint().height() < height


def test_names_are_safe_on_every_system(state: CaseState) -> None:
    name = suggested_name(HandOver.PRINT, state.file, "2026-11-22")
    assert name.startswith("Print ")
    assert not set('<>:"/\\|?*') & set(name)
