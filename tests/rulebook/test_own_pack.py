# SPDX-License-Identifier: MIT
"""A person's own pack: copied, edited, exchanged, thrown away; never half in place."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.rulebook import own_pack

ON = date(2026, 11, 22)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "rules"


def edited(folder: Path) -> Path:
    shutil.copytree(rulebook.shipped_pack(), folder)
    path = folder / "k.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("read = 2026-11-21", "read = 2027-01-05"), encoding="utf-8")
    return folder


def test_a_fresh_own_pack_says_what_the_shipped_one_says(own: Path) -> None:
    begun = own_pack.begin(own)
    assert begun.version == rulebook.load().rulebook.version
    assert rulebook.load(own).rulebook.version == begun.version


def test_an_own_pack_is_not_begun_twice(own: Path) -> None:
    own_pack.begin(own)
    with pytest.raises(Refused):
        own_pack.begin(own)


def test_a_pack_taken_from_elsewhere_is_in_use_with_its_hash(own: Path, tmp_path: Path) -> None:
    own_pack.begin(own)
    taken = own_pack.take(edited(tmp_path / "theirs"), own, on=ON).rulebook
    loaded = rulebook.load(own)
    assert loaded.refusal is None
    assert loaded.rulebook.version == taken.version != rulebook.load().rulebook.version
    assert str(loaded.rulebook.rule("K-10").read_on) == "2027-01-05"


def test_a_pack_with_a_fault_changes_nothing(own: Path, tmp_path: Path) -> None:
    before = own_pack.begin(own).version
    broken = edited(tmp_path / "theirs")
    (broken / "stay.toml").write_text("subject = ", encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        own_pack.take(broken, own, on=ON)
    assert refusal.value.where == "stay.toml:1"
    assert rulebook.load(own).rulebook.version == before
    assert [each.name for each in own.parent.iterdir()] == [own.name]


def test_an_edited_own_pack_is_kept_beside_the_new_one(own: Path, tmp_path: Path) -> None:
    own_pack.begin(own)
    with (own / "k.toml").open("a", encoding="utf-8") as file:
        file.write("# an evening's work\n")
    mine = contents(own)
    kept = own_pack.take(edited(tmp_path / "theirs"), own, on=ON).kept
    assert kept == own.parent / "rules-before-2026-11-22"
    assert contents(kept) == mine
    again = own_pack.take(kept, own, on=ON)
    assert again.kept == own.parent / "rules-before-2026-11-22-2"
    assert contents(own) == mine


def test_even_a_pack_with_a_fault_or_notes_in_it_is_kept(own: Path, tmp_path: Path) -> None:
    own_pack.begin(own)
    (own / "k.toml").write_bytes(b"\xff")
    (own / "notes.txt").write_text("ask the office", encoding="utf-8")
    mine = contents(own)
    kept = own_pack.take(edited(tmp_path / "theirs"), own, on=ON).kept
    assert kept is not None
    assert contents(kept) == mine


def test_nothing_is_kept_where_nothing_would_be_lost(own: Path, tmp_path: Path) -> None:
    theirs = edited(tmp_path / "theirs")
    assert own_pack.take(theirs, own, on=ON).kept is None
    assert own_pack.take(theirs, own, on=ON).kept is None
    own_pack.reset(own)
    own_pack.begin(own)
    assert own_pack.take(theirs, own, on=ON).kept is None
    assert [each.name for each in own.parent.iterdir()] == [own.name]


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_after_a_reset_the_shipped_rules_are_in_use(own: Path, tmp_path: Path) -> None:
    own_pack.take(edited(tmp_path / "theirs"), own, on=ON)
    own_pack.reset(own)
    own_pack.reset(own)
    assert not own.exists()
    assert rulebook.load(own).rulebook.version == rulebook.load().rulebook.version


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    with pytest.raises(NoRoom):
        own_pack.take(rulebook.shipped_pack(), in_the_way / "rules", on=ON)
