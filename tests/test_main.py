# SPDX-License-Identifier: MIT
"""The window's door: what it says when there is no window to open."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import kvisa_desktop.__main__ as door
from kvisa_desktop import __version__
from tests import patience


def test_without_a_display_it_says_so_and_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a display here")
    assert door.main([]) == 3
    assert "no display" in capsys.readouterr().err


def test_it_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["--help"]) == 0
    assert "kvisa-desktop [VAULT [SCAN…]]" in capsys.readouterr().out
    assert door.main(["--version"]) == 0
    assert capsys.readouterr().out == f"kvisa-desktop {__version__}\n"
    assert door.main(["--nonsense"]) == 2
    assert "kvisa-desktop [VAULT [SCAN…]]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "platform", "shows"),
    [
        ({}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": "nonsense"}, "linux", False),
        ({"DISPLAY": ":4711"}, "linux", False),
        ({"DISPLAY": "other:10.0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "none"}, "linux", False),
    ],
)
def test_a_display_is_recognised(environment: dict[str, str], platform: str, shows: bool) -> None:
    assert door.has_display(environment, platform) is shows


def test_a_wayland_socket_is_a_display(tmp_path: Path) -> None:
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("needs Unix sockets")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        environment = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert door.has_display(environment, "linux")


def test_it_is_a_worker_when_it_is_started_as_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kvisa_desktop", "--sandbox-worker"],
        input=b"",
        capture_output=True,
        check=False,
        timeout=patience.SECONDS,
        env=os.environ | {"QT_QPA_PLATFORM": "none"},
        cwd=Path(__file__).parents[1],
    )
    assert (done.returncode, done.stderr) == (0, b"")
