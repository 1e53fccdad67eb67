# SPDX-License-Identifier: MIT
"""The papers on the screen: adding, arranging, turning, splitting, combining."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester

from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.kinds import UNSORTED
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.filing.filing_sheet import FilingSheet
from kvisa_desktop.ui.parts.filing.outcome_sheets import RefusedSheet, ScanPasswordSheet
from kvisa_desktop.ui.parts.filing.scans import scan_at
from tests.fakes import scan
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import FakeDialogs, FakeProgram

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _file(folder: Path, name: str, pages: int, mark: str = "") -> Path:
    path = folder / name
    path.write_bytes(scan(pages, mark or name))
    return path


def _kinds(state: CaseState) -> list[str]:
    return [each.kind for each in state.file.documents]


def _added(state: CaseState) -> Document:
    return state.file.documents[-1]


def _add(page: DocumentsPage, dialogs: FakeDialogs, *files: Path) -> FilingSheet:
    dialogs.files = files
    pressed(child(page, QPushButton, "documents.add"), Qt.Key.Key_Space)
    return child(page.window(), FilingSheet)


def test_a_scan_is_chosen_said_what_it_is_and_filed(
    pilot: Pilot, page: DocumentsPage, state: CaseState, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    sheet = _add(page, dialogs, _file(tmp_path, "Apostille.pdf", 2))
    assert sheet.kind.value == "apostille"
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    assert _added(state).kind == "apostille"
    assert len(state.file.pages_of(_added(state))) == 2
    assert "1 scan was added." in pilot.said


def test_several_scans_become_one_document_in_order(
    pilot: Pilot, page: DocumentsPage, state: CaseState, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    before = len(state.file.documents)
    files = [_file(tmp_path, f"photo{number}.pdf", 1) for number in range(12)]
    sheet = _add(page, dialogs, *files)
    pressed(sheet.as_one, Qt.Key.Key_Space)
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    assert len(state.file.documents) == before + 1
    shown = state.file.pages_of(_added(state))
    names = [state.file.file(each.file_id).original_name for each in shown]  # type: ignore[union-attr]
    assert names == [file.name for file in files]


def test_some_pages_of_a_scan_can_be_filed_as_a_translation(
    pilot: Pilot, page: DocumentsPage, state: CaseState, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    sheet = _add(page, dialogs, _file(tmp_path, "all.pdf", 5))
    typed(sheet.pages, "2-3")
    original = next(each for each in state.file.documents if each.kind == "transcript")
    sheet.original.choose(original.id)
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    assert [each.page_no for each in state.file.pages_of(_added(state))] == [2, 3]
    assert _added(state).translation_of == original.id


def test_scans_dropped_on_a_kind_are_filed_there_at_once(
    pilot: Pilot, page: DocumentsPage, state: CaseState, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "x.pdf", 1)))])
    page.tree.dropped.emit("cv", mime)
    pilot.settle()
    assert _kinds(state).count("cv") == 2


def test_scans_dropped_elsewhere_are_asked_about(
    pilot: Pilot, page: DocumentsPage, state: CaseState, tmp_path: Path
) -> None:
    _dropped(page, _file(tmp_path, "x.pdf", 1))
    sheet = child(page.window(), FilingSheet)
    assert sheet.kind.value == UNSORTED
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    assert _added(state).kind == UNSORTED


def _dropped(page: DocumentsPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_folder_that_is_dropped_offers_the_files_in_it(
    page: DocumentsPage, pilot: Pilot, state: CaseState, tmp_path: Path
) -> None:
    before = len(state.file.documents)
    for name in ("b.pdf", "a.pdf", ".hidden"):
        _file(tmp_path, name, 1)
    (tmp_path / "deeper").mkdir()
    _dropped(page, tmp_path)
    pressed(child(child(page.window(), FilingSheet), QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    made = state.file.documents[before:]
    files = [state.file.file(state.file.pages_of(each)[0].file_id) for each in made]
    assert [each.original_name for each in files if each] == ["a.pdf", "b.pdf"]


def test_a_folder_handed_over_by_another_start_is_one_too(
    page: DocumentsPage, tmp_path: Path
) -> None:
    _file(tmp_path, "a.pdf", 1)
    assert page.focus_on(None, f"files:{tmp_path}")
    assert "a.pdf" in [
        each.text() for each in child(page.window(), FilingSheet).findChildren(Label)
    ]


def test_a_drop_without_a_file_is_told(page: DocumentsPage, pilot: Pilot, tmp_path: Path) -> None:
    _dropped(page, tmp_path)
    assert pilot.said == ["There is no file in what was dropped."]


def test_what_was_filed_is_chosen(
    page: DocumentsPage, pilot: Pilot, state: CaseState, tmp_path: Path
) -> None:
    for name in ("b.pdf", "a.pdf"):
        _file(tmp_path, name, 1)
    before = len(state.file.documents)
    page.filing.offer([scan_at(tmp_path / name) for name in ("b.pdf", "a.pdf")], "cv", at_once=True)
    pilot.settle()
    assert page.table.current.document.id == state.file.documents[before].id


def test_a_picture_on_the_clipboard_can_be_pasted(
    page: DocumentsPage, dialogs: FakeDialogs
) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    dialogs.mime.setImageData(picture)
    pressed(child(page, QPushButton, "documents.paste"), Qt.Key.Key_Space)
    child(page.window(), FilingSheet).reject()


def test_an_empty_clipboard_is_told(
    pilot: Pilot, page: DocumentsPage, dialogs: FakeDialogs
) -> None:
    assert not dialogs.mime.formats()
    pressed(child(page, QPushButton, "documents.paste"), Qt.Key.Key_Space)
    assert pilot.said == ["There is no file or picture on the clipboard."]


def test_what_is_refused_says_why_and_changes_nothing(
    pilot: Pilot, page: DocumentsPage, state: CaseState, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    before = state.file.documents
    bad = tmp_path / "letter.txt"
    bad.write_text("no scan", encoding="utf-8")
    sheet = _add(page, dialogs, bad)
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    refused = child(page.window(), RefusedSheet)
    assert refused.isVisible()
    refused.accept()
    assert state.file.documents == before


def test_a_protected_file_asks_for_its_password_until_it_opens(
    pilot: Pilot, page: DocumentsPage, state: CaseState, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    before = len(state.file.documents)
    sheet = _add(page, dialogs, _file(tmp_path, "locked.pdf", 1, "locked:open"))
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    for attempt, opens in (("wrong", False), ("open", True)):
        asking = [
            each for each in page.window().findChildren(ScanPasswordSheet) if each.isVisible()
        ]
        typed(asking[0].password, attempt)
        pressed(asking[0].password, Qt.Key.Key_Return)
        pilot.settle()
        assert (len(state.file.documents) > before) is opens
    kept = state.file.file(state.file.pages_of(_added(state))[0].file_id)
    assert kept is not None
    assert kept.password == "open"


def test_sheets_about_scans_come_one_after_the_other(
    pilot: Pilot, page: DocumentsPage, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    bad = tmp_path / "letter.txt"
    bad.write_text("no scan", encoding="utf-8")
    sheet = _add(page, dialogs, _file(tmp_path, "l.pdf", 1, "locked:x"), bad)
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    asking = child(page.window(), ScanPasswordSheet)
    assert asking.isVisible()
    assert page.window().findChild(RefusedSheet) is None
    asking.reject()
    pilot.until(lambda: page.window().findChild(RefusedSheet) is not None)
    child(page.window(), RefusedSheet).accept()


def _three_pages(pilot: Pilot, page: DocumentsPage, state: CaseState, tmp_path: Path) -> Document:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "three.pdf", 3)))])
    page.tree.dropped.emit("explanation", mime)
    pilot.settle()
    document = _added(state)
    page.table.choose(document.id)
    pilot.settle()
    return document


def test_pages_are_turned_left_out_and_moved_by_keyboard(
    pilot: Pilot, page: DocumentsPage, state: CaseState, tmp_path: Path
) -> None:
    document = _three_pages(pilot, page, state, tmp_path)
    strip = page.pages.strip
    pressed(page.table, Qt.Key.Key_Return)
    pilot.until(strip.hasFocus)
    pressed(strip, Qt.Key.Key_Right, CTRL)
    pilot.settle()
    assert state.file.pages_of(document)[0].rotation == 90
    pressed(strip, Qt.Key.Key_Left, CTRL)
    pressed(strip, Qt.Key.Key_Space)
    pilot.settle()
    assert state.file.pages_of(document)[0].rotation == 0
    assert state.file.pages_of(document)[0].left_out
    pressed(strip, Qt.Key.Key_Down, ALT)
    pilot.settle()
    assert [each.page_no for each in state.file.pages_of(document)] == [2, 1, 3]
    assert strip.place == 1


def test_the_buttons_do_the_same_as_the_keys(
    pilot: Pilot, page: DocumentsPage, state: CaseState, tmp_path: Path
) -> None:
    document = _three_pages(pilot, page, state, tmp_path)
    for name in ("left", "right", "right", "out", "after"):
        pressed(child(page.pages, QToolButton, f"page.{name}"), Qt.Key.Key_Space)
        pilot.settle()
    moved = state.file.pages_of(document)
    assert [each.page_no for each in moved] == [2, 1, 3]
    assert (moved[1].rotation, moved[1].left_out) == (90, True)


def test_chosen_pages_become_a_document_of_their_own(
    pilot: Pilot, page: DocumentsPage, state: CaseState, tmp_path: Path
) -> None:
    document = _three_pages(pilot, page, state, tmp_path)
    strip = page.pages.strip
    strip.setFocus()
    pressed(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert strip.chosen == [0, 1]
    pressed(child(page.pages, QToolButton, "page.split"), Qt.Key.Key_Space)
    sheet = child(page.window(), QDialog, "split")
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Return)
    pilot.settle()
    assert len(state.file.pages_of(document)) == 1
    assert len(state.file.pages_of(_added(state))) == 2


def test_chosen_papers_become_one(pilot: Pilot, page: DocumentsPage, state: CaseState) -> None:
    before = len(state.file.documents)
    combine = child(page, QToolButton, "documents.combine")
    pressed(combine, Qt.Key.Key_Space)
    assert pilot.said == ["Choose two or more papers first."]
    page.table.setFocus()
    pressed(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    first = page.table.selected[0].document.id
    pressed(combine, Qt.Key.Key_Space)
    pilot.settle()
    assert len(state.file.documents) == before - 1
    assert page.table.current.document.id == first


def test_papers_are_moved_and_removed_by_keyboard(
    pilot: Pilot, page: DocumentsPage, state: CaseState
) -> None:
    first, second = _kinds(state)[:2]
    page.table.setFocus()
    pilot.until(page.table.hasFocus)
    pressed(page.table, Qt.Key.Key_Down, ALT)
    pilot.settle()
    assert _kinds(state)[:2] == [second, first]
    pressed(page.table, Qt.Key.Key_Delete)
    sheet = child(page.window(), QDialog, "confirm")
    pressed(child(sheet, QPushButton, "yes"), Qt.Key.Key_Space)
    pilot.settle()
    assert first not in _kinds(state)


def test_removing_is_not_the_answer_to_enter(
    pilot: Pilot, page: DocumentsPage, state: CaseState
) -> None:
    before = state.file.documents
    pressed(child(page, QToolButton, "documents.remove"), Qt.Key.Key_Space)
    sheet = child(page.window(), QDialog, "confirm")
    pressed(sheet, Qt.Key.Key_Return)
    pilot.settle()
    assert state.file.documents == before


def test_the_details_change_kind_original_and_state(
    pilot: Pilot, page: DocumentsPage, state: CaseState
) -> None:
    document = next(each for each in state.file.documents if each.kind == "cv")
    assert page.focus_on(document.id, "status")
    kind = child(page.details, QComboBox, "document.kind")
    pressed(kind, Qt.Key.Key_End)
    pilot.settle()
    moved = state.file.document(document.id)
    assert moved is not None
    assert moved.kind != "cv"
    page.table.choose(document.id)
    pressed(child(page.details, QComboBox, "document.original"), Qt.Key.Key_End)
    pilot.settle()
    paired = state.file.document(document.id)
    assert paired is not None
    assert paired.translation_of is not None


def test_pictures_are_drawn_by_the_reader_and_kept(
    pilot: Pilot, page: DocumentsPage, program: FakeProgram
) -> None:
    pilot.until(lambda: page.pages.view.has_picture)
    drawn = len(program.scans.drawn)
    page.pages.strip.viewport().update()
    page.pages.grab()
    pilot.settle()
    page.pages.grab()
    pilot.settle()
    assert len(program.scans.drawn) <= drawn + 1
    page.pages.pictures.clear()


def test_the_strip_keeps_the_rules_of_qt(page: DocumentsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.pages.strip.strip)  # type: ignore[no-untyped-call]


def test_an_empty_line_of_the_tree_offers_to_add(page: DocumentsPage) -> None:
    assert page.tree.choose("chsi-report")
    assert child(page, QPushButton, "documents.first").isVisible()


def test_commands_of_the_menu_are_obeyed(page: DocumentsPage, dialogs: FakeDialogs) -> None:
    assert page.focus_on(None, "add")
    assert page.focus_on(None, "paste")
    assert [each.title for each in dialogs.asked] == ["Choose scans"]
    assert not page.focus_on(None, "nothing")
