# SPDX-License-Identifier: MIT
"""A pack with a fault is refused with file, line and remedy; the shipped rules stay in use."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.errors import Refused
from tests.spoken import chinese, english

HEAD = 'subject = "k"\nread = 2026-11-21\n'
RULE = """
[[rule]]
id = "T-01"
kind = "law"
grade = "official"
source = "exit-entry-law"
en = "Text."
zh = "文。"
"""
SOURCE = """
[[source]]
key = "exit-entry-law"
kind = "official"
title_en = "Law"
title_zh = "《法》"
authority_en = "Congress"
authority_zh = "人大"
"""


def refusal(pack: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        rulebook.read_pack(pack)
    assert english(caught.value.what)
    assert caught.value.remedy is not None
    return caught.value


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write_k(text: str, name: str = "k.toml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write_k


Write = Callable[[str], Path]


def test_a_small_sound_pack_is_read(write: Write) -> None:
    book = rulebook.read_pack(write(HEAD + SOURCE + RULE))
    assert book.rule("T-01").text.en == "Text."
    assert len(book.version) == 64


ZH, READ, TITLE = 'zh = "文。"', "read = 2026-11-21", 'title_en = "Law"'
BY_LAW = 'source = "exit-entry-law"\nen'


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        (ZH, f"{ZH}\nweight = 3", "weight", "“weight” is not known"),
        (BY_LAW, "en", "[[rule]]", "“source” is missing"),
        (BY_LAW, 'source = "gossip"\nen', 'source = "gossip"', "no source “gossip”"),
        ('kind = "law"', 'kind = "rumour"', 'kind = "rumour"', "“rumour” is not among"),
        (ZH, 'zh = ""', "zh =", "“zh” has to be a text"),
        (ZH, "zh = 3", "zh =", "“zh” has to be a text"),
        ('id = "T-01"', 'id = "../T"', "id =", "no id"),
        (ZH, f"{ZH}\nvalid_until = 2026-02-30", "valid", "calendar"),
        (ZH, f'{ZH}\nvalid_until = "soon"', "valid", "has to be a date"),
        (ZH, f"{ZH}\nvalid_until = 1066-10-14", "valid", "outside 1900"),
        (ZH, f"{ZH}\nvalid_until = 2026-12-31T10:00:00", "valid", "has to be a date"),
        (ZH, f'{ZH}\nagainst = ["T-77"]', "against", "no rule “T-77”"),
        (ZH, f'{ZH}\nagainst = "T-77"', "against", "list of ids"),
        (ZH, f'{ZH}\nrelayed = "yes"', "relayed", "true or false"),
        (ZH, f"{ZH}\nfigures = {{ days = 1.5 }}", "figures", "whole numbers"),
        (ZH, f"{ZH}\nothers = [1]", "others", "list of tables"),
        (ZH, 'zh = "文。\u202e"', "zh =", "hidden characters"),
        (ZH, 'zh = "文。', "zh =", "TOML"),
        (f"{READ}\n", "", "subject", "“read” is missing"),
        ('subject = "k"', 'subject = "stay"', "subject", "name of the file"),
        (READ, f"{READ}\ntune = 1", "tune", "“tune” is not known"),
        (TITLE, f'{TITLE}\naddress = "file:///etc/passwd"', "address", "web address"),
        (TITLE, f'{TITLE}\ndated = "2026-13"', "dated", "calendar"),
        ("[[rule]]", "[rule]", "[rule]", "list of tables"),
    ],
)
def test_a_fault_is_told_with_file_and_line(
    write: Write, old: str, new: str, at: str, words: str
) -> None:
    text = HEAD + SOURCE + RULE
    assert text.count(old) == 1
    text = text.replace(old, new)
    line = 1 + next(n for n, each in enumerate(text.split("\n")) if each.startswith(at))
    found = refusal(write(text))
    assert words in english(found.what)
    assert english(found.what).startswith(f"k.toml, line {line}: ")
    assert found.where == f"k.toml:{line}"


def test_an_id_that_is_there_twice_is_told_at_the_second_place(write: Write) -> None:
    found = refusal(write(HEAD + SOURCE + RULE + RULE))
    assert found.where == "k.toml:21"
    assert "“T-01” is there twice" in english(found.what)


def test_an_official_rule_needs_an_official_source(write: Write) -> None:
    press = '\n[[source]]\nkey = "exit-entry-law"\nkind = "press"\n'
    assert "official source" in english(refusal(write(HEAD + press + RULE)).what)


def test_a_press_source_has_no_name(write: Write) -> None:
    named = SOURCE.replace('"official"', '"press"')
    assert "only official sources are named" in english(refusal(write(HEAD + named)).what)


def test_an_item_that_is_not_official_cannot_block(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    path = pack / "checklist.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('certainty = "official"', 'certainty = "reported"', 1), "utf-8")
    found = refusal(pack)
    assert "may block" in english(found.what)
    assert found.where.startswith("checklist.toml:")


def test_an_item_may_only_name_kinds_that_there_are(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    path = pack / "checklist.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('kinds = ["photo"]', 'kinds = ["selfie"]', 1), "utf-8")
    assert "selfie" in english(refusal(pack).what)


def test_a_cell_may_only_name_categories_and_rules_that_there_are(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    path = pack / "categories.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + '\n[[cell]]\ncategory = "Y"\nrow = "fee"\nrule = "V-01"\n', "utf-8")
    assert "no category “Y”" in english(refusal(pack).what)


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(rulebook.shipped_pack(), tmp_path / "pack"))


def test_ten_megabytes_of_text_are_not_read(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack / "k.toml").write_bytes(b"# " + b"x" * 10_000_000)
    found = refusal(pack)
    assert "larger than" in english(found.what)
    assert found.where == "k.toml"


def test_one_endless_text_is_refused(write: Write) -> None:
    found = refusal(write(HEAD + SOURCE + RULE.replace("Text.", "x" * 5000)))
    assert "too long" in english(found.what)


def test_nesting_without_end_is_refused(write: Write) -> None:
    assert refusal(write(HEAD + "a = " + "[" * 100_000)).where.startswith("k.toml")


def test_a_link_out_of_the_pack_is_not_followed(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    outside = tmp_path / "outside.toml"
    outside.write_text(HEAD, encoding="utf-8")
    (pack / "k.toml").unlink()
    (pack / "k.toml").symlink_to(outside)
    assert "no ordinary file" in english(refusal(pack).what)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack / "k.toml").unlink()
    (pack / "k.toml").mkdir()
    assert "no ordinary file" in english(refusal(pack).what)


def test_a_file_that_does_not_belong_is_refused_unread(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    (pack / "setup.py").write_text("raise SystemExit", encoding="utf-8")
    assert "“setup.py” does not belong" in english(refusal(pack).what)


def test_bytes_that_are_no_text_are_told_with_their_line(write: Write) -> None:
    pack = write(HEAD)
    (pack / "k.toml").write_bytes(HEAD.encode() + b"# \xff\xfe")
    assert refusal(pack).where == "k.toml:3"


def test_an_empty_folder_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "empty" in english(refusal(empty).what)
    assert "cannot be read" in english(refusal(tmp_path / "nowhere").what)


def test_the_shipped_rules_stay_in_use_when_the_own_pack_has_a_fault(write: Write) -> None:
    loaded = rulebook.load(write("subject = 3"))
    assert loaded.refusal is not None
    assert "k.toml" in chinese(loaded.refusal.what)
    assert loaded.rulebook.version == rulebook.load().rulebook.version


def test_a_sound_own_pack_is_used(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    text = (pack / "k.toml").read_text(encoding="utf-8")
    (pack / "k.toml").write_text(text.replace("2026-11-21", "2026-12-01"), encoding="utf-8")
    loaded = rulebook.load(pack)
    assert loaded.refusal is None
    assert loaded.rulebook.version != rulebook.load().rulebook.version


def test_without_an_own_pack_the_shipped_one_is_read(tmp_path: Path) -> None:
    assert rulebook.load(tmp_path / "none").refusal is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a." * 200_000 + "b = 1", 4, "nested"),
        ("x = {" + "'a' . " * 100_000 + "b = 1}", 4, "nested"),
        ("x = " + "[" * 100_000, 1, "nested"),
        ("x = " + "9" * 10_000, 1, "TOML"),
    ],
)
def test_what_would_keep_a_reader_busy_for_minutes_is_refused(
    write: Write, text: str, line: int, said: str
) -> None:
    told = refusal(write(f"{HEAD}\n{text}\n"))
    assert said in english(told.what)
    assert f"line {line}" in english(told.what)
