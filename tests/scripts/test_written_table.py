# SPDX-License-Identifier: MIT
"""Scripts that make a module: they write it, or tell that it is stale and change nothing."""

import sys
from pathlib import Path

import pytest

from scripts.written_table import write_or_check

SCRIPT = Path("make_rows.py")


def run(monkeypatch: pytest.MonkeyPatch, target: Path, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", [SCRIPT.name, *arguments])
    return write_or_check(SCRIPT, target, "ROWS = (“甲”,)\n")


def test_a_table_is_written_and_then_is_what_its_script_makes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "rows.py"
    assert run(monkeypatch, target) == 0
    assert run(monkeypatch, target, "--check") == 0


def test_a_stale_table_is_told_and_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "rows.py"
    target.write_text("ROWS = ()\n", encoding="utf-8")
    assert run(monkeypatch, target, "--check") == 1
    assert capsys.readouterr().err == "rows.py is stale; run scripts/make_rows.py\n"
    assert target.read_text(encoding="utf-8") == "ROWS = ()\n"
