# SPDX-License-Identifier: MIT
"""XLSX as programs write it: dates of every kind, formulas, merged, hidden and far-away cells."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from kvisa_desktop.domain.table import CellFault, Table
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.tables.sheet import day_of, place_of
from kvisa_desktop.exchange.tables.workbook import is_date_format
from kvisa_desktop.i18n.catalog import Translator
from tests.exchange.tables.workbooks import (
    CHINESE_DATE,
    DATE,
    OWN_DATE,
    OWN_TEXT,
    TIME,
    cells,
    number,
    row,
    text,
    workbook,
)

Read = Callable[..., Table]
SAY = Translator("en")


def all_cells(table: Table) -> list[tuple[object, ...]]:
    return [each.cells for each in table.rows]


def notes(table: Table) -> list[str]:
    return [SAY(each) for each in table.notes]


def test_what_another_program_has_written_is_read_as_it_was_meant(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["入境日期", "Port", "Nights"])
    sheet.append([date(2024, 5, 13), "Pudong & 浦东 <T2>", 13])
    sheet.append([datetime(2019, 10, 8, 23, 59), None, 1.5])
    sheet.append(["2019年10月", "line\nbreak", True])
    out = BytesIO()
    book.save(out)
    assert all_cells(read(out.getvalue())) == [
        ("入境日期", "Port", "Nights"),
        (date(2024, 5, 13), "Pudong & 浦东 <T2>", 13),
        (date(2019, 10, 8), "", 1.5),
        ("2019年10月", "line\nbreak", "TRUE"),
    ]


def test_dates_are_told_by_their_format_chinese_ones_too(read: Read) -> None:
    found = read(
        workbook(
            (
                "S",
                cells(
                    row(
                        number("A1", 45000, DATE),
                        number("B1", 45000, CHINESE_DATE),
                        number("C1", 45000.75, OWN_DATE),
                        number("D1", 45000),
                        number("E1", 45000, OWN_TEXT),
                        number("F1", 0.5, TIME),
                        '<c r="G1" t="d"><v>2023-03-15T08:00:00</v></c>',
                        '<c r="H1" t="d"><v>soon</v></c>',
                    )
                ),
            )
        )
    )
    day = date(2023, 3, 15)
    assert all_cells(found) == [
        (day, day, day, 45000, 45000, CellFault.NO_DAY, day, CellFault.NO_DAY)
    ]


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (60, CellFault.NO_DAY),  # 29 February 1900, in which spreadsheets believe
        (61, date(1900, 3, 1)),
        (0, CellFault.NO_DAY),
        (-1, CellFault.NO_DAY),
        (2958464, date(9999, 12, 30)),
        (1e300, CellFault.NO_DAY),
        (float("nan"), CellFault.NO_DAY),
    ],
)
def test_days_are_counted_as_spreadsheets_count_them(serial: float, day: object) -> None:
    assert day_of(serial, counts_from_1904=False) == day


def test_some_workbooks_count_from_1904(read: Read) -> None:
    sheet = cells(row(number("A1", 0, DATE), number("B1", 43538, DATE), number("C1", -1, DATE)))
    for word in ("1", "true"):
        found = read(workbook(("S", sheet), properties=f'date1904="{word}"'))
        assert all_cells(found) == [(date(1904, 1, 1), date(2023, 3, 15), CellFault.NO_DAY)]


def test_a_formula_counts_by_the_result_that_was_saved(read: Read) -> None:
    found = read(
        workbook(
            (
                "S",
                cells(
                    row(
                        f'<c r="A1" s="{DATE}"><f>TODAY()</f><v>45000</v></c>',
                        '<c r="B1" t="str"><f>A2&amp;"x"</f><v>entry</v></c>',
                        '<c r="C1"><f>1+1</f></c>',
                        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
                        '<c r="E1" t="str"><f>""</f><v></v></c>',
                    )
                ),
            )
        )
    )
    assert all_cells(found) == [
        (date(2023, 3, 15), "entry", CellFault.NOT_COMPUTED, CellFault.ERROR)
    ]


def test_a_formula_that_no_program_has_computed_yet_is_not_an_empty_cell(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["=DATE(2019,3,5)", date(2019, 3, 9)])  # written with an empty result
    out = BytesIO()
    book.save(out)
    assert all_cells(read(out.getvalue())) == [(CellFault.NOT_COMPUTED, date(2019, 3, 9))]


def test_hidden_columns_that_hold_something_are_told(read: Read) -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="5" max="90" hidden="true"/></cols>'
    inside = cells(row(text("A1", "Entry"), text("B1", "Exit"), text("C1", "Port")))
    found = read(workbook(("S", inside.replace("<sheetData>", f"{columns}<sheetData>"))))
    assert notes(found) == ["1 hidden column was read too."]
    assert notes(read(workbook(("S", inside)))) == []


def test_the_first_sheet_that_tells_of_stays_is_read(read: Read) -> None:
    cover = cells(row(text("A1", "My trips")), row(text("A2", "Name"), text("B2", "Ada")))
    stays = cells(row(text("A1", "Entry"), text("B1", "Exit")),
                  row(number("A2", 45000, DATE), number("B2", 45004, DATE)))  # fmt: skip
    found = read(workbook(("Cover", cover), ("Trips", stays)))
    assert found.sheet == "Trips"
    assert notes(found) == ["Only the sheet “Trips” was read; the file has these too: Cover."]
    assert read(workbook(("Cover", cover), ("More", cover))).sheet == "Cover"
    assert read(workbook(("Cover", cover), ("Trips", stays)), sheet="Cover").sheet == "Cover"


def test_shared_texts_come_without_how_they_are_spoken(read: Read) -> None:
    texts = (
        "<si><t>plain</t></si>"
        "<si><r><t>two </t></r><r><rPr/><t>runs</t></r></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
        "<si><t xml:space='preserve'> a_x000D_b </t></si>"
    )
    sheet = cells(row(*(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABCD"))))
    assert all_cells(read(workbook(("S", sheet), texts=texts))) == [
        ("plain", "two runs", "東京", "a\rb")
    ]


@pytest.mark.parametrize("mark", ["0000", "001B", "000B", "FFFF", "FFFE", "D800", "DFFF"])
def test_characters_that_no_case_can_hold_become_spaces(read: Read, mark: str) -> None:
    sheet = cells(row('<c r="A1" t="s"><v>0</v></c>', text("B1", f"_x{mark}_Beijing")))
    found = read(workbook(("S", sheet), texts=f"<si><t>Pu_x{mark}_dong</t></si>"))
    assert all_cells(found) == [("Pu dong", "Beijing")]


def test_cells_and_rows_without_their_names_stand_one_after_the_other(read: Read) -> None:
    found = read(
        workbook(("S", cells(row("<c><v>1</v></c><c/><c><v>3</v></c>"), row("<c><v>4</v></c>"))))
    )
    assert [(each.number, each.cells) for each in found.rows] == [(1, (1, "", 3)), (2, (4,))]


def test_merged_cells_all_hold_what_the_first_one_holds(read: Read) -> None:
    sheet = cells(
        row(text("A1", "入境"), text("C1", "出境")),
        row(text("A2", "日期"), text("B2", "口岸"), text("C2", "日期")),
        row(text("A3", "2019-03"), text("B3", "Pudong")),
        row(text("B4", "Baiyun")),
        more='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/>'
        '<mergeCell ref="F1:XFD1048576"/></mergeCells>',
    )
    assert all_cells(read(workbook(("S", sheet)))) == [
        ("入境", "入境", "出境"),
        ("日期", "口岸", "日期"),
        ("2019-03", "Pudong"),
        ("2019-03", "Baiyun"),
    ]


def test_hidden_sheets_are_passed_over_and_named(read: Read) -> None:
    data = workbook(
        ("Secret", cells(row(text("A1", "hidden"))), "veryHidden"),
        ("Empty", cells()),
        ("Trips", cells(row(text("A1", "seen")), row(text("A2", "too"), attributes='hidden="1"'))),
    )
    found = read(data)
    assert found.sheet == "Trips"
    assert all_cells(found) == [("seen",), ("too",)]
    assert notes(found) == [
        "Only the sheet “Trips” was read; the file has these too: Secret · Empty.",
        "1 hidden row was read too.",
    ]
    assert read(data, sheet="secret").rows[0].cells == ("hidden",)
    with pytest.raises(Refused, match="no sheet"):
        read(data, sheet="Nothing")


def test_a_cell_at_the_far_corner_costs_nothing(read: Read) -> None:
    found = read(
        workbook(
            (
                "S",
                cells(
                    row(text("A1", "date")),
                    row(number("XFD1048576", 1), attributes='r="1048576"'),
                ),
            )
        )
    )
    assert all_cells(found) == [("date",)]
    assert notes(found) == ["1 cell far outside the table was not read: XFD1048576."]


def test_a_row_far_below_keeps_its_number(read: Read) -> None:
    sheet = cells(row(text("A1", "date")), row(text("A900000", "x"), attributes='r="900000"'))
    assert [each.number for each in read(workbook(("S", sheet))).rows] == [1, 900000]


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("General", False),
        ("0.00", False),
        ('"y"0', False),
        ("[Red]0", False),
        ("\\d0", False),
        ("yyyy-mm-dd", True),
        ("[$-804]yyyy年m月d日", True),
        ("[h]:mm", True),
        ("0;[Red]-yyyy", False),
        ("0.00E+00", False),
    ],
)
def test_a_format_shows_dates_or_not(code: str, is_date: bool) -> None:
    assert is_date_format(code) is is_date


@pytest.mark.parametrize("name", ["A0", "1", "A", "AAAA1", "A99999999", "É1", "XFE1", "A1048577"])
def test_places_that_no_sheet_has_are_damage(name: str) -> None:
    with pytest.raises(Refused):
        place_of(name)


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (1, 0)), ("$B$7", (7, 1)), ("XFD1048576", (1048576, 16383))]
)
def test_places_are_read(name: str, place: tuple[int, int]) -> None:
    assert place_of(name) == place
