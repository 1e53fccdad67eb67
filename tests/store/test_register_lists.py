# SPDX-License-Identifier: MIT
"""Several lists answer as one register, and records of ROR become entries of it."""

from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.errors import Refused
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.register import ror
from kvisa_desktop.store.register.cleaning import LONGEST_NAME, clean, host_of
from kvisa_desktop.store.register.plain_register import PlainRegister
from tests.store.ror_records import (
    HILL,
    LAKE,
    first,
    json_file,
    names,
    ror_id,
    second,
    small_starter,
    two_records,
)

ON = date(2026, 11, 22)


@pytest.fixture
def register(tmp_path: Path) -> PlainRegister:
    return PlainRegister(tmp_path / "institutions", small_starter(tmp_path / "starter.csv"))


def import_(register: PlainRegister, file: Path) -> None:
    register.import_list(file, on=ON, progress=Silent())


def entry_of(record: ror.Json) -> RegisterEntry:
    entry = ror.entry(record)
    assert entry is not None
    return entry


def test_one_institution_in_two_lists_is_one_result(
    register: PlainRegister, tmp_path: Path
) -> None:
    coast = second(
        9, "Coast University of Fables", ("CUF", "", "acronym"), country="PT", city="Porto"
    )
    import_(register, json_file(tmp_path / "r.json", [coast, *two_records()]))
    (found,) = register.search("coast university fables")
    assert found.name == Bilingual("Coast University of Fables", "寓言海岸大学")
    assert found.entry.ror_id == ror_id(9)
    assert found.entry.aliases == ("UCF", "寓大", "CUF")
    assert names(register, "CUF") == ["Coast University of Fables"]


def test_a_damaged_list_is_left_out_and_named(register: PlainRegister, tmp_path: Path) -> None:
    import_(register, json_file(tmp_path / "r.json", two_records()))
    (tmp_path / "institutions" / "ror.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert names(register, "coast university of fables") == ["Coast University of Fables"]
    assert names(register, "invented lakes") == []
    assert register.entry(ror_id(LAKE)) is None
    assert [(each.title, each.is_usable) for each in register.lists()] == [
        ("starter", True),
        ("ror", False),
    ]


def test_a_list_is_removed_but_never_the_starter(register: PlainRegister, tmp_path: Path) -> None:
    import_(register, json_file(tmp_path / "r.json", two_records()))
    register.remove("ror")
    assert register.entry(ror_id(LAKE)) is None
    for title in ("ror", "starter", "../starter", ""):
        with pytest.raises(Refused):
            register.remove(title)
    assert [each.title for each in register.lists()] == ["starter"]


def test_a_record_of_the_newer_schema_becomes_an_entry() -> None:
    assert entry_of(two_records()[0]) == RegisterEntry(
        id=entry_of(two_records()[0]).id,
        name=Bilingual("Mývatn University of Invented Lakes", "米湖大学"),
        original_name="Háskólinn við Mývatn",
        aliases=("MUIL",),
        country="IS",
        city=Bilingual("Akureyri"),
        domain=f"n{LAKE}.example",
        ror_id=ror_id(LAKE),
        kinds=("education",),
        source=Bilingual("ROR (CC0)", "ROR（CC0）"),
    )


def test_a_record_of_the_older_schema_becomes_an_entry() -> None:
    record = first(
        HILL,
        "Hæðaháskóli",
        labels=[{"label": "Hills University", "iso639": "en"}],
        status="inactive",
    )
    entry = entry_of(record)
    assert entry.name == Bilingual("Hills University")
    assert entry.aliases == ("Hæðaháskóli",)
    assert (entry.domain, entry.country) == (f"n{HILL}.example", "IS")
    assert entry.is_closed


def test_a_name_shown_in_its_own_language_is_the_original_name() -> None:
    record = second(1, "x")
    record["names"] = [
        {"value": "Université des Lacs", "lang": "fr", "types": ["ror_display", "label"]},
        {"value": "University of the Lakes", "lang": "en", "types": ["label"]},
    ]
    entry = entry_of(record)
    assert entry.name.en == "University of the Lakes"
    assert entry.original_name == "Université des Lacs"


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("國立寓言大學", "台湾寓言大学"),
        ("國立臺灣寓言大學", "台湾寓言大学"),
        ("國立中央寓言大學", "台湾“中央寓言大学”"),
        ("寓言大學", "寓言大学"),
        ("中央寓言院", "台湾“中央寓言院”"),
    ],
)
def test_names_in_taiwan_are_shown_as_on_the_mainland(label: str, shown: str) -> None:
    record = second(1, "Fable University", (label, "zh", "label"), country="TW")
    assert entry_of(record).name.zh == shown


