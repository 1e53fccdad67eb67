# SPDX-License-Identifier: MIT
"""Files that are no tables, broken ones, and ones made to hurt: a sentence, in bounded time."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.table import MOST_ROWS, Table
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.exchange.tables.package import Package
from kvisa_desktop.exchange.tables.reader import read_table
from kvisa_desktop.exchange.tables.sheet import SheetReader
from kvisa_desktop.exchange.tables.workbook import read_workbook
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.sandbox import Sandbox
from tests.exchange.tables.workbooks import cells, kept, number, packed, row, text, workbook
from tests.properties import ONE_FIXTURE, examples

Read = Callable[..., Table]
SAY = Translator("en")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = workbook(("S", cells(row(text("A1", "date")), row(number("A2", 1)))))


def why_not(read: Read, data: bytes) -> str:
    """Return the sentences with which a file is refused."""
    with pytest.raises(Refused) as caught:
        read(data)
    assert caught.value.remedy is not None
    return f"{SAY(caught.value.what)} {SAY(caught.value.remedy)}"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1", "text document"),
        (b"<html><table>", "web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "web page"),
        (OLE, "xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (packed({"word/document.xml": "<x/>"}), "Word"),
        (packed({"xl/workbook.bin": b"\0"}), "xlsb"),
        (packed({"Index/Tables/DataList.iwa": b"\0"}), "Numbers"),
        (packed({"photo.jpg": b"\0"}), "archive"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\0\1\2\3" * 100, "no text"),
    ],
)
def test_another_kind_of_file_is_called_what_it_is(read: Read, data: bytes, words: str) -> None:
    assert words in why_not(read, data)


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/a.xml": "<a/>"},
        {"xl/workbook.xml": "<workbook"},
        {"xl/workbook.xml": "<workbook/>", "_rels/.rels": "<Relationships><Relationship"},
    ],
)
def test_a_workbook_without_its_parts_is_damaged(read: Read, parts: dict[str, str]) -> None:
    assert "damaged" in why_not(read, packed(parts))


@pytest.mark.parametrize(
    "sheet",
    [
        cells(row('<c r="A1" t="s"><v>99</v></c>')),
        cells(row('<c r="A1" t="s"><v>x</v></c>')),
        cells(row('<c r="1A"><v>1</v></c>')),
        cells(row(number("A1", 1), attributes='r="-4"')),
        cells(row(number("A1", 1)))[:-20],
        cells(more='<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>'),
    ],
)
def test_a_sheet_that_contradicts_itself_is_damaged(read: Read, sheet: str) -> None:
    assert "damaged" in why_not(read, workbook(("S", sheet)))


def test_empty_sheets_say_so(read: Read) -> None:
    assert "empty" in why_not(read, workbook(("S", cells())))
    hidden = workbook(("S", cells()), ("Back", cells(row(number("A1", 1))), "hidden"))
    assert "Back" in why_not(read, hidden)
    assert "no sheet" in why_not(read, workbook())


def test_a_text_that_would_grow_without_end_is_not_begun(read: Read) -> None:
    bomb = (
        '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<worksheet>&b;</worksheet>"
    )
    assert "declarations" in why_not(read, workbook(("S", bomb)))


def test_a_part_that_unpacks_to_more_than_a_table_is_not_unpacked(read: Read) -> None:
    zeros = b" " * (1 << 20)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for entry in old.infolist():
            if not entry.filename.endswith("sheet1.xml"):
                new.writestr(entry, old.read(entry))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(zeros)
    assert len(out.getvalue()) < 1 << 20
    assert "256 MB" in why_not(read, out.getvalue())


def test_an_archive_of_thousands_of_parts_is_not_looked_through(read: Read) -> None:
    parts = {f"xl/{number}.xml": "" for number in range(5001)}
    assert "5000 parts" in why_not(read, packed(parts)).replace("\u202f", "").replace(",", "")


def test_more_rows_than_a_person_travels_are_refused(read: Read) -> None:
    rows = "".join("<row><c><v>1</v></c></row>" for _ in range(MOST_ROWS + 1))
    assert "rows" in why_not(read, workbook(("S", cells(rows))))
    assert "rows" in why_not(read, b"1\n" * (MOST_ROWS + 1))


def test_a_file_that_is_not_there_or_too_large_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file"):
        read_table(tmp_path / "gone.csv", sandbox)
    with pytest.raises(Refused, match="is a folder"):
        read_table(tmp_path, sandbox)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(Refused) as caught:
        read_table(large, sandbox)
    assert "64 MB" in SAY(caught.value.what)


def test_reading_a_workbook_can_be_stopped(sandbox: Sandbox, tmp_path: Path) -> None:
    rows = "".join("<row>" + "<c><v>1</v></c>" * 40 + "</row>" for _ in range(20_000))
    path = kept(tmp_path, workbook(("S", cells(rows))))
    with pytest.raises(Cancelled):
        read_table(path, sandbox, cancelled=lambda: True)


@settings(max_examples=examples(150), suppress_health_check=ONE_FIXTURE)
@given(st.data())
def test_bytes_changed_anywhere_are_read_or_refused_never_more(data: st.DataObject) -> None:
    """Without the worker around it: the reader itself raises nothing else."""
    spoilt = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(GOOD) - 1), min_size=1, max_size=6)):
        spoilt[place] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        package = Package(bytes(spoilt))
        book = read_workbook(package)
        for entry in book.sheets:
            reader = SheetReader(book)
            package.read(entry.part, reader)
            list(reader.finish().table_rows())
