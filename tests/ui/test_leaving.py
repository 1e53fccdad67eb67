# SPDX-License-Identifier: MIT
"""What happens to open sheets, notices and answers when a vault is locked."""

from pathlib import Path

import pytest

from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Role
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.recovery_sheet import RecoverySheet
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.welcome import actions
from tests.ui.conftest import Pilot
from tests.ui.program import CODE, FakeProgram


@pytest.fixture
def opened(crew: Pilot, window: MainWindow, program: FakeProgram) -> MainWindow:
    path = program.folder / "Okoro.kvisa"
    vault = program.create_vault(path, "secret", Role.APPLICANT).vault
    window.doors.opened.emit(vault)
    for _ in range(4):
        crew.settle()
    return window


def settled(crew: Pilot) -> None:
    for _ in range(4):
        crew.settle()


def test_a_recovery_code_on_the_screen_is_not_left_there(opened: MainWindow, crew: Pilot) -> None:
    sheet = RecoverySheet(opened.desk, "Okoro", CODE)
    sheet.appear(opened)
    assert sheet.isVisible()
    opened.lock()
    settled(crew)
    assert crew.said[-1] == (
        "The recovery code that was still shown when the vault was locked is void."
    )
    assert not any(each.isVisible() for each in opened.findChildren(RecoverySheet))


def test_an_open_sheet_is_closed_and_says_nothing(opened: MainWindow, crew: Pilot) -> None:
    sheet = Sheet(opened.desk.text, msg("What the backup holds"))
    sheet.appear(opened)
    opened.lock()
    settled(crew)
    assert not any("holds" in each.windowTitle() for each in opened.findChildren(Sheet))
    assert crew.said == []


def test_a_notice_is_gone_with_its_words_and_its_act(opened: MainWindow, crew: Pilot) -> None:
    done: list[str] = []
    act = lambda: done.append("acted")  # noqa: E731
    opened.desk.notices.warn(msg("Look at {name}.", name="OKORO"), act_name=msg("Go"), act=act)
    opened.lock()
    settled(crew)
    assert opened.notices.said == ""
    assert opened.notices._words.text() == ""  # noqa: SLF001
    opened.notices._action.click()  # noqa: SLF001
    assert done == []


def test_an_answer_that_comes_after_the_lock_is_shown_to_nobody(
    opened: MainWindow, crew: Pilot
) -> None:
    shown: list[str] = []
    ended: list[str] = []
    job = opened.desk.tasks.on_store(opened, lambda _job: "OKORO", shown.append)
    job.ended = lambda: ended.append("ended")
    opened.lock()
    settled(crew)
    assert shown == []
    assert ended == ["ended"]


def test_a_vault_being_opened_while_another_is_locked_is_not_forgotten(
    opened: MainWindow, crew: Pilot, program: FakeProgram
) -> None:
    other = Path("/vaults/Silva.kvisa")
    program.create_vault(other, None, Role.APPLICANT)
    doors = opened.doors
    fail = opened.desk.notices.fail
    actions.open_vault(opened.desk, doors, (other, None), doors.opened.emit, fail)
    opened.lock()
    settled(crew)
    assert opened.desk.vault.folder == other
