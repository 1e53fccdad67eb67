# SPDX-License-Identifier: MIT
"""Texts set in lines and stacked: Chinese first, English below, split where they must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Blank, Linked, PageOf, PageTotal, Plain, Text
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.stacks import ALL, Stack, stack
from kvisa_desktop.dossier.tagging import Element, LinkArea, elements
from kvisa_desktop.dossier.theme import BODY, CELL, LINK
from tests.dossier.drawing_hand import drawn, operators, text

LONG = Bilingual("word " * 60, "签证材料" * 40)
PLACES = {"degree": (12, 16), "cv": (20, 20), ALL: (1, 43)}


def set_(*texts: Text, width: float = 300) -> Stack:
    return stack(texts, BODY, width, PLACES)


def lines(texts: Stack) -> list[str]:
    return [line.text for part in texts.parts for line in part.lines]


def test_chinese_stands_first_and_says_that_it_is_chinese() -> None:
    both = set_(Bilingual("Degree", "学位"))
    assert lines(both) == ["学位", "Degree"]
    assert [part.lang for part in both.parts] == ["zh-CN", None]


def test_what_is_the_same_in_both_languages_is_said_once() -> None:
    assert lines(set_(Bilingual("2027-02-15", "2027-02-15"))) == ["2027-02-15"]


@pytest.mark.parametrize(
    ("pointing", "printed"),
    [
        (PageOf("degree"), "12–16"),
        (PageOf("cv"), "20"),
        (PageOf("not laid out yet"), "0"),
        (PageTotal(), "43"),
    ],
)
def test_pages_are_printed_as_the_layout_knows_them(pointing: Text, printed: str) -> None:
    assert lines(set_(pointing)) == [printed]


def test_a_link_is_coloured_and_leads_where_it_says() -> None:
    linked = set_(Linked(Bilingual("See the degree", "见学位"), "degree"))
    pen, _ = drawn(lambda pen: linked.draw(pen, 50, 500, tag="P"))
    areas = [kid for each in elements(pen.tags.root) for kid in each.kids]
    links = [kid for kid in areas if isinstance(kid, LinkArea)]

    assert {part.type.colour for part in linked.parts} == {LINK}
    assert [(link.target, link.says) for link in links] == [
        ("degree", "见学位"),
        ("degree", "See the degree"),
    ]
    for link in links:
        left, bottom, right, top = link.rectangle
        assert left == 50
        assert left < right
        assert bottom < top <= 500
    tags = [each.tag for each in elements(pen.tags.root)]
    assert tags == ["Document", "P", "Link", "P", "Link"]


@given(st.floats(0, 700))
def test_split_parts_hold_every_line_and_fit(room: float) -> None:
    whole = set_(LONG)
    above, below = whole.split(room)

    assert above.height <= room + 0.01
    assert lines(above) + lines(below) == lines(whole)


def test_the_parts_of_a_split_text_stay_one_element() -> None:
    above, below = set_(LONG).split(40)

    def draw(pen: Pen) -> None:
        above.draw(pen, 50, 700, tag="P")
        pen.start_page()
        below.draw(pen, 50, 700, tag="P")

    pen, _ = drawn(draw)
    paragraphs = [kid for kid in pen.tags.root.kids if isinstance(kid, Element)]
    assert [each.lang for each in paragraphs] == ["zh-CN", None]


def test_right_aligned_lines_end_at_the_edge() -> None:
    number = stack((Plain("1234"),), CELL, 100, {})
    _, pdf = drawn(lambda pen: number.draw(pen, 50, 500, right=150, tag="P"))
    start = float(operators(pdf).split("1 0 0 1 ")[-1].split()[0])
    width = number.parts[0].lines[0].width * CELL.en.size / 1000
    assert start + width == pytest.approx(150, abs=0.01)


def test_an_empty_line_to_fill_in_is_a_rule_and_no_text() -> None:
    blank = set_(Blank())
    _, pdf = drawn(lambda pen: blank.draw(pen, 50, 500, tag="P"))

    assert blank.height == BODY.zh.leading
    assert text(pdf).strip() == ""
    assert " l S" in operators(pdf)


def test_bold_text_is_set_in_the_bold_weight() -> None:
    (part,) = set_(Plain("Name", bold=True)).parts
    assert part.type.weight is Weight.BOLD


def test_nothing_is_an_empty_stack() -> None:
    nothing = set_(Bilingual(), Plain(""))
    assert nothing.is_empty
    assert nothing.height == 0
