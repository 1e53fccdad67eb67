# SPDX-License-Identifier: MIT
"""Tables of institutions come in however they were saved and headed."""

import codecs
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.register.plain_register import PlainRegister
from tests.store.ror_records import names, ror_id, small_starter

TABLE = "英文名称,中文名称,国家（地区）,域名\nInvented Lakes College,米湖学院,冰岛,lakes.example\n"


@pytest.fixture
def register(tmp_path: Path) -> PlainRegister:
    return PlainRegister(tmp_path / "institutions", small_starter(tmp_path / "starter.csv"))


def import_(register: PlainRegister, file: Path) -> ImportedList:
    return register.import_list(file, on=date(2026, 11, 22), progress=Silent())


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
    ],
)
@pytest.mark.parametrize(("ends", "sign"), list(product(("\n", "\r\n", "\r"), ",;\t")))
def test_a_table_comes_in_however_it_was_saved(
    register: PlainRegister, tmp_path: Path, *, encoding: str, mark: bytes, ends: str, sign: str
) -> None:
    text = TABLE.replace(",", sign).replace("\n", ends)
    if encoding == "utf-16-le" and not mark:  # told by its first letter, which has to be ASCII
        text = text.replace("英文名称", "English name")
    file = tmp_path / "My List.csv"
    file.write_bytes(mark + text.encode(encoding))
    done = import_(register, file)
    assert (done.title, done.institutions, done.notes) == ("my-list", 1, ())
    (found,) = register.search("米湖学院", limit=1)
    assert (found.name.en, found.name.zh) == ("Invented Lakes College", "米湖学院")
    assert (found.country, found.domain) == ("IS", "lakes.example")


def test_columns_are_found_by_their_headings(register: PlainRegister, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "Institution,Country,Former names,Aliases,City,Website,ROR ID,Rank\n"
        '"Lakes, College of",DEU,Old Lakes|Older Lakes,"LC; Lakes",Berlin,'
        f"https://www.lakes.example/en/,{ror_id(3)},1\n",
        encoding="utf-8",
    )
    done = import_(register, file)
    assert [Translator("en")(each) for each in done.notes] == ["Columns not used: Rank."]
    entry = register.entry(ror_id(3))
    assert entry is not None
    assert entry.name.en == "Lakes, College of"
    assert (entry.country, entry.city.en, entry.domain) == ("DE", "Berlin", "lakes.example")
    assert entry.former_names == ("Old Lakes", "Older Lakes")
    assert entry.aliases == ("LC", "Lakes")


def test_a_name_without_a_language_tells_its_own(register: PlainRegister, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("学校,国别\n米湖学院,冰岛\nCollege of the Lakes,IS\n", encoding="utf-8")
    import_(register, file)
    assert [each.name.zh for each in register.search("米湖")] == ["米湖学院"]
    assert names(register, "college of the lakes")[0] == "College of the Lakes"


def test_unknown_countries_and_rows_said_twice_are_noted(
    register: PlainRegister, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    rows = "name,country\nLakes College,Atlantis\n\nHills College,IS\nHills  College,Iceland\n"
    file.write_text(rows, encoding="utf-8")
    done = import_(register, file)
    assert done.institutions == 2
    said = [Translator("en")(each) for each in done.notes]
    assert "Atlantis" in said[0]
    assert said[1].startswith("1 row repeats")


def test_parts_of_china_are_named_as_the_glossary_has_it(
    register: PlainRegister, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_text("名称,国家\n甲学院,台湾\n乙学院,中国香港\n丙学院,Macau\n", encoding="utf-8")
    assert not import_(register, file).notes
    found = {each.name.zh: each.country for each in register.search("学院", limit=100)}
    assert (found["甲学院"], found["乙学院"], found["丙学院"]) == ("TW", "HK", "MO")


def test_a_table_never_takes_the_name_of_another_kind_of_list(
    register: PlainRegister, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("starter.csv", "ROR.csv", "….csv"):
        (mine / name).write_text(TABLE, encoding="utf-8")
        import_(register, mine / name)
    assert [each.title for each in register.lists()] == [
        "starter",
        "list-list",
        "ror-list",
        "starter-list",
    ]
