# SPDX-License-Identifier: MIT
"""The authentication chain of a degree: what is done, what waits, what comes next, and when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import chain_of, chain_relied_on
from kvisa_desktop.domain.chain_links import LinkState
from kvisa_desktop.domain.chain_step import AuthenticationRoute, ChainStep, StepKind
from kvisa_desktop.domain.dates import LATEST
from kvisa_desktop.domain.documents import DocumentId, PaperStatus
from tests.case_builders import DEGREE, FILING, TODAY, bare_case, new_id, paper
from tests.domain.chain_cases import (
    OTHER_DEGREE,
    chain,
    choosing,
    issued_in,
    keeping,
    states,
    step,
    with_word_of_post,
)

COPY, NOTARY, APOSTILLE = StepKind.COPY, StepKind.NOTARY, StepKind.APOSTILLE
MINISTRY, MISSION, ASK = StepKind.FOREIGN_MINISTRY, StepKind.MISSION, StepKind.ASK
DONE, WAITING, NEXT = LinkState.DONE, LinkState.WAITING, LinkState.NEXT
LATER, NOT_NEEDED = LinkState.LATER, LinkState.NOT_NEEDED
YESTERDAY = TODAY - timedelta(days=1)


def with_paper(case_file: CaseFile, kind: str, **more: object) -> CaseFile:
    return replace(case_file, documents=(*case_file.documents, paper(kind, **more)))


def test_nothing_begun_the_first_step_is_next() -> None:
    found = chain(issued_in("NG"))
    assert states(found.links) == [
        (COPY, NEXT),
        (NOTARY, LATER),
        (MINISTRY, LATER),
        (MISSION, LATER),
    ]
    assert found.ready_on is None
    assert found.current == found.links[0]
    assert not found.is_done


def test_what_was_sent_waits_until_its_day_and_what_stands_before_it_is_done() -> None:
    sent = step(NOTARY, sent_on=date(2026, 11, 10), expected_days=20)
    found = chain(keeping(issued_in("NG"), sent))
    assert states(found.links) == [
        (COPY, DONE),
        (NOTARY, WAITING),
        (MINISTRY, LATER),
        (MISSION, LATER),
    ]
    assert found.current is not None
    assert found.current.until == date(2026, 11, 30)
    assert not found.current.is_overdue


def test_a_day_that_was_said_counts_before_the_number_of_days() -> None:
    sent = step(NOTARY, sent_on=TODAY, expected_days=20, expected_on=date(2027, 1, 7))
    (_, waiting, *_) = chain(keeping(issued_in("NG"), sent)).links
    assert waiting.until == date(2027, 1, 7)


def test_a_day_that_has_passed_is_overdue_and_the_rest_begins_today() -> None:
    steps = (
        step(NOTARY, sent_on=date(2026, 10, 1), expected_days=5),
        step(MINISTRY, expected_days=10),
        step(MISSION, expected_days=4),
    )
    found = chain(keeping(issued_in("NG"), *steps))
    assert found.links[1].is_overdue
    assert found.links[3].until == TODAY + timedelta(days=14)
    assert found.ready_on == TODAY + timedelta(days=14)


def test_steps_follow_one_another_and_one_without_days_leaves_the_end_open() -> None:
    steps = [step(each, expected_days=10) for each in (COPY, NOTARY, MINISTRY, MISSION)]
    assert chain(keeping(issued_in("NG"), *steps)).ready_on == TODAY + timedelta(days=40)
    steps[2] = replace(steps[2], expected_days=None)
    assert chain(keeping(issued_in("NG"), *steps)).ready_on is None


def test_a_step_that_is_not_needed_takes_no_time() -> None:
    steps = (
        step(COPY, not_needed_because="The original is taken."),
        step(APOSTILLE, expected_days=30),
    )
    found = chain(keeping(issued_in("DE"), *steps))
    assert states(found.links) == [(COPY, NOT_NEEDED), (APOSTILLE, NEXT)]
    assert found.ready_on == TODAY + timedelta(days=30)


def test_the_paper_itself_shows_that_its_step_is_done() -> None:
    case_file = with_paper(issued_in("DE"), "apostille", issued_on=date(2026, 10, 5))
    found = chain(case_file)
    assert found.is_done
    assert found.ready_on == TODAY
    assert found.links[-1].done_on == date(2026, 10, 5)
    assert found.links[-1].paper == case_file.documents[-1]


@pytest.mark.parametrize("status", [PaperStatus.ASKED, PaperStatus.REJECTED])
def test_a_paper_that_has_not_come_or_was_rejected_shows_nothing(status: PaperStatus) -> None:
    assert not chain(with_paper(issued_in("DE"), "apostille", status=status)).is_done


def test_the_translation_of_an_apostille_is_no_apostille() -> None:
    translation = with_paper(issued_in("DE"), "apostille", translation_of=DocumentId(new_id()))
    assert not chain(translation).is_done


def test_one_paper_is_no_proof_of_two_steps() -> None:
    case_file = with_paper(issued_in("DE"), "apostille")
    shown = case_file.documents[-1].id
    both = (step(APOSTILLE, sent_on=TODAY), step(APOSTILLE, sent_on=TODAY, evidence_id=shown))
    found = chain(keeping(case_file, *both))
    assert [each.state for each in found.links[1:]] == [WAITING, DONE]
    assert not found.is_done


def test_a_chinese_degree_needs_both_papers_and_the_report() -> None:
    case_file = issued_in("CN")
    assert states(chain(case_file).links) == [(StepKind.CHSI, NEXT), (COPY, LATER)]
    both = with_paper(case_file, "graduation-certificate")
    assert states(chain(both).links) == [(StepKind.CHSI, NEXT), (COPY, DONE)]
    assert chain(with_paper(both, "chsi-report")).is_done


def test_a_legalisation_made_before_the_switch_is_kept_and_the_post_is_asked() -> None:
    case_file = keeping(issued_in("DE"), step(MISSION, done_on=date(2020, 5, 4)))
    found = chain(case_file)
    assert found.road.answer.route is AuthenticationRoute.LEGALISATION
    assert [each.state for each in found.links] == [DONE, DONE, DONE, DONE, NEXT]
    assert found.links[-1].kind is ASK
    assert found.is_done
    assert found.ready_on == TODAY
    answered = chain(with_word_of_post(case_file))
    assert answered.links[-1].state is DONE
    assert answered.links[-1].done_on == TODAY


def test_what_is_authenticated_anew_takes_todays_road_with_the_old_one_beside() -> None:
    steps = (
        step(MISSION, done_on=date(2020, 5, 4)),
        step(APOSTILLE, sent_on=TODAY, expected_days=30),
    )
    found = chain(keeping(issued_in("DE"), *steps))
    assert states(found.links) == [(COPY, DONE), (APOSTILLE, WAITING)]
    old = found.beside[0]
    assert (old.kind, old.state, old.asks_post) == (MISSION, DONE, True)


def test_cscse_stands_beside_and_holds_nothing_up() -> None:
    found = chain(with_paper(issued_in("DE"), "apostille"))
    (option,) = found.beside
    assert option.kind is StepKind.CSCSE
    assert option.state is LATER
    assert found.is_done
    assert chain(issued_in("CN")).beside == ()


def test_the_road_follows_the_planned_filing() -> None:
    case_file = issued_in("TH")
    assert len(chain(case_file, date(2027, 2, 27)).links) > 2
    assert states(chain(case_file, date(2027, 2, 28)).links) == [(COPY, NEXT), (APOSTILLE, LATER)]


def test_a_chosen_road_counts_before_the_table() -> None:
    case_file = choosing(issued_in("DE"), AuthenticationRoute.LEGALISATION, "The post says so.")
    found = chain(case_file)
    assert [each.kind for each in found.links] == [COPY, NOTARY, MINISTRY, MISSION]
    assert found.road.choice is not None


def test_the_chain_blocks_only_once_the_post_has_spoken() -> None:
    case_file = issued_in("NG")
    assert not chain(case_file).blocks
    assert chain(with_word_of_post(case_file)).blocks
    done = keeping(case_file, step(MISSION, done_on=YESTERDAY))
    assert not chain(with_word_of_post(done)).blocks


def test_another_degree_never_holds_the_case_up() -> None:
    case_file = with_word_of_post(issued_in("DE"))
    other = replace(case_file.degrees[0], id=OTHER_DEGREE, issued_country="NG")
    with_other = replace(case_file, degrees=(*case_file.degrees, other))
    its_own = chain_of(with_other, other, FILING, TODAY)
    assert its_own is not None
    assert not its_own.is_relied_on
    assert not its_own.blocks


def test_without_a_place_or_a_degree_there_is_no_chain() -> None:
    assert chain_relied_on(bare_case(), FILING, TODAY) is None
    assert chain_relied_on(issued_in(""), FILING, TODAY) is None


@pytest.mark.parametrize("days", [-1, 1_000_000])
def test_a_number_of_days_that_is_nonsense_says_nothing(days: int) -> None:
    steps = [step(each, expected_days=days) for each in (COPY, NOTARY, MINISTRY, MISSION)]
    assert chain(keeping(issued_in("NG"), *steps)).ready_on is None


def test_days_at_the_end_of_the_calendar_are_no_failure() -> None:
    last = step(NOTARY, sent_on=LATEST, expected_days=3650)
    assert chain(keeping(issued_in("NG"), last)).ready_on is None


PLACES = st.sampled_from(["DE", "NG", "IN", "HK", "MO", "TW", "CN", "CA", "TH", "VN", "US"])
DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31))
MAYBE_DAY = st.none() | DAYS


@st.composite
def kept_steps(draw: st.DrawFn, degree: object = DEGREE) -> ChainStep:
    """Make a step in any state."""
    return step(
        draw(st.sampled_from(StepKind)),
        degree_id=degree,
        sent_on=draw(MAYBE_DAY),
        expected_days=draw(st.none() | st.integers(0, 200)),
        expected_on=draw(MAYBE_DAY),
        done_on=draw(MAYBE_DAY),
        not_needed_because=draw(st.sampled_from(["", "", "No."])),
    )


STEPS = st.lists(kept_steps(), max_size=5)


@given(PLACES, STEPS, DAYS)
def test_every_step_of_the_road_is_there_and_at_most_one_is_next(
    place: str, kept: list[ChainStep], filing: date
) -> None:
    found = chain(keeping(issued_in(place), *kept), filing)
    kinds = [each.kind for each in found.links]
    assert list(dict.fromkeys(kinds)) == [each.kind for each in found.road.answer.steps]
    assert [each.state for each in found.links].count(NEXT) <= 1
    open_links = [each for each in found.links if not each.is_behind]
    assert found.current == (open_links[0] if open_links else None)
    assert LATER not in [each.state for each in open_links[:1]]


@given(PLACES, STEPS, DAYS)
def test_nothing_that_was_kept_is_lost(place: str, kept: list[ChainStep], filing: date) -> None:
    found = chain(keeping(issued_in(place), *kept), filing)
    shown = {each.kept.id for each in (*found.links, *found.beside) if each.kept}
    assert shown == {each.id for each in kept}


@given(PLACES, STEPS, DAYS)
def test_the_end_is_never_in_the_past_and_today_once_done(
    place: str, kept: list[ChainStep], filing: date
) -> None:
    found = chain(keeping(issued_in(place), *kept), filing)
    if found.ready_on is not None:
        assert found.ready_on >= TODAY
    if found.is_done:
        assert found.ready_on == TODAY


@given(PLACES, STEPS, DAYS, st.integers(1, 100))
def test_a_later_day_never_makes_the_chain_ready_earlier(
    place: str, kept: list[ChainStep], filing: date, days: int
) -> None:
    waiting = [replace(each, done_on=None, expected_on=each.expected_on or FILING) for each in kept]
    later = [
        replace(each, expected_on=(each.expected_on or FILING) + timedelta(days=days))
        for each in waiting
    ]
    first = choosing(issued_in(place), AuthenticationRoute.LEGALISATION, "So that one road holds.")
    one, other = (chain(keeping(first, *each), filing) for each in (waiting, later))
    if one.ready_on is None or other.ready_on is None:
        assert one.ready_on is other.ready_on
    else:
        assert other.ready_on >= one.ready_on


@given(PLACES, STEPS, st.lists(kept_steps(degree=OTHER_DEGREE), max_size=5))
def test_steps_of_another_degree_change_nothing(
    place: str, kept: list[ChainStep], others: list[ChainStep]
) -> None:
    case_file = keeping(issued_in(place), *kept)
    assert chain(keeping(case_file, *others)) == chain(case_file)


@given(PLACES, STEPS, DAYS)
def test_without_a_word_of_the_post_nothing_blocks(
    place: str, kept: list[ChainStep], filing: date
) -> None:
    assert not chain(keeping(issued_in(place), *kept), filing).blocks
