# SPDX-License-Identifier: MIT
"""What the documents name is there, and no file names a machine."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, named, text_files

QUOTED = re.compile(r"`([^`\n]+)`")
ROW = re.compile(r"^\| (`[^|]+`) \|(.+)\|$", re.MULTILINE)
RINGS = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
# Each pattern is written so that it does not match itself.
OF_A_MACHINE = re.compile(
    r"/[w]ork/|/[r]oot/|/[h]ome/\w|[A-Z]:\\[U]sers|py[p]i\.org|python[h]osted|npm[j]s\.org|\.py[e]nv"
)


@pytest.fixture(scope="module")
def architecture() -> str:
    """Return the text of ARCHITECTURE.md."""
    return (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_rings_are_those_that_are_held(architecture: str) -> None:
    rings = RINGS.search(architecture)
    assert rings is not None
    drawn = [re.split(r"\s{2,}", line)[0] for line in rings[1].splitlines()]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    assert [each["layers"] for each in contracts if each["type"] == "layers"] == [drawn]


def test_every_file_the_text_names_is_there(architecture: str) -> None:
    words = [word for word in QUOTED.findall(architecture) if re.search(r"\.py$|\w/\w", word)]
    assert words
    known = [ROOT, PACKAGE, *PACKAGE.glob("*/"), *PACKAGE.glob("ui/*/")]
    assert not [word for word in words if not any(_found(word.split()[-1], known))]


def test_every_module_the_table_names_is_there(architecture: str) -> None:
    rows = ROW.findall(architecture)
    assert rows
    missing = []
    for heading, text in rows:
        folders = [PACKAGE / word for word in QUOTED.findall(heading)]
        known = [ROOT, PACKAGE, *folders, *PACKAGE.glob("ui/*/")]
        words = QUOTED.findall(heading) + QUOTED.findall(text)
        missing += [word for word in words if not any(_found(word, known))]
    assert not missing


def test_no_file_names_a_machine_or_a_registry() -> None:
    naming = []
    for path in text_files():
        found = OF_A_MACHINE.search(path.read_text(encoding="utf-8"))
        naming += [f"{named(path)}: {found[0]}"] if found else []
    assert not naming


def _found(name: str, folders: list[Path]) -> Iterator[Path]:
    """Yield what `name`, a module, folder, file or pattern, stands for in any of the folders."""
    name = name.rstrip("/")
    for folder in folders:
        yield from folder.glob(name)
        yield from folder.glob(f"{name}.py")
