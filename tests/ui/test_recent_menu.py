# SPDX-License-Identifier: MIT
"""File > Open recent: what it offers, what it forgets, and what it never learns."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QRadioButton

from kvisa_desktop.settings import Role
from kvisa_desktop.ui.main_window import MainWindow
from tests.case_builders import graduate_case
from tests.ui.conftest import Pilot, filled
from tests.ui.program import FakeProgram


def vault(program: FakeProgram, folder: Path, name: str) -> Path:
    path = folder / f"{name}.kvisa"
    path.mkdir()
    filled(program.create_vault(path, None, Role.APPLICANT).vault, graduate_case())
    return path


def entered(window: MainWindow, crew: Pilot, path: Path) -> None:
    window.doors.unlock(path)
    for _ in range(4):
        crew.settle()


def looked(window: MainWindow, crew: Pilot) -> None:
    window.recent.look()
    crew.settle()


def entry(window: MainWindow, name: str) -> QAction:
    (found,) = [each for each in window.recent.actions() if each.objectName() == name]
    return found


def words(window: MainWindow) -> list[str]:
    return [each.text() for each in window.recent.actions() if not each.isSeparator()]


@pytest.fixture
def two(crew: Pilot, window: MainWindow, program: FakeProgram, tmp_path: Path) -> tuple[Path, Path]:
    """Return two vaults that were opened, the second one now."""
    paths = vault(program, tmp_path, "Okoro"), vault(program, tmp_path, "R & D")
    for path in paths:
        entered(window, crew, path)
    return paths


def test_it_stands_behind_the_command_that_opens_a_vault(window: MainWindow) -> None:
    actions = window.commands.menus[0].actions()
    place = actions.index(window.commands.actions["open-vault"])
    assert actions[place + 1].menu() is window.recent


def test_the_latest_comes_first_and_is_called_by_a_digit(
    window: MainWindow, two: tuple[Path, Path]
) -> None:
    folder = two[0].parent
    assert words(window)[:2] == [f"&1 R && D  —  {folder}", f"&2 Okoro  —  {folder}"]


def test_choosing_one_opens_it(crew: Pilot, window: MainWindow, two: tuple[Path, Path]) -> None:
    entry(window, "recent.2").trigger()
    for _ in range(4):
        crew.settle()
    assert window.desk.vault.folder == two[0]


def test_one_that_is_gone_is_said_so_and_can_be_forgotten(
    crew: Pilot, window: MainWindow, two: tuple[Path, Path]
) -> None:
    two[0].rename(two[0].with_name("elsewhere"))
    looked(window, crew)
    assert not entry(window, "recent.2").isEnabled()
    assert "not found at" in entry(window, "recent.2").text()
    entry(window, "recent.forget-gone").trigger()
    assert window.preferences.settings.recent_vaults == (str(two[1]),)
    assert not entry(window, "recent.forget-gone").isEnabled()


def test_the_list_can_be_cleared(window: MainWindow, two: tuple[Path, Path]) -> None:
    assert two
    entry(window, "recent.clear").trigger()
    assert window.preferences.settings.recent_vaults == ()
    assert words(window) == ["No vault was opened lately"]
    assert not entry(window, "recent.none").isEnabled()


def test_a_person_who_wants_no_list_leaves_no_trace(
    crew: Pilot, window: MainWindow, two: tuple[Path, Path]
) -> None:
    window.place_keeper.remember()
    (choice,) = [
        each for each in window.settings.findChildren(QRadioButton) if each.text() == "Keep none"
    ]
    choice.click()
    assert not window.preferences.settings.keep_recent
    assert window.preferences.settings.recent_vaults == ()
    entered(window, crew, two[0])
    window.place_keeper.remember()
    kept = window.preferences.settings
    assert (kept.recent_vaults, kept.last_vault) == ((), "")
    assert str(two[0]) not in str(dict(kept.window))


def test_it_is_said_anew_in_another_language(window: MainWindow, two: tuple[Path, Path]) -> None:
    assert two
    window.desk.text.switch("zh")
    window.desk.text.replay()  # what the change of language tells a window on a screen
    assert window.recent.title() == "打开最近使用的资料库"
    assert words(window)[-2:] == ["移除已不存在的条目", "清空此列表"]
