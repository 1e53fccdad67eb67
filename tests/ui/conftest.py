# SPDX-License-Identifier: MIT
"""A window over a program in memory, and a pilot who waits until nothing is under way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop import paths
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.rulebook.packs import load
from kvisa_desktop.services import cases
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Theme
from tests.case_builders import graduate_case
from tests.ui.keyboard import pressed, typed
from tests.ui.program import FakeDialogs, FakeOpenVault, FakeProgram
from tests.ui.windows import delete_what_is_due, shown


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the pack that ships, read once."""
    return load().rulebook


@pytest.fixture
def program(rulebook: Rulebook) -> FakeProgram:
    return FakeProgram(rulebook=rulebook)


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture(autouse=True)
def _widgets_of_a_test_go_with_it() -> Iterator[None]:
    yield
    delete_what_is_due()


@pytest.fixture
def desk(qapp: QApplication, program: FakeProgram, dialogs: FakeDialogs) -> Iterator[Desk]:
    """Return a desk without a window; a bug on a worker fails the test."""
    qapp.setStyle("Fusion")
    fonts.load()
    fonts.use(qapp)
    theme = Theme(qapp, paths.resources() / "icons")
    theme.use(program.settings.theme)
    made = Desk(program, Text(qapp, program.translator, "en"), theme, dialogs)
    bugs: list[BaseException] = []
    made.tasks.crashed.connect(bugs.append)
    yield made
    made.tasks.close()
    made.text.switch("en")
    assert not bugs


@dataclass
class Pilot:
    """Drives a desk: waits for its tasks, types with the keyboard, remembers notices."""

    qtbot: QtBot
    desk: Desk
    said: list[str]

    def settle(self) -> None:
        """Wait until nothing is under way, and nothing is to begin at once."""
        is_resting = False
        while not is_resting:
            self.qtbot.waitUntil(lambda: self.desk.tasks.is_idle)
            QApplication.processEvents()  # an answer may have come with the last event waited for
            is_resting = self.desk.tasks.is_idle

    def type_into(self, widget: QWidget, text: str) -> None:
        """Put the cursor into a field, replace what stands there, and press Enter."""
        widget.setFocus()
        pressed(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text:
            typed(widget, text)
        else:
            pressed(widget, Qt.Key.Key_Delete)
        pressed(widget, Qt.Key.Key_Return)
        self.settle()

    def press(self, window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a shortcut in a window, which has to be the active one."""
        window.activateWindow()
        self.until(window.isActiveWindow)
        pressed(window, key, held)
        self.settle()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(holds)


@pytest.fixture
def pilot(qtbot: QtBot, desk: Desk) -> Pilot:
    said: list[str] = []
    desk.notices.posted.connect(lambda notice: said.append(desk.text(notice.text)))
    return Pilot(qtbot, desk, said)


def filled(vault: FakeOpenVault, file: CaseFile) -> FakeOpenVault:
    """Put every record of a case into a vault."""
    everything = (
        file.case,
        file.person,
        *file.passports,
        *file.institutions,
        *file.recognition,
        *file.degrees,
        *file.stickers,
        *file.crossings,
        *file.checklist,
        *([file.post] if file.post else []),
        *file.post_rules,
        *file.post_boxes,
        *file.documents,
        *file.pages,
        *file.files,
    )
    vault.records.update({each.id: each for each in everything})
    for each in file.files:
        vault.contents[each.id] = f"SCAN {each.page_count} kept".encode()
    return vault


@pytest.fixture
def vault(program: FakeProgram, desk: Desk) -> FakeOpenVault:
    """Return an open vault that holds the graduate's case."""
    made = FakeOpenVault(program.folder / "Okoro.kvisa")
    filled(made, graduate_case())
    desk.take_vault(made)
    return made


@pytest.fixture
def state(pilot: Pilot, vault: FakeOpenVault) -> CaseState:
    """Return the graduate's case, open."""
    made = CaseState(pilot.desk)
    made.open(cases.listed(vault)[0].case.id)
    pilot.settle()
    return made


@pytest.fixture
def window(qapp: QApplication, program: FakeProgram, dialogs: FakeDialogs) -> Iterator[MainWindow]:
    """Return the whole window, shown."""
    with shown(qapp, program, dialogs) as made:
        yield made


@pytest.fixture
def crew(qtbot: QtBot, window: MainWindow) -> Pilot:
    """Return the pilot of the whole window."""
    said: list[str] = []
    window.desk.notices.posted.connect(lambda notice: said.append(window.desk.text(notice.text)))
    return Pilot(qtbot, window.desk, said)
