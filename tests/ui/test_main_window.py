# SPDX-License-Identifier: MIT
"""The frame: menus, places, lock, language, and closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QToolButton

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.services import cases
from kvisa_desktop.settings import Role, Settings
from kvisa_desktop.ui.commands import MENUS
from kvisa_desktop.ui.crash import CrashSheet
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.case_builders import CASE, DEGREE, graduate_case
from tests.ui.conftest import Pilot, filled
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import TODAY, FakeProgram

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(crew: Pilot, window: MainWindow, program: FakeProgram) -> MainWindow:
    """Return the window of an applicant with her one case."""
    path = program.folder / "Okoro.kvisa"
    filled(program.create_vault(path, None, Role.APPLICANT).vault, graduate_case())
    window.doors.unlock(path)
    for _ in range(4):
        crew.settle()
    return window


def test_an_applicant_lands_on_the_first_page_of_her_one_case(opened: MainWindow) -> None:
    assert opened.case.isVisible()
    assert opened.case.section == SECTIONS[0].name
    assert opened.windowTitle() == "Okoro — kvisa"


def test_a_consultant_lands_on_the_list(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    program.keep_settings(Settings(role=Role.CONSULTANT))
    path = program.folder / "Clients.kvisa"
    filled(program.create_vault(path, None, Role.CONSULTANT).vault, graduate_case())
    window.doors.unlock(path)
    for _ in range(3):
        crew.settle()
    assert window.cases.isVisible()


def test_every_command_has_words_and_an_act(opened: MainWindow) -> None:
    names = [command.name for menu in MENUS for command in menu.commands if command.name]
    assert sorted(names) == sorted(opened.commands.actions)
    assert all(action.text() for action in opened.commands.actions.values())


def test_no_two_commands_have_the_same_shortcut(opened: MainWindow) -> None:
    keys = [
        key.toString()
        for action in opened.commands.actions.values()
        for key in dict.fromkeys(action.shortcuts())
    ]
    assert len(keys) == len(set(keys))


def test_commands_that_need_a_case_wait_for_one(window: MainWindow) -> None:
    actions = window.commands.actions
    assert not actions["build"].isEnabled()
    assert not actions["new-case"].isEnabled()
    assert actions["open-vault"].isEnabled()


@pytest.mark.parametrize("section", [each.name for each in SECTIONS])
def test_every_section_is_reached_by_its_shortcut(
    crew: Pilot, opened: MainWindow, section: str
) -> None:
    opened.activateWindow()
    crew.until(opened.isActiveWindow)
    QTest.keySequence(opened, opened.commands.actions[f"go-{section}"].shortcut())
    crew.settle()
    assert opened.case.section == section


def test_find_goes_to_the_search_of_the_cases(crew: Pilot, opened: MainWindow) -> None:
    crew.press(opened, Qt.Key.Key_K, CTRL)
    crew.until(opened.cases.search.hasFocus)
    opened.go("settings")
    crew.press(opened, Qt.Key.Key_F, CTRL)
    crew.until(opened.cases.search.hasFocus)


def test_the_rail_leads_to_every_place(opened: MainWindow) -> None:
    for name, page in (
        ("cases", opened.cases),
        ("settings", opened.settings),
        ("home", opened.case),
    ):
        pressed(child(opened, QToolButton, f"rail.{name}"), Qt.Key.Key_Space)
        assert page.isVisible()


def test_the_language_changes_live_everywhere(crew: Pilot, opened: MainWindow) -> None:
    for section in SECTIONS:
        opened.case.go(section.name)
    crew.settle()
    pressed(child(opened, QToolButton, "rail.language"), Qt.Key.Key_Space)
    crew.until(lambda: opened.case.build_button.text() == "生成签证申请材料册")
    assert opened.commands.actions["lock"].text() == "锁定"
    crew.press(opened, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    crew.until(lambda: opened.case.build_button.text() == "Build dossier")


def test_the_theme_changes_live(opened: MainWindow) -> None:
    pressed(child(opened, QToolButton, "rail.theme"), Qt.Key.Key_Space)
    assert opened.desk.theme.is_dark
    pressed(child(opened, QToolButton, "rail.theme"), Qt.Key.Key_Space)
    assert not opened.desk.theme.is_dark


def test_an_edit_says_when_it_was_saved(crew: Pilot, opened: MainWindow) -> None:
    opened.case.go("person")
    line = child(child(opened, type(opened.case)), QLineEdit)
    crew.settle()
    crew.type_into(line, "Nwosu")
    assert opened.status.saved.text().startswith("Saved ")


def test_locking_closes_the_vault_and_asks_for_its_password(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    path = program.folder / "Locked.kvisa"
    _password, vault = program.vaults.setdefault(
        path, ("secret", program.create_vault(path, "secret", Role.APPLICANT).vault)
    )
    window.doors.unlock(path)
    crew.settle()
    sheet = child(window, UnlockSheet)
    typed(sheet.secret, "secret")
    pressed(sheet.secret, Qt.Key.Key_Return)
    crew.settle()
    crew.press(window, Qt.Key.Key_L, CTRL)
    assert window.welcome.isVisible()
    assert not window.desk.has_vault
    assert any(each.isVisible() for each in window.findChildren(UnlockSheet))
    assert vault.folder == path


def test_a_finding_leads_to_its_exact_field(crew: Pilot, opened: MainWindow) -> None:
    opened.state.ask_for("degrees", DEGREE, "name_on_paper")
    crew.until(lambda: opened.case.section == "degrees")
    page = opened.case.pages["degrees"]
    crew.until(lambda: isinstance(page.focusWidget(), QLineEdit))
    focused = page.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Name on the paper"


def test_the_list_of_shortcuts_opens_by_f1(window: MainWindow, crew: Pilot) -> None:
    crew.press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    sheet = child(window, QDialog, "shortcuts")
    crew.until(sheet.isVisible)
    pressed(sheet, Qt.Key.Key_Escape)
    crew.until(lambda: window.findChild(QDialog, "shortcuts") is None)


def test_the_stage_of_a_case_is_changed_in_its_header(crew: Pilot, opened: MainWindow) -> None:
    menu = child(opened, QToolButton, "case.stage").menu()
    assert menu is not None
    action: QAction = menu.actions()[2]
    action.trigger()
    crew.settle()
    assert opened.state.file.case.stage.value == "submitted"


def test_two_quick_moves_end_with_the_second(crew: Pilot, opened: MainWindow) -> None:
    menu = child(opened, QToolButton, "case.stage").menu()
    assert menu is not None
    actions: list[QAction] = menu.actions()
    actions[1].trigger()
    actions[2].trigger()
    crew.settle()
    assert opened.state.file.case.stage.value == "submitted"
    assert crew.said == []


def test_a_move_made_elsewhere_meanwhile_is_told_and_shown(crew: Pilot, opened: MainWindow) -> None:
    cases.set_stage(opened.desk.vault, opened.state.file.case, Stage.SUBMITTED, TODAY)
    menu = child(opened, QToolButton, "case.stage").menu()
    assert menu is not None
    action: QAction = menu.actions()[1]
    action.trigger()
    crew.settle()
    assert "meanwhile" in crew.said[-1]
    assert opened.state.file.case.stage.value == "submitted"
    action.trigger()
    crew.settle()
    assert opened.state.file.case.stage.value == "ready"


def test_what_is_half_typed_is_saved_when_the_window_closes(
    crew: Pilot, opened: MainWindow, program: FakeProgram
) -> None:
    opened.open_case(CASE, "person")
    crew.settle()
    crew.settle()
    line = child(opened.case.pages["person"], QLineEdit)
    line.setFocus()
    typed(line, "-Nwosu")
    _password, vault = program.vaults[program.folder / "Okoro.kvisa"]
    opened.close()
    crew.until(lambda: not vault.is_open)
    person = next(each for each in vault.records.values() if hasattr(each, "surname"))
    assert person.surname == "Okoro-Nwosu"
    assert program.is_closed


def test_a_bug_opens_the_crash_window(crew: Pilot, window: MainWindow) -> None:
    window.show_crash(ZeroDivisionError())
    sheet = child(window, QDialog, "crash")
    crew.until(sheet.isVisible)
    sheet.done(0)


def test_further_bugs_stand_in_the_crash_window_that_is_open(
    crew: Pilot, window: MainWindow
) -> None:
    for error in (ZeroDivisionError(), LookupError(), LookupError()):
        window.show_crash(error)
    (sheet,) = window.findChildren(CrashSheet)
    crew.until(sheet.isVisible)
    report = sheet.report.toPlainText()
    assert report.index("ZeroDivisionError") < report.index("LookupError")
    assert report.count("LookupError") == 1
    sheet.done(0)
    window.show_crash(KeyError())
    (again,) = (each for each in window.findChildren(CrashSheet) if each.isVisible())
    assert "ZeroDivisionError" not in again.report.toPlainText()
    again.done(0)


def test_a_case_that_is_gone_gives_way_to_the_list(
    crew: Pilot, opened: MainWindow, program: FakeProgram
) -> None:
    _password, vault = program.vaults[program.folder / "Okoro.kvisa"]
    assert opened.case.isVisible()
    del vault.records[CASE]
    opened.state.reload()
    for _ in range(3):
        crew.settle()
    assert opened.cases.isVisible()
    assert not opened.case.pages
    assert not opened.commands.actions["build"].isEnabled()
    assert crew.said == []


def test_every_shortcut_is_written_as_the_system_writes_it(window: MainWindow) -> None:
    new = window.commands.actions["new-case"]
    assert new.shortcuts()[0] == QKeySequence(QKeySequence.StandardKey.New)
