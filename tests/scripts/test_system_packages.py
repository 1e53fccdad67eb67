# SPDX-License-Identifier: MIT
"""Missing system libraries: found, and told where they cannot be provided."""

import shutil
import sys
from pathlib import Path

import pytest

from scripts import system_packages
from scripts.system_packages import NotReady, provide_libraries

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings everything elsewhere")
MISSING = {"libkvisa-nowhere.so.9": "libkvisa-nowhere9"}


@pytest.fixture
def unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of unpacked packages, empty here."""
    monkeypatch.setattr(system_packages, "UNPACKED", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("unpacked")
def test_what_is_there_is_not_asked_for() -> None:
    provide_libraries({"libc.so.6": "libc6"})
    assert system_packages.environment() == {}


@pytest.mark.usefixtures("unpacked")
def test_without_apt_the_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(NotReady, match=r"libkvisa-nowhere\.so\.9"):
        provide_libraries(MISSING)


def test_what_was_unpacked_for_this_checkout_is_found(unpacked: Path) -> None:
    libraries = unpacked / "usr" / "lib" / "x86_64-linux-gnu"
    libraries.mkdir(parents=True)
    (libraries / "libkvisa-nowhere.so.9").touch()
    provide_libraries(MISSING)
    first, *_ = system_packages.environment()["LD_LIBRARY_PATH"].split(":")
    assert first == str(libraries)


def test_a_window_needs_what_runs_without_one_and_more() -> None:
    assert system_packages.OFFSCREEN.items() < system_packages.WINDOW.items()
