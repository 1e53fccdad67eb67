# SPDX-License-Identifier: MIT
"""Steps are told, undone and done again by the command line, and the trash gives back."""

from pathlib import Path

from tests.cli.kvisa import kvisa, photo


def attach(vault: Path, place: Path) -> None:
    assert kvisa("attach", vault, "SAMPLE", photo(place / "cv.jpg"), "--as", "cv").code == 0


def papers(vault: Path) -> int:
    return len(kvisa("documents", vault, "SAMPLE", "--json").json["documents"])


def test_a_step_is_undone_and_done_again_by_its_name(vault: Path, tmp_path: Path) -> None:
    before = papers(vault)
    attach(vault, tmp_path)
    undone = kvisa("undo", vault)
    assert undone.code == 0
    assert undone.out.startswith("Undone: Add 1 scan as ")
    assert papers(vault) == before
    again = kvisa("redo", vault, "--json")
    assert again.json["done_again"]["name"].startswith("Add 1 scan as ")
    assert papers(vault) == before + 1
    refused = kvisa("redo", vault)
    assert refused.code == 3
    assert "nothing to do again" in refused.err


def test_history_tells_who_what_and_when(vault: Path, tmp_path: Path) -> None:
    attach(vault, tmp_path)
    acts = kvisa("history", vault, "--json").json["acts"]
    assert acts[0]["name"].startswith("Add 1 scan")
    assert {"id", "name", "actor", "at", "undoes", "changes"} <= acts[0].keys()
    of_case = kvisa("history", vault, "SAMPLE", "--limit", "1")
    assert of_case.code == 0
    assert "added" in of_case.out
    assert of_case.out.endswith("1 step\n")
    assert kvisa("history", vault, "SAMPLE", "--limit", "none").code == 2
    assert kvisa("history", vault, "NOBODY").code == 3


def test_one_value_of_a_step_is_put_back(vault: Path) -> None:
    assert kvisa("pages", vault, "SAMPLE", "1", "--rotate", "1:90").code == 0
    (act, *_) = kvisa("history", vault, "SAMPLE", "--json").json["acts"]
    (change,) = act["changes"]
    assert (change["record"], change["field"]) == ("document_page", "rotation")
    assert (change["before"], change["after"]) == ("0", "90")
    named = kvisa("undo", vault, "--act", act["id"], "--field", "no_such_field")
    assert named.code == 3
    assert "changed no field" in named.err
    back = kvisa("undo", vault, "--act", act["id"], "--field", "rotation", "--json")
    assert back.json["put_back"][0]["before"] == "0"
    (last, *_) = kvisa("history", vault, "SAMPLE", "--json").json["acts"]
    assert last["name"] == "Put back an earlier value"
    assert last["changes"][0]["after"] == "0"
    assert kvisa("undo", vault, "--field", "surname").code == 2
    assert kvisa("undo", vault, "--act", "nonsense").code == 2


def test_the_trash_gives_back_what_was_removed(vault: Path, tmp_path: Path) -> None:
    attach(vault, tmp_path)
    count = papers(vault)
    assert kvisa("undo", vault).code == 0
    (thing,) = kvisa("trash", vault, "--json").json["trash"]
    assert thing["act"]["name"].startswith("Undo: Add 1 scan")
    assert thing["records"][0].startswith("Document ")
    assert "1 step can be restored" in kvisa("trash", vault).out
    back = kvisa("trash", vault, "--restore", thing["act"]["id"])
    assert back.code == 0
    assert papers(vault) == count
    assert kvisa("trash", vault, "--restore", thing["act"]["id"]).code == 3


def test_what_others_built_upon_is_refused(vault: Path) -> None:
    acts = kvisa("history", vault, "--json").json["acts"]
    assert kvisa("undo", vault, "--act", acts[0]["id"]).code == 0
    refused = kvisa("undo", vault, "--act", acts[0]["id"], "--json")
    assert refused.code == 3
    assert "undone already" in refused.json["error"]["what"]
