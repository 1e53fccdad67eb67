# SPDX-License-Identifier: MIT
"""The lock files: complete, hashed, the same for all, and without the name of any host."""

import re
import tomllib

import pytest

from tests.architecture.source_tree import ROOT

LOCKS = ("requirements/run.txt", "requirements/dev.txt")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
# 6.12 loses one reference to None per call on Python 3.11 and aborts after some thousand calls.
FIRST_UNUSABLE_QT = (6, 12)


def _pins(lock: str) -> dict[str, str]:
    found = PINNED.findall((ROOT / lock).read_text(encoding="utf-8"))
    return {_normalised(name): version for name, version in found}


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return {_normalised(re.split(r"[<>=! ]", line)[0]) for line in wanted}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_host_is_named(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    assert not [line for line in text.splitlines() if line.strip() and not HASH.search(line)]


def test_everything_declared_is_locked() -> None:
    assert _declared("setup") <= _pins(LOCKS[0]).keys()
    assert _declared("setup", "dev") <= _pins(LOCKS[1]).keys()


def test_tests_run_on_the_versions_that_users_get() -> None:
    assert _pins(LOCKS[0]).items() <= _pins(LOCKS[1]).items()


def test_qt_stays_below_the_version_that_aborts() -> None:
    version = _pins(LOCKS[0])["pyside6-essentials"]
    assert tuple(map(int, version.split(".")[:2])) < FIRST_UNUSABLE_QT
