# SPDX-License-Identifier: MIT
"""The dossier on the screen: arrange, build, stop, look, save, print."""

import threading
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress, step
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.fonts import Label
from tests.fakes import FakeWriter
from tests.ui.conftest import Pilot
from tests.ui.dossier.conftest import PAGES, PdfWriter
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs, FakeProgram

ALT = Qt.KeyboardModifier.AltModifier


class WaitingWriter(FakeWriter):
    """Works until it is told to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.started = threading.Event()
        self._breath = threading.Event()  # that nobody sets

    @override
    def begin(self, progress: Progress) -> None:
        while True:
            step(progress, msg("Building the dossier"), 1, 3)
            self.started.set()
            self._breath.wait(0.01)  # else its news come faster than the window can show them


class RefusingWriter(FakeWriter):
    """Finds a character that no font has."""

    @override
    def begin(self, progress: Progress) -> None:
        raise Refused(msg("No font has this character."), msg("Try another one."))


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot, target: Path) -> DossierPage:
    assert not target.exists()
    made = DossierPage(pilot.desk, state)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    made.show_case()
    return made


def _build(pilot: Pilot, page: DossierPage) -> None:
    pressed(child(page, QPushButton, "dossier.build"), Qt.Key.Key_Space)
    pilot.settle()


def test_a_dossier_is_built_proved_and_shown(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs
) -> None:
    _build(pilot, page)
    assert dialogs.asked[0].start.name.startswith("Dossier K-0001 Okoro 2026-11-22")
    assert dialogs.target is not None
    assert dialogs.target.is_file()
    assert page.panel.report is not None
    said = [each.text() for each in page.panel.findChildren(Label)]
    assert "Draft, not for submission" in said
    assert "To check before filing" in said
    pilot.until(lambda: page.view.view.has_picture)
    page.view.go_to(PAGES)
    pilot.settle()
    assert page.view.page == PAGES
    pilot.type_into(page.view.number, "2")
    assert page.view.page == 2
    pressed(page.view.view, Qt.Key.Key_PageUp)
    page.view.go_to(99)
    assert page.view.page == PAGES
    assert page.view.number.text() == str(PAGES)
    assert pilot.said[-1] == "A draft was saved as dossier.pdf; it is not to be filed."


def test_a_build_can_be_stopped(
    pilot: Pilot, page: DossierPage, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    writer = WaitingWriter()
    program.writer = writer
    pressed(child(page, QPushButton, "dossier.build"), Qt.Key.Key_Space)
    stop = page.panel.progress.stop
    pilot.until(writer.started.is_set)
    pilot.until(stop.isVisible)
    assert not page.panel.build.isEnabled()
    pressed(stop, Qt.Key.Key_Space)
    pilot.settle()
    assert page.panel.build.isEnabled()
    assert dialogs.target is not None
    assert not dialogs.target.exists()
    assert pilot.said == ["Stopped. Nothing was changed."]


def test_a_build_that_is_refused_says_why(
    pilot: Pilot, page: DossierPage, program: FakeProgram
) -> None:
    program.writer = RefusingWriter()
    _build(pilot, page)
    said = [each.text() for each in page.panel.findChildren(Label)]
    assert "The dossier was not built" in said
    assert "No font has this character." in said


def test_exhibits_are_left_out_and_moved_by_keyboard(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    first, second = state.file.documents[:2]
    page.table.choose(str(first.id))
    page.table.setFocus()
    pilot.until(page.table.hasFocus)
    pressed(page.table, Qt.Key.Key_Down, ALT)
    pilot.settle()
    assert [each.id for each in state.file.documents[:2]] == [second.id, first.id]
    pressed(page.table, Qt.Key.Key_Space)
    pilot.settle()
    left_out = state.file.document(first.id)
    assert left_out is not None
    assert not left_out.in_dossier


def test_a_copy_is_saved_and_the_file_opened_outside(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    _build(pilot, page)
    dialogs.target = tmp_path / "copy.pdf"
    pressed(child(page, QPushButton, "dossier.copy"), Qt.Key.Key_Space)
    pilot.settle()
    assert dialogs.target.is_file()
    pressed(child(page, QPushButton, "dossier.open"), Qt.Key.Key_Space)
    assert dialogs.opened == [tmp_path / "dossier.pdf"]
    dialogs.target = tmp_path / "nowhere" / "copy.pdf"
    pressed(child(page, QPushButton, "dossier.copy"), Qt.Key.Key_Space)
    pilot.settle()
    assert "could not be written" in pilot.said[-1]


def test_the_dossier_is_printed_page_by_page(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    page.focus_on(None, "print")
    assert pilot.said == ["There is nothing to print yet."]
    _build(pilot, page)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialogs.printer = printer
    pressed(child(page, QPushButton, "dossier.print"), Qt.Key.Key_Space)
    pilot.settle()
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == PAGES
    assert pilot.said[-1] == "3 pages were printed."


def test_a_file_that_is_gone_is_told(pilot: Pilot, page: DossierPage, dialogs: FakeDialogs) -> None:
    _build(pilot, page)
    assert dialogs.target is not None
    dialogs.target.unlink()
    page.view.go_to(2)
    pilot.settle()
    assert not page.view.view.has_picture


def test_an_exhibit_leads_to_its_page_or_its_scans(
    pilot: Pilot, page: DossierPage, qtbot: QtBot, state: CaseState
) -> None:
    row = next(each for each in page.table.model().rows if each.label == "1")  # type: ignore[attr-defined]
    page.table.choose(row.key)
    page.live.stop()
    with qtbot.waitSignal(state.asked) as asked:
        pressed(page.table, Qt.Key.Key_Return)
    assert asked.args[0] == "documents"
    _build(pilot, page)
    page.table.choose(row.key)
    pressed(page.table, Qt.Key.Key_Return)
    assert page.view.page == 2


def test_what_stands_in_the_way_leads_to_its_place(
    page: DossierPage, state: CaseState, qtbot: QtBot
) -> None:
    buttons = page.panel.findings.findChildren(QPushButton)
    links = [each for each in buttons if each.text() == "Go there"]
    checks = len(state.assessment.to_check)
    assert len(links) == min(5, len(state.assessment.blockers)) + min(5, checks)
    if links:
        with qtbot.waitSignal(state.asked):
            pressed(links[0], Qt.Key.Key_Space)


def test_the_report_follows_the_language(pilot: Pilot, page: DossierPage, desk: Desk) -> None:
    _build(pilot, page)
    desk.text.switch("zh")
    desk.text.replay()
    said = [each.text() for each in page.panel.findChildren(Label)]
    assert "草稿，不得递交" in said


def test_only_a_draft_is_offered_while_points_stand_in_the_way(
    page: DossierPage, state: CaseState
) -> None:
    assert page.panel.build.text() == "Build a draft"
    page.panel.show_case(state.file, replace(state.assessment, blockers=()))
    assert page.panel.build.text() == "Build dossier"


def test_the_pages_are_shown_before_anything_is_built(
    pilot: Pilot, page: DossierPage, program: FakeProgram
) -> None:
    pilot.until(lambda: page.view.view.has_picture)
    assert page.view.number.text() == "1"
    page.view.go_to(2)
    pilot.settle()
    assert page.view.page == 2
    row = next(each for each in page.table.model().rows if each.label == "1")  # type: ignore[attr-defined]
    page.table.choose(row.key)
    pressed(page.table, Qt.Key.Key_Return)
    pilot.settle()
    assert page.view.page == 3
    assert isinstance(program.writer, PdfWriter)
    assert program.writer.sketched == [1, 2, 3]


def test_a_change_draws_the_page_again_and_a_build_shows_the_file(
    pilot: Pilot, page: DossierPage, program: FakeProgram, target: Path
) -> None:
    state = page.state
    pilot.settle()
    assert isinstance(program.writer, PdfWriter)
    state.loaded.connect(page.show_case)
    state.reload()
    pilot.settle()
    assert program.writer.sketched == [1]
    page.table.choose(str(state.file.documents[0].id))
    page.table.setFocus()
    pilot.until(page.table.hasFocus)
    pressed(page.table, Qt.Key.Key_Space)
    pilot.settle()
    assert program.writer.sketched == [1, 3, 3]
    page.build_to(target)
    pilot.settle()
    assert program.writer.sketched == [1, 3, 3]
    assert page.live.sketch is None
    assert page.view.view.has_picture


def test_wishes_that_came_too_fast_are_dropped(
    pilot: Pilot, page: DossierPage, program: FakeProgram
) -> None:
    pilot.settle()
    for number in (2, 3, 2, 3):
        page.live.ask(number)
    pilot.settle()
    assert page.view.page == 3
    assert isinstance(program.writer, PdfWriter)
    assert program.writer.sketched[-1] == 3
    assert len(program.writer.sketched) <= 4


def test_what_cannot_be_drawn_is_said_where_the_page_would_be(
    pilot: Pilot, page: DossierPage, program: FakeProgram
) -> None:
    pilot.settle()
    program.writer = FakeWriter()
    page.live.ask(1)
    pilot.settle()
    assert not page.view.view.has_picture


def test_it_is_said_that_the_preview_is_being_drawn(
    pilot: Pilot, page: DossierPage, program: FakeProgram
) -> None:
    pilot.settle()
    page.live.ask(2)
    said = [each.text() for each in page.view.findChildren(Label)]
    assert "Drawing the preview…" in said
    pilot.settle()
    said = [each.text() for each in page.view.findChildren(Label)]
    assert "Drawing the preview…" not in said
    program.writer = FakeWriter()
    page.live.ask(1)
    pilot.settle()
    assert "Drawing the preview…" not in [each.text() for each in page.view.findChildren(Label)]


def test_the_pages_follow_the_row_that_is_chosen(
    pilot: Pilot, page: DossierPage, program: FakeProgram
) -> None:
    pilot.until(lambda: page.view.view.has_picture)
    row = next(each for each in page.table.rows if each.label == "1")
    page.table.choose(row.key)
    pilot.settle()
    assert page.view.page == 3
    page.view.go_to(2)
    pilot.settle()
    page.state.reload()
    pilot.settle()
    assert page.view.page == 2, "a reading again moves nothing"
    section = next(each for each in page.table.rows if each.is_section)
    page.table.choose(section.key)
    pilot.settle()
    assert page.view.page == 3, "a part begins with its first exhibit"
    assert isinstance(program.writer, PdfWriter)
