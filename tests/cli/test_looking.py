# SPDX-License-Identifier: MIT
"""On a medium that cannot be written to, what only reads works, and the rest says why not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa
from tests.store.media import write_protected

SAID = "The vault Own cannot be written to now. It is opened to look at only."


@pytest.fixture
def protected(vault: Path, tmp_path: Path) -> Iterator[Path]:
    """Give the vault with the sample case on a write-protected medium."""
    with write_protected(vault, tmp_path) as folder:
        yield folder


@pytest.mark.parametrize(
    "words",
    [("cases",), ("check", "SAMPLE"), ("history",), ("documents", "SAMPLE"), ("form", "SAMPLE")],
    ids=" ".join,
)
def test_reading_commands_work_and_say_that_nothing_can_be_changed(
    protected: Path, words: tuple[str, ...]
) -> None:
    command, *rest = words
    ran = kvisa(command, protected, *rest)
    assert ran.code in {0, 1}
    assert ran.out
    assert SAID in ran.err


def test_an_answer_as_json_stays_one_document(protected: Path) -> None:
    ran = kvisa("cases", protected, "--json")
    assert [each["ref"] for each in ran.json["cases"]] == ["SAMPLE"]


def test_a_vault_is_verified_where_it_lies(protected: Path) -> None:
    ran = kvisa("verify", protected, "--json")
    assert (ran.code, ran.json["ok"]) == (0, True)


def test_a_case_is_exported_to_another_place(protected: Path, tmp_path: Path) -> None:
    ran = kvisa("case", "export", protected, "SAMPLE", "--out", tmp_path / "case.json")
    assert ran.code == 0
    assert (tmp_path / "case.json").is_file()


def test_a_dossier_is_built_in_another_place(protected: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    ran = kvisa("dossier", protected, "SAMPLE", "--out", out, "--despite-blockers")
    assert ran.code in {0, 1}
    assert out.read_bytes().startswith(b"%PDF")
    assert SAID in ran.err


@pytest.mark.parametrize(
    "words", [("stage", "SAMPLE", "ready"), ("undo",), ("sample",)], ids=lambda words: words[0]
)
def test_acts_say_that_nothing_was_changed(protected: Path, words: tuple[str, ...]) -> None:
    command, *rest = words
    ran = kvisa(command, protected, *rest)
    assert ran.code == 6
    assert "opened to look at only. Nothing was changed." in ran.err
    assert "Copy the vault" in ran.err
    assert "Traceback" not in ran.err


def test_what_cannot_be_opened_at_all_says_its_first_reason(vault: Path) -> None:
    (vault / "lock").unlink(missing_ok=True)
    (vault / "lock").mkdir()
    (vault / "store.db").unlink()
    ran = kvisa("cases", vault)
    assert ran.code in {5, 6}
    assert "look at only" not in ran.err
