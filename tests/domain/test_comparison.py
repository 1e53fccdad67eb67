# SPDX-License-Identifier: MIT
"""Categories side by side, each cell with its source."""

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain.categories import AfterEntry, Aspect
from kvisa_desktop.domain.comparison import ComparedRow, compare
from kvisa_desktop.errors import Refused
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook


def row(rows: tuple[ComparedRow, ...], aspect: Aspect) -> ComparedRow:
    (found,) = [each for each in rows if each.aspect is aspect]
    return found


def test_k_stands_beside_r_and_h1b() -> None:
    rows = compare(["K", "R", "h-1b"], BOOK)
    host = row(rows, Aspect.HOST)
    assert [cell[0].sources for cell in host.cells] == [("K-13",), ("V-22",), ("H-05",)]


def test_every_statement_names_known_rules_and_has_both_languages() -> None:
    codes = [each.code for each in BOOK.categories]
    for compared in compare(codes, BOOK):
        assert english(compared.aspect.words)
        for cell in compared.cells:
            for statement in cell:
                assert set(statement.sources) <= set(BOOK.rules)
                assert english(statement.text)
                assert chinese(statement.text)


def test_an_unpublished_figure_stands_beside_what_circulates() -> None:
    (cell,) = row(compare(["K"], BOOK), Aspect.TERMS).cells
    grades = [BOOK.rule(each.sources[0]).grade.value for each in cell]
    assert grades == ["official", "unclear"]


def test_where_no_source_is_the_cell_is_empty() -> None:
    (cell,) = row(compare(["C"], BOOK), Aspect.FEE).cells
    assert cell == ()


def test_an_unknown_category_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused) as refusal:
        compare(["K", "Y"], BOOK)
    assert "“Y”" in english(refusal.value.what)
    assert "H-1B" in english(refusal.value.remedy)


def test_whether_a_residence_permit_is_needed_is_said_as_the_facts_have_it() -> None:
    found = {each.code: each.residence for each in BOOK.categories}
    needed = {code for code, answer in found.items() if answer is AfterEntry.YES}
    assert needed == {"D", "J1", "Q1", "S1", "X1", "Z"}
    assert found["K"] is found["R"] is AfterEntry.NOT_STATED
