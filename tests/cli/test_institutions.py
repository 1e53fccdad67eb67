# SPDX-License-Identifier: MIT
"""The register on the command line: search, show, import, lists, remove."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa
from tests.store.ror_records import LAKE, json_file, ror_id, two_records


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the lists of one test from the next."""
    monkeypatch.setenv("KVISA_DATA_DIR", str(tmp_path / "data"))


def test_a_search_answers_with_the_fields_of_the_contract() -> None:
    ran = kvisa("institutions", "search", "iit", "mumbai", "--limit", "1", "--json")
    assert (ran.code, ran.err) == (0, "")
    (result,) = ran.json["results"]
    assert result["id"] == "https://ror.org/02qyf5152"
    assert result["name"] == "Indian Institute of Technology Bombay"
    assert result["name_zh"] == "印度理工学院孟买分校"
    assert (result["country"], result["country_name_zh"]) == ("IN", "印度")
    assert 90 < result["score"] <= 100


def test_nothing_that_fits_is_an_empty_list_and_a_sentence() -> None:
    assert kvisa("institutions", "search", "asdfgh", "--json").json["results"] == []
    ran = kvisa("institutions", "search", "asdfgh")
    assert ran.code == 0
    assert "says nothing about the institution" in ran.out


def test_a_country_narrows_and_a_wrong_one_is_refused() -> None:
    ran = kvisa("institutions", "search", "national university", "--country", "sg", "--json")
    assert {each["country"] for each in ran.json["results"]} == {"SG"}
    assert kvisa("institutions", "search", "x", "--country", "Atlantis").code == 3


@pytest.mark.parametrize("limit", ["0", "101", "-3", "ten", "１", ""])
def test_a_limit_that_is_no_number_is_wrong_usage(limit: str) -> None:
    assert kvisa("institutions", "search", "x", f"--limit={limit}").code == 2


@pytest.mark.parametrize(
    ("query", "place", "ort"),
    [
        ("香港大学", "Hong Kong, China", "中国香港"),
        ("澳门大学", "Macao, China", "中国澳门"),
        ("台湾大学", "Taiwan, China", "中国台湾"),
    ],
)
def test_places_are_named_as_the_glossary_has_it(query: str, place: str, ort: str) -> None:
    (result,) = kvisa("institutions", "search", query, "--limit", "1", "--json").json["results"]
    assert (result["country_name"], result["country_name_zh"]) == (place, ort)
    assert ort in kvisa("--lang", "zh", "institutions", "search", query, "--limit", "1").out
    assert place in kvisa("institutions", "show", result["id"]).out


def test_an_entry_is_shown_whole() -> None:
    ran = kvisa("institutions", "show", "042nb2s44", "--json")
    shown = ran.json["institution"]
    assert shown["name_zh"] == "麻省理工学院"
    assert shown["ror_id"] == "https://ror.org/042nb2s44"
    assert shown["aliases"] == ["MIT", "麻省理工"]
    text = kvisa("institutions", "show", "042nb2s44").out
    assert "Massachusetts Institute of Technology" in text
    assert "mit.edu" in text


def test_an_unknown_id_is_refused() -> None:
    ran = kvisa("institutions", "show", "nothing", "--json")
    assert ran.code == 3
    assert ran.json["error"]["next_step"]


def test_a_list_is_imported_found_and_removed(tmp_path: Path) -> None:
    file = json_file(tmp_path / "ror.json", two_records())
    ran = kvisa("institutions", "import", file, "--on", "2026-11-22", "--json")
    assert ran.code == 0
    assert ran.json == {
        "list": "ror",
        "institutions": 2,
        "names": 7,
        "replaced": False,
        "left_out": 0,
        "warnings": [],
    }
    found = kvisa("institutions", "search", "invented lakes", "--json").json["results"]
    assert found[0]["id"] == ror_id(LAKE)
    listed = kvisa("institutions", "lists", "--json").json["lists"]
    assert [(each["list"], each["made_on"]) for each in listed] == [
        ("starter", None),
        ("ror", "2026-11-22"),
    ]
    assert "ror.json" in kvisa("institutions", "lists").out
    assert kvisa("institutions", "remove", "ror").code == 0
    assert kvisa("institutions", "remove", "ror").code == 3
    assert kvisa("institutions", "search", "invented lakes", "--json").json["results"] == []


def test_what_is_worth_reading_after_an_import_is_exit_code_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,rank\nLakes College,1\n", encoding="utf-8")
    ran = kvisa("institutions", "import", file)
    assert ran.code == 1
    assert "Columns not used: rank." in ran.out


def test_records_left_out_are_said(tmp_path: Path) -> None:
    records = two_records()
    records[1]["status"] = "withdrawn"
    ran = kvisa("institutions", "import", json_file(tmp_path / "r.json", records))
    assert ran.code == 0
    assert "1 record was left out" in ran.out


def test_a_bad_file_is_refused_in_both_languages(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("[{", encoding="utf-8")
    for language in ("en", "zh"):
        ran = kvisa("institutions", "import", bad, "--lang", language)
        assert (ran.code, ran.out) == (3, "")
        assert "bad.json" in ran.err
        assert "Traceback" not in ran.err


def test_a_damaged_list_is_told_and_left_out(tmp_path: Path) -> None:
    kvisa("institutions", "import", json_file(tmp_path / "r.json", two_records()))
    (tmp_path / "data" / "institutions" / "ror.sqlite").write_bytes(b"nothing")
    ran = kvisa("institutions", "search", "清华", "--json")
    assert ran.code == 0
    assert "ror" in ran.err
    assert ran.json["results"]
    assert "ror" in kvisa("institutions", "lists").out
