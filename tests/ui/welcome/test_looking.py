# SPDX-License-Identifier: MIT
"""A vault that cannot be written to: the window offers to open it to look at only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kvisa_desktop.services import cases
from kvisa_desktop.store.vault import create
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.store.media import write_protected
from tests.store.vaults import CHEAP
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.real_vaults import RealVaults

SECRET = "tea"


@pytest.fixture
def program() -> RealVaults:
    return RealVaults()


def made(place: Path, password: str | None) -> Path:
    """Make a vault with one case."""
    folder = place / "Stick.kvisa"
    with create(folder, password, cost=CHEAP).vault as vault:
        cases.create(vault, surname="Okoro")
    return folder


@pytest.fixture
def open_vault(tmp_path: Path) -> Iterator[Path]:
    """Give a vault without a password that cannot be written to."""
    with write_protected(made(tmp_path, None), tmp_path) as folder:
        yield folder


@pytest.fixture
def locked_vault(tmp_path: Path) -> Iterator[Path]:
    """Give a vault with a password that cannot be written to."""
    with write_protected(made(tmp_path, SECRET), tmp_path) as folder:
        yield folder


def look(window: MainWindow, crew: Pilot, vault: Path) -> None:
    """Try to open the vault, and take what is offered."""
    window.doors.unlock(vault)
    crew.until(window.notices.isVisible)
    pressed(offer(window), Qt.Key.Key_Space)
    crew.until(lambda: window.desk.has_vault)
    crew.settle()


def offer(window: MainWindow) -> QPushButton:
    """Return the button of the notice that opens the vault to look at only."""
    (button,) = (
        each
        for each in window.notices.findChildren(QPushButton)
        if each.text() == "Open to look at only"
    )
    return button


def test_the_notice_says_why_and_offers_a_look(
    window: MainWindow, crew: Pilot, open_vault: Path
) -> None:
    look(window, crew, open_vault)
    assert any("cannot be written to. Nothing was changed." in each for each in crew.said)
    assert any("It is opened to look at only." in each for each in crew.said)
    assert [row.row.person.surname for row in window.cases.table.model().rows] == ["Okoro"]  # type: ignore[attr-defined]
    window.lock()
    crew.settle()


def test_the_window_says_so_as_long_as_it_is_open(
    window: MainWindow, crew: Pilot, open_vault: Path
) -> None:
    look(window, crew, open_vault)
    said = window.status.looked_at
    assert window.windowTitle() == f"{open_vault.stem} (to look at only) — kvisa"
    assert (said.isVisible(), said.text()) == (True, "To look at only: nothing is saved")
    window.desk.text.switch("zh")
    crew.until(lambda: window.windowTitle() == f"{open_vault.stem}（只读）— kvisa")
    assert said.text() == "只读：不会保存任何内容"
    window.desk.text.switch("en")
    window.lock()
    crew.settle()
    assert window.windowTitle() == "kvisa"
    assert said.isHidden()


def test_the_window_says_nothing_of_it_where_a_vault_can_be_changed(
    window: MainWindow, crew: Pilot, tmp_path: Path
) -> None:
    window.doors.unlock(made(tmp_path, None))
    crew.until(lambda: window.desk.has_vault)
    crew.settle()
    assert window.windowTitle() == "Stick — kvisa"
    assert window.status.looked_at.isHidden()
    window.lock()
    crew.settle()


def test_an_act_says_that_the_vault_is_only_looked_at(
    window: MainWindow, crew: Pilot, open_vault: Path
) -> None:
    look(window, crew, open_vault)
    window.cases.new_case()
    crew.settle()
    assert "opened to look at only. Nothing was changed." in crew.said[-1]
    assert window.cases.table.model().rowCount() == 1
    window.lock()
    crew.settle()


def unlocked(window: MainWindow, crew: Pilot, vault: Path) -> UnlockSheet:
    window.doors.unlock(vault)
    crew.settle()
    sheet = child(window, UnlockSheet)
    assert sheet.look.isHidden()
    typed(sheet.secret, SECRET)
    pressed(sheet.secret, Qt.Key.Key_Return)
    crew.settle()
    return sheet


def test_the_sheet_that_asks_for_the_password_offers_a_look(
    window: MainWindow, crew: Pilot, locked_vault: Path
) -> None:
    sheet = unlocked(window, crew, locked_vault)
    assert "cannot be written to" in sheet.problem.text()
    assert sheet.look.isVisible()
    assert sheet.secret.height() >= sheet.secret.sizeHint().height()
    pressed(sheet.look, Qt.Key.Key_Space)
    crew.until(lambda: window.desk.has_vault)
    crew.settle()
    window.lock()
    crew.settle()


def test_a_wrong_password_offers_no_look(
    window: MainWindow, crew: Pilot, locked_vault: Path
) -> None:
    sheet = unlocked(window, crew, locked_vault)
    sheet.secret.clear()
    typed(sheet.secret, "wrong")
    pressed(sheet.look, Qt.Key.Key_Space)
    crew.settle()
    assert sheet.look.isHidden()
    assert not window.desk.has_vault
    sheet.reject()
