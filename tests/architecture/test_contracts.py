# SPDX-License-Identifier: MIT
"""The rings hold: the import contracts of pyproject.toml, and what they cannot see."""

import ast
import subprocess
import sys
import tomllib
from typing import Any

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, named, parsed, python_files

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def _contracts() -> list[dict[str, Any]]:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts: list[dict[str, Any]] = tools["importlinter"]["contracts"]
    return contracts


def _screens() -> set[str]:
    return {folder.parent.name for folder in PACKAGE.glob("ui/*/__init__.py")} - {"parts"}


def test_the_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


@pytest.mark.parametrize("file", ["page.py", "model.py", "actions.py"])
def test_every_screen_has_the_same_three_files(file: str) -> None:
    assert not [name for name in _screens() if not (PACKAGE / "ui" / name / file).is_file()]


def test_every_screen_is_in_the_contract_of_screens() -> None:
    screens = {f"kvisa_desktop.ui.{name}" for name in _screens()}
    named_there = [set(c["modules"]) for c in _contracts() if c["type"] == "independence"]
    assert named_there == [screens]


def test_what_runs_before_the_set_up_needs_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"scripts"}
    for name in ("dev.py", "scripts/system_packages.py", "scripts/file_lock.py"):
        assert imported(name) <= allowed


def test_the_program_imports_neither_its_tests_nor_its_tools() -> None:
    ours = [named(path) for path in python_files() if path.is_relative_to(PACKAGE)]
    assert not [name for name in ours if imported(name) & {"tests", "scripts"}]


def imported(name: str) -> set[str]:
    """Return the top-level names that a file imports anywhere."""
    found = set()
    for node in ast.walk(parsed(ROOT / name)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
