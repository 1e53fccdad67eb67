# SPDX-License-Identifier: MIT
"""What `rules` says of a rule beyond its words, and whose rules are in use."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


def test_a_rule_past_its_date_bears_a_mark_in_the_plain_list() -> None:
    fresh = kvisa("rules", "list", "--on", "2026-12-31").out
    assert "check again" not in fresh
    stale = kvisa("rules", "list", "--stale", "--on", "2027-01-02", "--json").json["rules"]
    marked = [
        line.split()[0]
        for line in kvisa("rules", "list", "--on", "2027-01-02").out.splitlines()
        if "past its date: check again" in line or "review due" in line
    ]
    assert marked == [each["id"] for each in stale]


def test_the_subject_of_a_rule_is_said_in_the_language_of_the_reader() -> None:
    said = kvisa("rules", "list", "--subject", "authentication", "--lang", "zh").out
    assert "authentication" not in said
    assert "文书认证" in said
    shown = kvisa("rules", "show", "K-10", "--lang", "zh").out
    assert "K字签证" in shown.splitlines()[0]


def test_own_rules_in_use_are_said_by_check(
    made_vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kvisa("check", made_vault, "SAMPLE", "--json", *DAY).json["own_rules"] is None
    monkeypatch.setenv("KVISA_DATA_DIR", str(tmp_path / "home"))
    sha256 = kvisa("rules", "copy", "--json").json["sha256"]
    ran = kvisa("check", made_vault, "SAMPLE", "--json", *DAY)
    assert ran.json["own_rules"] == sha256
    assert ran.err == f"Your own rules are in use (SHA-256 {sha256}).\n"
