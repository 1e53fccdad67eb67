# SPDX-License-Identifier: MIT
"""Unlocking by password or keyring, on a real vault with a keyring in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.backup_words import last_said
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.vault import OpenVault, create
from kvisa_desktop.ui.welcome import unlock_sheet
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet, pause_after
from tests.store.vaults import CHEAP, reopened
from tests.ui.conftest import Pilot
from tests.ui.keyboard import pressed, typed
from tests.ui.program import TODAY
from tests.ui.real_vaults import RealVaults

SECRET = "tea"


@pytest.fixture
def program() -> RealVaults:
    return RealVaults()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Okoro.kvisa"
    create(made, SECRET, cost=CHEAP).vault.close()
    return made


@pytest.fixture
def over(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def asked(pilot: Pilot, over: QWidget, folder: Path) -> tuple[UnlockSheet, list[OpenVault]]:
    sheet = UnlockSheet(pilot.desk, folder)
    opened: list[OpenVault] = []
    sheet.opened.connect(opened.append)
    sheet.appear(over)
    pilot.settle()
    return sheet, opened


def remembered(program: RealVaults, folder: Path) -> None:
    with reopened(folder, Password(SECRET)) as vault:
        program.safety.remember(vault)


def type_secret(sheet: UnlockSheet, pilot: Pilot, secret: str = SECRET) -> None:
    sheet.secret.setFocus()
    sheet.secret.selectAll()
    typed(sheet.secret, secret)
    pressed(sheet.secret, Qt.Key.Key_Return)
    pilot.settle()


def test_the_sheet_names_the_vault_and_its_last_backup(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults
) -> None:
    with reopened(folder, Password(SECRET)) as vault:
        made = program.safety.back_up(vault).backup
    sheet, _ = asked(pilot, over, folder)
    assert sheet.windowTitle() == "Open “Okoro”"
    assert sheet.backup.isVisible()
    assert sheet.backup.text() == pilot.desk.text(last_said(made, TODAY))
    sheet.reject()


def test_a_vault_can_be_remembered_while_it_is_opened_and_then_opens_by_the_keyring(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults
) -> None:
    sheet, opened = asked(pilot, over, folder)
    assert sheet.keyring.isHidden()
    assert "under your account" in sheet.about.text()
    sheet.remember.setChecked(True)
    type_secret(sheet, pilot)
    opened[0].close()
    assert len(program.keyring.kept) == 1
    again, opened = asked(pilot, over, folder)
    assert again.remember.isHidden()
    assert again.keyring.hasFocus()
    pressed(again.keyring, Qt.Key.Key_Return)
    pilot.settle()
    assert len(opened) == 1
    opened[0].close()


def test_nothing_is_remembered_unasked(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults
) -> None:
    sheet, opened = asked(pilot, over, folder)
    assert not sheet.remember.isChecked()
    type_secret(sheet, pilot)
    opened[0].close()
    assert program.keyring.kept == {}


@pytest.mark.parametrize("kept", ["AAAA", "", "no key at all"])
def test_a_stale_entry_leads_to_the_password_and_is_renewed(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults, kept: str
) -> None:
    remembered(program, folder)
    program.keyring.spoil(kept)
    sheet, opened = asked(pilot, over, folder)
    pressed(sheet.keyring, Qt.Key.Key_Return)
    pilot.settle()
    assert opened == []
    assert "Type the password" in sheet.problem.text()
    assert sheet.secret.hasFocus()
    assert sheet.keyring.isHidden()
    assert sheet.remember.isChecked()
    type_secret(sheet, pilot)
    opened[0].close()
    reopened(folder, program.safety.by_keyring(folder)).close()


def test_without_a_keyring_it_says_so_and_the_password_opens(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults
) -> None:
    program.keyring.is_there = False
    sheet, opened = asked(pilot, over, folder)
    assert sheet.keyring.isHidden()
    assert sheet.remember.isHidden()
    assert "no keyring" in sheet.about.text()
    type_secret(sheet, pilot)
    opened[0].close()


def test_a_keyring_out_of_reach_is_told(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults
) -> None:
    remembered(program, folder)
    program.keyring.is_there = False
    sheet, _ = asked(pilot, over, folder)
    assert sheet.keyring.isHidden()
    assert "cannot be reached" in sheet.about.text()
    sheet.reject()


def test_a_keyring_that_refuses_keeps_nobody_out(
    pilot: Pilot,
    over: QWidget,
    folder: Path,
    program: RealVaults,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_name: str, _secret: str) -> None:
        raise Refused(msg("The keyring of the system cannot be used."), msg("Try again."))

    monkeypatch.setattr(program.keyring, "put", refuse)
    sheet, opened = asked(pilot, over, folder)
    sheet.remember.setChecked(True)
    type_secret(sheet, pilot)
    assert len(opened) == 1
    assert pilot.said == ["The keyring of the system cannot be used."]
    opened[0].close()


def test_wrong_passwords_make_one_wait_a_little_longer_each_time(
    pilot: Pilot, over: QWidget, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # so long that it is not over by itself while this goes on
    monkeypatch.setattr(unlock_sheet, "pause_after", lambda wrong: pause_after(wrong) * 1000)
    sheet, opened = asked(pilot, over, folder)
    for _ in range(2):
        type_secret(sheet, pilot, "wrong")
        assert not sheet.pause.isActive()
    type_secret(sheet, pilot, "wrong")
    assert sheet.pause.isActive()
    type_secret(sheet, pilot)
    assert opened == []  # not before the pause is over
    sheet.pause.timeout.emit()
    type_secret(sheet, pilot)
    assert len(opened) == 1
    opened[0].close()


def test_a_pause_grows_and_stays_bearable() -> None:
    assert [pause_after(wrong) for wrong in (0, 1, 2, 3, 4, 5, 9, 99)] == [0, 0, 0, 2, 4, 8, 15, 15]


def test_caps_lock_is_hinted_at(pilot: Pilot, over: QWidget, folder: Path) -> None:
    sheet, _ = asked(pilot, over, folder)
    pressed(sheet.secret, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    typed(sheet.secret, "ea 1")
    assert sheet.caps.isHidden()
    typed(sheet.secret, "T")
    assert sheet.caps.isVisible()
    typed(sheet.secret, "e")
    assert sheet.caps.isHidden()
    sheet.reject()


@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_said_later_squeezes_nothing(
    pilot: Pilot, over: QWidget, folder: Path, program: RealVaults, is_there: bool
) -> None:
    program.keyring.is_there = is_there
    sheet, _ = asked(pilot, over, folder)
    typed(sheet.secret, "T")
    layout = sheet.layout()
    assert layout is not None
    pilot.until(lambda: sheet.height() >= layout.totalHeightForWidth(sheet.width()))
    assert sheet.secret.height() >= sheet.secret.sizeHint().height()
    sheet.reject()
