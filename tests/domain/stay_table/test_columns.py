# SPDX-License-Identifier: MIT
"""Headings are found wherever they stand, in either language, or said by a person."""

from datetime import date
from uuid import UUID

import pytest

from kvisa_desktop.domain.stay_table.columns import Columns, check_columns, find_columns
from kvisa_desktop.domain.stay_table.fields import FIELD_WORDS, Field, field_of
from kvisa_desktop.domain.table import letters
from kvisa_desktop.domain.table_layout import TableLayout, TableLayoutId
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_table.tables import table

SAY = Translator("en")


def found(columns: Columns) -> dict[str, str]:
    """Return the fields that are read, by the letter of their column."""
    return {
        letters(place): field.value
        for place, field in enumerate(columns.fields)
        if field is not None
    }


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date of Entry", Field.ENTRY),
        ("ENTRY DATE:", Field.ENTRY),
        ("入境日期", Field.ENTRY),
        ("Entry date / 入境日期", Field.ENTRY),
        ("出境时间（年月日）", Field.EXIT),
        ("Date (dd/mm/yyyy)", Field.DAY),
        ("出/入境", Field.DIRECTION),
        ("Entry/Exit", Field.DIRECTION),
        ("出入境口岸", Field.PORT),
        ("证件号码", Field.PASSPORT),
        ("Passport No.", Field.PASSPORT),
        ("备注", Field.NOTE),
        ("前往/来自国家（地区）", Field.OTHER_SIDE),
        ("来自/前往国家或地区", Field.OTHER_SIDE),
        ("From / To", Field.OTHER_SIDE),
        ("前往 / Going to", Field.TO),
        ("Arrived in China", Field.ENTRY),
        ("Date of departure from China", Field.EXIT),
        ("入境中国日期", Field.ENTRY),
        ("Left mainland China", Field.EXIT),
        ("China", None),
        ("Exit;Port", None),
        ("Entry; 入境", Field.ENTRY),
        ("Entry or Date", None),
        ("Shoe size", None),
        ("", None),
    ],
)
def test_headings_are_known_in_both_languages(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


def test_every_field_is_known_by_its_own_word_and_by_the_word_it_is_shown_with() -> None:
    for field in Field:
        assert field_of(field.value) is field
        assert field_of(SAY(FIELD_WORDS[field])) is field


def test_headings_below_a_title_are_found() -> None:
    read = table(
        ("My travels to China", "My travels to China"),
        ("printed", "by me"),
        ("No.", "出/入境", "出入境日期", "口岸"),
        (1, "入境", date(2019, 3, 5), "浦东"),
    )
    columns = find_columns(read, {})
    assert found(columns) == {"B": "direction", "C": "on", "D": "port"}
    assert columns.begin == 3
    assert columns.not_read == ("No.",)


def test_headings_in_two_rows_are_read_together() -> None:
    merged = table(
        ("Entry", "Entry", "Exit", "Exit", "Note"),
        ("date", "port", "date", "port", "Note"),
        ("2019-03-05", "Pudong", "2019-04", "Baiyun", ""),
    )
    not_merged = table(
        ("入境", "", "出境", "", ""),
        ("日期", "口岸", "日期", "口岸", "备注"),
        ("2019-03-05", "Pudong", "2019-04", "Baiyun", ""),
    )
    expected = {"A": "entry", "B": "entry-port", "C": "exit", "D": "exit-port"}
    assert found(find_columns(merged, {})) == {**expected, "E": "note"}
    assert found(find_columns(not_merged, {})) == expected
    assert find_columns(merged, {}).begin == 2


def test_headings_in_two_languages_one_below_the_other_are_not_data() -> None:
    read = table(
        ("Direction", "Date", "Port"), ("方向", "日期", "口岸"), ("entry", "2019-03-05", "x")
    )
    assert find_columns(read, {}).begin == 2


def test_a_row_with_a_day_in_it_is_no_row_of_headings() -> None:
    read = table(("entry", "2019-03-05", "visa"), ("exit", "05/12/2019", "visa"))
    columns = find_columns(read, {})
    assert (columns.begin, found(columns)) == (0, {})


def test_what_a_person_says_stands_over_the_headings() -> None:
    read = table(("In", "Out", "Remark"), ("2019-03-05", "2019-04-01", "x"))
    columns = find_columns(read, {"Remark": "purpose", "out": "-", "B": "exit"})
    assert found(columns) == {"A": "entry", "B": "exit", "C": "purpose"}
    moved = find_columns(read, {"C": "entry"})
    assert found(moved) == {"B": "exit", "C": "entry"}


def test_columns_without_headings_are_said_by_letter() -> None:
    read = table(("2019-03-05", "2019-04-01"), ("2020-03-05", "2020-04-01"))
    columns = find_columns(read, {"A": "entry", "B": "exit"})
    assert (columns.begin, found(columns)) == (0, {"A": "entry", "B": "exit"})


def test_unknown_headings_that_a_person_names_are_headings() -> None:
    read = table(("Ankunft", "Abreise"), ("2019-03-05", "2019-04-01"))
    columns = find_columns(read, {"Ankunft": "entry", "Abreise": "exit"})
    assert (columns.begin, found(columns)) == (1, {"A": "entry", "B": "exit"})


@pytest.mark.parametrize(
    ("given", "words"), [({"Z": "entry"}, "A In · B Out"), ({"A": "arrival"}, "direction, on")]
)
def test_a_column_or_a_field_that_there_is_not_is_told(given: dict[str, str], words: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        find_columns(table(("In", "Out"), ("2019", "2020")), given)
    assert caught.value.remedy is not None
    assert words in SAY(caught.value.remedy)


@pytest.mark.parametrize(
    "headings",
    [("Port", "Note"), ("Direction", "Port"), ("Date", "Port"), ("Direction", "Date", "Entry")],
)
def test_columns_that_do_not_tell_days_are_refused(headings: tuple[str, ...]) -> None:
    columns = find_columns(table(headings, ("x",) * len(headings)), {})
    with pytest.raises(Refused) as caught:
        check_columns(columns)
    assert caught.value.remedy is not None
    assert headings[0] in SAY(caught.value.remedy)


def test_two_columns_of_one_kind_are_read_once_and_the_second_is_named() -> None:
    columns = find_columns(table(("Entry", "Exit", "Arrival"), ("2019", "2020", "2021")), {})
    check_columns(columns)
    assert columns.not_read == ("Arrival",)


def test_a_table_with_the_same_headings_is_read_as_before() -> None:
    read = table(("Ein", "Aus", "Ort"), ("2019-03-05", "2019-04-01", "x"))
    layout = TableLayout(
        id=TableLayoutId(UUID(int=1)),
        purpose="stays",
        headers=("Ein", "Aus", "Ort"),
        columns=("entry", "exit", ""),
        date_order="dmy",
    )
    first = find_columns(read, {"Ein": "entry", "Aus": "exit"})
    assert not first.is_remembered
    headed = table(("Ein", "Aus", "Ort", "Datum", "entry"), ("2019", "2020", "x", "y", "z"))
    assert not find_columns(headed, {}, [layout]).is_remembered
    assert found(find_columns(read, {}, [layout])) == {"A": "entry", "B": "exit"}
    again = find_columns(read, {"Ort": "port"}, [layout])
    assert again.is_remembered
    assert again.earlier_order == "dmy"
    assert found(again) == {"A": "entry", "B": "exit", "C": "port"}


def test_letters_are_those_of_spreadsheets() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702, 16383)] == [
        "A", "Z", "AA", "ZZ", "AAA", "XFD"
    ]  # fmt: skip


