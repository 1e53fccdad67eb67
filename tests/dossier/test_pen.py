# SPDX-License-Identifier: MIT
"""The drawing hand: every mark is tagged content or an artifact."""

import re

import pytest

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.tagging import CHINESE, Element, Mark
from kvisa_desktop.dossier.text import one_line
from kvisa_desktop.dossier.theme import INK, LINK, Type
from tests.dossier.drawing_hand import as_pdf, drawn, operators, text

PLAIN = Type(10, 14)


def test_content_is_numbered_page_by_page() -> None:
    pen = Pen()
    for _ in range(2):
        pen.start_page()
        with pen.element("P"):
            for _ in range(2):
                with pen.content():
                    pass
    pdf = as_pdf(pen)

    assert re.findall(r"MCID (\d)", operators(pdf, 0)) == ["0", "1"]
    assert re.findall(r"MCID (\d)", operators(pdf, 1)) == ["0", "1"]
    marks = [kid for p in pen.tags.root.kids if isinstance(p, Element) for kid in p.kids]
    assert marks == [Mark(0, 0), Mark(0, 1), Mark(1, 0), Mark(1, 1)]


def test_content_in_another_language_than_its_element_says_so() -> None:
    def draw(pen: Pen) -> None:
        with pen.element("P", lang=CHINESE), pen.content(lang=CHINESE):
            pass
        with pen.element("TD"), pen.content(lang=CHINESE):
            pass

    _, pdf = drawn(draw)
    assert operators(pdf).count("/Lang (zh-CN)") == 1


def test_nothing_inside_an_artifact_enters_the_structure() -> None:
    def draw(pen: Pen) -> None:
        with pen.artifact("Pagination"):
            assert pen.is_artifact
            with pen.element("TH"), pen.content(), pen.artifact():
                pen.rule(0, 0, 9, 9, colour=INK)

    pen, pdf = drawn(draw)
    assert pen.tags.root.kids == []
    assert operators(pdf).count("BDC") == 1
    assert operators(pdf).count("EMC") == 1


def test_marked_content_is_closed_as_often_as_it_is_opened() -> None:
    def draw(pen: Pen) -> None:
        with pen.element("P"), pen.content():
            for said in ("K字签证", "ọ́kọ̀rò", "محمد", "प्रियंका"):
                pen.text(one_line(said, Weight.REGULAR, chinese=True), 50, 50, PLAIN)

    _, pdf = drawn(draw)
    written = operators(pdf)
    assert len(re.findall(r"\bB[DM]C\b", written)) == written.count("EMC") == 2


@pytest.mark.parametrize("said", ["Plain words", "签证申请", "Nguyễn Đức", "K字签证2027版"])
def test_what_is_drawn_can_be_read_back(said: str) -> None:
    def draw(pen: Pen) -> None:
        with pen.element("P"), pen.content():
            pen.text(one_line(said, Weight.REGULAR, chinese=True), 50, 400, PLAIN)

    _, pdf = drawn(draw)
    assert text(pdf).strip() == said


def test_colours_are_set_only_when_they_change() -> None:
    def draw(pen: Pen) -> None:
        with pen.artifact():
            for colour in (INK, INK, LINK, LINK, INK):
                line = one_line("x", Weight.REGULAR)
                pen.text(line, 0, 0, Type(10, 14, colour=colour))

    _, pdf = drawn(draw)
    assert len(re.findall(r" rg\b", operators(pdf))) == 3


def test_an_empty_line_draws_nothing() -> None:
    def draw(pen: Pen) -> None:
        with pen.artifact():
            pen.text(one_line("", Weight.REGULAR), 0, 0, PLAIN)

    _, pdf = drawn(draw)
    assert "Tj" not in operators(pdf)
    assert "TJ" not in operators(pdf)


def test_a_mark_off_the_path_leaves_the_pen_where_it_belongs() -> None:
    line = one_line("ọ́k", Weight.REGULAR)

    def draw(pen: Pen) -> None:
        with pen.element("P"), pen.content():
            pen.text(line, 100, 400, PLAIN)

    _, pdf = drawn(draw)
    places = [float(x) for x in re.findall(r"1 0 0 1 ([\d.]+) 400\.000 Tm", operators(pdf))]
    assert places[0] == 100
    assert places[-1] < 100 + line.width * PLAIN.size / 1000
