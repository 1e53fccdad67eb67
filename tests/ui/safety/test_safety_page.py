# SPDX-License-Identifier: MIT
"""Backups, the check and the password in the window, on a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.services import cases
from kvisa_desktop.store.keys import Password, RecoveryCode
from kvisa_desktop.store.safekeeping import SECOND_FOLDER
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from kvisa_desktop.ui import leaving
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.confirm import ConfirmSheet
from kvisa_desktop.ui.parts.recovery_sheet import RecoverySheet
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.safety.page import SafetyPage
from kvisa_desktop.ui.safety.password_sheet import PasswordSheet
from tests.fake_keyring import FakeKeyring
from tests.store.vaults import CHEAP, files_in, reopened
from tests.ui.conftest import Pilot
from tests.ui.program import FakeDialogs, FakeProgram


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def kept(
    tmp_path: Path, pilot: Pilot, program: FakeProgram, keyring: FakeKeyring
) -> Iterator[OpenVault]:
    """Give a real vault with one case, open on the desk."""
    program.safety = Safety(CHEAP, keyring)
    with create(tmp_path / "Okoro.kvisa", "tea", cost=CHEAP).vault as opened:
        cases.create(opened, surname="Okoro", given_names="Adaeze")
        pilot.desk.take_vault(opened)
        yield opened
        pilot.settle()
        pilot.desk.take_vault(None)


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, kept: OpenVault) -> SafetyPage:
    made = SafetyPage(pilot.desk)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.start_focus()
    pilot.settle()
    assert kept.folder.is_dir()
    return made


def push(page: SafetyPage, pilot: Pilot, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    assert found.isEnabled()
    found.click()
    for _ in range(4):
        pilot.settle()


def sheet_of(page: SafetyPage, kind: type[QDialog]) -> QDialog:
    (found,) = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def words(sheet: QDialog) -> str:
    return "\n".join(each.text() for each in sheet.findChildren(Label))


def listed(page: SafetyPage) -> list[Backup]:
    return list(page.backups._model.rows)  # noqa: SLF001


def test_at_first_there_is_no_backup(page: SafetyPage) -> None:
    assert page.backups._last.text() == "No backup yet"  # noqa: SLF001
    assert not page.backups.restore.isEnabled()


def test_a_backup_is_made_and_listed(page: SafetyPage, pilot: Pilot) -> None:
    push(page, pilot, "safety.back_up")
    assert pilot.said == ["The vault is backed up."]
    assert len(listed(page)) == 1
    assert page.backups._last.text().startswith("Last good backup")  # noqa: SLF001
    push(page, pilot, "safety.back_up")
    assert pilot.said[-1] == "Nothing has changed since the last backup; it is good."
    assert len(listed(page)) == 1


def test_what_a_backup_holds_is_shown_without_restoring(page: SafetyPage, pilot: Pilot) -> None:
    push(page, pilot, "safety.back_up")
    push(page, pilot, "safety.look")
    said = words(sheet_of(page, Sheet))
    assert "1 case" in said
    assert "K-0001" in said


def test_a_backup_is_restored_after_a_preview(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    push(page, pilot, "safety.back_up")
    cases.create(kept, surname="Second")
    assert len(cases.listed(kept)) == 2
    told: list[bool] = []
    page.restored.connect(lambda: told.append(True))
    push(page, pilot, "safety.restore")
    sheet = sheet_of(page, ConfirmSheet)
    assert "1 case" in words(sheet)
    assert isinstance(sheet, ConfirmSheet)
    sheet.yes.click()
    for _ in range(4):
        pilot.settle()
    assert told == [True]
    assert [row.person.surname for row in cases.listed(kept)] == ["Okoro"]
    assert "What was there before is kept as" in pilot.said[-1]


def test_a_second_folder_is_chosen_and_given_up(
    page: SafetyPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.folder = tmp_path / "stick"
    dialogs.folder.mkdir()
    push(page, pilot, "safety.second")
    assert page.backups._second.text() == f"Backups go to {dialogs.folder} too."  # noqa: SLF001
    push(page, pilot, "safety.back_up")
    assert list(dialogs.folder.rglob("*.db"))
    push(page, pilot, "safety.no_second")
    assert page.backups.no_second.isHidden()


def test_a_folder_inside_the_vault_is_no_second_folder(
    page: SafetyPage, pilot: Pilot, dialogs: FakeDialogs, kept: OpenVault
) -> None:
    dialogs.folder = kept.folder
    push(page, pilot, "safety.second")
    assert pilot.said
    assert page.backups.no_second.isHidden()


def test_a_sound_vault_is_said_to_be_sound(page: SafetyPage, pilot: Pilot) -> None:
    push(page, pilot, "safety.check")
    assert page.check.verdict.text() == "All is sound: the database, 0 scans, 0 backups."
    assert page.check.mend.isHidden()


def test_what_was_found_is_said_in_the_language_of_the_window(
    page: SafetyPage, pilot: Pilot
) -> None:
    push(page, pilot, "safety.check")
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    assert page.check.verdict.text() == "一切完好：数据库、0份扫描件、0个备份。"


def test_a_file_that_belongs_to_nothing_is_named_and_mended(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    stray = kept.folder / "files" / "ab"
    stray.mkdir(parents=True, exist_ok=True)
    (stray / ("ab" + "0" * 62)).write_bytes(b"stray")
    push(page, pilot, "safety.check")
    assert page.check.verdict.text() == "1 fault was found."
    push(page, pilot, "safety.mend")
    assert files_in(kept.folder) == set()
    push(page, pilot, "safety.check")
    assert page.check.verdict.text().startswith("All is sound")


def password_sheet(page: SafetyPage, pilot: Pilot) -> PasswordSheet:
    push(page, pilot, "safety.password")
    sheet = sheet_of(page, PasswordSheet)
    assert isinstance(sheet, PasswordSheet)
    return sheet


def change(sheet: PasswordSheet, pilot: Pilot) -> None:
    found = sheet.findChild(QPushButton, "primary")
    assert isinstance(found, QPushButton)
    found.click()
    for _ in range(4):
        pilot.settle()


def test_another_password_opens_the_vault(page: SafetyPage, pilot: Pilot, kept: OpenVault) -> None:
    sheet = password_sheet(page, pilot)
    sheet.first.setText("thé 茶")
    sheet.again.setText("thé 茶")
    change(sheet, pilot)
    assert pilot.said == ["The password was changed."]
    kept.close()
    with reopened(kept.folder, Password("thé 茶")) as again:
        assert len(cases.listed(again)) == 1


def test_a_vault_without_a_password_says_so_and_is_offered_one(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    assert page.password.text() == "Change the password…"
    told: list[bool] = []
    page.secured.connect(told.append)
    sheet = password_sheet(page, pilot)
    sheet.without.setChecked(True)
    change(sheet, pilot)
    assert told == [False]
    assert pilot.said == ["The vault has no password: anyone with this laptop can read it."]
    assert page.password.text() == "Set a password…"
    sheet = password_sheet(page, pilot)
    assert sheet.without.isHidden()
    sheet.first.setText("tea")
    sheet.again.setText("tea")
    change(sheet, pilot)
    shown = sheet_of(page, RecoverySheet)
    assert isinstance(shown, RecoverySheet)
    keep(shown, shown.page().splitlines()[2], pilot)
    assert told == [False, True]
    assert pilot.said[-1] == "The vault has a password now."
    assert page.password.text() == "Change the password…"
    kept.close()
    reopened(kept.folder, Password("tea")).close()


def code_sheet(page: SafetyPage, pilot: Pilot) -> tuple[PasswordSheet, RecoverySheet, str]:
    """Ask for another password and a new code; return both sheets and the code that is shown."""
    sheet = password_sheet(page, pilot)
    sheet.first.setText("coffee")
    sheet.again.setText("coffee")
    sheet.new_code.setChecked(True)
    change(sheet, pilot)
    shown = sheet_of(page, RecoverySheet)
    assert isinstance(shown, RecoverySheet)
    return sheet, shown, shown.page().splitlines()[2]


def keep(sheet: RecoverySheet, code: str, pilot: Pilot) -> None:
    sheet.check.setText(code[-5:])
    found = sheet.findChild(QPushButton, "primary")
    assert isinstance(found, QPushButton)
    found.click()
    for _ in range(4):
        pilot.settle()


def test_a_new_recovery_code_counts_once_it_was_kept(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    before = (kept.folder / "vault.json").read_bytes()
    _, shown, code = code_sheet(page, pilot)
    assert (kept.folder / "vault.json").read_bytes() == before
    keep(shown, code, pilot)
    assert pilot.said == ["The password was changed."]
    kept.close()
    reopened(kept.folder, RecoveryCode(code)).close()


def test_a_code_that_was_not_kept_changes_nothing(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    before = (kept.folder / "vault.json").read_bytes()
    sheet, shown, code = code_sheet(page, pilot)
    shown.reject()
    assert sheet.isVisible()
    assert (kept.folder / "vault.json").read_bytes() == before
    change(sheet, pilot)
    again = [each for each in page.findChildren(RecoverySheet) if each.isVisible()]
    assert again[-1].page().splitlines()[2] != code
    again[-1].reject()
    sheet.reject()
    assert pilot.said == []


def test_a_code_still_shown_when_the_vault_is_locked_is_said_to_be_void(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    before = (kept.folder / "vault.json").read_bytes()
    sheet, shown, _ = code_sheet(page, pilot)
    leaving.close_sheets(pilot.desk, page)
    assert not sheet.isVisible()
    assert not shown.isVisible()
    assert pilot.said == [
        "The recovery code that was still shown when the vault was locked is void."
    ]
    assert (kept.folder / "vault.json").read_bytes() == before


def test_a_kept_code_of_a_change_that_failed_is_used_again_or_said_to_be_void(
    page: SafetyPage, pilot: Pilot, kept: OpenVault
) -> None:
    sheet, shown, code = code_sheet(page, pilot)
    away = kept.folder.rename(kept.folder.with_name("away"))
    keep(shown, code, pilot)
    assert sheet.isVisible()
    assert "no longer there" in sheet.problem.text()
    sheet.reject()
    assert pilot.said[-1] == "The recovery code that was shown just now opens nothing."
    away.rename(kept.folder)
    kept.close()
    with pytest.raises(VaultLocked):
        reopened(kept.folder, RecoveryCode(code))


def test_backups_left_behind_are_told_with_the_new_code(
    page: SafetyPage, pilot: Pilot, kept: OpenVault, tmp_path: Path
) -> None:
    kept.keep_setting(SECOND_FOLDER, str(tmp_path / "in a drawer" / "stick"))
    _, shown, code = code_sheet(page, pilot)
    keep(shown, code, pilot)
    assert pilot.said[-1].startswith("The password was changed, but the backups in")


@pytest.mark.parametrize(("first", "again"), [("", ""), ("tea", "the"), ("tea", "")])
def test_what_differs_is_told_in_the_sheet(
    page: SafetyPage, pilot: Pilot, first: str, again: str
) -> None:
    sheet = password_sheet(page, pilot)
    sheet.first.setText(first)
    sheet.again.setText(again)
    change(sheet, pilot)
    assert sheet.isVisible()
    assert sheet.problem.text()
    assert pilot.said == []
    sheet.reject()


def test_a_vault_is_remembered_and_forgotten(page: SafetyPage, pilot: Pilot) -> None:
    card = page.keyring
    assert card.said.text() == "This computer asks for the password."
    assert "under your account" in card.about.text()
    push(page, pilot, "safety.remember")
    assert pilot.said[-1].startswith("This computer opens the vault for you")
    assert card.said.text() == "The keyring of this computer opens the vault."
    assert card.remember.isHidden()
    push(page, pilot, "safety.forget")
    assert pilot.said[-1] == "This computer asks for the password again."
    assert card.forget.isHidden()


def test_a_dead_key_is_told_and_the_vault_remembered_anew(
    page: SafetyPage, pilot: Pilot, keyring: FakeKeyring
) -> None:
    push(page, pilot, "safety.remember")
    keyring.spoil("AAAA")
    page.start_focus()
    pilot.settle()
    assert "does not open it any more" in page.keyring.said.text()
    assert not page.keyring.forget.isHidden()
    push(page, pilot, "safety.remember")
    assert page.keyring.said.text() == "The keyring of this computer opens the vault."


def test_without_a_keyring_the_page_says_so(
    page: SafetyPage, pilot: Pilot, keyring: FakeKeyring
) -> None:
    keyring.is_there = False
    page.start_focus()
    pilot.settle()
    assert "no keyring" in page.keyring.said.text()
    assert page.keyring.remember.isHidden()
    assert page.keyring.about.isHidden()


def test_given_up_the_password_leaves_nothing_to_remember(page: SafetyPage, pilot: Pilot) -> None:
    push(page, pilot, "safety.password")
    sheet = sheet_of(page, PasswordSheet)
    assert isinstance(sheet, PasswordSheet)
    sheet.without.setChecked(True)
    sheet._change.click()  # noqa: SLF001
    for _ in range(4):
        pilot.settle()
    assert "nothing to remember" in page.keyring.said.text()