@pytest.mark.parametrize("second", ["Date of entry", ""])
def test_days_under_a_heading_that_stands_over_two_columns_are_asked_about(second: str) -> None:
    merged = table(
        ("Date of entry", second, "Port"), (date(2021, 3, 5), date(2021, 3, 20), "Pudong")
    )
    with pytest.raises(Refused) as caught:
        check_columns(find_columns(merged, {}))
    assert "Column B holds days and would not be read" in SAY(caught.value.what)
    assert caught.value.remedy is not None
    assert "--map A=entry --map B=exit" in SAY(caught.value.remedy)
    assert "--map B=-" in SAY(caught.value.remedy)
    said = find_columns(merged, {"A": "entry", "B": "exit"})
    check_columns(said)
    assert found(said) == {"A": "entry", "B": "exit", "C": "port"}
    for given in ({"B": "exit"}, {"B": "-"}, {"B": "entry"}):
        check_columns(find_columns(merged, given))


def test_days_written_as_words_are_asked_about_too() -> None:
    with pytest.raises(Refused):
        check_columns(
            find_columns(table(("出境日期", ""), ("2021-03-05", "2021年3月20日")), {"A": "exit"})
        )


@pytest.mark.parametrize("second", ["", "5", "2021-03-05"])
def test_a_second_column_that_adds_no_day_is_left_out(second: str) -> None:
    check_columns(
        find_columns(
            table(("Date of entry", "入境日期", "Port"), ("2021-03-05", second, "Pudong")), {}
        )
    )


def test_letters_call_columns_where_a_cell_of_the_data_is_such_a_letter() -> None:
    given = {"A": "entry", "B": "exit"}
    found = find_columns(table(("2024-05-13", "2024-05-20", "A")), given)
    assert found.fields[:2] == (Field.ENTRY, Field.EXIT)
