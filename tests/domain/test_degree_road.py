# SPDX-License-Identifier: MIT
"""The road of a degree's papers: the day that decides, and a road chosen by hand."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.degree_road import Road, authentication_day, expected, road_of
from tests.case_builders import FILING, TODAY, paper
from tests.domain.chain_cases import choosing, issued_in, keeping, step
from tests.spoken import chinese, english

APOSTILLE, LEGALISATION = AuthenticationRoute.APOSTILLE, AuthenticationRoute.LEGALISATION


def road(case_file: CaseFile, filing: date = FILING) -> Road:
    found = road_of(case_file, case_file.degrees[0], filing)
    assert found is not None
    return found


def day(case_file: CaseFile) -> date:
    return authentication_day(case_file, case_file.degrees[0], FILING)


def test_without_any_step_the_filing_date_decides() -> None:
    assert day(issued_in("CA")) == FILING
    assert road(issued_in("CA")).answer.route is APOSTILLE


def test_the_day_of_the_paper_decides_not_that_of_the_degree() -> None:
    legalised = paper("legalisation", issued_on=date(2024, 1, 10))
    case_file = replace(issued_in("CA"), documents=(legalised,))
    assert day(case_file) == date(2024, 1, 10)
    assert road(case_file).answer.route is LEGALISATION


def test_a_step_that_was_done_says_the_day_too() -> None:
    done = step(StepKind.APOSTILLE, done_on=date(2024, 1, 11))
    assert day(keeping(issued_in("CA"), done)) == date(2024, 1, 11)


def test_what_is_under_way_counts_before_what_was_done() -> None:
    case_file = keeping(
        issued_in("TH"),
        step(StepKind.MISSION, done_on=date(2020, 1, 1)),
        step(StepKind.APOSTILLE, sent_on=date(2027, 2, 1), expected_days=40),
    )
    assert day(case_file) == date(2027, 3, 13)
    assert road(case_file).answer.route is APOSTILLE


def test_a_notary_alone_decides_nothing() -> None:
    notary = step(StepKind.NOTARY, done_on=date(2020, 1, 1))
    left_out = step(StepKind.MISSION, done_on=date(2020, 1, 1), not_needed_because="Lost.")
    assert day(keeping(issued_in("DE"), notary, left_out)) == FILING


def test_a_road_chosen_by_hand_gives_its_reason_and_what_the_table_says() -> None:
    found = road(choosing(issued_in("TW"), APOSTILLE, "The post wrote so on 1 November."))
    assert found.answer.route is APOSTILLE
    assert [each.kind for each in found.answer.steps] == [StepKind.COPY, StepKind.APOSTILLE]
    assert english(found.answer.why) == "Chosen by hand: The post wrote so on 1 November."
    assert "not established by any source read" in english(found.answer.notes[0].text)
    assert "A-06" in found.answer.sources


@pytest.mark.parametrize("route", AuthenticationRoute)
def test_every_road_can_be_chosen_even_without_a_place(route: AuthenticationRoute) -> None:
    found = road(choosing(issued_in(""), route, "For a test."))
    assert found.answer.route is route
    for each in found.answer.steps:
        assert english(each.text)
        assert chinese(each.text)


def test_of_several_choices_the_last_counts() -> None:
    twice = choosing(choosing(issued_in("DE"), LEGALISATION, "First."), APOSTILLE, "Then.")
    assert road(twice).answer.route is APOSTILLE


def test_a_step_is_expected_by_its_day_else_by_its_days() -> None:
    assert expected(step(StepKind.NOTARY)) is None
    assert expected(step(StepKind.NOTARY, expected_days=3)) is None
    assert expected(step(StepKind.NOTARY, expected_days=3), TODAY) == date(2026, 11, 24)
    assert expected(step(StepKind.NOTARY, sent_on=TODAY, expected_days=0)) == TODAY
    assert expected(step(StepKind.NOTARY, expected_on=FILING)) == FILING
