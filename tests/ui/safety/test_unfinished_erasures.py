# SPDX-License-Identifier: MIT
"""An erasure that could not finish is told, and the window goes on with it; removed cases too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.services import cases, history
from kvisa_desktop.store.vault import OpenVault, create
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.safety.erase_sheet import EraseSheet
from kvisa_desktop.ui.safety.erasures_card import ErasuresCard
from tests.store.vaults import CHEAP
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child
from tests.ui.left_behind import left_in_windows, settle_deletions
from tests.ui.real_vaults import RealVaults


@pytest.fixture
def program(rulebook: Rulebook) -> RealVaults:
    return RealVaults(rulebook)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def kept(tmp_path: Path, program: RealVaults, stick: Path) -> Iterator[OpenVault]:
    """Give a real vault with two clients, and backups here and in a second folder."""
    with create(tmp_path / "Clients.kvisa", None, cost=CHEAP).vault as opened:
        cases.create(opened, surname="Okoro", given_names="Adaeze")
        cases.create(opened, surname="Silva", given_names="Ana")
        program.safety.choose_second_folder(opened, stick)
        program.safety.back_up(opened)
        yield opened


def case_of(vault: OpenVault, surname: str) -> CaseId:
    return next(row.case.id for row in cases.listed(vault) if row.person.surname == surname)


def broken_off(program: RealVaults, kept: OpenVault, stick: Path) -> Path:
    """Erase Okoro while the second folder is away; return where it is."""
    away = stick.rename(stick.with_name("drawer"))
    program.safety.erase(kept, case_of(kept, "Okoro"), OldBackups.REWRITE)
    return away


def settled(pilot: Pilot) -> None:
    for _ in range(5):
        pilot.settle()


def push(window: MainWindow, pilot: Pilot, name: str) -> None:
    found = child(window, QPushButton, name)
    assert found.isEnabled()
    found.click()
    settled(pilot)


def words(card: ErasuresCard) -> str:
    return "\n".join(each.text() for each in card.findChildren(Label))


def enter(window: MainWindow, pilot: Pilot, kept: OpenVault) -> None:
    window.doors.opened.emit(kept)
    settled(pilot)


def test_it_is_told_at_opening_and_gone_on_with_from_there(
    window: MainWindow, crew: Pilot, kept: OpenVault, program: RealVaults, stick: Path
) -> None:
    away = broken_off(program, kept, stick)
    enter(window, crew, kept)
    assert "The erasure of 1 client is not finished" in crew.said[-1]
    assert "Connect the disk" in window.notices._remedy.text()  # noqa: SLF001
    window.notices._action.click()  # noqa: SLF001
    settled(crew)
    assert str(stick) in crew.said[-1]
    away.rename(stick)
    window.guard.look_for_unfinished()
    settled(crew)
    window.notices._action.click()  # noqa: SLF001
    settled(crew)
    assert crew.said[-1] == "1 erased client is in no backup any more."
    assert program.safety.unfinished_erasures(kept).is_empty
    count = len(crew.said)
    window.guard.look_for_unfinished()
    settled(crew)
    assert len(crew.said) == count


def test_the_page_says_what_is_unfinished_and_goes_on_with_it(
    window: MainWindow, crew: Pilot, kept: OpenVault, program: RealVaults, stick: Path
) -> None:
    away = broken_off(program, kept, stick)
    enter(window, crew, kept)
    window.go("safety")
    settled(crew)
    card = window.safety.erasures
    assert card.isVisible()
    assert "not finished" in words(card)
    assert str(stick) in words(card)
    away.rename(stick)
    push(window, crew, "safety.go_on")
    assert card.isHidden()
    assert program.safety.unfinished_erasures(kept).is_empty


def test_who_is_in_kept_backups_can_be_taken_out_later(
    window: MainWindow, crew: Pilot, kept: OpenVault, program: RealVaults
) -> None:
    program.safety.erase(kept, case_of(kept, "Okoro"), OldBackups.KEEP)
    enter(window, crew, kept)
    assert crew.said == []
    window.go("safety")
    settled(crew)
    card = window.safety.erasures
    assert "left as they are" in words(card)
    assert card.go_on.isHidden()
    push(window, crew, "safety.take_out")
    assert card.isHidden()
    assert crew.said[-1] == "1 erased client is in no backup any more."


@pytest.fixture
def removed(kept: OpenVault) -> OpenVault:
    """Return the vault with Silva's case in the trash."""
    history.undo(kept)
    assert [row.person.surname for row in cases.listed(kept)] == ["Okoro"]
    return kept


def test_a_list_made_anew_leaves_nothing_of_the_old_one(
    window: MainWindow, crew: Pilot, removed: OpenVault
) -> None:
    enter(window, crew, removed)
    for _ in range(3):
        window.go("safety")
        settled(crew)
    settle_deletions()
    assert words(window.safety.erasures).count("SILVA") == 1
    window.lock()
    settled(crew)
    settle_deletions()
    assert left_in_windows(["SILVA"]) == []


def erase_in_sheet(window: MainWindow, pilot: Pilot, ref: str) -> None:
    sheet = child(window, EraseSheet)
    sheet.check.setText(ref)
    push(window, pilot, "erase.yes")


def test_a_removed_case_is_erased_from_the_page_of_safety(
    window: MainWindow, crew: Pilot, removed: OpenVault
) -> None:
    enter(window, crew, removed)
    window.go("safety")
    settled(crew)
    assert "K-0002 · SILVA Ana" in words(window.safety.erasures)
    push(window, crew, "safety.erase.0")
    assert not child(window, EraseSheet).erase.isEnabled()
    erase_in_sheet(window, crew, "K-0002")
    assert "Erased for good: K-0002" in crew.said
    assert history.trash(removed) == ()
    assert window.safety.erasures.isHidden()
    assert [row.person.surname for row in cases.listed(removed)] == ["Okoro"]


def test_a_removed_case_is_erased_from_the_trash_and_the_open_case_stays(
    window: MainWindow, crew: Pilot, removed: OpenVault
) -> None:
    enter(window, crew, removed)
    window.open_case(case_of(removed, "Okoro"), "history")
    settled(crew)
    page = window.case.pages["history"]
    assert page.detail.erase.isHidden()  # type: ignore[attr-defined]
    page.shown.setCurrentIndex(1)  # type: ignore[attr-defined]
    settled(crew)
    push(window, crew, "history.erase")
    erase_in_sheet(window, crew, "K-0002")
    assert history.trash(removed) == ()
    assert window.state.is_open
    assert window.case.section == "history"
    assert page.table.current is None  # type: ignore[attr-defined]


def test_nothing_is_listed_where_nothing_was_removed_or_erased(
    window: MainWindow, crew: Pilot, kept: OpenVault
) -> None:
    enter(window, crew, kept)
    window.go("safety")
    settled(crew)
    assert window.safety.erasures.isHidden()


def test_the_card_speaks_chinese(
    window: MainWindow, crew: Pilot, kept: OpenVault, program: RealVaults, stick: Path
) -> None:
    broken_off(program, kept, stick)
    enter(window, crew, kept)
    window.go("safety")
    window.desk.text.switch("zh")
    settled(crew)
    assert "永久清除尚未完成" in words(window.safety.erasures)
