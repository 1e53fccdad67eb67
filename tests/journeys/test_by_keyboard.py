# SPDX-License-Identifier: MIT
"""From "new vault" to "dossier saved" in the real window, on the real store, by keys alone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop import paths
from kvisa_desktop.app import App
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.recovery_sheet import RecoverySheet
from tests.ui.keyboard import child, pressed, typed
from tests.ui.windows import shown

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PASSWORD = "a short sentence nobody guesses"
SCANS = paths.resources() / "sample" / "scans"


class Hands:
    """Ten fingers: everything goes to the widget that has the focus."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def focused(self) -> QWidget:
        """Return the widget that has the focus."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key."""
        self.qtbot.waitUntil(self._is_active)
        pressed(self.focused, key, held)

    def write(self, text: str) -> None:
        """Replace what stands in the field."""
        self.press(Qt.Key.Key_A, CTRL)
        typed(self.focused, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the control with that name has the focus."""
        for _ in range(120):
            if name in {self.focused.accessibleName(), self.focused.objectName()}:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reached {name}")

    def wait_for(self, name: str) -> None:
        """Wait until the control with that name has the focus."""
        self.qtbot.waitUntil(lambda: self._is_at(name))

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: self.window.desk.tasks.is_idle)

    def answer_file_dialog(self, text: str) -> None:
        """Type a file name into the dialog of the system and press Enter."""
        self.wait_for("fileNameEdit")
        self.write(text)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self._asks_for_file())

    def _is_active(self) -> bool:
        """Tell whether keys arrive; do what a window manager does when a sheet was closed."""
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self.window).activateWindow()
        return QApplication.activeWindow() is not None

    def _asks_for_file(self) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(QFileDialog))

    def _is_at(self, name: str) -> bool:
        found = QApplication.focusWidget()
        return (
            self._is_active()
            and found is not None
            and name in {found.accessibleName(), found.objectName()}
        )


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with App(user_folders(tmp_path / "home")) as made:
        yield made


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, app: App) -> Iterator[Hands]:
    with shown(qapp, app) as window:
        window.activateWindow()
        window.start(None)
        yield Hands(qtbot, window)


def _make_vault(hands: Hands, folder: Path) -> None:
    hands.wait_for("door.start")
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: hands.focused.window() is not hands.window)
    hands.tab_to("Name of the vault")
    hands.write("Okoro")
    hands.tab_to("Folder")
    hands.write(str(folder))
    hands.tab_to("Password")
    hands.write(PASSWORD)
    hands.tab_to("Password once more")
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("Last group of the code")
    sheet = child(hands.window, RecoverySheet)
    code = next(each.text() for each in sheet.findChildren(Label) if each.text().count("-") == 6)
    hands.write(code.rpartition("-")[2])
    hands.press(Qt.Key.Key_Return)


def _fill_person(hands: Hands) -> None:
    hands.wait_for("Surname")
    for name, text in (
        ("Surname", "Okoro"),
        ("Given names", "Adaeze Nkechi"),
        ("Rendering in Chinese characters", "奥科罗·阿达埃泽"),
        ("Date of birth", "1997-03-14"),
        ("Nationalities", "Nigeria"),
        ("Planned filing", "2027-02-15"),
    ):
        hands.tab_to(name)
        hands.write(text)
        hands.press(Qt.Key.Key_Return)
    hands.settle()


def _says(window: MainWindow, title: str) -> bool:
    return window.case.build_button.text() == title


def _switch_language(hands: Hands) -> None:
    """Speak Chinese, and English again."""
    window = hands.window
    for title in ("生成签证申请材料册", "Build dossier"):
        hands.press(Qt.Key.Key_L, CTRL | SHIFT)
        hands.qtbot.waitUntil(partial(_says, window, title))


def _attach(hands: Hands, file: Path, first_word: str) -> None:
    hands.press(Qt.Key.Key_5, CTRL)
    hands.settle()
    hands.press(Qt.Key.Key_I, CTRL)
    hands.answer_file_dialog(str(file))
    hands.wait_for("filing.kind")
    typed(hands.focused, first_word)
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def test_a_dossier_is_made_from_nothing_by_keyboard_alone(
    hands: Hands, app: App, tmp_path: Path
) -> None:
    _make_vault(hands, tmp_path)
    _fill_person(hands)
    _switch_language(hands)
    hands.press(Qt.Key.Key_3, CTRL)
    hands.wait_for("degrees.first")
    hands.press(Qt.Key.Key_Space)
    hands.settle()
    _attach(hands, SCANS / "passport-data-page.jpg", "")  # its name says what it is
    _attach(hands, SCANS / "master-certificate.pdf", "Degree")
    file = hands.window.state.file
    assert [each.kind for each in file.documents] == ["passport-data-page", "degree-certificate"]
    out = tmp_path / "dossier.pdf"
    hands.press(Qt.Key.Key_B, CTRL)
    hands.answer_file_dialog(str(out))
    said = "A draft was saved as dossier.pdf; it is not to be filed."  # papers are missing yet
    hands.qtbot.waitUntil(lambda: hands.window.notices.said == said)
    assert all(proof.ok for proof in app.writer.verify(out))
    hands.press(Qt.Key.Key_Q, CTRL)
    with app.open_vault(tmp_path / "Okoro.kvisa", PASSWORD) as vault:
        (row,) = cases.listed(vault)
        assert row.person.passport_name == "OKORO Adaeze Nkechi"
        assert row.person.transliteration == "奥科罗·阿达埃泽"
        assert row.papers == 2
