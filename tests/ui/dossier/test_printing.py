# SPDX-License-Identifier: MIT
"""Printing a built dossier: some of its pages, one side of the paper or both."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.dialogs import Paper
from kvisa_desktop.ui.dossier.page import DossierPage
from tests.ui.conftest import Pilot
from tests.ui.dossier.conftest import PAGES
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot, target: Path) -> DossierPage:
    made = DossierPage(pilot.desk, state)
    qtbot.addWidget(made)
    made.show()
    made.show_case()
    pressed(child(made, QPushButton, "dossier.build"), Qt.Key.Key_Space)
    pilot.settle()
    assert target.is_file()
    return made


def printer_for(out: Path, first: int, last: int) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setFromTo(first, last)
    return printer


def test_only_the_pages_asked_for_are_printed(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.printer = printer_for(tmp_path / "some.pdf", 2, 3)
    page.focus_on(None, "print")
    pilot.settle()
    with pypdfium2.PdfDocument(tmp_path / "some.pdf") as some:
        assert len(some) == 2
    assert pilot.said[-1] == "2 pages were printed."


def test_pages_that_are_not_there_are_told_and_nothing_is_printed(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.printer = printer_for(tmp_path / "none.pdf", 7, 9)
    page.focus_on(None, "print")
    pilot.settle()
    assert pilot.said[-1] == f"There is no page 7; the last one is {PAGES}."
    assert not (tmp_path / "none.pdf").exists()


def test_the_sides_of_the_paper_are_chosen_as_the_dossier_was_laid_out(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs
) -> None:
    page.focus_on(None, "print")
    assert dialogs.paper == Paper(PAGES, both_sides=False)
    assert dialogs.asked[-1].title == "Print the dossier on one side of the paper"
    pressed(child(page, QCheckBox, "dossier.duplex"), Qt.Key.Key_Space)
    pilot.settle()
    page.focus_on(None, "print")
    assert dialogs.paper == Paper(PAGES, both_sides=True)
    assert dialogs.asked[-1].title == "Print the dossier on both sides, turned over the long edge"


def test_a_build_of_earlier_is_printed_when_none_was_made_since(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.printer = printer_for(tmp_path / "some.pdf", 1, PAGES)
    page.panel.show_report(None)
    page.focus_on(None, "print")
    pilot.settle()
    assert pilot.said[-1] == f"{PAGES} pages were printed."


def test_without_any_build_there_is_nothing_to_print(
    pilot: Pilot, qtbot: QtBot, state: CaseState
) -> None:
    empty = DossierPage(pilot.desk, state)
    qtbot.addWidget(empty)
    empty.show_case()
    empty.focus_on(None, "print")
    pilot.settle()
    assert pilot.said[-1] == "There is nothing to print yet."
