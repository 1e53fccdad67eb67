# SPDX-License-Identifier: MIT
"""What is asked of a photo stands in the rules, not in the code."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.photo.spec import Span, SpecName, spec_of
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.rulebook.packs import load

BOOK = load().rulebook


def test_the_printed_photo_is_as_published() -> None:
    spec = spec_of(SpecName.PRINT, BOOK)
    assert (spec.width, spec.height) == (33, 48)
    assert spec.head_width == Span(15, 22, ("P-02",))
    assert spec.head_height == Span(28, 33, ("P-03",))
    assert spec.above == Span(3, 5, ("P-04",))
    assert spec.below == Span(7, None, ("P-05",))
    assert not spec.is_digital


def test_the_digital_photo_is_counted_in_pixels_and_bytes() -> None:
    spec = spec_of(SpecName.DIGITAL, BOOK)
    assert spec.pixels == ((354, 472), (420, 560))
    assert spec.head_width == Span(191, 219, ("P-12",))
    assert spec.file_bytes == Span(40 * 1024, 120_000, ("P-11",))
    assert spec.eyes == Span(256, None, ("P-12",))
    assert spec.is_digital


def test_the_photo_for_the_police_has_a_wider_head() -> None:
    spec = spec_of(SpecName.PSB, BOOK)
    assert spec.head_width == Span(21, 24, ("P-14",))
    assert spec.above is None
    assert spec.may_be_light_blue


def test_another_figure_in_the_rules_is_another_figure_here() -> None:
    rule = BOOK.rule("P-02")
    wider = Rulebook({**BOOK.rules, "P-02": replace(rule, figures={"min_mm": 16, "max_mm": 23})})
    assert spec_of(SpecName.PRINT, wider).head_width == Span(16, 23, ("P-02",))


def test_a_rule_without_its_figure_is_named() -> None:
    rule = BOOK.rule("P-02")
    silent = Rulebook({**BOOK.rules, "P-02": replace(rule, figures={"min_mm": 16})})
    with pytest.raises(Refused) as refusal:
        spec_of(SpecName.PRINT, silent)
    assert refusal.value.what.values == {"rule": "P-02", "figure": "max_mm"}


def test_a_measure_counts_as_it_is_shown() -> None:
    span = Span(15, 22, ())
    assert span.holds(22.04)
    assert not span.holds(22.06)
    assert Span(7, None, ()).holds(100)
    assert Span(None, 7, ()).holds(-1)
