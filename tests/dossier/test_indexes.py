# SPDX-License-Identifier: MIT
"""The index: sections with their exhibits, every line leading where it says."""

from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Index, IndexLine
from kvisa_desktop.dossier.indexes import IndexBox, index_box
from kvisa_desktop.dossier.stacks import Places
from kvisa_desktop.dossier.tagging import LinkArea, elements
from kvisa_desktop.dossier.theme import SHEET
from tests.dossier.drawing_hand import drawn, each_on_top, text

SHORT = Bilingual("Degree certificate", "学位证书")
LONG = Bilingual("Certificate of the faculty " * 6, "工程学院学位证书" * 8)
PLACES: Places = {"part": (3, 9), "one": (4, 4), "two": (5, 9)}


def line(key: str, title: Bilingual = SHORT, level: Literal[0, 1] = 1) -> IndexLine:
    return IndexLine("附件1 / Exhibit 1" if level else "1", title, key, level)


def box(*lines: IndexLine) -> IndexBox:
    return index_box(Index(lines), SHEET.width, PLACES)


def test_sections_print_their_first_page_and_exhibits_all_of_theirs() -> None:
    found = box(line("part", level=0), line("one"), line("two"))
    assert [entry.pages for entry in found.entries] == ["3", "4", "5–9"]


def test_a_short_title_stands_on_one_line_in_both_languages() -> None:
    (short,) = box(line("one")).entries
    (long,) = box(line("one", LONG)).entries
    assert short.beside
    assert not long.beside
    assert long.height > short.height


def test_every_line_is_a_link_over_its_whole_width() -> None:
    found = box(line("part", level=0), line("one"), line("two", LONG))
    pen, pdf = drawn(lambda pen: found.draw(pen, SHEET.left, 700))
    links = [
        kid for each in elements(pen.tags.root) for kid in each.kids if isinstance(kid, LinkArea)
    ]

    assert [link.target for link in links] == ["part", "one", "two"]
    assert [link.says.rsplit(" ", 1)[1] for link in links] == ["3", "4", "5–9"]
    for link in links:
        assert link.rectangle[0] == pytest.approx(SHEET.left)
        assert link.rectangle[2] == pytest.approx(SHEET.right)
    for above, below in pairwise(links):
        assert below.rectangle[3] <= above.rectangle[1] + 2.01
    assert "5–9" in text(pdf)


def test_the_structure_is_one_table_of_contents_over_its_parts() -> None:
    parts = box(*[line("one")] * 60).split(300)
    assert parts is not None
    pen, _ = drawn(each_on_top(parts, SHEET.left, 700))
    tags = [each.tag for each in elements(pen.tags.root)]

    assert tags.count("TOC") == 1
    assert tags.count("TOCI") == 60
    assert tags[1:5] == ["TOC", "TOCI", "Reference", "Link"]


def test_the_line_of_a_section_is_never_the_last_on_a_page() -> None:
    lines = (line("one"), line("one"), line("part", level=0), line("two"))
    whole = box(*lines)
    parts = whole.split(whole.height - 1)
    assert parts is not None
    assert [entry.line.level for entry in parts[0].entries] == [1, 1]


def leaves(found: IndexBox, room: float = SHEET.height - 50) -> int:
    """Return how many pages an index takes below its heading."""
    if found.height <= room:
        return 1
    parts = found.split(room)
    return 1 if parts is None else 1 + leaves(parts[1], SHEET.height)


def test_an_index_is_set_closer_where_that_saves_its_last_page() -> None:
    usual, section = box(line("one")), line("part", level=0)
    for count in range(20, 90):
        found = box(section, *[line("one")] * count)
        loose = replace(
            found, entries=tuple(replace(each, pad=usual.entries[0].pad) for each in found.entries)
        )
        is_closer = found.height < loose.height
        assert is_closer == (leaves(found) < leaves(loose))


def test_what_fits_is_not_split_and_what_does_not_begin_is_not_split_either() -> None:
    whole = box(line("one"))
    assert whole.split(whole.height + 1) is None
    assert whole.split(1) is None


def test_a_line_is_never_left_alone_on_the_next_page() -> None:
    found = box(line("part", level=0), *(line(f"l{n}") for n in range(12)))
    parts = found.split(found.height - 5)
    assert parts is not None
    assert len(parts[1].entries) >= 2
    assert sum(len(each.entries) for each in parts) == 13


def test_an_index_that_nearly_fits_is_set_closer_and_a_long_one_is_not() -> None:
    lines = [line("part", level=0)]
    room = SHEET.height - 50
    while box(*lines).height <= room and len(lines) < 60:
        lines.append(line(f"l{len(lines)}"))
        if box(*lines).entries[0].pad < 4:
            break
    assert box(*lines).entries[0].pad < 4
    assert box(*lines).height <= room
    many = box(*lines, *(line(f"m{n}") for n in range(20)))
    assert many.entries[0].pad == 4
