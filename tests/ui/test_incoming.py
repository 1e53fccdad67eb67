# SPDX-License-Identifier: MIT
"""Files handed to the window reach the case that is open, or wait for one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop import handover, paths
from kvisa_desktop.handover import hand_over
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.filing.filing_sheet import FilingSheet
from tests import patience
from tests.case_builders import CASE, graduate_case
from tests.ui.conftest import Pilot, filled
from tests.ui.program import FakeOpenVault, FakeProgram


@pytest.fixture
def folder(
    tmp_path: Path,
    window: MainWindow,
    crew: Pilot,
    program: FakeProgram,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """Open a vault in the window, with a run-time folder of the test's own."""
    runtime = tempfile.TemporaryDirectory(prefix="kv-")  # short, as sockets need it
    monkeypatch.setattr(paths, "runtime_folder", lambda: Path(runtime.name))
    monkeypatch.setattr(handover, "_PATIENCE", patience.SECONDS)
    place = tmp_path / "Okoro.kvisa"
    program.vaults[place] = (None, filled(FakeOpenVault(place), graduate_case()))
    window.doors.opened.emit(program.open_vault(place, None))
    for _ in range(3):
        crew.settle()
    window.open_case(CASE)
    crew.settle()
    yield place
    window.incoming.close()
    runtime.cleanup()


def test_a_second_start_raises_the_window_and_hands_over_its_files(
    window: MainWindow, crew: Pilot, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(b"%PDF-1.7")
    window.showMinimized()
    assert hand_over(folder, [scan])
    qtbot.waitUntil(lambda: bool(window.findChildren(FilingSheet)))
    assert not window.isMinimized()
    assert window.case.section == "documents"
    crew.settle()


def test_files_wait_for_a_case(window: MainWindow, crew: Pilot, tmp_path: Path) -> None:
    window.incoming.take([tmp_path / "a.pdf", tmp_path / "b.pdf"])
    assert crew.said[-1].startswith("2 files wait for a case")


def test_a_closed_vault_receives_no_more(window: MainWindow, crew: Pilot, folder: Path) -> None:
    assert hand_over(folder)
    window.lock()
    crew.settle()
    assert not hand_over(folder)
