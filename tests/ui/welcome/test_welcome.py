# SPDX-License-Identifier: MIT
"""The ways into a vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Role, Settings
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.recovery_sheet import RecoverySheet
from kvisa_desktop.ui.welcome.actions import folder_for
from kvisa_desktop.ui.welcome.model import RecentVault, Wanted
from kvisa_desktop.ui.welcome.start_sheet import StartSheet
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import CODE, FakeDialogs, FakeProgram


def _wanted(**more: object) -> Wanted:
    usual: dict[str, object] = {
        "role": Role.APPLICANT,
        "name": "Mine",
        "folder": "/vaults",
        "password": "a short sentence",
        "again": "a short sentence",
        "without_password": False,
    }
    return Wanted(**{**usual, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": " "}, "The vault needs a name and a place."),
        ({"password": ""}, "No password was given."),
        ({"again": "another"}, "The two passwords are not the same."),
    ],
)
def test_what_is_missing_is_said(more: dict[str, object], sentence: str) -> None:
    problem = _wanted(**more).problem()
    assert problem is not None
    assert problem.what.text == sentence
    assert problem.remedy is not None


def test_without_a_password_none_is_needed() -> None:
    assert _wanted(password="", again="", without_password=True).problem() is None


def test_the_folder_of_a_vault_has_its_ending_once() -> None:
    assert folder_for("Mine", "/v") == Path("/v/Mine.kvisa")
    assert folder_for("Mine.kvisa ", "/v") == Path("/v/Mine.kvisa")


def test_recent_vaults_say_whether_they_are_still_there(tmp_path: Path) -> None:
    settings = Settings(recent_vaults=(str(tmp_path), str(tmp_path / "gone.kvisa")))
    listed = RecentVault.listed(settings)
    assert [each.is_there for each in listed] == [True, False]


def _start(crew: Pilot, window: MainWindow) -> StartSheet:
    pressed(child(window, QPushButton, "door.start"), Qt.Key.Key_Space)
    sheet = child(window, StartSheet)
    crew.until(sheet.isVisible)
    return sheet


def test_a_vault_is_made_in_four_steps_and_its_code_is_kept(
    crew: Pilot, window: MainWindow, program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    sheet = _start(crew, window)
    sheet.name.selectAll()
    typed(sheet.name, "Okoro")
    typed(sheet.password, "a short sentence")
    typed(sheet.again, "a short sentence")
    pressed(sheet.again, Qt.Key.Key_Return)
    crew.settle()
    assert program.vaults == {}
    recovery = child(window, RecoverySheet)
    done = child(recovery, QPushButton, "primary")
    assert not done.isEnabled()
    dialogs.target = tmp_path / "code.txt"
    pressed(child(recovery, QPushButton, "save"), Qt.Key.Key_Space)
    assert CODE in dialogs.target.read_text(encoding="utf-8")
    pressed(child(recovery, QPushButton, "copy"), Qt.Key.Key_Space)
    assert dialogs.copied == [CODE]
    typed(recovery.check, CODE[-5:].lower())
    assert done.isEnabled()
    pressed(recovery.check, Qt.Key.Key_Return)
    crew.settle()
    folder = program.folder / "Okoro.kvisa"
    assert (program.vaults[folder][0], program.codes[folder]) == ("a short sentence", CODE)
    assert window.desk.has_vault
    assert window.case.section == "person"


def _asked_for_a_vault(crew: Pilot, window: MainWindow) -> tuple[StartSheet, RecoverySheet]:
    sheet = _start(crew, window)
    typed(sheet.password, "a short sentence")
    typed(sheet.again, "a short sentence")
    pressed(sheet.again, Qt.Key.Key_Return)
    crew.settle()
    return sheet, child(window, RecoverySheet)


def _told_that_the_disk_is_full(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> StartSheet:
    program.refusal = Refused(msg("The disk is full."), msg("Make room."))
    sheet, recovery = _asked_for_a_vault(crew, window)
    typed(recovery.check, CODE[-5:])
    pressed(recovery.check, Qt.Key.Key_Return)
    crew.settle()
    return sheet


def test_a_code_that_was_not_kept_makes_no_vault(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    sheet, recovery = _asked_for_a_vault(crew, window)
    pressed(recovery, Qt.Key.Key_Escape)
    assert not recovery.isVisible()
    assert sheet.isVisible()
    assert program.vaults == {}
    pressed(sheet.again, Qt.Key.Key_Return)
    crew.settle()
    assert child(window, RecoverySheet).isVisible()
    sheet.reject()


def test_a_vault_that_cannot_be_made_is_tried_again_with_the_code_that_was_kept(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    sheet = _told_that_the_disk_is_full(crew, window, program)
    assert "full" in sheet.problem.text()
    program.refusal = None
    pressed(sheet.again, Qt.Key.Key_Return)
    crew.settle()
    assert list(program.codes.values())[-1] == CODE
    assert window.desk.has_vault


def test_given_up_after_that_the_code_is_said_to_open_nothing(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    sheet = _told_that_the_disk_is_full(crew, window, program)
    sheet.reject()
    assert crew.said == ["The recovery code that was shown just now opens nothing."]


def test_a_code_that_cannot_be_saved_is_told(
    crew: Pilot, window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    sheet = RecoverySheet(window.desk, "Mine", CODE)
    sheet.appear(window)
    dialogs.target = tmp_path / "nowhere" / "code.txt"
    pressed(child(sheet, QPushButton, "save"), Qt.Key.Key_Space)
    crew.until(sheet.problem.isVisible)
    sheet.done(0)


def test_a_vault_without_a_password_is_warned_about_and_opens_at_once(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    sheet = _start(crew, window)
    pressed(sheet.without, Qt.Key.Key_Space)
    assert not sheet.password.isEnabled()
    pressed(sheet.name, Qt.Key.Key_Return)
    crew.settle()
    (password, _vault) = next(iter(program.vaults.values()))
    assert password is None
    assert window.desk.has_vault


def test_a_refused_vault_is_told_in_the_sheet(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    program.refusal = Refused(
        msg("There is something at {path} already.", path="x"), msg("Choose another place.")
    )
    sheet = _start(crew, window)
    pressed(sheet.without, Qt.Key.Key_Space)
    pressed(sheet.name, Qt.Key.Key_Return)
    crew.settle()
    assert sheet.isVisible()
    assert "already" in sheet.problem.text()
    sheet.reject()


def test_the_folder_can_be_chosen_and_the_language_changed_on_the_sheet(
    crew: Pilot, window: MainWindow, dialogs: FakeDialogs
) -> None:
    sheet = _start(crew, window)
    dialogs.folder = Path("/elsewhere")
    choose = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Choose…")
    pressed(choose, Qt.Key.Key_Space)
    assert sheet.folder.text() == str(Path("/elsewhere"))
    chinese = next(each for each in sheet.findChildren(QRadioButton) if each.text() == "简体中文")
    pressed(chinese, Qt.Key.Key_Space)
    crew.until(lambda: sheet.windowTitle() == "开始我的签证申请")
    sheet.reject()


@pytest.fixture
def locked(program: FakeProgram) -> Path:
    path = program.folder / "Okoro.kvisa"
    program.create_vault(path, "secret", Role.CONSULTANT)
    return path


def test_a_wrong_password_is_told_and_the_right_one_opens(
    crew: Pilot, window: MainWindow, dialogs: FakeDialogs, locked: Path
) -> None:
    dialogs.folder = locked
    pressed(child(window, QPushButton, "door.open"), Qt.Key.Key_Space)
    crew.settle()
    sheet = child(window, UnlockSheet)
    typed(sheet.secret, "wrong")
    pressed(sheet.secret, Qt.Key.Key_Return)
    crew.settle()
    assert "The password is wrong." in sheet.problem.text()
    assert not window.desk.has_vault
    typed(sheet.secret, "secret")
    pressed(sheet.secret, Qt.Key.Key_Return)
    crew.settle()
    assert window.desk.has_vault


def test_the_recovery_code_opens_too(crew: Pilot, window: MainWindow, locked: Path) -> None:
    window.doors.unlock(locked)
    crew.settle()
    sheet = child(window, UnlockSheet)
    typed(sheet.secret, CODE)
    pressed(sheet.secret, Qt.Key.Key_Return)
    crew.settle()
    assert window.desk.has_vault


def test_what_is_no_vault_gets_its_sentence(
    crew: Pilot, window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.folder = tmp_path
    pressed(child(window, QPushButton, "door.open"), Qt.Key.Key_Space)
    crew.settle()
    assert crew.said == ["This is no vault."]
    assert window.findChild(QDialog) is None


def test_the_sample_opens_by_its_door(crew: Pilot, window: MainWindow) -> None:
    pressed(child(window, QPushButton, "door.sample"), Qt.Key.Key_Space)
    crew.settle()
    assert window.desk.vault.folder.stem == "Sample"


def test_the_password_can_be_shown(window: MainWindow, qtbot: QtBot, locked: Path) -> None:
    sheet = UnlockSheet(window.desk, locked)
    qtbot.addWidget(sheet)
    assert sheet.secret.echoMode() is sheet.secret.EchoMode.Password
    sheet.secret.reveal(shown=True)
    assert sheet.secret.echoMode() is sheet.secret.EchoMode.Normal


def test_a_vault_opened_lately_is_one_key_away(
    crew: Pilot, window: MainWindow, program: FakeProgram, tmp_path: Path
) -> None:
    program.create_vault(tmp_path, None, Role.CONSULTANT)
    program.keep_settings(program.settings.with_vault(tmp_path))
    window.welcome.refresh()
    pressed(child(window.welcome, QPushButton, "recent.0"), Qt.Key.Key_Space)
    crew.settle()
    assert window.desk.has_vault
