# SPDX-License-Identifier: MIT
"""A second start finds the window that has the vault open, and nothing else."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from kvisa_desktop import handover, paths
from kvisa_desktop.handover import Reception, hand_over
from tests import patience


@pytest.fixture(autouse=True)
def own_runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a folder of the test's own, with a name as short as sockets need it, and much time."""
    monkeypatch.setattr(handover, "_PATIENCE", patience.SECONDS)
    with tempfile.TemporaryDirectory(prefix="kv-") as name:
        monkeypatch.setattr(paths, "runtime_folder", lambda: Path(name))
        yield


class Heard:
    """What a window was handed, and a way to wait for it."""

    def __init__(self) -> None:
        self.files: list[tuple[Path, ...]] = []
        self.came = threading.Event()

    def __call__(self, files: tuple[Path, ...]) -> None:
        self.files.append(files)
        self.came.set()


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    """Receive for a vault."""
    made = Heard()
    reception = Reception(tmp_path / "Okoro.kvisa", made)
    yield made
    reception.close()


def test_with_no_window_there_is_nobody_to_hand_to(tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "Okoro.kvisa", [tmp_path / "scan.pdf"])


def test_files_reach_the_window_that_has_the_vault(tmp_path: Path, heard: Heard) -> None:
    assert hand_over(tmp_path / "Okoro.kvisa", [tmp_path / "护照.pdf"])
    assert heard.came.wait(patience.SECONDS)
    assert heard.files == [(tmp_path / "护照.pdf",)]
    assert hand_over(tmp_path / "." / "Okoro.kvisa")


def test_another_vault_is_another_line(tmp_path: Path, heard: Heard) -> None:
    assert not hand_over(tmp_path / "Other.kvisa")
    assert not heard.files


def test_after_closing_nobody_answers_and_the_next_window_can_listen(tmp_path: Path) -> None:
    vault = tmp_path / "Okoro.kvisa"
    for _ in range(3):
        reception = Reception(vault, Heard())
        assert hand_over(vault)
        reception.close()
        reception.close()
        assert not hand_over(vault)


def test_a_line_left_by_a_crash_is_taken_over(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a pipe of Windows leaves nothing behind")
    vault = tmp_path / "Okoro.kvisa"
    Path(handover._address(vault)).write_bytes(b"left behind")  # noqa: SLF001
    reception = Reception(vault, Heard())
    assert hand_over(vault)
    reception.close()


@pytest.mark.parametrize("said", [b"", b"{", b'{"files": 7}', b"[]", b"\xff" * 100, b"over"])
def test_nonsense_ends_nothing(tmp_path: Path, heard: Heard, said: bytes) -> None:
    vault = tmp_path / "Okoro.kvisa"
    with Client(handover._address(vault), authkey=handover._key()) as line:  # noqa: SLF001
        line.send_bytes(said)
    assert hand_over(vault)
    assert heard.came.wait(patience.SECONDS)
    assert heard.files == [()]


def test_who_does_not_know_the_key_is_not_heard(tmp_path: Path, heard: Heard) -> None:
    vault = tmp_path / "Okoro.kvisa"
    with pytest.raises((OSError, EOFError, AuthenticationError)):
        Client(handover._address(vault), authkey=b"a guess")  # noqa: SLF001
    assert hand_over(vault)
    assert heard.came.wait(patience.SECONDS)


def test_the_key_and_its_folder_are_the_users_alone(tmp_path: Path, heard: Heard) -> None:
    if sys.platform == "win32":
        pytest.skip("needs file modes of Unix")
    hand_over(tmp_path / "Okoro.kvisa")
    key = paths.runtime_folder() / "handover.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert not heard.files or heard.files == [()]


def test_another_process_is_heard(tmp_path: Path, heard: Heard) -> None:
    code = (
        "import sys; from pathlib import Path; from kvisa_desktop import handover, paths; "
        "paths.runtime_folder = lambda: Path(sys.argv[1]); "
        f"handover._PATIENCE = {patience.SECONDS}; "
        "sys.exit(0 if handover.hand_over(Path(sys.argv[2]), [Path('scan.jpg')]) else 9)"
    )
    runtime = str(paths.runtime_folder())
    vault = str(tmp_path / "Okoro.kvisa")
    done = subprocess.run(
        [sys.executable, "-c", code, runtime, vault], check=False, cwd=Path.cwd(), env=os.environ
    )
    assert done.returncode == 0
    assert heard.came.wait(patience.SECONDS)
    assert heard.files[0][0] == Path("scan.jpg").absolute()
