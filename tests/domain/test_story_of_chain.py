# SPDX-License-Identifier: MIT
"""What is noticed about the way of the degree papers, and the words for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.chain_words import chain_said, link_said
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.domain.deadlines import deadlines, ready_dates
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.requirements import required
from kvisa_desktop.domain.story import told
from kvisa_desktop.services import assessment
from tests.case_builders import CASE, DEGREE, FILING, TODAY, new_id, paper
from tests.domain.chain_cases import (
    chain,
    choosing,
    issued_in,
    keeping,
    step,
    with_word_of_post,
)
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook
SENT = step(StepKind.APOSTILLE, sent_on=date(2026, 11, 1), expected_days=30)


def finding(case_file: CaseFile, key: str) -> Finding | None:
    return next((each for each in told(case_file, TODAY) if each.id == key), None)


def test_a_step_past_its_day_is_to_be_asked_about() -> None:
    late = replace(SENT, expected_days=5, office="Example Office")
    found = finding(keeping(issued_in("DE"), late), "chain.overdue")
    assert found is not None
    assert found.weight is Weight.CHECK
    assert (found.area, found.record_id, found.field) == (Area.DEGREES, DEGREE, "chain.apostille")
    assert english(found.text) == "Apostille: expected on 2026-11-06, not done yet."
    assert found.next_step is not None
    assert "Example Office" in english(found.next_step)


def test_a_chain_that_was_begun_says_where_it_stands_instead_of_its_item() -> None:
    case_file = keeping(issued_in("DE"), SENT)
    found = finding(case_file, "chain.open")
    assert found is not None
    assert found.weight is Weight.CHECK
    assert english(found.text) == (
        "Authentication of the degree papers: Apostille, waiting until 2026-12-01."
    )
    told_of = {each.id for each in assessment.check(case_file, BOOK, on=TODAY).to_check}
    assert "chain.open" in told_of
    assert "item.degree-apostille" not in told_of
    assert finding(issued_in("DE"), "chain.open") is None


def test_a_chain_that_was_begun_blocks_once_the_post_asks_for_it() -> None:
    case_file = with_word_of_post(keeping(issued_in("DE"), SENT))
    found = assessment.check(case_file, BOOK, on=TODAY)
    assert "chain.open" in {each.id for each in found.blockers}
    first = assessment.summarise(case_file, BOOK, on=TODAY).first_blocker
    assert first is not None
    assert first.id == "chain.open"


def test_what_the_checklist_calls_not_applicable_is_not_asked_for() -> None:
    state = ChecklistItem(
        id=ItemStateId(new_id()),
        case_id=CASE,
        item="degree-apostille",
        progress=ItemProgress.NOT_APPLICABLE,
        reason="The post wants none.",
    )
    case_file = with_word_of_post(keeping(issued_in("DE"), SENT))
    assert finding(replace(case_file, checklist=(state,)), "chain.open") is None


def test_the_next_step_of_a_begun_chain_says_what_to_do() -> None:
    case_file = keeping(issued_in("NG"), step(StepKind.NOTARY, done_on=date(2026, 11, 2)))
    found = finding(case_file, "chain.open")
    assert found is not None
    assert found.field == "chain.foreign-ministry"
    assert english(found.next_step) == ("Have it authenticated by the foreign ministry of Nigeria.")


def test_steps_in_time_are_not_overdue() -> None:
    assert finding(keeping(issued_in("DE"), SENT), "chain.overdue") is None
    assert finding(keeping(issued_in("DE"), SENT), "chain.late") is None


def test_ready_after_the_filing_is_a_note_until_the_post_asks_for_it() -> None:
    slow = replace(SENT, expected_days=300)
    case_file = keeping(issued_in("DE"), slow)
    found = finding(case_file, "chain.late")
    assert found is not None
    assert found.weight is Weight.NOTE
    assert "A-10" in found.sources
    asked = finding(with_word_of_post(case_file), "chain.late")
    assert asked is not None
    assert asked.weight is Weight.CHECK


def test_moving_the_filing_takes_the_finding_away() -> None:
    case_file = keeping(issued_in("DE"), replace(SENT, expected_days=300))
    later = replace(case_file.case, planned_filing=date(2027, 12, 1))
    assert finding(replace(case_file, case=later), "chain.late") is None


def test_a_legalisation_beside_todays_road_is_asked_about() -> None:
    case_file = keeping(issued_in("DE"), step(StepKind.MISSION, done_on=date(2020, 1, 1)), SENT)
    found = finding(case_file, "chain.ask-post")
    assert found is not None
    assert found.weight is Weight.NOTE
    assert found.field == "chain.mission"


@pytest.mark.parametrize("kind", ["provisional-certificate", "statement-of-result"])
def test_a_paper_that_stands_in_for_the_certificate_is_said_so(kind: str) -> None:
    case_file = issued_in("IN")
    rest = tuple(each for each in case_file.documents if each.kind != "degree-certificate")
    only = replace(case_file, documents=(*rest, paper(kind)))
    found = finding(only, f"degree.only-{kind}")
    assert found is not None
    assert found.next_step is not None
    with_both = replace(case_file, documents=(*case_file.documents, paper(kind)))
    assert finding(with_both, f"degree.only-{kind}") is None


def test_what_waits_is_a_date_to_keep() -> None:
    items = {each.id: each for each in BOOK.items}
    found = deadlines(keeping(issued_in("DE"), SENT), items, TODAY)
    (expected,) = (each for each in found if each.id == "chain.apostille")
    assert expected.on == date(2026, 12, 1)
    assert english(expected.text) == "Expected: Apostille"


def test_the_second_ready_date_comes_from_the_steps() -> None:
    case_file = keeping(issued_in("DE"), SENT)
    items = required(case_file, BOOK.items, FILING)
    assert ready_dates(items, TODAY).authenticated is None
    ready = ready_dates(items, TODAY, chain(case_file))
    assert (ready.core, ready.authenticated) == (TODAY, date(2026, 12, 1))


def test_an_apostille_that_is_here_makes_both_dates_today() -> None:
    case_file = issued_in("DE")
    here = replace(case_file, documents=(*case_file.documents, paper("apostille")))
    found = assessment.check(here, BOOK, on=TODAY)
    assert (found.ready.core, found.ready.authenticated) == (TODAY, TODAY)


def test_a_list_counts_the_authentication_only_once_the_post_asks_for_it() -> None:
    case_file = keeping(issued_in("DE"), SENT)
    assert assessment.summarise(case_file, BOOK, on=TODAY).earliest_ready == TODAY
    asked = with_word_of_post(case_file)
    assert assessment.summarise(asked, BOOK, on=TODAY).earliest_ready == date(2026, 12, 1)


def test_the_chain_is_read_aloud_as_one_sentence() -> None:
    steps = (
        step(StepKind.NOTARY, done_on=date(2026, 11, 2)),
        step(StepKind.FOREIGN_MINISTRY, sent_on=date(2026, 11, 3), expected_days=20),
        step(StepKind.MISSION, expected_days=7),
    )
    case_file = keeping(issued_in("NG"), *steps)
    assert english(chain_said(chain(case_file))) == (
        "Authentication of the degree papers, consular legalisation. Original and copy: done; "
        "Notary: done 2026-11-02; Foreign ministry: waiting until 2026-11-23; "
        "Chinese embassy or consulate: later, 2026-11-30 at the earliest."
    )
    assert "外交部认证" in chinese(chain_said(chain(case_file)))


def test_every_state_has_words() -> None:
    overdue = replace(SENT, expected_days=1)
    endless = replace(SENT, expected_days=None)
    skipped = step(StepKind.COPY, not_needed_because="The original is taken.")
    kept = step(StepKind.MISSION, done_on=date(2020, 1, 1))
    said = [
        english(link_said(link))
        for found in (
            chain(keeping(issued_in("DE"), overdue)),
            chain(keeping(issued_in("DE"), endless)),
            chain(keeping(issued_in("DE"), skipped)),
            chain(keeping(issued_in("DE"), kept, SENT)),
        )
        for link in (*found.links, *found.beside)
    ]
    assert "waiting, was expected 2026-11-02" in said
    assert "waiting, it is not known until when" in said
    assert "not needed: The original is taken." in said
    assert "done 2020-01-01 on another route; ask the post" in said
    assert "next" in said
    assert "optional" in said


def test_a_route_by_hand_is_what_the_checklist_asks_for() -> None:
    case_file = choosing(issued_in("DE"), AuthenticationRoute.LEGALISATION, "The post says so.")
    needed = {each.id for each in required(case_file, BOOK.items, FILING) if each.is_needed}
    assert "degree-legalisation" in needed
    assert "degree-apostille" not in needed


def test_words_about_a_chain_name_no_prospect() -> None:
    late = keeping(issued_in("DE"), replace(SENT, expected_days=1))
    for each in told(late, TODAY + timedelta(days=1)):
        assert chinese(each.text)
