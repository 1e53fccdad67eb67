# SPDX-License-Identifier: MIT
"""`kvisa erase` and `kvisa retention`."""

from pathlib import Path

import pytest

from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import open_vault
from tests.cli.kvisa import kvisa


def test_an_erased_case_is_gone_with_its_scans(vault: Path) -> None:
    for each in (vault / "backups").glob("store-*"):
        each.unlink()
    ran = kvisa("erase", vault, "SAMPLE", "--json")
    assert ran.code == 0
    assert ran.json["cases"] == ["SAMPLE"]
    assert ran.json["with_person"] is True
    assert ran.json["backups"] == []
    assert kvisa("cases", vault, "--json").json["cases"] == []
    assert list((vault / "files").glob("??/*")) == []
    assert kvisa("trash", vault, "--json").json["trash"] == []
    assert kvisa("verify", vault).code == 0


def test_backups_with_the_client_are_told(vault: Path) -> None:
    assert kvisa("backup", vault).code == 0
    ran = kvisa("erase", vault, "SAMPLE", "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert ran.json["backups"]
    assert "still hold" in ran.json["findings"][0]


@pytest.mark.parametrize("choice", ["remove", "rewrite"])
def test_backups_with_the_client_are_treated_on_choice(vault: Path, choice: str) -> None:
    assert kvisa("sample", vault).code in {0, 1}
    assert kvisa("backup", vault).code == 0
    ran = kvisa("erase", vault, "SAMPLE", "--backups", choice)
    assert ran.code == 0
    assert "Erased for good" in ran.out
    assert kvisa("verify", vault).code == 0
    for each in kvisa("backup", vault, "--list", "--json").json["backups"]:
        held = kvisa("restore", vault, each["name"], "--preview", "--json").json
        assert "SAMPLE" not in held["cases"]


def test_an_unknown_case_or_choice_is_refused(vault: Path) -> None:
    assert kvisa("erase", vault, "NOBODY").code == 3
    assert kvisa("erase", vault, "SAMPLE", "--backups", "burn").code == 2


def test_how_long_a_case_is_kept(vault: Path) -> None:
    assert kvisa("retention", vault, "SAMPLE").out.strip() == "No end is set."
    ran = kvisa("retention", vault, "SAMPLE", "--until", "2027-03-01", "--note", "contract")
    assert ran.code == 0
    assert "2027-03-01" in ran.out
    due = kvisa("retention", vault, "--on", "2027-02-15", "--json")
    assert due.code == 1
    assert due.json["due"] == [
        {"case": "SAMPLE", "is_over": False, "keep_until": "2027-03-01", "note": "contract"}
    ]
    assert kvisa("retention", vault, "--on", "2027-01-15").code == 0
    assert "over" in kvisa("retention", vault, "--on", "2027-03-02").out
    assert kvisa("retention", vault, "SAMPLE", "--forget").code == 0
    assert kvisa("retention", vault, "--on", "2027-03-02").code == 0


def test_a_time_needs_its_case_and_one_choice(vault: Path) -> None:
    assert kvisa("retention", vault, "--until", "2027-03-01").code == 2
    assert kvisa("retention", vault, "SAMPLE", "--until", "2027-03-01", "--forget").code == 2


def test_a_case_whose_making_was_undone_can_be_erased(vault: Path) -> None:
    assert kvisa("undo", vault).code == 0
    assert kvisa("cases", vault, "--json").json["cases"] == []
    ran = kvisa("erase", vault, "SAMPLE", "--backups", "rewrite", "--json")
    assert ran.code == 0
    assert ran.json["cases"] == ["SAMPLE"]
    assert kvisa("erase", vault, "SAMPLE").code == 3


def test_what_kept_backups_hold_can_be_erased_later(vault: Path) -> None:
    assert kvisa("backup", vault).code == 0
    assert kvisa("erase", vault, "SAMPLE").code == 1
    ran = kvisa("erase", vault, "--json")
    assert ran.code == 1
    assert ran.json["backups"]
    ran = kvisa("erase", vault, "--backups", "rewrite")
    assert ran.code == 0
    assert "Backups are seen to of 1 client" in ran.out
    assert kvisa("erase", vault, "--backups", "rewrite").code == 3


def test_an_erasure_that_could_not_finish_is_told_and_resumed(vault: Path, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with open_vault(vault, None) as opened:
        Safety().choose_second_folder(opened, second)
        Safety().back_up(opened)
    away = second.rename(tmp_path / "away")
    ran = kvisa("erase", vault, "SAMPLE", "--backups", "rewrite", "--json")
    assert ran.code == 1
    assert ran.json["unsure"] == [str(second)]
    told = kvisa("cases", vault)
    assert "The erasure of 1 client is not finished" in told.err
    assert "kvisa erase VAULT --resume" in told.err
    assert kvisa("erase", vault, "--resume").code == 1
    away.rename(second)
    ran = kvisa("erase", vault, "--resume", "--json")
    assert (ran.code, ran.json["ok"], ran.json["unsure"]) == (0, True, [])
    assert "erasure" not in kvisa("cases", vault).err


def test_resuming_with_nothing_to_resume_does_no_harm(vault: Path) -> None:
    ran = kvisa("erase", vault, "--resume")
    assert ran.code == 0
    assert "No erasure is waiting" in ran.out
    assert kvisa("erase", vault, "SAMPLE", "--resume").code == 2
    assert len(kvisa("cases", vault, "--json").json["cases"]) == 1
