# SPDX-License-Identifier: MIT
"""The timeline on paper."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.stays.page import StaysPage
from kvisa_desktop.ui.stays.picture import picture_from
from kvisa_desktop.ui.stays.timeline_print import print_timeline
from tests.domain.stay_cases import free, history, leave
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import TODAY, FakeDialogs


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "stays.pdf"))
    return made


def printed(printer: QPrinter) -> list[str]:
    with pypdfium2.PdfDocument(printer.outputFileName()) as pdf:
        assert all(page.get_width() > page.get_height() for page in pdf)
        return [page.get_textpage().get_text_range() for page in pdf]


def test_years_are_paged_and_words_follow(
    desk: Desk, state: CaseState, pilot: Pilot, printer: QPrinter
) -> None:
    pairs = [e for y in range(2001, 2026) for e in (free(f"{y}-03-01"), leave(f"{y}-03-09"))]
    print_timeline(desk, state, picture_from(history(*pairs), TODAY), printer)
    pilot.settle()
    pages = printed(printer)
    assert "2001" in pages[0]
    assert "Stays of OKORO" in pages[0]
    assert f"Page 1 of {len(pages)}" in pages[0]
    assert len(pages) >= 4
    assert "2025-03-01–2025-03-09" in "".join("".join(pages).split())
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert any("printed" in each for each in pilot.said)


def test_a_record_without_anything_says_that_there_is_nothing_to_print(
    qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot, dialogs: FakeDialogs
) -> None:
    page = StaysPage(desk, state)
    qtbot.addWidget(page)
    page.show()
    pressed(child(page, QToolButton, "stays.timeline.print"), Qt.Key.Key_Space)
    pilot.settle()
    assert "There is nothing to print yet." in pilot.said
    assert not dialogs.asked


def test_a_printer_is_asked_for(
    qtbot: QtBot, state: CaseState, pilot: Pilot, dialogs: FakeDialogs, printer: QPrinter
) -> None:
    page = StaysPage(pilot.desk, state)
    qtbot.addWidget(page)
    page.show()
    state.reload()
    pilot.settle()
    assert page.picture is not None
    page.picture = picture_from(history(free("2025-03-01"), leave("2025-03-09")), TODAY)
    dialogs.printer = printer
    pressed(child(page, QToolButton, "stays.timeline.print"), Qt.Key.Key_Space)
    pilot.settle()
    assert [each.title for each in dialogs.asked] == ["Print the timeline"]
    assert "2025" in printed(printer)[0]
