# SPDX-License-Identifier: MIT
"""People find an institution by whatever they remember of its name."""

import csv
import shutil
from pathlib import Path

import pytest

from kvisa_desktop import paths
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import country, country_name
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterId
from kvisa_desktop.store.register import entries
from kvisa_desktop.store.register.folding import fold
from kvisa_desktop.store.register.plain_register import PlainRegister

STARTER = paths.resources() / "institutions" / "starter.csv"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> PlainRegister:
    """Return the register as it is after the first start."""
    return PlainRegister(tmp_path_factory.mktemp("institutions"), STARTER)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Return the rows of the table that came with the program."""
    with STARTER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FOUND = [
    ("TU Munchen", "Technical University of Munich"),
    ("tu muenchen", "Technical University of Munich"),
    ("tehnical university munich", "Technical University of Munich"),  # codespell:ignore
    ("iit mumbai", "Indian Institute of Technology Bombay"),
    ("I.I.T. Kanpur", "Indian Institute of Technology Kanpur"),
    ("bombay university", "University of Mumbai"),
    ("jnu delhi", "Jawaharlal Nehru University"),
    ("清华", "Tsinghua University"),
    ("北大", "Peking University"),
    ("beida", "Peking University"),
    ("交大", "Shanghai Jiao Tong University"),
    ("西安交大", "Xi'an Jiaotong University"),
    ("华东师大", "East China Normal University"),
    ("香港大學", "University of Hong Kong"),
    ("東京大學", "University of Tokyo"),
    ("서울대", "Seoul National University"),
    ("МГУ", "Lomonosov Moscow State University"),
    ("جامعة الملك سعود", "King Saud University"),
    ("bogazici", "Boğaziçi University"),
    ("univeristy of lagos", "University of Lagos"),  # codespell:ignore
    ("univ of ibadn", "University of Ibadan"),  # codespell:ignore
    ("universidade de sao paulo", "University of São Paulo"),
    ("dai hoc quoc gia ha noi", "Vietnam National University, Hanoi"),
    ("University of the Punjab, Pakistan", "University of the Punjab"),
    ("美国哥伦比亚大学", "Columbia University"),
    ("MIT", "Massachusetts Institute of Technology"),
]


@pytest.mark.parametrize(("query", "name"), FOUND)
def test_what_people_type_finds_what_they_mean(
    register: PlainRegister, query: str, name: str
) -> None:
    assert register.search(query)[0].name.en == name


@pytest.mark.parametrize(
    "query", ["asdfgh", "qwertz uiop", "!!!", "", "   ", "12345", "你好吗", "lorem ipsum", "\0"]
)
def test_what_fits_nothing_finds_nothing(register: PlainRegister, query: str) -> None:
    assert register.search(query) == ()


def test_marks_of_the_index_are_only_letters_of_a_query(register: PlainRegister) -> None:
    for query in ('"', "*", "a AND", "NEAR(a b)", "folded:x", "tu* OR 'x", "(", "-x", "^x", "%_"):
        register.search(query)


def test_a_query_without_end_is_cut(register: PlainRegister) -> None:
    assert register.search("university of lagos " + "x" * 100_000) == ()
    assert register.search("a " * 100_000) is not None


def test_every_shown_name_of_the_starter_finds_its_institution(
    register: PlainRegister, rows: list[dict[str, str]]
) -> None:
    lost = [
        name
        for row in rows[::7]
        for name in (row["name_en"], row["name_zh"], row["original_name"])
        if row["name_en"] not in [each.name.en for each in register.search(name, limit=3)]
    ]
    assert not lost


def test_the_best_comes_first_and_scores_fall(register: PlainRegister) -> None:
    scores = [each.score for each in register.search("technical university")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)
    assert register.search("University of Lagos")[0].score == 100


def test_it_says_by_which_name_it_was_found(register: PlainRegister) -> None:
    assert register.search("iit mumbai")[0].matched == "IIT Mumbai"


def test_a_country_narrows_and_a_limit_cuts(register: PlainRegister) -> None:
    found = register.search("national university", "KZ")
    assert found
    assert {each.country for each in found} == {"KZ"}
    assert len(register.search("university", limit=4)) == 4
    assert register.search("Tsinghua University", "DE") == ()


def test_a_suggestion_carries_what_a_form_needs(register: PlainRegister) -> None:
    best = register.search("tsinghua", limit=1)[0]
    assert best.name == Bilingual("Tsinghua University", "清华大学")
    assert best.original_name == "清华大学"
    assert (best.country, best.domain) == ("CN", "tsinghua.edu.cn")
    assert best.id == best.entry.ror_id
    assert best.entry.city == Bilingual("Beijing", "北京")


def test_an_entry_is_found_by_its_id_however_it_is_written(register: PlainRegister) -> None:
    whole = register.entry("https://ror.org/042nb2s44")
    assert whole is not None
    for text in ("042nb2s44", "ror.org/042NB2S44", " https://ror.org/042nb2s44/ "):
        assert register.entry(text) == whole
    assert register.entry("starter:af-kabul-university") is not None
    assert register.entry("042nb2s45") is None


def test_a_register_that_is_there_is_used_as_it_is(register: PlainRegister, tmp_path: Path) -> None:
    register.search("x")
    place = Path(shutil.copytree(register.folder, tmp_path / "copy")) / "starter.sqlite"
    before = place.stat()
    again = PlainRegister(place.parent, STARTER)
    assert again.search("清华")
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("damage", ["changed", "cut", "gone", "older"])
def test_a_starter_that_is_not_as_it_should_be_is_made_anew(
    register: PlainRegister, tmp_path: Path, damage: str
) -> None:
    register.search("x")
    place = Path(shutil.copytree(register.folder, tmp_path / "copy")) / "starter.sqlite"
    starter = Path(shutil.copy(STARTER, tmp_path / "starter.csv"))
    data = place.read_bytes()
    if damage == "changed":
        with starter.open("a", encoding="utf-8") as file:
            file.write("Wholly New University,全新大学,,,,IS,,,,,by hand\n")
    elif damage == "cut":
        place.write_bytes(data[:5000])
    elif damage == "gone":
        place.unlink()
    else:
        place.write_bytes(data.replace(b"format1", b"format0"))
    again = PlainRegister(place.parent, starter)
    assert again.search("清华")[0].name.zh == "清华大学"
    assert bool(again.search("wholly new university")) is (damage == "changed")


def test_every_row_of_the_starter_is_a_sound_fact(rows: list[dict[str, str]]) -> None:
    assert len(rows) > 400
    faults = [row["name_en"] for row in rows if not _is_sound(row)]
    assert not faults
    for key in ("name_en", "name_zh", "ror_id", "domain"):
        values = [
            (row["country"] if key == "name_en" else "", row[key]) for row in rows if row[key]
        ]
        assert len(values) == len(set(values)), key


def _is_sound(row: dict[str, str]) -> bool:
    place = country(row["country"])
    texts = [text for key, text in row.items() if key != "domain"]
    return (
        place is not None
        and place.alpha2 == row["country"]
        and bool(row["name_en"] and row["name_zh"] and row["original_name"])
        and bool(row["sources"] and row["sources_zh"])
        and (not row["ror_id"] or entries.ror_address(row["ror_id"]) == row["ror_id"])
        and bool(row["city_en"]) == bool(row["city_zh"])
        and all(text == " ".join(text.split()) for text in texts)
        and not any(word in " ".join(texts) for word in ("985", "211", "双一流", "國", "国立台湾"))
        and row["domain"].islower()
    )


def test_no_name_of_the_starter_stands_twice_in_its_row(rows: list[dict[str, str]]) -> None:
    twice = []
    for row in rows:
        shown = {row["name_en"], row["name_zh"], row["original_name"]}
        more = [
            each for key in ("former_names", "aliases") for each in row[key].split("; ") if each
        ]
        if len(more) != len(set(more)) or shown & set(more):
            twice.append(row["name_en"])
    assert not twice


def test_places_in_the_starter_are_named_as_the_glossary_has_it(
    rows: list[dict[str, str]],
) -> None:
    names = {code: country_name(code).zh for code in ("HK", "MO", "TW")}
    assert names == {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"}
    assert {"HK", "MO", "TW"} <= {row["country"] for row in rows}


def test_two_entries_about_one_institution_become_one() -> None:
    first = RegisterEntry(
        RegisterId("starter:x"), Bilingual("Lakes College", "湖学院"), "湖", country="IS"
    )
    other = RegisterEntry(
        RegisterId("https://ror.org/x"),
        Bilingual("Lakes College"),
        "Vatnaskóli",
        aliases=("LC",),
        country="IS",
        domain="lakes.example",
        kinds=("education",),
    )
    assert entries.same_institution(first, other)
    whole = entries.joined([first, other])
    assert whole.name == Bilingual("Lakes College", "湖学院")
    assert (whole.original_name, whole.domain) == ("湖", "lakes.example")
    assert whole.aliases == ("Vatnaskóli", "LC")
    assert {fold(each) for each in whole.names} >= {"lakes college", "lc"}


def test_two_of_one_name_in_two_countries_stay_two() -> None:
    one = RegisterEntry(RegisterId("a"), Bilingual("National University"), country="IS")
    other = RegisterEntry(RegisterId("b"), Bilingual("National University"), country="PT")
    assert not entries.same_institution(one, other)


def test_an_entry_survives_being_written() -> None:
    entry = RegisterEntry(
        RegisterId("x"),
        Bilingual("A", "甲"),
        "Á",
        ("B",),
        ("C", "D"),
        "IS",
        Bilingual("Akureyri"),
        "a.example",
        "https://ror.org/x",
        ("education",),
        is_closed=True,
        source=Bilingual("by hand", "自行编写"),
    )
    assert entries.read(entries.written(entry)) == entry
    bare = RegisterEntry(RegisterId("y"), Bilingual("B"))
    assert entries.read(entries.written(bare)) == bare


@pytest.mark.parametrize("text", ["", "042nb2s45", "142nb2s44", "042nb2s4", "0ilou2s44", "x" * 9])
def test_what_is_no_ror_id_is_none(text: str) -> None:
    assert entries.ror_address(text) == ""
