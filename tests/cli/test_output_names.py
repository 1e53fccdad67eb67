# SPDX-License-Identifier: MIT
"""Where files are written: no name another system cannot open, no scans among strangers' files."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

WRITING = {
    "case export": "CON.pdf",
    "dossier": "a:b.pdf",
    "working-file": "what?.pdf",
    "share-copy": "dot.",
    "upload-pack": "x" * 300,
    "print-pack": "nul",
}


@pytest.mark.parametrize("command", WRITING)
def test_no_command_writes_a_name_that_some_system_cannot_open(
    made_vault: Path, tmp_path: Path, command: str
) -> None:
    target = tmp_path / WRITING[command]
    ran = kvisa(*command.split(), made_vault, "SAMPLE", "-o", target, "--lang", "en")
    assert ran.code == 3
    assert "Not every system could open" in ran.err
    assert "Choose a shorter name" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_sentence_is_chinese_where_that_is_asked_for(made_vault: Path, tmp_path: Path) -> None:
    ran = kvisa("dossier", made_vault, "SAMPLE", "-o", tmp_path / "nul.pdf", "--lang", "zh")
    assert (ran.code, "无法打开" in ran.err) == (3, True)


def test_a_case_is_not_exported_among_other_peoples_scans(made_vault: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "scans" / "family.jpg"
    foreign.parent.mkdir()
    foreign.write_bytes(b"a picture")
    ran = kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path / "case.json")
    assert (ran.code, "folder of its own" in ran.err) == (3, True)
    assert list(tmp_path.iterdir()) == [foreign.parent]
    assert list(foreign.parent.iterdir()) == [foreign]


def test_an_empty_folder_and_an_export_of_before_are_used_again(
    made_vault: Path, tmp_path: Path
) -> None:
    (tmp_path / "scans").mkdir()
    target = tmp_path / "case.json"
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", target).code == 0
    (tmp_path / "scans" / "of an earlier state.pdf").write_bytes(b"a scan since removed")
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", target, "--force").code == 0
    (tmp_path / "scans" / "of an earlier state.pdf").unlink()
    target.unlink()
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", target).code == 0


def test_a_file_in_the_place_of_the_scans_is_left_alone(made_vault: Path, tmp_path: Path) -> None:
    (tmp_path / "scans").write_bytes(b"notes")
    ran = kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path / "case.json")
    assert (ran.code, (tmp_path / "scans").read_bytes()) == (3, b"notes")
