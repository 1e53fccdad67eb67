# SPDX-License-Identifier: MIT
"""Builds so far: what lies where one was saved is shown only when it is that build."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.dossier.builds_pane import unbroken
from kvisa_desktop.ui.dossier.hand_over_sheet import HandOverSheet
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.fonts import Label
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot, target: Path) -> DossierPage:
    made = DossierPage(pilot.desk, state)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.show_case()
    pressed(child(made, QPushButton, "dossier.build"), Qt.Key.Key_Space)
    pilot.settle()
    assert target.is_file()
    made.show_case()
    return made


def ask(page: DossierPage, words: str) -> None:
    links = page.panel.builds.findChildren(QPushButton)
    pressed(next(each for each in links if each.text() == words), Qt.Key.Key_Space)


def told(pilot: Pilot) -> str:
    pilot.settle()
    return "\n".join(map(str, pilot.said))


def test_a_build_is_shown(pilot: Pilot, page: DossierPage, target: Path) -> None:
    page.view.show_file(None)
    ask(page, "Show")
    pilot.settle()
    pilot.until(lambda: page.view.view.has_picture)
    assert target.is_file()


@pytest.mark.parametrize("words", ["Show", "Compare with…"])
def test_another_file_in_its_place_is_told_and_not_taken_for_it(
    pilot: Pilot, page: DossierPage, target: Path, dialogs: FakeDialogs, words: str
) -> None:
    asked = len(dialogs.asked)
    target.write_bytes(b"%PDF-1.7 something else")
    ask(page, words)
    assert "“dossier.pdf” is not the dossier of this build." in told(pilot)
    assert len(dialogs.asked) == asked


def test_a_file_that_is_gone_is_told(pilot: Pilot, page: DossierPage, target: Path) -> None:
    target.unlink()
    ask(page, "Show")
    assert "There is no file" in told(pilot)


def test_the_report_is_seen_from_its_beginning(pilot: Pilot, page: DossierPage) -> None:
    bar = page.panel.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    ask(page, "Report")
    pilot.settle()
    assert bar.value() == 0


def _heads(page: DossierPage) -> list[str]:
    told = ("Draft, not for submission", "Report of the build")
    return [
        each.text()
        for each in page.panel.findChildren(Label)
        if each.isVisible() and each.text() in told
    ]


def test_a_report_is_put_away_and_read_again(pilot: Pilot, page: DossierPage) -> None:
    assert _heads(page) == ["Draft, not for submission"]
    ask(page, "Report")
    pilot.until(lambda: _heads(page) == ["Report of the build"])
    pressed(child(page, QToolButton, "dossier.close-report"), Qt.Key.Key_Space)
    pilot.until(lambda: _heads(page) == ["Draft, not for submission"])
    pressed(child(page, QToolButton, "dossier.close-report"), Qt.Key.Key_Space)
    pilot.until(lambda: _heads(page) == [])
    assert page.panel.report is not None


def test_a_build_is_opened_in_the_viewer(
    pilot: Pilot, page: DossierPage, dialogs: FakeDialogs, target: Path
) -> None:
    ask(page, "Open")
    pilot.settle()
    assert dialogs.opened == [target]


def test_copies_and_packs_are_offered_beside_the_builds(page: DossierPage) -> None:
    pressed(child(page, QPushButton, "dossier.packs"), Qt.Key.Key_Space)
    assert child(page.window(), HandOverSheet).isVisible()


def test_a_long_name_of_a_file_is_cut_between_the_breaks_of_a_line() -> None:
    assert unbroken("/media/stick/My dossiers/Dossier K-0001.pdf") == (
        "/media/stick/My dossiers/Dossier K-0001.pdf"
    )
    folder, _, name = unbroken("/" + "a" * 90 + "/" + "b" * 90 + ".pdf").rpartition("/")
    assert max(len(folder), len(name)) <= 31
    assert name.endswith("b.pdf")
