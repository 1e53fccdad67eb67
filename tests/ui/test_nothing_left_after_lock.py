# SPDX-License-Identifier: MIT
"""After a vault is locked nothing of its clients is left in the window, nor in its memory."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.app import App, sample_case
from kvisa_desktop.messages import msg
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases, editing
from kvisa_desktop.store.vault import OpenVault
from kvisa_desktop.ui.documents.grid import PaperGrid
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child
from tests.ui.left_behind import (
    count_in_memory,
    kept_pages,
    left_in_memory,
    left_in_windows,
    pictures,
    settle_deletions,
)
from tests.ui.program import FakeDialogs
from tests.ui.windows import shown

SECRET = "tea and 茶"
PLACES = ("cases", "institutions", "rules", "settings", "safety")


@dataclass(frozen=True)
class Planted:
    """A closed vault with the sample case, and what must not be found of it afterwards."""

    data: Path
    folder: Path
    words: tuple[str, ...]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Make the vault with names and the numbers of passports in it."""
    place = tmp_path_factory.mktemp("lock")
    folder = place / "Clients.kvisa"
    with (
        App(user_folders(place / "data")) as app,
        app.create_vault(folder, SECRET).vault as opened,
    ):
        app.add_sample(opened)
        app.safety.back_up(opened)
        words = words_of(opened)
    return Planted(place / "data", folder, words)


def words_of(vault: OpenVault) -> tuple[str, ...]:
    """Name the sample's person and passports as nobody else is named in other tests' windows."""
    case = sample_case(vault)
    assert case is not None
    file = cases.read(vault, case.id)
    person = replace(
        file.person,
        surname="QUIXWORTH",
        given_names="YLVAMUND",
        native_name="Quixworth Ylvamund",
        chinese_name="奎克斯沃",
    )
    editing.save(vault, person, msg("Change"))
    numbers = [f"Q{n}7531246" for n, _ in enumerate(file.passports)]
    for passport, number in zip(file.passports, numbers, strict=True):
        editing.save(vault, replace(passport, number=number), msg("Change"))
    return (person.surname, person.given_names, person.native_name, person.chinese_name, *numbers)


@dataclass
class Seen:
    """A window that has shown all of the sample case, for all tests; its pilot for one."""

    window: MainWindow
    dialogs: FakeDialogs
    pilot: Pilot | None = None

    def settle(self) -> None:
        """Wait until nothing is under way and nothing waits to be deleted."""
        assert self.pilot is not None
        for _ in range(4):
            self.pilot.settle()
        settle_deletions()


@pytest.fixture(scope="module")
def opened(qapp: QApplication, planted: Planted) -> Iterator[Seen]:
    """Open the window on the vault, which is locked still."""
    app, dialogs = App(user_folders(planted.data)), FakeDialogs()
    app.keep_settings(replace(app.settings, lock_minutes=0))  # however long it takes to see it all
    with shown(qapp, app, dialogs) as window:
        window.doors.unlock(planted.folder)
        yield Seen(window, dialogs)


@pytest.fixture
def seen(qtbot: QtBot, opened: Seen) -> Seen:
    """Unlock the vault; the first time, look at everything in it."""
    is_new, window = opened.pilot is None, opened.window
    opened.pilot = Pilot(qtbot, window.desk, [])
    opened.settle()
    sheet = child(window, UnlockSheet)
    sheet.secret.setText(SECRET)
    child(sheet, QPushButton, "primary").click()
    opened.settle()
    assert window.desk.has_vault
    if is_new:
        see_everything(window, opened.pilot)
    return opened


def see_everything(window: MainWindow, pilot: Pilot) -> None:
    """Look at every place and section, search, change, copy, and be told something."""
    case = sample_case(window.desk.vault)
    assert case is not None
    window.open_case(case.id)
    pilot.until(lambda: window.state.is_open)
    file = window.state.file
    for section in SECTIONS:
        window.case.go(section.name)
        for _ in range(4):
            pilot.settle()
            QApplication.processEvents()
        window.grab()
    see_thumbnails(window, pilot)
    window.state.change(file.person, msg("Change {name}", name=file.person.surname), note="seen")
    pilot.settle()
    editing.change(window.desk.vault, file.person, msg("Change"), note="again")
    for place in PLACES:
        window.go(place)
        for _ in range(3):
            pilot.settle()
        for field in window.findChildren(QLineEdit):
            if field.isVisible() and not field.isReadOnly() and place in {"cases", "institutions"}:
                field.setText(file.person.surname)
        pilot.settle()
        window.grab()
    window.go("cases")
    window.cases.search.clear()
    pilot.settle()
    window.cases.table.selectRow(0)
    pilot.settle()
    window.desk.dialogs.copy(file.person.surname)
    window.desk.notices.warn(msg("Look at {name}.", name=file.person.surname))
    pilot.settle()


def see_thumbnails(window: MainWindow, pilot: Pilot) -> None:
    """Look at the papers as thumbnails."""
    window.case.go("documents")
    child(window, QToolButton, "documents.view.grid").click()
    thumbnails = child(window, PaperGrid).thumbnails
    pilot.until(lambda: thumbnails.pictures.kept > 0)
    window.grab()


def test_the_search_finds_what_is_planted_and_a_lock_leaves_nothing(
    seen: Seen, planted: Planted
) -> None:
    assert len(planted.words) >= 3
    assert left_in_windows(planted.words)
    assert count_in_memory(planted.words)
    assert kept_pages(seen.window.desk) > 0
    seen.window.auto_lock.due.emit()
    seen.settle()
    assert not seen.window.desk.has_vault
    assert child(seen.window, UnlockSheet).isVisible()
    assert left_in_windows(planted.words) == []
    assert pictures() == []
    assert kept_pages(seen.window.desk) == 0
    assert seen.dialogs.copied == []
    assert left_in_memory(planted.words) == []


def begin_to_read(window: MainWindow) -> None:
    """Ask for everything that is read off the main thread."""
    case = sample_case(window.desk.vault)
    assert case is not None
    window.open_case(case.id, "documents")
    window.cases.reload()
    window.safety.refresh()
    window.guard.show_last_backup()
    window.steps.refresh()


def test_a_lock_in_the_midst_of_reading_shows_nothing_later(seen: Seen, planted: Planted) -> None:
    begin_to_read(seen.window)
    seen.window.lock()
    seen.settle()
    assert left_in_windows(planted.words) == []
    assert left_in_memory(planted.words) == []
