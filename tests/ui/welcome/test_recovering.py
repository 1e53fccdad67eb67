# SPDX-License-Identifier: MIT
"""Who opens a vault by its recovery code is led to another password."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.safety.password_sheet import PasswordSheet
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.case_builders import graduate_case
from tests.ui.conftest import Pilot, filled
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import CODE, FakeOpenVault, FakeProgram

SAID = "The recovery code opened the vault."


def opened_by(window: MainWindow, crew: Pilot, program: FakeProgram, secret: str) -> None:
    folder = program.folder / "Okoro.kvisa"
    program.vaults[folder] = ("tea", filled(FakeOpenVault(folder), graduate_case()))
    window.doors.unlock(folder)
    crew.settle()
    sheet = child(window, UnlockSheet)
    typed(sheet.secret, secret)
    pressed(sheet.secret, Qt.Key.Key_Return)
    crew.until(lambda: window.desk.has_vault)
    crew.settle()


def test_the_code_is_told_and_leads_to_another_password(
    window: MainWindow, crew: Pilot, program: FakeProgram
) -> None:
    opened_by(window, crew, program, CODE)
    assert SAID in crew.said
    words = "Change the password…"
    notice = next(each for each in window.notices.findChildren(QPushButton) if each.text() == words)
    pressed(notice, Qt.Key.Key_Space)
    assert child(window, PasswordSheet).isVisible()
    crew.settle()


def test_the_password_is_not_told(window: MainWindow, crew: Pilot, program: FakeProgram) -> None:
    opened_by(window, crew, program, "tea")
    assert SAID not in crew.said
