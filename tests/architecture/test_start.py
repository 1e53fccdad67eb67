# SPDX-License-Identifier: MIT
"""What a start may load: the command line no Qt, the first window nothing heavy."""

import json
import subprocess
import sys

import pytest

LOADED = "import json, sys, {}; print(json.dumps(sorted(sys.modules)))"
QT = {"PySide6", "shiboken6"}
# Each takes longer to import than the window to open; they wait until somebody needs them.
HEAVY = {"sqlalchemy", "alembic", "reportlab", "pikepdf", "babel", "fontTools", "pypdf"}


def _loaded_by(module: str) -> set[str]:
    """Return the top-level modules that importing `module` brings along."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in json.loads(done.stdout)}


def test_the_command_line_never_loads_qt() -> None:
    assert not _loaded_by("kvisa_desktop.cli.running") & QT


@pytest.mark.parametrize("module", ["kvisa_desktop.cli.running", "kvisa_desktop.ui.main_window"])
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str) -> None:
    assert not _loaded_by(module) & HEAVY


def test_english_is_spoken_without_babel() -> None:
    assert "babel" not in _loaded_by("kvisa_desktop.i18n.catalog, kvisa_desktop.i18n.formats")
