# SPDX-License-Identifier: MIT
"""Packs of rules on the command line: proved, compared, copied, brought in, put back."""

import shutil
from pathlib import Path

import pytest

from kvisa_desktop.rulebook import shipped_pack
from tests.cli.kvisa import Ran, kvisa


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KVISA_DATA_DIR", str(tmp_path / "home"))


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(shipped_pack(), tmp_path / "edited"))
    replace_in(folder / "k.toml", "under 40 with", "at 40 with")
    return folder


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def digest(ran: Ran) -> str:
    assert ran.code == 0
    return str(ran.json["sha256"])


def test_a_pack_or_one_file_of_it_is_proved(edited: Path) -> None:
    shipped = digest(kvisa("rules", "check", shipped_pack(), "--json"))
    assert digest(kvisa("rules", "check", shipped_pack() / "k.toml", "--json")) == shipped
    assert digest(kvisa("rules", "check", edited / "k.toml", "--json")) != shipped
    assert shipped in kvisa("rules", "check", shipped_pack()).out


def test_a_fault_is_named_with_file_line_and_remedy(edited: Path) -> None:
    replace_in(edited / "h1b.toml", 'id = "H-01"', 'id = "H-01"\nwhatever = 1')
    for named in (edited, edited / "h1b.toml"):
        ran = kvisa("rules", "check", named)
        assert ran.code == 3
        assert "h1b.toml, line" in ran.err
        assert "Correct the file" in ran.err


@pytest.mark.parametrize("name", ["notes.txt", "../k.toml", "none"])
def test_what_is_no_pack_is_refused(edited: Path, name: str) -> None:
    ran = kvisa("rules", "check", edited / name)
    assert ran.code == 3
    assert "sources.toml" in ran.err


def test_two_packs_are_held_against_one_another(edited: Path) -> None:
    ran = kvisa("rules", "diff", "shipped", edited, "--json")
    assert ran.code == 1
    (change,) = ran.json["changes"]
    assert (change["id"], change["change"], change["fields"]) == ("K-25a", "changed", ["text"])
    assert "under 40" in change["before"]["text_en"]
    assert "at 40" in change["after"]["text_en"]
    assert "1 entry differs" in kvisa("rules", "diff", "shipped", edited).out
    assert kvisa("rules", "diff", edited, edited).code == 0


def test_a_difference_without_a_rule_is_said(edited: Path) -> None:
    replace_in(edited / "k.toml", "at 40 with", "under 40 with")
    with (edited / "k.toml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    ran = kvisa("rules", "diff", "shipped", edited)
    assert ran.code == 0
    assert "no rule" in ran.out


def test_an_own_copy_is_in_use_until_it_is_thrown_away() -> None:
    own = Path(kvisa("rules", "copy", "--json").json["pack"])
    assert kvisa("rules", "copy").code == 3
    replace_in(own / "k.toml", "under 40 with", "at 40 with")
    assert "at 40" in kvisa("rules", "show", "K-25a").out
    assert kvisa("rules", "diff", "shipped", "own").code == 1
    assert kvisa("rules", "reset").code == 0
    assert "under 40" in kvisa("rules", "show", "K-25a").out


def test_a_pack_from_elsewhere_is_taken_with_its_hash(edited: Path) -> None:
    wanted = digest(kvisa("rules", "check", edited, "--json"))
    assert digest(kvisa("rules", "import", edited, "--json")) == wanted
    shutil.rmtree(edited)
    assert "at 40" in kvisa("rules", "show", "K-25a").out


def test_an_edited_own_pack_is_kept_and_the_answer_says_where(edited: Path) -> None:
    own = Path(kvisa("rules", "copy", "--json").json["pack"])
    replace_in(own / "k.toml", "under 40 with", "at 39 with")
    ran = kvisa("rules", "import", edited)
    assert "Your rules before this are kept in" in ran.out
    (kept,) = own.parent.glob("rules-before-*")
    assert str(kept) in ran.out
    assert "at 39 with" in (kept / "k.toml").read_text(encoding="utf-8")
    back = kvisa("rules", "import", kept, "--json").json
    assert Path(back["kept"]).name == f"{kept.name}-2"
    assert "at 39" in kvisa("rules", "show", "K-25a").out
    replace_in(own / "k.toml", "at 39 with", "at 38 with")
    assert "导入前的规则已保留在" in kvisa("rules", "import", edited, "--lang", "zh").out


def test_where_nothing_is_lost_nothing_is_said_to_be_kept(edited: Path) -> None:
    assert kvisa("rules", "import", edited, "--json").json["kept"] is None
    assert "kept" not in kvisa("rules", "import", edited).out


def test_own_rules_in_use_are_said_where_rules_are_listed(edited: Path) -> None:
    plain = kvisa("rules", "list", "--json")
    assert plain.json["own_rules"] is None
    assert plain.err == ""
    sha256 = digest(kvisa("rules", "import", edited, "--json"))
    assert kvisa("rules", "list", "--json").json["own_rules"] == sha256
    assert kvisa("rules", "list").err == f"Your own rules are in use (SHA-256 {sha256}).\n"
    said = kvisa("rules", "list", "--lang", "zh").err
    assert said == f"正在使用您自己的规则（SHA-256：{sha256}）。\n"


def test_own_rules_with_a_fault_are_not_said_to_be_in_use() -> None:
    own = Path(kvisa("rules", "copy", "--json").json["pack"])
    (own / "k.toml").write_bytes(b"\xff")
    ran = kvisa("rules", "list", "--json")
    assert ran.json["own_rules"] is None
    assert "Your own rules" not in ran.err


def test_what_differs_is_named_in_the_language_of_the_reader(edited: Path) -> None:
    assert "changed  text of the rule" in kvisa("rules", "diff", "shipped", edited).out
    said = kvisa("rules", "diff", "shipped", edited, "--lang", "zh").out
    assert "规则正文" in said
    assert "text of" not in said


def test_a_change_of_the_english_alone_is_shown_to_a_chinese_reader_too(edited: Path) -> None:
    said = kvisa("rules", "diff", "shipped", edited, "--lang", "zh").out.splitlines()
    before, after = (line.strip() for line in said if " 40 with" in line)
    assert "under 40 with" in before
    assert "at 40 with" in after
    assert before != after


def test_a_pack_with_a_fault_is_not_taken(edited: Path) -> None:
    replace_in(edited / "k.toml", 'id = "K-10"', 'id = "K-11"')
    ran = kvisa("rules", "import", edited)
    assert ran.code == 3
    assert "k.toml, line" in ran.err
    assert "under 40" in kvisa("rules", "show", "K-25a").out


def test_an_own_pack_gone_bad_is_told_and_the_shipped_rules_are_used() -> None:
    own = Path(kvisa("rules", "copy", "--json").json["pack"])
    (own / "k.toml").write_bytes(b"\xff")
    ran = kvisa("rules", "show", "K-13", "--json")
    assert ran.code == 0
    assert ran.json["rule"]["id"] == "K-13"
    assert "k.toml, line 1" in ran.err
    assert ran.err.count("The shipped rules are in use.") == 1
