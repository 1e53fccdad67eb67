# SPDX-License-Identifier: MIT
"""What the starter says to agree with ROR has been compared."""

import csv
import io
from pathlib import Path

from scripts import check_starter
from tests.store.ror_records import LAKE, json_file, ror_id, two_records

ROW = {
    "name_en": "The Mývatn University of Invented Lakes",
    "name_zh": "米湖大学",
    "original_name": "Háskólinn við Mývatn",
    "country": "IS",
    "domain": f"en.n{LAKE}.example",
    "ror_id": ror_id(LAKE),
    "sources": "",
}


def told(tmp_path: Path, **changed: str) -> str:
    file = json_file(tmp_path / "ror.json", two_records())
    (row,) = check_starter.with_sources([ROW | changed], file)
    return row["sources"]


def test_every_field_that_agrees_is_named(tmp_path: Path) -> None:
    assert told(tmp_path) == (
        "ROR agrees in: country, English name, original name, Chinese name, domain"
    )


def test_a_field_that_differs_is_not_named(tmp_path: Path) -> None:
    said = told(tmp_path, country="PT", domain="elsewhere.example", name_zh="别的大学")
    assert said == "ROR agrees in: English name, original name"


def test_an_original_name_that_is_no_other_name_is_not_counted_twice(tmp_path: Path) -> None:
    assert "original name" not in told(tmp_path, original_name="米湖大学")


def test_rows_without_a_record_say_so(tmp_path: Path) -> None:
    assert told(tmp_path, ror_id="") == check_starter.BY_HAND[0]
    assert told(tmp_path, ror_id=ror_id(77)) == check_starter.LOST[0]


def test_the_file_is_written_as_it_is_kept() -> None:
    text = check_starter.STARTER.read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert check_starter.as_csv(rows) == text
