# SPDX-License-Identifier: MIT
"""Blocks onto sheets: page numbers agree, tables are split, nothing hangs below the margin."""

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import (
    Block,
    Column,
    Content,
    Exhibit,
    Heading,
    Index,
    IndexLine,
    PageBreak,
    Paragraph,
    Plain,
    Section,
    Spacer,
    Table,
)
from kvisa_desktop.dossier.grids import Grid
from kvisa_desktop.dossier.indexes import IndexBox
from kvisa_desktop.dossier.layout import ExhibitPage, TextPage, lay_out
from kvisa_desktop.dossier.theme import SHEET
from tests.dossier.specimens import content

WORDS = Bilingual("Some words that fill a line or two of the page. " * 4, "填满一两行的文字。" * 12)
BLOCKS = st.lists(
    st.sampled_from(
        [
            Paragraph(WORDS),
            Heading(Bilingual("Part", "部分")),
            Spacer(60),
            PageBreak(),
            Exhibit("1", Bilingual("Paper", "材料"), "x", 2),
        ]
    ),
    min_size=1,
    max_size=30,
)


def laid(*blocks: Block) -> tuple[TextPage | ExhibitPage, ...]:
    one = Section("one", Bilingual("One", "一"), blocks)
    return lay_out(Content(Bilingual("T", "题"), "A", Bilingual("R", "页"), (one,))).pages


def text_pages(pages: tuple[TextPage | ExhibitPage, ...]) -> list[TextPage]:
    return [page for page in pages if isinstance(page, TextPage)]


@given(BLOCKS)
def test_nothing_hangs_below_the_margin_and_nothing_overlaps(blocks: list[Block]) -> None:
    for page in text_pages(laid(*blocks)):
        floor = SHEET.top
        for placed in page.placed:
            assert placed.top <= floor + 0.01
            floor = placed.top - placed.box.height
            assert floor >= SHEET.bottom - 0.01


@given(BLOCKS)
def test_a_heading_is_never_the_last_thing_on_a_page_with_text_to_follow(
    blocks: list[Block],
) -> None:
    pages = text_pages(laid(*blocks, Paragraph(WORDS)))
    followed = [
        page for page in pages[:-1] if page.placed[-1].box.stays_with_next and len(page.placed) > 1
    ]
    breaks = sum(isinstance(block, (PageBreak, Exhibit)) for block in blocks)
    gaps = sum(isinstance(block, Spacer) for block in blocks)
    assert len(followed) <= breaks + gaps


def fitting(*blocks: Block) -> list[list[str]]:
    """Return which boxes stand on each page that `blocks` fill."""
    return [[type(each.box).__name__ for each in page.placed] for page in text_pages(laid(*blocks))]


def test_a_heading_goes_with_the_table_that_finds_no_room_below_it() -> None:
    columns = (Column(Bilingual("A", "甲"), 1),)
    table = Table(columns, (((Plain("word " * 200),),), ((Plain("word " * 200),),)))
    lines = (Spacer(SHEET.height - 170), Heading(Bilingual("Part", "部分")))

    assert fitting(*lines, table)[-1] == ["HeadingBox", "Grid"]


def test_headings_in_a_row_go_together_with_what_follows() -> None:
    heading = Heading(Bilingual("Part", "部分"))
    room_for_two = Spacer(SHEET.height - 165)

    assert fitting(room_for_two, heading, heading, Paragraph(WORDS))[-1] == [
        "HeadingBox",
        "HeadingBox",
        "TextBox",
    ]


@given(BLOCKS)
def test_every_page_of_an_exhibit_gets_a_sheet_of_its_own(blocks: list[Block]) -> None:
    exhibits = [page.page for page in laid(*blocks) if isinstance(page, ExhibitPage)]
    count = sum(isinstance(block, Exhibit) for block in blocks)
    assert exhibits == [1, 2] * count


def test_the_index_prints_the_pages_on_which_things_stand() -> None:
    layout = lay_out(content())
    (index,) = (
        placed.box
        for page in text_pages(layout.pages)
        for placed in page.placed
        if isinstance(placed.box, IndexBox)
    )
    for entry in index.entries:
        first, last = layout.places[entry.line.key]
        wanted = str(first) if entry.line.level == 0 or first == last else f"{first}–{last}"
        assert entry.pages == wanted
        page = layout.pages[first - 1]
        if entry.line.level == 1:
            assert isinstance(page, ExhibitPage)
            assert page.exhibit.key == entry.line.key


def test_an_index_longer_than_a_page_still_agrees_with_the_pages() -> None:
    exhibits = tuple(
        Exhibit(str(number), Bilingual(f"Paper {number}", f"材料{number}"), "x", 1)
        for number in range(1, 81)
    )
    index = Index(tuple(IndexLine(each.number, each.title, each.key) for each in exhibits))
    sections = (
        Section("index", Bilingual("Index", "材料目录"), (index,)),
        Section("papers", Bilingual("Papers", "材料"), exhibits),
    )
    layout = lay_out(Content(Bilingual("T", "题"), "A", Bilingual("R", "页"), sections))

    assert layout.places["index"] == (1, 3)
    assert layout.places["exhibit-80"] == (83, 83)


def test_a_long_table_is_split_between_rows_and_keeps_its_head() -> None:
    columns = (Column(Bilingual("A", "甲"), 1), Column(Bilingual("B", "乙"), 1))
    rows = tuple(((Plain(str(n)),), (Bilingual("Row", "行"),)) for n in range(120))
    grids = [
        placed.box
        for page in text_pages(laid(Table(columns, rows)))
        for placed in page.placed
        if isinstance(placed.box, Grid)
    ]

    assert len(grids) > 1
    assert sum(len(grid.rows) for grid in grids) == 120
    assert all(grid.head is not None for grid in grids)
    assert [grid.is_continued for grid in grids] == [False] + [True] * (len(grids) - 1)


def test_a_row_longer_than_a_page_is_split_between_lines() -> None:
    long = Plain("word " * 3000)
    table = Table((Column(Bilingual("A", "甲"), 1),), (((long,),),))
    pages = text_pages(laid(table))

    assert len(pages) > 2
    for page in pages:
        for placed in page.placed:
            assert placed.top - placed.box.height >= SHEET.bottom - 0.01


def test_the_head_of_a_section_stands_on_its_first_divider() -> None:
    paper = Exhibit("1", Bilingual("Paper", "材料"), "x", 1)
    front = (PageBreak(right=True), Paragraph(WORDS), PageBreak())
    (divider, page) = laid(*front, paper)
    assert isinstance(divider, TextPage)
    assert divider.on_right
    assert len(divider.placed) == 2
    assert isinstance(page, ExhibitPage)
    assert len(laid(Paragraph(WORDS), *front, paper)) == 3
