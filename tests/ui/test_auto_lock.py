# SPDX-License-Identifier: MIT
"""A vault with a password locks by itself, hides what it shows, and opens where one was."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Settings
from kvisa_desktop.ui.auto_lock import AutoLock, Clocks
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.return_place import Place, remembered, remembering
from kvisa_desktop.ui.screen_lock import ScreenLock
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.case_builders import CASE, graduate_case
from tests.ui.conftest import Pilot, filled
from tests.ui.keyboard import pressed
from tests.ui.program import FakeDialogs, FakeOpenVault, FakeProgram


@dataclass
class Watch:
    """A lock over a bare window, with clocks that stand still until they are moved."""

    lock: AutoLock
    window: QWidget
    settings: Settings
    steady: float = 1000.0
    wall: float = 5000.0
    is_busy: bool = False
    told: int = 0

    def pass_time(self, seconds: float, *, asleep: float = 0.0) -> None:
        """Let the timer look every five seconds, as it does, and the computer sleep before."""
        self.wall += asleep
        for _ in range(int(seconds) // 5):
            self.steady += 5
            self.wall += 5
            self.lock.look()

    def tell(self) -> None:
        self.told += 1


@pytest.fixture
def watch(qtbot: QtBot) -> Watch:
    window = QWidget()
    qtbot.addWidget(window)
    made: list[Watch] = []
    lock = AutoLock(
        window,
        lambda: made[0].settings,
        lambda: made[0].is_busy,
        Clocks(lambda: made[0].steady if made else 0.0, lambda: made[0].wall if made else 0.0),
    )
    made.append(Watch(lock, window, Settings(lock_minutes=10)))
    lock.due.connect(made[0].tell)
    lock.start()
    return made[0]


def test_ten_minutes_without_a_touch_are_enough(watch: Watch) -> None:
    watch.pass_time(595)
    assert watch.told == 0
    watch.pass_time(5)
    assert watch.told == 1


def test_a_key_begins_the_minutes_anew(watch: Watch) -> None:
    watch.pass_time(595)
    pressed(watch.window, Qt.Key.Key_A)
    watch.pass_time(595)
    assert watch.told == 0


def test_never_means_never(watch: Watch) -> None:
    watch.settings = replace(watch.settings, lock_minutes=0)
    watch.pass_time(100_000)
    assert watch.told == 0


def test_work_under_way_is_waited_for(watch: Watch) -> None:
    watch.is_busy = True
    watch.pass_time(1200)
    assert watch.told == 0
    watch.is_busy = False
    watch.pass_time(5)
    assert watch.told == 1


def test_sleep_locks_at_once(watch: Watch) -> None:
    watch.pass_time(5, asleep=3600)
    assert watch.told == 1


def test_minimising_locks_only_where_it_was_chosen(watch: Watch, qtbot: QtBot) -> None:
    with qtbot.waitExposed(watch.window):
        watch.window.show()
    watch.window.showMinimized()
    assert watch.told == 0
    watch.window.showNormal()
    watch.settings = replace(watch.settings, lock_minimised=True)
    watch.window.showMinimized()
    assert watch.told == 1


def test_after_the_vault_is_closed_nothing_is_watched(watch: Watch) -> None:
    watch.lock.stop()
    pressed(watch.window, Qt.Key.Key_A)
    assert not watch.lock._timer.isActive()  # noqa: SLF001


def test_a_locked_screen_and_the_way_to_sleep_are_told(qtbot: QtBot) -> None:
    screen = ScreenLock()
    screen.start()  # with no bus to listen to that is no fault
    with qtbot.assertNotEmitted(screen.locked):
        screen.on_active(False)
    with qtbot.waitSignal(screen.locked):
        screen.on_active(True)
    with qtbot.waitSignal(screen.locked):
        screen.on_lock()


def opened(window: MainWindow, crew: Pilot, program: FakeProgram, password: str | None) -> Path:
    folder = program.folder / "Okoro.kvisa"
    program.vaults[folder] = (password, filled(FakeOpenVault(folder), graduate_case()))
    window.doors.opened.emit(program.open_vault(folder, password))
    for _ in range(3):
        crew.settle()
    return folder


def test_locking_closes_sheets_and_empties_the_clipboard(
    window: MainWindow, crew: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    folder = opened(window, crew, program, "tea")
    sheet = Sheet(window.desk.text, msg("Ask the post"))
    sheet.appear(window)
    window.desk.dialogs.copy("A01234567")
    window.auto_lock.due.emit()
    crew.until(lambda: bool(window.findChildren(UnlockSheet)))
    assert not program.vaults[folder][1].is_open
    assert dialogs.copied == []
    assert not window.desk.has_vault


def test_what_anyone_can_open_is_left_open(
    window: MainWindow, crew: Pilot, program: FakeProgram
) -> None:
    folder = opened(window, crew, program, None)
    window.auto_lock.due.emit()
    crew.settle()
    assert program.vaults[folder][1].is_open
    assert window.desk.has_vault


def test_a_vault_that_gets_a_password_is_locked_by_itself_from_then_on(
    window: MainWindow, crew: Pilot, program: FakeProgram
) -> None:
    opened(window, crew, program, None)
    window.safety.secured.emit(True)
    window.auto_lock.due.emit()
    crew.settle()
    assert not window.desk.has_vault


def test_unlocking_leads_back_to_where_one_was(
    window: MainWindow, crew: Pilot, program: FakeProgram
) -> None:
    folder = opened(window, crew, program, "tea")
    window.open_case(CASE, "stays")
    crew.settle()
    window.lock()
    crew.settle()
    QApplication.processEvents()
    place = remembered(program.settings, folder)
    assert place == Place(folder, CASE, "stays")
    opened(window, crew, program, "tea")
    assert window.case.section == "stays"


def test_a_place_is_forgotten_with_another_vault_or_a_damaged_file() -> None:
    place = Place(Path("/vaults/A vault.kvisa"), CASE, "stays")
    settings = remembering(Settings(), place)
    assert remembered(settings, place.vault) == place
    assert remembered(settings, Path("/vaults/other.kvisa")) is None
    assert remembered(remembering(settings, None), place.vault) is None
    damaged = replace(settings, window={"place": f"x stays {place.vault}"})
    assert remembered(damaged, place.vault) is None


def test_staying_in_a_section_is_enough_to_come_back_after_a_crash(
    window: MainWindow, crew: Pilot, program: FakeProgram
) -> None:
    folder = opened(window, crew, program, "tea")
    window.open_case(CASE, "stays")
    crew.settle()
    window.place_keeper._settling.timeout.emit()  # noqa: SLF001
    assert remembered(program.settings, folder) == Place(folder, CASE, "stays")
    window.go("cases")
    window.place_keeper.remember()
    assert remembered(program.settings, folder) is None
