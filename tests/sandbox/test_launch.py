# SPDX-License-Identifier: MIT
"""How a worker is started, and what it inherits."""

import os
import sys
from pathlib import Path

import pytest

from kvisa_desktop.sandbox import WORKER_ARGUMENT, launch


def test_secrets_of_the_environment_stay_behind() -> None:
    env = launch.environment({"KVISA_PASSWORD": "x", "PATH": "/bin", "SYSTEMROOT": "C:"})
    assert "KVISA_PASSWORD" not in env
    assert env["SYSTEMROOT"] == "C:"
    assert env["PATH"] == os.devnull, "no other program is found"


def test_a_worker_imports_from_the_same_places_as_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", ["", "lib"])
    places = launch.environment({})["PYTHONPATH"]
    assert str(Path("lib").absolute()) in places
    assert str(Path.cwd()) in places


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launch.command() == [sys.executable, WORKER_ARGUMENT]
    assert "_PYI_HOME" in launch.environment({"_PYI_HOME": "/x"})


def test_an_ordinary_program_starts_its_interpreter() -> None:
    assert launch.command()[0] == sys.executable
    assert launch.command()[-1] == "kvisa_desktop.sandbox"
