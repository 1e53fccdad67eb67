# SPDX-License-Identifier: MIT
"""The one command: what it refuses, and when a set-up counts as finished."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).resolve().parent


@pytest.fixture
def stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the stamp of a set-up is kept, in a folder without one."""
    path = tmp_path / "stamp.json"
    monkeypatch.setattr(dev, "STAMP", path)
    return path


def _run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    screenless = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {name: value for name, value in os.environ.items() if name not in screenless}
    return subprocess.run(
        [sys.executable, ROOT / "dev.py", *arguments],
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a display elsewhere")
def test_the_window_says_that_it_needs_a_display() -> None:
    done = _run("run")
    assert done.returncode == dev.REFUSED
    assert done.stderr.count("\n") == 1
    assert "display" in done.stderr


def test_without_a_command_it_says_what_it_can_do() -> None:
    assert _run().returncode == 0
    assert "dev.py test" in _run().stdout
    assert _run("nonsense").returncode == dev.USAGE


def test_nothing_is_current_before_the_first_set_up(stamp: Path) -> None:
    assert not stamp.exists()
    assert not dev.is_current("run")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"run": "other"}'])
def test_a_damaged_or_foreign_stamp_does_not_count(stamp: Path, content: str) -> None:
    stamp.write_text(content, encoding="utf-8")
    assert not dev.is_current("run")


def test_a_finished_set_up_counts_for_what_it_includes(stamp: Path) -> None:
    stamp.write_text(json.dumps({"run": dev.fingerprint("run")}), encoding="utf-8")
    assert dev.is_current("run")
    assert not dev.is_current("dev")
    stamp.write_text(json.dumps({"dev": dev.fingerprint("dev")}), encoding="utf-8")
    assert dev.is_current("run")
    assert dev.is_current("dev")


def test_every_command_it_offers_is_known() -> None:
    assert dev.__doc__ is not None
    offered = {line.split()[2] for line in dev.__doc__.splitlines() if line.startswith("python3")}
    assert offered == {"run", "lock"} | dev.FOR_DEVELOPERS
