# SPDX-License-Identifier: MIT
"""A backup is opened in the window to look at only, and the way back leads to the vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.services import cases
from kvisa_desktop.store.vault import OpenVault, create
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.store.vaults import CHEAP
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.real_vaults import RealVaults

BACK = "Back to the vault"


@pytest.fixture
def program(rulebook: Rulebook) -> RealVaults:
    return RealVaults(rulebook)


@pytest.fixture
def kept(tmp_path: Path, program: RealVaults) -> Iterator[OpenVault]:
    """Give a vault with a case that its backup does not have."""
    with create(tmp_path / "Clients.kvisa", "tea", cost=CHEAP).vault as opened:
        cases.create(opened, surname="Okoro")
        program.safety.back_up(opened)
        cases.create(opened, surname="Silva")
        yield opened


@pytest.fixture
def looked_at(window: MainWindow, crew: Pilot, kept: OpenVault) -> MainWindow:
    """Open the backup by the buttons of the page."""
    window.doors.opened.emit(kept)
    crew.until(lambda: surnames(window) == ["Okoro", "Silva"])
    window.go("safety")
    crew.until(lambda: window.safety.backups.table.current is not None)
    pressed(child(window, QPushButton, "safety.look"), Qt.Key.Key_Space)
    crew.until(lambda: window.findChild(QPushButton, "contents.look") is not None)
    pressed(child(window, QPushButton, "contents.look"), Qt.Key.Key_Space)
    crew.until(lambda: surnames(window) == ["Okoro"])
    return window


def surnames(window: MainWindow) -> list[str]:
    rows = window.cases.table.model().rows  # type: ignore[attr-defined]
    return sorted(each.row.person.surname for each in rows)


def test_a_backup_is_looked_at_and_cannot_be_changed(looked_at: MainWindow, crew: Pilot) -> None:
    assert looked_at.windowTitle() == "Clients (to look at only) — kvisa"
    assert any("opened for reading only" in each for each in crew.said)
    looked_at.cases.new_case()
    crew.settle()
    assert crew.said[-1] == "A backup can only be looked at. Nothing was changed."
    assert surnames(looked_at) == ["Okoro"]


def test_the_vault_is_free_meanwhile_and_remembered_as_itself(
    looked_at: MainWindow, kept: OpenVault
) -> None:
    assert kept.is_locked
    assert looked_at.preferences.settings.recent_vaults[0] == str(kept.folder)


def test_its_other_backups_are_listed_still(looked_at: MainWindow, crew: Pilot) -> None:
    looked_at.go("safety")
    crew.settle()
    assert looked_at.safety.backups.table.model().rowCount() > 0


def test_the_way_back_asks_for_the_password_of_the_vault(
    looked_at: MainWindow, crew: Pilot
) -> None:
    (back,) = (each for each in looked_at.notices.findChildren(QPushButton) if each.text() == BACK)
    pressed(back, Qt.Key.Key_Space)
    crew.settle()
    sheet = child(looked_at, UnlockSheet)
    sheet.secret.setText("tea")
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    crew.until(lambda: surnames(looked_at) == ["Okoro", "Silva"])
    assert looked_at.windowTitle() == "Clients — kvisa"
    looked_at.lock()
    crew.settle()