def test_what_speaks_of_a_part_of_china_as_of_a_state_is_left_out() -> None:
    alias = second(
        1,
        "Fable University",
        ("Fable University of the Republic of China", "", "alias"),
        country="TW",
    )
    assert entry_of(alias).aliases == ()
    shown = second(2, "Fable Council, Republic of China (Taiwan)", country="TW")
    assert ror.entry(shown) is None
    mainland = second(3, "Council of the People's Republic of China", country="CN")
    assert entry_of(mainland).name.en == "Council of the People's Republic of China"


def test_of_several_chinese_labels_the_simplified_one_is_shown() -> None:
    record = second(1, "Lake", ("湖㗎大學", "zh", "label"), ("湖大学", "zh", "label"), country="CN")
    assert entry_of(record).name.zh == "湖大学"


@pytest.mark.parametrize(
    "damage",
    [
        {"names": "text"},
        {"names": []},
        {"names": [1, None, {"value": 3}]},
        {"id": 5},
        {"id": "https://ror.org/nothing"},
    ],
)
def test_what_is_no_record_of_ror_is_told_apart(damage: dict[str, object]) -> None:
    with pytest.raises(ror.NoRorRecord):
        ror.entry(second(1, "x") | damage)


@pytest.mark.parametrize(
    "damage",
    [
        {"locations": [], "links": None, "domains": "x", "types": 4},
        {"locations": [{"geonames_details": None}], "links": [3, {"value": None}]},
        {"locations": [{"geonames_details": {"country_code": "Iceland", "name": 4}}]},
        {"links": [{"type": "website", "value": "http://[broken"}]},
    ],
)
def test_fields_that_are_odd_are_empty(damage: dict[str, object]) -> None:
    entry = entry_of(second(1, "Lake") | damage)
    assert entry.name.en == "Lake"
    assert "" in {entry.country, entry.domain}


def test_hidden_characters_are_taken_out_of_names() -> None:
    assert clean(" Lakes\u202e\x00 \n College\ufeff ") == "Lakes College"
    assert clean("دانش\u200cگاه") == "دانش\u200cگاه"
    assert clean("x" * (LONGEST_NAME + 1)) == ""


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.lakes.example/en?x=1", "lakes.example"),
        ("lakes.example", "lakes.example"),
        ("http://user:secret@LAKES.example:80/", "lakes.example"),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_an_address_gives_its_domain(address: str, domain: str) -> None:
    assert host_of(address) == domain


def test_closed_institutions_and_companies_come_after_universities(
    register: PlainRegister, tmp_path: Path
) -> None:
    records = [
        second(11, "Glacier Works", types=["company"]),
        second(12, "Glacier Works", country="PT", status="inactive"),
        second(13, "Glacier Works", country="IN"),
        second(14, "Glacier Works", country="CN", types=["facility"]),
    ]
    import_(register, json_file(tmp_path / "r.json", records))
    found = [each.country for each in register.search("glacier works")]
    assert found == ["IN", "PT", "CN", "IS"]


def test_an_acronym_is_not_guessed_at(register: PlainRegister, tmp_path: Path) -> None:
    import_(register, json_file(tmp_path / "r.json", [second(1, "Q", ("ASDGFK", "", "acronym"))]))
    assert names(register, "ASDGFK") == ["Q"]
    assert names(register, "asdgfh") == []


def test_a_name_with_its_city_is_found(register: PlainRegister) -> None:
    assert names(register, "fables institute mumbai") == ["Fables Institute of Technology"]
    assert names(register, "孟买寓言理工") == ["Fables Institute of Technology"]
