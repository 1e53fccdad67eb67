# SPDX-License-Identifier: MIT
"""What holds for every test: no display, one language, no folder of the real user, no noise."""

import gc
import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

# Before anything imports Qt or asks for the language of the system.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ.pop("KVISA_PASSWORD", None)
_HOME = tempfile.TemporaryDirectory(prefix="kvisa-test-home-")
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "KVISA_DATA_DIR": "kvisa",
}
for _variable, _folder in _FOLDERS.items():
    os.environ[_variable] = str(Path(_HOME.name, _folder))

import pytest  # noqa: E402  the environment had to come first

from kvisa_desktop.domain.rules import Rulebook  # noqa: E402
from kvisa_desktop.rulebook import own_pack, packs, reading  # noqa: E402
from kvisa_desktop.rulebook.entries import PackFile  # noqa: E402
from tests import patience, properties  # noqa: E402

properties.use_profile()
patience.lend_to_qtbot()
gc.disable()  # until all tests are listed: nothing goes away before


def pytest_collection_finish() -> None:
    """Leave what lives to the end of the run, half a million objects, out of every collection."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _each_pack_of_rules_is_read_once() -> Iterator[None]:
    """Give the same frozen rules for the same files: reading them was half of many a test."""
    read = cache(reading.read_files)

    def once(files: Sequence[PackFile]) -> Rulebook:
        return read(tuple(files))

    with pytest.MonkeyPatch.context() as patch:
        for module in (packs, own_pack):
            patch.setattr(module, "read_files", once)
        yield


@pytest.fixture(autouse=True)
def _nothing_is_logged_unexpectedly(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning in the log.

    A test that provokes one asserts what was logged and then calls `caplog.clear()`.
    """
    yield
    noise = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if noise:
        pytest.fail("unexpected in the log: " + "; ".join(noise))
