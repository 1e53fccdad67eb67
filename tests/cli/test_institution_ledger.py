# SPDX-License-Identifier: MIT
"""The ledger on the command line: recorded, listed, taken back, undone."""

from pathlib import Path
from uuid import UUID

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")
BOMBAY = "https://ror.org/02qyf5152"


@pytest.fixture
def vault(empty_vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty vault whose register is the starter."""
    monkeypatch.setenv("KVISA_DATA_DIR", str(tmp_path / "data"))
    return empty_vault


def test_a_fact_about_a_row_of_the_register_is_recorded_whole(vault: Path) -> None:
    ran = kvisa(
        "institutions", "note", vault, BOMBAY, "--kind", "moe-list", "--outcome", "not-found",
        "--checked-by", "Wei", "--note", "seen twice", *DAY, "--json",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["institution"]["name_zh"] == "印度理工学院孟买分校"
    (fact,) = ran.json["facts"]
    assert (fact["kind"], fact["outcome"], fact["read_on"]) == (
        "moe-list",
        "not-found",
        "2026-11-22",
    )
    assert (fact["checked_by"], fact["note"]) == ("Wei", "seen twice")
    assert "jsj.moe.gov.cn" in fact["source"]
    assert "教育部" in fact["source_zh"]
    assert ran.json["used_by"] == []


def test_not_found_is_said_so_in_both_languages(vault: Path) -> None:
    call = ("institutions", "note", vault, BOMBAY, "--kind", "moe-list", "--outcome", "not-found")
    assert "does not mean “not recognised”" in kvisa(*call, *DAY).out
    assert "不等于“不予承认”" in kvisa("--lang", "zh", *call, *DAY).out


def test_the_institutions_of_a_vault_are_listed_and_found_by_name(vault: Path) -> None:
    assert kvisa("institutions", "ledger", vault, "--json").json == {"institutions": []}
    assert "No institution" in kvisa("institutions", "ledger", vault).out
    kvisa("institutions", "note", vault, BOMBAY, "--kind", "moe-list", *DAY)
    (held,) = kvisa("institutions", "ledger", vault, "--json").json["institutions"]
    assert (held["name"], held["facts"]) == ("Indian Institute of Technology Bombay", 1)
    assert "India" in kvisa("institutions", "ledger", vault).out
    for key in ("Indian Institute of Technology Bombay", "印度理工学院孟买分校", held["id"]):
        shown = kvisa("institutions", "ledger", vault, key, "--json")
        assert shown.json["institution"]["id"] == held["id"]


def test_a_fact_is_removed_and_undo_brings_it_back(vault: Path) -> None:
    noted = kvisa("institutions", "note", vault, BOMBAY, "--kind", "cscse", *DAY, "--json").json
    fact = noted["facts"][0]["id"]
    assert str(UUID(fact)) == fact
    gone = kvisa("institutions", "remove-fact", vault, BOMBAY, fact, "--json")
    assert gone.json["facts"] == []
    assert "No fact" in kvisa("institutions", "ledger", vault, BOMBAY).out
    assert kvisa("undo", vault).code == 0
    back = kvisa("institutions", "ledger", vault, BOMBAY, "--json").json
    assert [each["id"] for each in back["facts"]] == [fact]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--kind", "ranking", "--source", "A table"), 3),
        (("--kind", "ranking", "--source", "A table", "--year", "26"), 2),
        (("--kind", "home-accreditation"), 3),
        (("--kind", "cscse", "--outcome", "country-not-covered"), 3),
        (("--kind", "cscse", "--read-on", "yesterday"), 3),
        (("--kind", "opinion"), 2),
        ((), 2),
    ],
)
def test_a_fact_that_is_not_whole_is_refused(
    vault: Path, given: tuple[str, ...], code: int
) -> None:
    ran = kvisa("institutions", "note", vault, BOMBAY, *given, *DAY)
    assert ran.code == code
    assert "Traceback" not in ran.err
    assert kvisa("institutions", "ledger", vault, "--json").json == {"institutions": []}


def test_a_ranking_stands_with_its_table_and_year(vault: Path) -> None:
    ran = kvisa(
        "institutions", "note", vault, BOMBAY, "--kind", "ranking", "--source", "A table",
        "--source-zh", "某榜单", "--year", "2026", "--value", "151–200", *DAY,
    )  # fmt: skip
    assert ran.code == 0
    assert "Ranking: found · 151–200" in ran.out
    assert "A table, 2026" in ran.out


def test_what_is_not_there_is_refused_with_the_way_on(vault: Path) -> None:
    ran = kvisa("institutions", "note", vault, "Nowhere", "--kind", "cscse", *DAY)
    assert ran.code == 3
    assert "institutions search" in ran.err
    assert kvisa("institutions", "ledger", vault, "Nowhere").code == 3
    kvisa("institutions", "note", vault, BOMBAY, "--kind", "cscse", *DAY)
    assert kvisa("institutions", "remove-fact", vault, BOMBAY, "ffff").code == 3


def test_the_cases_that_lean_on_an_institution_are_named(vault: Path) -> None:
    assert kvisa("sample", vault).code == 0
    held = kvisa("institutions", "ledger", vault, "--json").json["institutions"]
    used = [
        each
        for one in held
        for each in kvisa("institutions", "ledger", vault, one["id"], "--json").json["used_by"]
    ]
    assert {each["as"] for each in used} >= {"degree"}
    assert "degree" in kvisa("institutions", "ledger", vault, held[0]["id"]).out


def test_a_paper_of_the_case_shows_a_fact(vault: Path) -> None:
    assert kvisa("sample", vault).code == 0
    (used,) = [
        each["id"]
        for each in kvisa("institutions", "ledger", vault, "--json").json["institutions"]
        if each["facts"]
    ]
    paper = kvisa("documents", vault, "SAMPLE", "--json").json["documents"][0]["id"]
    call = ("institutions", "note", vault, used, "--kind", "cscse", "--json", *DAY, "--evidence")
    assert kvisa(*call, "ffffffff").code == 3
    noted = kvisa(*call, paper).json["facts"]
    assert [each["evidence"] for each in noted if each["kind"] == "cscse"] == [paper]
    assert kvisa("institutions", "note", vault, BOMBAY, *call[4:], paper).code == 3
