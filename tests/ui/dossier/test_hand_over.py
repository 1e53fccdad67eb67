# SPDX-License-Identifier: MIT
"""Share copies and packs in the window: chosen on one sheet, made off the main thread."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.messages import verbatim
from kvisa_desktop.rulebook.packs import load
from kvisa_desktop.services import photos
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.hand_over import PackNews, suggested_name
from kvisa_desktop.ui.dossier.hand_over_sheet import HandOver, HandOverSheet
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.notices import Notice
from kvisa_desktop.ui.theme import Tone
from tests.fakes import FakeScans
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs, FakeProgram
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> DossierPage:
    made = placed(qtbot, DossierPage(desk, state), 1000, 720)
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


def _printed(page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, folder: Path) -> list[Notice]:
    posted: list[Notice] = []
    pilot.desk.notices.posted.connect(posted.append)
    dialogs.folder = folder
    sheet = _sheet(page, HandOver.PRINT)
    sheet.despite.setChecked(True)
    _go(sheet, pilot)
    return posted


def test_a_pack_that_lacks_its_photos_says_so_beside_where_it_is(
    page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    (notice,) = _printed(page, pilot, dialogs, tmp_path)
    assert notice.tone is Tone.WARN
    assert "list.html" in pilot.desk.text(notice.text)
    assert notice.remedy is not None
    assert "no guides are placed" in pilot.desk.text(notice.remedy)


def test_the_list_of_a_pack_is_opened_from_its_notice(
    page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    (notice,) = _printed(page, pilot, dialogs, tmp_path)
    assert notice.act is not None
    notice.act()
    (opened,) = dialogs.opened
    assert opened.name == "list.html"
    assert opened.is_file()


class Photographed(FakeScans):
    """Takes every file for a photo from a camera."""

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:
        super().inspect(data, name=name, password=password)
        return FileFacts(Outcome.ACCEPT, FileType.JPEG, (PageFacts(595, 794, 3000, 4000),))


def test_photos_that_were_made_are_good_news(
    page: DossierPage,
    pilot: Pilot,
    dialogs: FakeDialogs,
    program: FakeProgram,
    tmp_path: Path,
) -> None:
    state = page.state
    program.print_tools = replace(program.print_tools, scans=Photographed())
    program.rulebook = load().rulebook
    photo = next(each for each in state.file.documents if each.kind == "photo")
    scan_page = state.file.pages_of(photo)[0]
    state.act(lambda vault: photos.keep_guides(vault, scan_page, Guides(900, 2100, 1150, 1850)))
    pilot.settle()
    (notice,) = _printed(page, pilot, dialogs, tmp_path)
    assert notice.tone is Tone.OK
    assert "33 × 48 mm" in pilot.desk.text(notice.text)


@pytest.mark.parametrize(("count", "said"), [(1, "Too large."), (3, "2 points more")])
def test_what_a_pack_lacks_is_said_with_how_much_more_there_is(
    desk: Desk, tmp_path: Path, count: int, said: str
) -> None:
    news = PackNews(tmp_path, (verbatim("Too large."),) * count)
    assert said in desk.text(news.first_lack)


def test_each_kind_says_what_it_is_for(page: DossierPage) -> None:
    sheet = _sheet(page, HandOver.UPLOAD)
    assert sheet.despite.isVisible()
    sheet.what.choose(HandOver.SHARE)
    sheet.what.picked.emit(HandOver.SHARE)
    assert sheet.recipient.isVisible()
    assert not sheet.despite.isVisible()


def test_a_draft_is_not_offered_where_nothing_stands_in_the_way(
    qtbot: QtBot, desk: Desk, state: CaseState
) -> None:
    sheet = HandOverSheet(desk, state.file, has_blockers=False)
    qtbot.addWidget(sheet)
    assert sheet.despite.isHidden()


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
