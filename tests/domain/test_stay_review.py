# SPDX-License-Identifier: MIT
"""Everything about the stays of a person at once."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.explanation import Explanation, sources_of
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.stay import Basis, Crossing, Direction
from kvisa_desktop.domain.stay_history import StayHistory, history_of
from kvisa_desktop.domain.stay_plan import PlannedTrip, with_trips
from kvisa_desktop.domain.stay_review import FormAnswer, review_stays
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import msg
from tests.domain.stay_cases import PERSON, crossing, entry, history, leave, visa

ON = date(2026, 11, 22)
MONTH = visa(30)
FREE = Basis.VISA_FREE_UNILATERAL
say = Translator("en")


def test_two_earlier_visits_one_of_them_without_its_last_day() -> None:
    sticker = visa(60, 2, issued_on=date(2017, 5, 1), enter_before=date(2019, 12, 31))
    record = history(
        entry("2017-06-10", sticker), leave("2017-07-01"),
        entry("2019-03-04", sticker), leave(""),
        stickers=[sticker],
    )  # fmt: skip
    review = review_stays(record, on=ON)
    assert [stay.days.said_in("en") for stay in review.stays if stay.days] == ["21", "0–2820"]
    assert review.overstayed is FormAnswer.CANNOT_BE_ANSWERED
    assert "stay.exit-day-unknown" in {each.id for each in review.findings}
    assert review.clocks == ()
    assert review.next_clock is None


@pytest.mark.parametrize(
    ("crossings", "answer"),
    [
        ([], FormAnswer.CANNOT_BE_ANSWERED),
        ([entry("2025-05-01", MONTH), leave("2025-05-31")], FormAnswer.NO),
        ([entry("2025-05-01", MONTH), leave("2025-06-01")], FormAnswer.YES),
        # lawful whatever the day, and still a hole: the facts allow no “no” from it
        ([entry("2025-05-01", MONTH), leave("2025-05")], FormAnswer.CANNOT_BE_ANSWERED),
        ([entry("2025-05-01", MONTH), leave("2025")], FormAnswer.CANNOT_BE_ANSWERED),
        ([entry("2025-05-01", MONTH), leave("2025-07")], FormAnswer.YES),
        ([entry("2025-05-01", MONTH), leave("")], FormAnswer.CANNOT_BE_ANSWERED),
        ([entry("2025-05-01"), leave("2025-05-02")], FormAnswer.CANNOT_BE_ANSWERED),
        ([leave("2025-05-02")], FormAnswer.CANNOT_BE_ANSWERED),
        ([entry("2026-11-01", MONTH)], FormAnswer.NO),
        ([entry("2026-10-01", MONTH)], FormAnswer.CANNOT_BE_ANSWERED),
        (
            [entry("2025-05-01", MONTH), entry("2025-05-09", MONTH), leave("2025-05-10")],
            FormAnswer.CANNOT_BE_ANSWERED,
        ),
        (
            [entry("2025-05-01", MONTH), leave("2025-06-01"), entry("2025-08-01")],
            FormAnswer.YES,
        ),
    ],
)
def test_the_question_on_overstays_is_never_answered_with_a_silent_no(
    crossings: list[Crossing], answer: FormAnswer
) -> None:
    review = review_stays(history(*crossings, stickers=[MONTH]), on=ON)
    assert review.overstayed is answer
    assert review.overstayed_why.sources == ("G-18", "E-37")
    assert say(review.overstayed_why.text)


@pytest.mark.parametrize(
    ("crossings", "words"),
    [
        (
            [entry("2026-10-01", MONTH)],
            "No exit is recorded after the entry on 2026-10-01; by today",
        ),
        (
            [entry("2026-11-01", MONTH)],
            "the one that goes on has not passed it so far.",
        ),
        (
            [entry("2025-05-01", MONTH), leave("2025-05-31")],
            "Every recorded stay ended by its last lawful day.",
        ),
        (
            [entry("2025-05-01", MONTH), leave("2025-05")],
            "The record has a hole: a day, a basis or a visa is missing.",
        ),
    ],
)
def test_the_answer_says_why_in_words_that_fit_the_record(
    crossings: list[Crossing], words: str
) -> None:
    review = review_stays(history(*crossings, stickers=[MONTH]), on=ON)
    assert words in say(review.overstayed_why.text)


def test_a_stay_without_its_exit_says_how_far_beyond_it_would_be_by_today() -> None:
    review = review_stays(history(entry("2026-10-01", MONTH), stickers=[MONTH]), on=ON)
    said = say(review.overstayed_why.text)
    assert "the stay would be 22 days beyond its last lawful day" in said


def test_planned_trips_do_not_answer_for_the_past() -> None:
    trip = PlannedTrip(date(2027, 1, 1), date(2027, 3, 1), sticker_id=MONTH.id)
    planned = with_trips(history(stickers=[MONTH]), [trip])
    assert review_stays(planned, on=ON).overstayed is FormAnswer.CANNOT_BE_ANSWERED


def test_an_empty_record_says_nothing() -> None:
    review = review_stays(StayHistory(), on=ON)
    assert (review.stays, review.stickers, review.clocks, review.findings, review.years) == (
        (), (), (), (), (),
    )  # fmt: skip
    assert review.absence is None


def test_the_record_of_a_case_is_its_history() -> None:
    person = Person(id=PERSON)
    case = Case(id=CaseId(UUID(int=2)), person_id=PERSON)
    begun = entry("2025-05-01", MONTH)
    case_file = CaseFile(case, person, stickers=(MONTH,), crossings=(begun,))
    assert history_of(case_file) == StayHistory((begun,), (MONTH,))


def test_sources_are_named_once_in_the_order_of_use() -> None:
    one = Explanation(msg("one"), ("E-01", "E-03"))
    other = Explanation(msg("other"), ("E-24", "E-01"))
    assert sources_of([one, other]) == ("E-01", "E-03", "E-24")


DAY = st.dates(date(2015, 1, 1), date(2026, 11, 22))


@given(st.lists(st.tuples(st.sampled_from(list(Direction)), DAY), max_size=10), st.randoms())
def test_the_order_of_the_rows_does_not_matter(
    rows: list[tuple[Direction, date]], random: Random
) -> None:
    record = [crossing(direction, day, basis=FREE) for direction, day in rows]
    shuffled = list(record)
    random.shuffle(shuffled)
    one, other = (review_stays(history(*each), on=ON) for each in (record, shuffled))
    assert one.stays == other.stays
    assert one.findings == other.findings


@given(st.lists(DAY, max_size=12).map(sorted))
def test_a_whole_record_agrees_with_a_count_by_hand(days: list[date]) -> None:
    days = days[: len(days) // 2 * 2]
    record = [crossing(list(Direction)[n % 2], day, basis=FREE) for n, day in enumerate(days)]
    review = review_stays(history(*record), on=ON)
    by_hand = []
    for begun, ended in zip(days[::2], days[1::2], strict=True):
        day, stayed, beyond = begun, 0, 0
        while day < ended:
            day += timedelta(days=1)
            stayed += 1
            beyond += stayed > 30
        by_hand.append((stayed, beyond))
    found = [(s.days.exact, s.overstay.exact) for s in review.stays if s.days and s.overstay]
    assert found == by_hand
    overstayed = any(beyond for _, beyond in by_hand)
    if days:
        assert review.overstayed is (FormAnswer.YES if overstayed else FormAnswer.NO)
