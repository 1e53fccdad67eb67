# SPDX-License-Identifier: MIT
"""Whatever file is brought in: taken right, or refused with a sentence; never half, never more."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.kvisa import Ran, kvisa
from tests.exchange.tables.workbooks import DATE, cells, number, packed, row, text, workbook

DAY = ("--on", "2026-11-22")
HEAD = "Entry,Exit,Port\n"
HEADS = row(text("A1", "Entry"), text("B1", "Exit"), text("C1", "Port"))
STAY = (number("A2", 44260, DATE), number("B2", 44275, DATE))  # 5 and 20 March 2021
CHINESE = "入境日期,出境日期,口岸\n2021-03-05,2021-03-20,上海浦东国际机场\n"


def brought(vault: Path, data: bytes, folder: Path, *options: str) -> Ran:
    file = folder / "table.any"
    file.write_bytes(data)
    return kvisa("stays", "import", vault, "SAMPLE", file, "--json", *options, *DAY)


def stays_of(vault: Path) -> list[tuple[str, str]]:
    found = kvisa("stay", vault, "SAMPLE", "--json", *DAY).json["stays"]
    return [(each["entry"], each["exit"]) for each in found]


TAKEN: dict[str, bytes] = {
    "plain": (HEAD + "2021-03-05,2021-03-20,Pudong\n").encode(),
    "utf-8 with a mark": (HEAD + "2021-03-05,2021-03-20,Pudong\n").encode("utf-8-sig"),
    "utf-16": (HEAD + "2021-03-05,2021-03-20,Pudong\n").encode("utf-16"),
    "utf-16 without a mark": (HEAD + "2021-03-05,2021-03-20,Pudong\n").encode("utf-16-le"),
    "gb18030": CHINESE.encode("gb18030"),
    "gbk": CHINESE.encode("gbk"),
    "chinese utf-16": CHINESE.encode("utf-16"),
    "workbook": workbook(("S", cells(HEADS, row(*STAY)))),
    "1904": workbook(
        ("S", cells(HEADS, row(number("A2", 42798, DATE), number("B2", 42813, DATE)))),
        properties='date1904="1"',
    ),
    "formula with its result": workbook(
        (
            "S",
            cells(
                HEADS,
                row(number("A2", 44260, DATE), '<c r="B2" s="1"><f>A2+15</f><v>44275</v></c>'),
            ),
        )
    ),
    "merged heading": workbook(
        (
            "S",
            cells(
                row(text("A1", "My travels")),
                row(text("A2", "Entry"), text("B2", "Exit"), text("C2", "Port")),
                row(number("A3", 44260, DATE), number("B3", 44275, DATE)),
                more='<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
            ),
        )
    ),
    "far corner": workbook(
        ("S", cells(HEADS, row(*STAY), f'<row r="1048576">{text("A1048576", "")}</row>'))
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_can_be_read_is_read_as_it_was_meant(vault: Path, tmp_path: Path, name: str) -> None:
    before = stays_of(vault)
    ran = brought(vault, TAKEN[name], tmp_path)
    assert ran.code in {0, 1}, ran.json
    assert ran.json["imported"] == 2
    assert sorted(stays_of(vault)) == sorted([*before, ("2021-03-05", "2021-03-20")])


def test_a_hidden_sheet_is_passed_over_and_named(vault: Path, tmp_path: Path) -> None:
    shown = cells(HEADS, row(*STAY))
    other = cells(HEADS, row(number("A2", 44000, DATE), number("B2", 44001, DATE)))
    ran = brought(vault, workbook(("Old", other, "hidden"), ("Mine", shown)), tmp_path)
    assert ran.code == 1
    assert ran.json["imported"] == 2
    assert ("2021-03-05", "2021-03-20") in stays_of(vault)
    assert "Old" in str(ran.json)


def _bomb() -> bytes:
    """Return a workbook whose sheet says that it unpacks to more than a table."""
    out = io.BytesIO(workbook(("S", cells(HEADS))))
    with zipfile.ZipFile(out) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b" " * (260 << 20)
    return packed(parts)


def _laughs() -> bytes:
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ha">' for n in range(12)
    )
    sheet = f"<?xml version='1.0'?><!DOCTYPE worksheet [{entities}]><worksheet>&e11;</worksheet>"
    return workbook(("S", sheet))


REFUSED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blank": lambda: b"\n\n  \n",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "a PDF": lambda: b"%PDF-1.7\n",
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "an archive": lambda: packed({"letter.txt": "hello"}),
    "a web page": lambda: b"<html><table><tr><td>Entry</td></tr></table></html>",
    "bytes": lambda: bytes(range(256)) * 4,
    "a cut workbook": lambda: TAKEN["workbook"][:-200],
    "an unpacking bomb": _bomb,
    "a text that grows": _laughs,
    "no headings that tell days": lambda: b"Name,Colour\nA,red\n",
    "headings alone": HEAD.encode,
    "western letters": lambda: "Entry,Exit,Port\n2021-03-05,2021-03-20,Zürich\n".encode("cp1252"),
    "before 1900": (HEAD + "1899-12-31,1900-01-10,\n").encode,
    "after 2199": (HEAD + "2199-12-30,2200-01-01,\n").encode,
    "a day of no calendar": (HEAD + "2021-02-30,2021-03-20,\n").encode,
    "two readings": (HEAD + "05/12/2023,10/12/2023,\n").encode,
    "a year of two digits": (HEAD + "5.12.23,10.12.23,\n").encode,
    "a number that was a date": (HEAD + "44260,44275,\n").encode,
    "a formula without result": lambda: workbook(
        ("S", cells(HEADS, row('<c r="A2" s="1"><f>TODAY()</f></c>', number("B2", 44275, DATE))))
    ),
    "an error in a cell": lambda: workbook(
        ("S", cells(HEADS, row('<c r="A2" t="e"><v>#REF!</v></c>', number("B2", 44275, DATE))))
    ),
    "the day that never was": lambda: workbook(
        ("S", cells(HEADS, row(number("A2", 60, DATE), number("B2", 61, DATE))))
    ),
    "one bad row of three": (
        HEAD + "2021-03-05,2021-03-20,\n2022-01-01,never,\n2023-01-01,2023-01-09,\n"
    ).encode,
}


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused_with_a_sentence_and_changes_nothing(
    vault: Path, tmp_path: Path, name: str
) -> None:
    before = stays_of(vault)
    ran = brought(vault, REFUSED[name](), tmp_path)
    assert ran.code == 3, ran.json
    assert ran.json["error"]["next_step"]
    assert "Traceback" not in ran.err
    assert stays_of(vault) == before


def test_days_with_two_readings_are_taken_once_their_order_is_declared(
    vault: Path, tmp_path: Path
) -> None:
    ran = brought(vault, REFUSED["two readings"](), tmp_path, "--dates", "dmy")
    assert ran.code in {0, 1}
    assert ("2023-12-05", "2023-12-10") in stays_of(vault)


def test_the_very_first_and_the_very_last_day_are_days(vault: Path, tmp_path: Path) -> None:
    data = (HEAD + "1900-01-01,1900-01-02,\n2199-12-30,2199-12-31,\n").encode()
    assert brought(vault, data, tmp_path).json["imported"] == 4
    assert {"1900-01-01", "2199-12-30"} <= {entry for entry, _ in stays_of(vault)}
