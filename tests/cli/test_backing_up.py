# SPDX-License-Identifier: MIT
"""`kvisa backup` and `kvisa restore`."""

import shutil
from pathlib import Path

import pytest

from kvisa_desktop.app import App
from kvisa_desktop.paths import user_folders
from tests.cli.kvisa import PASSWORD, kvisa


def backups_in(vault: Path) -> list[Path]:
    return sorted((vault / "backups").glob("store-*.db"))


def test_a_backup_is_made_once_for_each_state(vault: Path) -> None:
    ran = kvisa("backup", vault, "--json")
    assert ran.code == 0
    first = ran.json
    assert first["ok"] is True
    assert first["findings"] == []
    assert Path(first["backup"]["path"]).is_file()
    again = kvisa("backup", vault, "--json").json
    assert again["new"] is False
    assert again["backup"] == first["backup"]


def test_changing_commands_back_up_on_closing_but_not_every_time(vault: Path) -> None:
    before = len(backups_in(vault))
    for name in backups_in(vault):
        name.unlink()
    kvisa("undo", vault)
    kvisa("redo", vault)
    assert before >= 1  # the sample was added to a vault without one
    assert len(backups_in(vault)) == 1


def test_the_backups_are_listed_without_a_password(locked_vault: Path, tmp_path: Path) -> None:
    vault = Path(shutil.copytree(locked_vault, tmp_path / "Locked.kvisa"))
    assert kvisa("backup", vault).code == 0
    ran = kvisa("backup", vault, "--list", "--json", password=None)
    assert ran.code == 0
    (made,) = ran.json["backups"]
    assert made["why"] == "routine"
    assert "1 backup" in kvisa("backup", vault, "--list", password=None).out


def test_a_locked_vault_is_not_backed_up_without_its_password(locked_vault: Path) -> None:
    assert kvisa("backup", locked_vault, password=None).code == 4
    assert kvisa("backup", locked_vault, password="wrong").code == 4


def test_a_vault_that_is_open_elsewhere_is_backed_up(vault: Path, tmp_path: Path) -> None:
    with App(user_folders(tmp_path / "data")) as app, app.open_vault(vault, None):
        assert kvisa("cases", vault).code == 4
        assert kvisa("backup", vault).code == 0


def test_a_second_folder_makes_the_vault_whole_again(vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ran = kvisa("backup", vault, "--to", stick, "--json")
    assert ran.code == 0
    assert ran.json["scans_copied"] > 0
    shutil.rmtree(vault)
    (place,) = stick.iterdir()
    ran = kvisa("restore", vault, place, "--json")
    assert ran.code == 0
    assert ran.json["missing_scans"] == 0
    assert kvisa("check", vault, "SAMPLE", "--json").code in {0, 1, 3}


def test_the_second_folder_is_remembered_and_forgotten(vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ran = kvisa("backup", vault, "--second-folder", stick)
    assert ran.code == 0
    assert "from now on" in ran.out
    assert kvisa("backup", vault, "--json").json["second"] is not None
    shutil.rmtree(stick)
    ran = kvisa("backup", vault, "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert "cannot be found" in ran.json["findings"][0]
    assert kvisa("backup", vault, "--no-second-folder").code == 0
    assert kvisa("backup", vault, "--json").json["second"] is None


def test_a_stick_that_is_not_plugged_in_is_told(vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert kvisa("backup", vault, "--second-folder", stick).code == 0
    assert kvisa("backup", vault).code == 0
    shutil.rmtree(stick)
    stick.mkdir()
    ran = kvisa("backup", vault, "--json")
    assert (ran.code, ran.json["ok"], ran.json["second"]) == (1, False, None)
    assert "no longer holds" in ran.json["findings"][0]
    assert "choose it again" in ran.json["findings"][1]
    assert not list(stick.iterdir())
    assert kvisa("backup", vault, "--second-folder", stick).code == 0
    assert kvisa("backup", vault, "--json").json["second"] is not None


@pytest.mark.parametrize(
    ("folder", "code"), [("nowhere", 6), ("Own.kvisa", 3), ("Own.kvisa/backups", 3)]
)
def test_a_folder_that_will_not_do_is_refused(
    vault: Path, tmp_path: Path, folder: str, code: int
) -> None:
    assert kvisa("backup", vault, "--second-folder", tmp_path / folder).code == code
    assert kvisa("backup", vault, "--to", tmp_path / folder).code == code


def test_both_choices_at_once_are_no_choice(vault: Path, tmp_path: Path) -> None:
    ran = kvisa("backup", vault, "--second-folder", tmp_path, "--no-second-folder")
    assert ran.code == 2


def test_a_restore_says_what_it_brings_and_can_be_taken_back(vault: Path) -> None:
    made = kvisa("backup", vault, "--json").json["backup"]["name"]
    assert kvisa("undo", vault).code == 0
    assert kvisa("cases", vault, "--json").json["cases"] == []
    preview = kvisa("restore", vault, made, "--preview", "--json").json
    assert preview["cases"] == ["SAMPLE"]
    assert preview["scans"] > 0
    assert preview["size"] > 0
    assert preview["last_change"] is not None
    assert kvisa("cases", vault, "--json").json["cases"] == []
    ran = kvisa("restore", vault, made, "--json")
    assert ran.code == 0
    assert [each["ref"] for each in kvisa("cases", vault, "--json").json["cases"]] == ["SAMPLE"]
    before = Path(ran.json["before"]).name
    assert kvisa("restore", vault, before).code == 0
    assert kvisa("cases", vault, "--json").json["cases"] == []


def test_what_is_no_backup_is_refused(vault: Path) -> None:
    ran = kvisa("restore", vault, "yesterday")
    assert ran.code == 3
    assert "no backup" in ran.err
    assert kvisa("restore", vault, vault / "vault.json").code == 3


def test_an_old_password_opens_what_lies_in_a_second_folder(
    locked_vault: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    kvisa("backup", locked_vault, "--to", stick)
    (place,) = stick.iterdir()
    new = tmp_path / "New.kvisa"
    assert kvisa("restore", new, place, password="wrong").code == 4
    assert not new.exists()
    assert kvisa("restore", new, place, password=PASSWORD).code == 0
    assert kvisa("cases", new, password=PASSWORD).code == 0


def test_an_import_is_preceded_by_a_backup(vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.json"
    assert kvisa("case", "export", vault, "SAMPLE", "-o", out).code == 0
    for name in backups_in(vault):
        name.unlink()
    kvisa("undo", vault)
    for name in backups_in(vault):
        name.unlink()
    ran = kvisa("case", "import", vault, out)
    assert ran.code in {0, 1}, ran.err
    assert [name.stem.rsplit("-", 1)[-1] for name in backups_in(vault)] == ["import"]


def test_the_list_says_which_backup_is_dated_in_the_future(empty_vault: Path) -> None:
    assert kvisa("sample", empty_vault).code == 0
    for path in (empty_vault / "backups").glob("store-*"):
        # the year begins the third part of the name
        path.rename(path.with_name(path.name.replace("-2", "-9", 1)))
    said = kvisa("backup", empty_vault, "--list").out
    assert "dated in the future" in said
