# SPDX-License-Identifier: MIT
"""`kvisa stays import`: dry run, mapping, order of dates, all or nothing."""

from pathlib import Path

import pytest

from tests.cli.kvisa import Ran, kvisa
from tests.exchange.tables.workbooks import DATE, cells, number, row, text, workbook

DAY = ("--on", "2026-11-22")
CSV = "入境日期,出境日期,口岸\n2021-03-05,2021-03-20,浦东\n2022-01-02,2022年1月,\n"


def brought(vault: Path, file: Path, *options: str) -> Ran:
    return kvisa("stays", "import", vault, "SAMPLE", file, "--json", *options, *DAY)


def stays_of(vault: Path) -> int:
    return len(kvisa("stay", vault, "SAMPLE", "--json", *DAY).json["stays"])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table as a Chinese spreadsheet program saves it."""
    path = tmp_path / "出入境.csv"
    path.write_bytes(CSV.encode("gb18030"))
    return path


def test_a_dry_run_says_what_would_come_and_changes_nothing(vault: Path, table: Path) -> None:
    ran = brought(vault, table, "--dry-run")
    assert ran.code == 0
    assert (ran.json["imported"], ran.json["would_import"]) == (0, 4)
    assert [each["outcome"] for each in ran.json["rows"]] == ["new", "new"]
    assert [each["field"] for each in ran.json["columns"]] == ["entry", "exit", "port"]
    assert stays_of(vault) == 2


def test_a_table_comes_in_and_is_known_the_next_time(vault: Path, table: Path) -> None:
    assert brought(vault, table).json["imported"] == 4
    assert stays_of(vault) == 4
    again = brought(vault, table).json
    assert again["imported"] == 0
    assert [each["outcome"] for each in again["rows"]] == ["known", "known"]
    said = kvisa("stays", "import", vault, "SAMPLE", table, *DAY).out
    assert "2 rows are recorded already" in said
    assert "A=entry, B=exit, C=port" in said


def test_a_workbook_with_its_dates_comes_in(vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "stays.xlsx"
    head = row(text("A1", "Which way"), text("B1", "Date"), text("C1", "Size"))
    rows = (head, row(text("A2", "entry"), number("B2", 44260, DATE), number("C2", 7)))
    path.write_bytes(workbook(("S", cells(*rows)), ("T", cells())))
    refused = brought(vault, path)
    assert refused.code == 3
    assert "A Which way" in refused.json["error"]["next_step"]
    ran = brought(vault, path, "--map", "Which way=direction")
    assert ran.code == 1  # a second sheet was not read
    assert ran.json["imported"] == 1
    text_ = kvisa("stays", "import", vault, "SAMPLE", path, *DAY).out
    assert "Size" in text_


def test_bad_rows_are_all_named_and_nothing_comes_in(vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "stays.csv"
    path.write_text("Entry,Exit\n05/12/2020,25/12/2020\n2021-01-01,2020-01-01\n", "utf-8")
    ran = brought(vault, path)
    assert ran.code == 3
    assert [each["row"] for each in ran.json["rows"] if each["outcome"] == "bad"] == [2, 3]
    assert ran.json["two_readings"]["examples"][0] == {
        "text": "05/12/2020", "dmy": "2020-12-05", "mdy": "2020-05-12"
    }  # fmt: skip
    assert ran.json["two_readings"]["others_show"] == "dmy"
    assert ran.json["imported"] == 0
    said = kvisa("stays", "import", vault, "SAMPLE", path, *DAY).out
    assert "row 2" in said
    assert "row 3" in said
    assert brought(vault, path, "--dates", "mdy", "--dry-run").code == 3
    path.write_text("Entry,Exit\n05/12/2020,25/12/2020\n", "utf-8")
    assert brought(vault, path, "--dates", "dmy").json["imported"] == 2
    assert stays_of(vault) == 3


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--map", "Entry"), 2),
        (("--map", "=entry"), 2),
        (("--map", "Entry=arrival"), 2),
        (("--map", "Q=entry"), 2),
        (("--dates", "american"), 2),
        (("--encoding", "ebcdic"), 2),
        (("--encoding", "utf-16"), 3),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(
    vault: Path, table: Path, options: tuple[str, ...], code: int
) -> None:
    ran = brought(vault, table, *options)
    assert ran.code == code
    assert ran.json["error"]["next_step"]


def test_no_table_no_import(vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 picture")
    ran = brought(vault, path)
    assert ran.code == 3
    assert "picture" in ran.json["error"]["what"]
    assert brought(vault, tmp_path / "gone.csv").code == 3


def test_the_fields_are_listed_in_both_languages() -> None:
    fields = [each["field"] for each in kvisa("stays", "fields", "--json").json["fields"]]
    assert {"direction", "on", "entry", "exit"} <= set(fields)
    assert "入境日期" in kvisa("stays", "fields", "--lang", "zh").out


def test_exits_under_a_heading_merged_with_that_of_the_entries_are_not_lost(
    vault: Path, tmp_path: Path
) -> None:
    path = tmp_path / "stays.xlsx"
    head = row(text("A1", "Date of entry"), text("C1", "Port"))
    days = row(number("A2", 44260, DATE), number("B2", 44275, DATE), text("C2", "x"))
    merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    path.write_bytes(workbook(("S", cells(head, days, more=merged))))
    refused = brought(vault, path)
    assert refused.code == 3
    assert "Column B holds days" in refused.json["error"]["what"]
    assert "--map B=exit" in refused.json["error"]["next_step"]
    ran = brought(vault, path, "--map", "B=exit")
    assert (ran.code, ran.json["imported"]) == (0, 2)


def test_rows_swallowed_by_a_quotation_mark_are_refused(vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "stays.csv"
    path.write_text(
        'Date of entry,Date of exit,Port\n2021-03-05,2021-03-20,"x\n2022-01-01,2022-01-02,y\n',
        encoding="utf-8",
    )
    refused = brought(vault, path)
    assert refused.code == 3
    assert "line 2 opens a quotation mark" in refused.json["error"]["what"]
    assert "Close the quotation mark" in refused.json["error"]["next_step"]
