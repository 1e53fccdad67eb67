# SPDX-License-Identifier: MIT
"""Countries and regions by code and by name."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import (
    COUNTRIES,
    PASSPORT_CODES,
    alpha2,
    country,
    country_called,
    country_in_text,
    country_name,
    search_countries,
)

ROOT = Path(__file__).resolve().parents[2]
FACT_M_06 = [
    *("D", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "EUE", "UNO", "UNA", "UNK", "UTO"),
    *("XOM", "XPO", "XBA", "XIM", "XCC", "XCE", "XCO", "XEC", "XES", "XDC"),
    *("XXA", "XXB", "XXC", "XXX", "ANT", "NTZ"),
]


def test_the_table_is_what_its_script_makes() -> None:
    script = ROOT / "scripts" / "make_countries.py"
    made = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert made.returncode == 0


def test_all_of_iso_3166_is_there_once() -> None:
    twos = [each.alpha2 for each in COUNTRIES]
    threes = [each.alpha3 for each in COUNTRIES]
    assert len(set(twos)) == len(set(threes)) == len(COUNTRIES) == 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in twos)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in threes)


@pytest.mark.parametrize("code", FACT_M_06)
def test_every_passport_code_of_the_facts_is_known(code: str) -> None:
    found = country(code)
    assert found is not None
    assert found.passport_code == code


def test_every_row_has_a_name_in_both_languages() -> None:
    for each in PASSPORT_CODES:
        assert each.name.en.strip() == each.name.en != ""
        assert re.search("[\u4e00-\u9fff]", each.name.zh)


@pytest.mark.parametrize(
    ("code", "two"),
    [("NG", "NG"), ("NGA", "NG"), ("ng", "NG"), (" de ", "DE"), ("DEU", "DE"), ("D", "DE"),
     ("D<<", "DE"), ("GBR", "GB"), ("GBN", "GB"), ("XXA", ""), ("RKS", "XK"), ("XK", "XK")],
)  # fmt: skip
def test_a_country_is_found_by_any_of_its_codes(code: str, two: str) -> None:
    assert country(code) is not None
    assert alpha2(code) == two


@pytest.mark.parametrize("code", ["", "ZZ", "QQQ", "<<<", "Germany"])
def test_what_is_no_code_finds_nothing(code: str) -> None:
    assert country(code) is None
    assert alpha2(code) == ""


def test_two_letters_mean_the_country_and_not_a_status_of_its_citizens() -> None:
    assert country_name("GB").en == "United Kingdom"


def test_hong_kong_macao_and_taiwan_are_written_as_the_glossary_says() -> None:
    assert country_name("HKG") == Bilingual("Hong Kong, China", "中国香港")
    assert country_name("MO") == Bilingual("Macao, China", "中国澳门")
    assert country_name("TWN") == Bilingual("Taiwan, China", "中国台湾")


def test_an_unknown_code_stands_for_itself_and_lacks_chinese() -> None:
    assert country_name("QQQ") == Bilingual("QQQ")
    assert country_name("QQQ").lacks_chinese
    assert not country_name("")


@pytest.mark.parametrize(
    ("query", "first"),
    [("nigeria", "NG"), ("NIG", "NE"), ("德国", "DE"), ("香港", "HK"), ("turkiye", "TR"),
     ("turkey", "TR"), ("uk", "GB"), ("usa", "US"), ("cote d'ivoire", "CI"), ("ivory", "CI"),
     ("guinea b", "GW"), ("刚果", "CD"), ("D", "DE"), ("vietnam", "VN"), ("阿联酋", "AE"),
     ("macau", "MO"), ("curacao", "CW"), ("åland", "AX"), ("Korea", "KP")],
)  # fmt: skip
def test_a_search_puts_the_best_fit_first(query: str, first: str) -> None:
    assert search_countries(query)[0].alpha2 == first


def test_a_search_finds_pieces_inside_names_and_respects_its_limit() -> None:
    assert {each.alpha2 for each in search_countries("guinea")} == {"GN", "GQ", "GW", "PG"}
    assert len(search_countries("", limit=5)) == 5
    assert search_countries("atlantis") == ()


def test_issuers_that_are_no_country_are_offered_only_when_asked_for() -> None:
    assert search_countries("refugee") == ()
    codes = [each.passport_code for each in search_countries("refugee", PASSPORT_CODES)]
    assert codes == ["XXB", "XXC"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "DE"),
        ("NGA", "NG"),
        ("uk", "GB"),
        ("Türkiye", "TR"),
        ("中国大陆", "CN"),
        ("德国", "DE"),
    ],
)
def test_a_whole_name_or_a_code_is_enough(text: str, code: str) -> None:
    found = country_called(text)
    assert found is not None
    assert found.alpha2 == code


@pytest.mark.parametrize("text", ["", " ", "Germ", "United", "Atlantis"])
def test_a_piece_of_a_name_is_not(text: str) -> None:
    assert country_called(text) is None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("US", "the United States"),
        ("GB", "the United Kingdom"),
        ("AE", "the United Arab Emirates"),
        ("NL", "the Netherlands"),
        ("PH", "the Philippines"),
        ("DO", "the Dominican Republic"),
        ("MH", "the Marshall Islands"),
        ("IN", "India"),
        ("HK", country_name("HK").en),
        ("XX?", "XX?"),
    ],
)
def test_a_country_brings_its_article_into_a_sentence(code: str, said: str) -> None:
    assert country_in_text(code).en == said
    assert country_in_text(code).zh == country_name(code).zh
