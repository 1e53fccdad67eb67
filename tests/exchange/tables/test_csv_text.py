# SPDX-License-Identifier: MIT
"""Separated values: encodings told with care, separators by what fits, line numbers kept."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.table import MOST_COLUMNS
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.tables.csv_text import ENCODINGS, decoded, parse, read_csv
from kvisa_desktop.i18n.catalog import Translator

CHINESE = "日期,方向,口岸\n2019年3月5日,入境,上海浦东国际机场\n"
PLAIN = "date,direction,port\n2019-03-05,entry,Pudong\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
@pytest.mark.parametrize("text", [CHINESE, PLAIN])
def test_an_encoding_that_shows_itself_needs_no_naming(encoding: str, text: str) -> None:
    if (encoding, text) in {("utf-16-le", CHINESE), ("utf-16-be", CHINESE)}:
        text = PLAIN + CHINESE
    rows = read_csv(text.encode(encoding)).rows
    assert [each.cells for each in rows] == [each.cells for each in parse(text).rows]


@pytest.mark.parametrize("text", ["port\nZürich\n", "port\nÉvora\nCórdoba", "name\n䶮\n"])
def test_what_may_be_two_encodings_is_asked(text: str) -> None:
    data = text.encode("gb18030" if "䶮" in text else "cp1252")
    with pytest.raises(Refused) as caught:
        decoded(data)
    assert "cannot be told for sure" in Translator("en")(caught.value.what)
    named = "gb18030" if "䶮" in text else "latin"
    assert decoded(data, named) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_units_of_16_bits_are_told_where_a_character_ends_in_a_zero_byte(encoding: str) -> None:
    text = "日期,方向,说明\n2019-03-05,入境,第一次\n"  # 一 is U+4E00
    assert decoded(text.encode(encoding)) == text


def test_a_zero_byte_astray_does_not_make_a_text_one_of_16_bits() -> None:
    for astray in (PLAIN.replace("port", "po\0rt"), PLAIN.replace("port", "p\0ort") + "\n"):
        with pytest.raises(Refused) as caught:
            read_csv(astray.encode())
        assert "no text" in Translator("en")(caught.value.what)


def test_marks_that_nobody_sees_become_spaces() -> None:
    assert parse("port,note\nPu\x0bdong,a\x0cb\x1f\x7f\n").rows[1].cells == ("Pu dong", "a b")


def test_empty_cells_without_end_are_left_out_in_one_go() -> None:
    # One by one it took minutes, each time with a copy of all the others.
    assert parse("date" + "," * 400_000).rows[0].cells == ("date",)


def test_the_encoding_that_is_named_has_to_fit() -> None:
    with pytest.raises(Refused):
        decoded("Zürich".encode("cp1252"), "utf-8")
    with pytest.raises(Refused):
        decoded(b"\xff\xfea", "")
    assert set(ENCODINGS) == {"utf-8", "utf-16", "gb18030", "big5", "latin"}


def test_traditional_characters_can_be_named_too() -> None:
    assert decoded("口岸\n澳門\n".encode("big5"), "big5") == "口岸\n澳門\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_fits(separator: str) -> None:
    lines = [["date", "port", "note"], ["2019-03-05", "Pudong", "a, b; c"], ["2019-04", "x", ""]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert [each.cells for each in parse(text).rows] == [
        ("date", "port", "note"),
        ("2019-03-05", "Pudong", "a, b; c"),
        ("2019-04", "x"),
    ]


def test_a_comma_of_a_chinese_keyboard_parts_cells_and_in_a_note_it_does_not() -> None:
    assert parse("日期，方向\n2019年3月5日，入境\n").rows[1].cells == ("2019年3月5日", "入境")
    noted = parse("日期,方向,备注\n2019年3月5日,入境,访友，讲学\n2019年3月9日,出境,回家，休假\n")
    assert noted.rows[1].cells == ("2019年3月5日", "入境", "访友，讲学")


def test_a_figure_kept_as_a_text_is_that_text() -> None:
    assert parse('Entry,Note\n="2019-03-05",x="y"\n').rows[1].cells == ("2019-03-05", 'x="y"')


def test_a_declared_separator_stands_and_its_line_is_counted() -> None:
    table = parse('"sep=;"\ndate;port\n\n2019-03-05;"a\nb"\n2020;c\n')
    assert [(each.number, each.cells) for each in table.rows] == [
        (2, ("date", "port")),
        (4, ("2019-03-05", "a\nb")),
        (6, ("2020", "c")),
    ]


def test_a_quotation_mark_that_is_never_closed_is_found() -> None:
    with pytest.raises(Refused) as caught:
        parse('a,b\n"' + "x" * 200_000)
    assert caught.value.what.values["why"].values["line"] == 2  # type: ignore[union-attr]


def test_a_text_of_too_many_columns_is_none() -> None:
    with pytest.raises(Refused, match="table"):
        parse("x," * (MOST_COLUMNS + 1) + "x")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    with suppress(Refused):
        read_csv(data)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=6).filter(
                lambda cell: not cell.startswith('="')  # a figure kept as a text
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_a_spreadsheet_writes_comes_back(rows: list[list[str]]) -> None:
    rows = [["first", "second", "third"], *rows]
    quoted = ("\t".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in rows)
    found = [list(each.cells) for each in parse("\n".join(quoted), "\t").rows]
    assert found == [trimmed for line in rows if (trimmed := _trimmed(line))]


def _trimmed(line: list[str]) -> list[str]:
    cells = [cell.strip() for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return cells


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('date,port,note\n2021-03-05,"Pudong,a\n2022-01-01,x,y\n', 2),
        ('date,port,note\n2021-03-05,a,b\n2022-01-01,x,"y\n', 3),
        ('date,port,note\n2021-03-05,a,"b', 2),
        ('date,port,note\n"2021","a\nb","c\n2022-01-01,x,y\n', 2),
        ('date,port,note\n2021-03-05,"Pudong,a\n2022-01-01,"Beijing",y\n2023,a,b\n', 2),
        ('date;port;note\n2021-03-05;"Pudong;a\n2022-01-01;x;y\n', 2),
        ('sep=;\ndate;port;note\n2021-03-05;"Pudong;a\n2022-01-01;x;y\n', 3),
    ],
)
def test_a_quotation_mark_that_is_not_closed_loses_no_rows(text: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        parse(text)
    say = Translator("en")
    assert f"the row that begins on line {line} opens a quotation mark" in say(caught.value.what)
    assert caught.value.remedy is not None
    assert "Close the quotation mark" in say(caught.value.remedy)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('2021,5" pipe,x', ("2021", '5" pipe', "x")),
        ('2021,"a"b,x', ("2021", "ab", "x")),
        ('2021,"a" ,x', ("2021", "a", "x")),
        ('2021,"a\nb" ,x', ("2021", "a\nb", "x")),
        ('2021,"a\nb ""c"" d",x', ("2021", 'a\nb "c" d', "x")),
        ('2021,"a",""', ("2021", "a")),
        ('2021, "a\r\nb"', ("2021", "a\r\nb")),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_quotation_marks_of_careless_programs_are_taken(
    line: str, cells: tuple[str, ...], end: str
) -> None:
    rows = parse(f"date,port,note\n{line}{end}", ",").rows
    assert [each.cells for each in rows] == [("date", "port", "note"), cells]


def test_a_long_text_is_not_taken_for_one_with_an_open_quotation_mark() -> None:
    line = '2021-03-05,"Pudong, a\nb",note\n'
    count = (1 << 16) // len(line) + 50
    assert len(parse("date,port,note\n" + line * count).rows) == count + 1
