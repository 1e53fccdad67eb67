# SPDX-License-Identifier: MIT
"""A client is erased only after the reference was typed, and then nothing of it is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.backup import Backup, Why
from kvisa_desktop.domain.erasure import Erased, OldBackups
from kvisa_desktop.services import cases, erasable
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from kvisa_desktop.ui.safety.erase_sheet import EraseSheet, erased_said
from tests.fakes import MOMENT
from tests.store.vaults import CHEAP
from tests.ui.conftest import Pilot
from tests.ui.program import FakeProgram


@pytest.fixture
def kept(tmp_path: Path, pilot: Pilot, program: FakeProgram) -> OpenVault:
    """Give a real vault with two clients and a backup of both, open on the desk."""
    program.safety = Safety(CHEAP)
    opened = create(tmp_path / "Clients.kvisa", None, cost=CHEAP).vault
    cases.create(opened, surname="Okoro", given_names="Adaeze")
    cases.create(opened, surname="Silva", given_names="Ana")
    program.safety.back_up(opened)
    pilot.desk.take_vault(opened)
    return opened


@pytest.fixture
def sheet(qtbot: QtBot, pilot: Pilot, kept: OpenVault) -> Iterator[EraseSheet]:
    row = next(each for each in cases.listed(kept) if each.person.surname == "Okoro")
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    made = EraseSheet(pilot.desk, erasable.described(kept, row.case.id))
    made.appear(over)
    yield made
    over.close()


def finish(kept: OpenVault, pilot: Pilot) -> None:
    pilot.settle()
    pilot.desk.take_vault(None)
    kept.close()


def erase(sheet: EraseSheet, pilot: Pilot) -> None:
    found = sheet.findChild(QPushButton, "erase.yes")
    assert isinstance(found, QPushButton)
    found.click()
    for _ in range(3):
        pilot.settle()


def test_nothing_can_be_erased_before_the_reference_is_typed(
    sheet: EraseSheet, pilot: Pilot, kept: OpenVault
) -> None:
    for typed in ("", "K", "K-0002", "yes"):
        sheet.check.setText(typed)
        assert not sheet.erase.isEnabled()
    sheet.check.setText(" k-0001 ")
    assert sheet.erase.isEnabled()
    sheet.reject()
    assert len(cases.listed(kept)) == 2
    finish(kept, pilot)


@pytest.mark.parametrize(("old", "left"), [(OldBackups.REWRITE, 0), (OldBackups.KEEP, 1)])
def test_the_client_goes_and_the_other_stays(
    sheet: EraseSheet, pilot: Pilot, kept: OpenVault, old: OldBackups, left: int
) -> None:
    told: list[Erased] = []
    sheet.erased.connect(told.append)
    sheet.old.choose(old)
    sheet.check.setText("K-0001")
    erase(sheet, pilot)
    assert [row.person.surname for row in cases.listed(kept)] == ["Silva"]
    assert told[0].cases == ("K-0001",)
    assert len(told[0].holding) == left
    finish(kept, pilot)


def test_what_may_still_hold_the_client_is_named(pilot: Pilot) -> None:
    backup = Backup(Path("/stick/store.db"), "0002", MOMENT, Why.ROUTINE, 4096)
    gone = Erased(("K-0001",), True, 9, 2, (backup,), (Path("/vault/backups/aside.db"),))
    said = [pilot.desk.text(each) for each in erased_said(gone)]
    assert said[0] == "Erased for good: K-0001"
    assert said[1] == "1 backup still holds the client."
    assert "aside.db" in said[2]
