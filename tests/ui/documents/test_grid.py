# SPDX-License-Identifier: MIT
"""Papers as thumbnails: the choice of the view, the keys, and what is drawn of many papers."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetricsF
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.documents import Document, DocumentPage, FileId, StoredFile
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.services import cases
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.card_delegate import two_lines
from kvisa_desktop.ui.documents.grid import PaperGrid
from kvisa_desktop.ui.documents.model import DocumentRow, card_of, first_printed, rows
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.fonts import styled
from kvisa_desktop.ui.parts.filing.filing_sheet import FilingSheet
from tests.case_builders import graduate_case, new_id, pages, paper
from tests.fakes import scan
from tests.ui.conftest import Pilot, filled
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeOpenVault, FakeProgram
from tests.ui.windows import placed

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
MANY = 120


def _opened(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> DocumentsPage:
    made = placed(qtbot, DocumentsPage(desk, state))
    made.show_case()
    pilot.settle()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> DocumentsPage:
    made = _opened(qtbot, desk, state, pilot)
    _show_grid(made, pilot)
    return made


def _show_grid(page: DocumentsPage, pilot: Pilot) -> PaperGrid:
    pressed(child(page, QToolButton, "documents.view.grid"), Qt.Key.Key_Space)
    grid = page.papers.grid
    pilot.until(lambda: not page.papers.model.rows or grid.isVisible())
    _drawn(page, pilot)
    return grid


def _drawn(page: DocumentsPage, pilot: Pilot) -> None:
    """Wait until all that is in view is drawn."""
    grid = page.papers.grid

    def is_drawn() -> bool:
        seen = [first_printed(page.papers.model.rows[number]) for number in grid.in_view()]
        return all(each is None or grid.thumbnails.get(each) is not None for each in seen)

    pilot.until(is_drawn)
    pilot.settle()


@pytest.fixture
def many(qtbot: QtBot, desk: Desk, program: FakeProgram, pilot: Pilot) -> DocumentsPage:
    """Return the papers of a case that has very many, each with a scan of its own."""
    file = graduate_case()
    papers = [paper("cv") for _ in range(MANY)]
    leaves = [replace(each, file_id=FileId(new_id())) for one in papers for each in pages(one, 1)]
    scans = [replace(_a_scan(), id=each.file_id) for each in leaves]
    file = replace(file, documents=tuple(papers), pages=tuple(leaves), files=(*file.files, *scans))
    vault = filled(FakeOpenVault(program.folder / "Many.kvisa"), file)
    desk.take_vault(vault)
    state = CaseState(desk)
    state.open(cases.listed(vault)[0].case.id)
    pilot.settle()
    return _opened(qtbot, desk, state, pilot)


def _a_scan() -> StoredFile:
    return graduate_case().files[0]


def test_the_view_that_was_chosen_is_found_again(
    qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot, page: DocumentsPage
) -> None:
    assert page.papers.currentWidget() is page.papers.grid
    again = _opened(qtbot, desk, state, pilot)
    assert again.papers.currentWidget() is again.papers.grid
    pressed(child(again, QToolButton, "documents.view.list"), Qt.Key.Key_Space)
    assert again.papers.currentWidget() is again.papers.table
    third = _opened(qtbot, desk, state, pilot)
    assert third.papers.currentWidget() is third.papers.table


def test_both_views_have_names_for_those_who_hear_them(page: DocumentsPage, desk: Desk) -> None:
    assert page.papers.grid.accessibleName() == "Papers"
    assert [each.accessibleName() for each in page.papers.choices] == [
        "Show as a list",
        "Show thumbnails",
    ]
    desk.text.switch("zh")
    desk.text.replay()  # there is no top window here to do it
    assert page.papers.grid.accessibleName() == "材料"
    assert page.papers.choices[1].accessibleName() == "以缩略图显示"
    spoken = page.papers.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "页" in spoken


def test_the_list_and_the_thumbnails_show_one_choice(page: DocumentsPage) -> None:
    grid = page.papers.grid
    grid.setFocus()
    pressed(grid, Qt.Key.Key_Right)
    assert page.table.current == page.papers.model.rows[1]
    pressed(grid, Qt.Key.Key_Down)
    assert page.table.current == page.papers.model.rows[1 + grid.columns]
    pressed(grid, Qt.Key.Key_Up)
    pressed(grid, Qt.Key.Key_Left)
    assert page.table.current == page.papers.model.rows[0]
    assert page.pages.strip.strip.pages == page.table.current.pages
    page.table.selectRow(3)
    assert grid.currentIndex().row() == 3


def test_enter_goes_to_the_pages(page: DocumentsPage, pilot: Pilot) -> None:
    page.papers.grid.setFocus()
    pressed(page.papers.grid, Qt.Key.Key_Return)
    pilot.until(page.pages.strip.hasFocus)


def test_several_thumbnails_chosen_by_keys_become_one(
    page: DocumentsPage, pilot: Pilot, state: CaseState
) -> None:
    before = len(state.file.documents)
    page.papers.grid.setFocus()
    pressed(page.papers.grid, Qt.Key.Key_Right, SHIFT)
    assert len(page.table.selected) == 2
    pressed(child(page, QToolButton, "documents.combine"), Qt.Key.Key_Space)
    pilot.settle()
    assert len(state.file.documents) == before - 1


def test_papers_are_moved_and_removed_in_the_grid(
    page: DocumentsPage, pilot: Pilot, state: CaseState
) -> None:
    first, second = [each.kind for each in state.file.documents][:2]
    grid = page.papers.grid
    grid.setFocus()
    pilot.until(grid.hasFocus)
    pressed(grid, Qt.Key.Key_Down, ALT)
    pilot.settle()
    assert [each.kind for each in state.file.documents][:2] == [second, first]
    assert grid.currentIndex().row() == 1
    pressed(grid, Qt.Key.Key_Delete)
    sheet = child(page.window(), QDialog, "confirm")
    pressed(child(sheet, QPushButton, "yes"), Qt.Key.Key_Space)
    pilot.settle()
    assert first not in [each.kind for each in state.file.documents]


def _added(page: DocumentsPage, pilot: Pilot, folder: Path, mark: str = "") -> Document:
    file = folder / "three.pdf"
    file.write_bytes(scan(3, mark or "three"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    page.tree.dropped.emit("explanation", mime)
    pilot.settle()
    added = page.state.file.documents[-1]
    page.table.choose(added.id)
    return added


def test_a_page_that_is_turned_is_drawn_again(
    page: DocumentsPage, pilot: Pilot, state: CaseState, tmp_path: Path
) -> None:
    added = _added(page, pilot, tmp_path)
    grid = page.papers.grid
    assert grid.thumbnails.get(state.file.pages_of(added)[0]) is not None or grid.isVisible()
    pressed(child(page.pages, QToolButton, "page.right"), Qt.Key.Key_Space)
    pilot.settle()
    grid.scrollTo(grid.currentIndex())
    _drawn(page, pilot)
    turned = grid.thumbnails.get(state.file.pages_of(added)[0])
    assert turned is not None
    assert (turned.width(), turned.height()) == (4, 3)


def test_the_first_page_in_order_is_shown_and_never_one_left_out(
    page: DocumentsPage, pilot: Pilot, tmp_path: Path
) -> None:
    added = _added(page, pilot, tmp_path)
    for act, number in (("after", 2), ("out", 1)):
        page.pages.strip.setCurrentIndex(page.pages.strip.strip.index(0))
        pressed(child(page.pages, QToolButton, f"page.{act}"), Qt.Key.Key_Space)
        pilot.settle()
        row = page.table.current
        assert row.document.id == added.id
        shown = first_printed(row)
        assert shown is not None
        assert shown.page_no == number
        page.papers.grid.scrollTo(page.papers.grid.currentIndex())
        _drawn(page, pilot)


def test_only_what_is_in_view_is_drawn_and_then_what_comes_next(
    many: DocumentsPage, pilot: Pilot, program: FakeProgram
) -> None:
    program.scans.drawn.clear()
    grid = _show_grid(many, pilot)
    seen = len(grid.in_view())
    assert 0 < len(program.scans.drawn) <= 2 * seen + 2
    assert seen < MANY / 4


def test_what_is_scrolled_away_is_given_up(many: DocumentsPage, pilot: Pilot) -> None:
    grid = _show_grid(many, pilot)
    thumbnails = grid.thumbnails
    rest = [first_printed(row) for row in many.papers.model.rows[60:100]]
    thumbnails.want([each for each in rest if each is not None])
    assert len(thumbnails.waiting) == len(rest) - 2
    thumbnails.want(())
    assert thumbnails.waiting == ()
    pilot.settle()
    drawn = [each for each in rest if each is not None and thumbnails.get(each) is not None]
    assert len(drawn) <= 2


def test_pages_wanted_again_and_again_never_block_the_rest(
    many: DocumentsPage, pilot: Pilot
) -> None:
    grid = _show_grid(many, pilot)
    thumbnails = grid.thumbnails
    found = [first_printed(row) for row in many.papers.model.rows[40:60]]
    wanted = [each for each in found if each is not None]
    for start in (0, 0, 4, 2, 0, 8, 0):
        thumbnails.want(wanted[start:])
        QApplication.processEvents()
    pilot.until(lambda: all(thumbnails.get(each) is not None for each in wanted))
    assert thumbnails.waiting == ()


def test_scrolling_to_the_end_shows_the_last_papers(many: DocumentsPage, pilot: Pilot) -> None:
    grid = _show_grid(many, pilot)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    _drawn(many, pilot)
    assert grid.in_view().stop == MANY
    last = first_printed(many.papers.model.rows[-1])
    assert last is not None
    assert grid.thumbnails.get(last) is not None


def test_as_a_list_no_thumbnails_are_drawn(many: DocumentsPage, pilot: Pilot) -> None:
    grid = _show_grid(many, pilot)
    pressed(child(many, QToolButton, "documents.view.list"), Qt.Key.Key_Space)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    pilot.settle()
    assert grid.thumbnails.waiting == ()
    last = first_printed(many.papers.model.rows[-1])
    assert last is not None
    assert grid.thumbnails.get(last) is None


def test_a_scan_that_cannot_be_read_is_told_by_its_card_and_asked_for_once(
    many: DocumentsPage, pilot: Pilot, desk: Desk
) -> None:
    lost = first_printed(many.papers.model.rows[0])
    assert lost is not None
    del desk.vault.contents[lost.file_id]  # type: ignore[attr-defined]
    pressed(child(many, QToolButton, "documents.view.grid"), Qt.Key.Key_Space)
    thumbnails = many.papers.grid.thumbnails
    pilot.until(lambda: thumbnails.problem(lost) is not None)
    thumbnails.want([lost])
    assert thumbnails.waiting == ()
    assert not many.papers.grid.grab().isNull()


def test_scans_dropped_on_the_thumbnails_are_asked_about(
    page: DocumentsPage, tmp_path: Path
) -> None:
    grid = page.papers.grid
    assert not grid.acceptDrops()
    assert not grid.viewport().acceptDrops()  # so the drop goes to the page
    file = tmp_path / "x.pdf"
    file.write_bytes(scan(1, "x"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(400, 300), copy, mime, left, held))
    child(page.window(), FilingSheet).reject()


def test_a_line_without_papers_offers_to_add_in_either_view(page: DocumentsPage) -> None:
    assert page.tree.choose("chsi-report")
    assert child(page, QPushButton, "documents.first").isVisible()
    assert page.tree.choose("")
    assert page.papers.grid.isVisible()


def test_a_worry_about_a_page_is_on_its_card(
    page: DocumentsPage, pilot: Pilot, desk: Desk, tmp_path: Path
) -> None:
    _added(page, pilot, tmp_path, "doubt:2:blurred")
    pilot.until(lambda: bool(page.doubts.of_page(page.table.current.document, _second(page))))
    assert not page.papers.grid.grab().isNull()
    card = card_of(page.table.current, desk.text, (ScanDoubt.BLURRED, ScanDoubt.CUT))
    assert card.worry == "blurred, cut at the edge"
    assert card.second == "3 pages"


def _second(page: DocumentsPage) -> DocumentPage:
    row: DocumentRow = page.table.current
    return row.pages[1]


def test_a_card_names_the_kind_where_the_title_does_not(desk: Desk) -> None:
    document = paper("cv", title=Bilingual("My life", "生平"))
    file = replace(graduate_case(), documents=(document,), pages=pages(document, 2))
    card = card_of(rows(file)[0], desk.text, ())
    assert card.title == "My life"
    assert card.second.startswith("2 pages · ")
    assert card.worry == ""


def test_a_paper_without_pages_has_a_card_too(desk: Desk) -> None:
    file = replace(graduate_case(), documents=(paper("cv"),), pages=())
    card = card_of(rows(file)[0], desk.text, ())
    assert card.page is None
    assert card.second == "0 pages"


def test_larger_letters_make_larger_cards(
    page: DocumentsPage, qapp: QApplication, pilot: Pilot
) -> None:
    grid = page.papers.grid
    before = grid.gridSize().height()
    fonts.use(qapp, fonts.LARGEST)
    try:
        pilot.until(lambda: grid.gridSize().height() > before)
    finally:
        fonts.use(qapp)


@pytest.mark.usefixtures("qapp")  # without it Qt has no fonts and ends the process
@given(st.text(alphabet="abc 护照资料页xyz", max_size=60), st.floats(40, 300))
def test_a_title_in_two_lines_loses_nothing(words: str, width: float) -> None:
    lines = two_lines(words, styled(), width)
    assert len(lines) <= 2
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_a_short_title_takes_one_line(qapp: QApplication) -> None:
    assert qapp is not None
    width = QFontMetricsF(styled()).horizontalAdvance("Passport") + 4
    assert two_lines("Passport", styled(), width) == ("Passport",)
    assert two_lines("Passport data", styled(), width) == ("Passport", "data")
