# SPDX-License-Identifier: MIT
"""Tables: rows on one baseline, heads that come back, cells over all columns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Column, Field, Fields, Plain, Spanning, Table
from kvisa_desktop.dossier.grids import Grid, fields_box, table_box
from kvisa_desktop.dossier.tagging import Element, elements
from kvisa_desktop.dossier.theme import SHEET
from tests.dossier.drawing_hand import drawn, each_on_top, operators, text

COLUMNS = (
    Column(Bilingual("Port", "口岸"), 3),
    Column(Bilingual("Days", "天数"), 1, align_right=True),
)
WIDTH = 400.0


def grid(count: int, *, words: str = "Guangzhou") -> Grid:
    rows = tuple(((Plain(f"{words} {n}"),), (Plain(str(n)),)) for n in range(count))
    return table_box(Table(COLUMNS, rows), WIDTH, {})


def tags(found: Element) -> list[str]:
    return [each.tag for each in elements(found)]


def test_columns_share_the_width() -> None:
    assert sum(grid(1).widths) == pytest.approx(WIDTH)
    assert grid(1).widths[0] == pytest.approx(300)


@given(st.integers(1, 60), st.floats(0, 900))
def test_a_split_table_loses_no_row_and_keeps_its_head(count: int, room: float) -> None:
    whole = grid(count)
    parts = whole.split(room)
    if parts is None:
        return
    above, below = parts

    assert above.rows + below.rows == whole.rows
    assert above.height <= room + 0.01
    assert above.head == below.head == whole.head
    assert below.is_continued
    assert not above.is_continued


def test_the_head_is_said_once_and_shown_on_every_part() -> None:
    parts = grid(20).split(200)
    assert parts is not None
    pen, pdf = drawn(each_on_top(parts, 50, 700))
    (table,) = (kid for kid in pen.tags.root.kids if isinstance(kid, Element))

    assert tags(table).count("TH") == 2
    assert tags(table).count("TR") == 21
    assert text(pdf).count("口岸") == 2


def test_cells_of_a_row_stand_on_one_baseline() -> None:
    fields = Fields((Field(Bilingual("Surname", "姓"), (Plain("OKORO"),)),))
    box = fields_box(fields, WIDTH, {})
    _, pdf = drawn(lambda pen: box.draw(pen, 50, 700))
    baselines = re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", operators(pdf))

    assert baselines.count(baselines[0]) == 2  # the Chinese label and the value


def test_a_label_heads_its_row() -> None:
    fields = Fields((Field(Bilingual("Surname", "姓"), (Plain("OKORO"),)),))
    box = fields_box(fields, WIDTH, {})
    pen, _ = drawn(lambda pen: box.draw(pen, 50, 700))
    scopes = [each.scope for each in elements(pen.tags.root) if each.tag == "TH"]
    assert scopes == ["Row"]


def test_a_field_with_nothing_in_it_keeps_its_row() -> None:
    box = fields_box(Fields((Field(Bilingual("Former name", "曾用名"), ()),)), WIDTH, {})
    pen, _ = drawn(lambda pen: box.draw(pen, 50, 700))
    assert tags(pen.tags.root)[-3:] == ["TR", "TH", "TD"]


def test_a_row_over_all_columns_says_how_many_it_covers() -> None:
    quoted = Spanning((Bilingual("Text", "条文"),), (Bilingual("Source", "出处"),))
    table = Table(COLUMNS, (quoted, ((Plain("a"),), (Plain("1"),))))
    box = table_box(table, WIDTH, {})
    pen, pdf = drawn(lambda pen: box.draw(pen, 50, 700))
    cells = [each.columns for each in elements(pen.tags.root) if each.tag == "TD"]

    assert cells == [2, 1, 1]
    for words in ("条文", "Text", "出处", "Source"):
        assert words in text(pdf)


def rows_of(part: Grid) -> int:
    return len(part.rows)


def test_a_short_row_is_never_left_alone_on_the_next_page() -> None:
    whole = grid(6)
    parts = whole.split(whole.height - 1)
    assert parts is not None
    assert tuple(map(rows_of, parts)) == (4, 2)


def test_a_short_row_is_never_left_alone_at_the_foot_of_a_page() -> None:
    whole = grid(6)
    assert whole.split(whole.height - 4.5 * whole.heights[0]) is None


def test_two_short_rows_are_not_parted() -> None:
    whole = grid(2)
    assert whole.split(whole.height - 1) is None


def test_a_row_over_all_columns_is_never_the_last_on_a_page() -> None:
    quoted = Spanning((Bilingual("Text", "条文"),))
    plain = ((Plain("a"),), (Plain("1"),))
    box = table_box(Table(COLUMNS, (plain, plain, quoted, plain, plain)), WIDTH, {})
    parts = box.split(box.height - sum(box.heights[3:]))
    assert parts is not None
    assert tuple(map(rows_of, parts)) == (2, 3)


def fields(count: int) -> Grid:
    each = Field(Bilingual("Surname", "姓"), (Plain("OKORO"),))
    return fields_box(Fields((each,) * count), WIDTH, {})


def test_labels_and_values_that_fit_on_a_page_are_not_parted() -> None:
    assert fields(10).split(fields(10).height - 1) is None


def test_labels_and_values_longer_than_a_page_are_parted() -> None:
    parts = fields(40).split(SHEET.height)
    assert parts is not None
    assert sum(map(rows_of, parts)) == 40


def test_a_cell_that_says_nothing_shows_a_dash() -> None:
    box = table_box(Table(COLUMNS, (((Plain("a"),), ()),)), WIDTH, {})
    _, pdf = drawn(lambda pen: box.draw(pen, 50, 700))
    assert "–" in text(pdf)


def test_no_rule_parts_a_row_from_one_that_goes_on_in_its_second_cell() -> None:
    first, more = ((Plain("a"),), (Plain("1"),)), ((), (Plain("2"),))
    box = table_box(Table(COLUMNS, (first, more, first)), WIDTH, {})
    _, pdf = drawn(lambda pen: box.draw(pen, 50, 700))
    left = re.findall(r"0.4 w [\d. ]+ RG ([\d.]+) [\d.]+ m", operators(pdf))
    assert [float(each) for each in left] == [50 + box.widths[0], 50]


def test_a_short_row_is_never_split() -> None:
    whole = grid(1)
    assert whole.split(whole.height - 1) is None


def test_a_long_row_is_split_between_lines_and_stays_one_row() -> None:
    long = Table((Column(Bilingual("A", "甲"), 1),), (((Plain("word " * 4000),),),))
    parts = table_box(long, WIDTH, {}).split(SHEET.height)
    assert parts is not None
    pen, _ = drawn(each_on_top(parts, 50, 700))
    assert tags(pen.tags.root).count("TD") == 1
