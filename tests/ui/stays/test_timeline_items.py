# SPDX-License-Identifier: MIT
"""What the timeline draws, and how it is arranged."""

from datetime import date

from kvisa_desktop import paths
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory
from kvisa_desktop.domain.stay_plan import PlannedTrip, with_trips
from kvisa_desktop.domain.stay_review import review_stays
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.ui.stays.timeline_axis import Axis
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem, items_of, span_of
from kvisa_desktop.ui.stays.timeline_scene import Scene
from tests.domain.stay_cases import entry, free, history, leave, visa

ON = date(2026, 11, 22)
SAY = load_translator("en", paths.translations())


def items(made: StayHistory) -> tuple[TimelineItem, ...]:
    return items_of(review_stays(made, on=ON), made)


def only(kind: ItemKind, made: StayHistory) -> TimelineItem:
    (found,) = [each for each in items(made) if each.kind is kind]
    return found


def test_a_stay_known_to_the_day_is_drawn_whole() -> None:
    stay = only(ItemKind.STAY, history(free("2024-05-13"), leave("2024-05-26")))
    assert (stay.first, stay.last) == (date(2024, 5, 13), date(2024, 5, 26))
    assert stay.sure == (stay.first, stay.last)
    assert not stay.is_vague
    assert SAY(stay.label) == "13 d"


def test_an_exit_known_to_the_month_leaves_the_month_open() -> None:
    stay = only(ItemKind.STAY, history(free("2019-10-08"), leave("2019-10")))
    assert stay.is_vague
    assert stay.last == date(2019, 10, 31)
    assert stay.sure == (date(2019, 10, 8), date(2019, 10, 8))


def test_an_entry_on_an_unknown_day_is_not_drawn_from_1900_on() -> None:
    stay = only(ItemKind.STAY, history(free(""), leave("2019-10-20")))
    assert stay.sure is None
    assert stay.first.year == 2019
    assert "or earlier" in SAY(stay.text) or "not known" in SAY(stay.text)


def test_a_missing_exit_is_said() -> None:
    made = history(free("2018-01-01"), free("2019-01-01"), leave("2019-01-10"))
    first = next(each for each in items(made) if each.kind is ItemKind.STAY)
    assert "exit not recorded" in SAY(first.text)


def test_days_beyond_the_last_lawful_one_are_marked_and_said() -> None:
    stay = only(ItemKind.STAY, history(free("2024-01-01"), leave("2024-03-31")))
    assert stay.beyond == date(2024, 2, 1)
    assert "beyond it" in SAY(stay.text)
    assert SAY(stay.label) == "+60 d"


def test_days_that_may_lie_beyond_the_last_lawful_one_are_not_named_on_the_bar() -> None:
    stay = only(ItemKind.STAY, history(free("2024-01-10"), leave("2024-02")))
    assert SAY(stay.label) == "22–50 d"


def test_a_visa_spans_its_validity_and_says_its_entries() -> None:
    sticker = visa(30, 2, category="F")
    made = history(entry("2024-01-01", sticker), leave("2024-01-05"), stickers=[sticker])
    drawn = only(ItemKind.VISA, made)
    assert (drawn.first, drawn.last) == (sticker.issued_on, sticker.enter_before)
    assert "2 entries, 1 used" in SAY(drawn.text)


def test_a_visa_with_one_day_known_is_vague_and_one_without_is_not_drawn() -> None:
    one, none = visa(issued_on=None), visa(issued_on=None, enter_before=None)
    assert only(ItemKind.VISA, history(stickers=[one, none])).is_vague


def test_permits_and_clocks_are_drawn() -> None:
    permit = PermitSpan(date(2026, 1, 1), date(2027, 6, 30))
    drawn = items(history(permits=(permit,)))
    assert {each.kind for each in drawn} == {ItemKind.PERMIT, ItemKind.CLOCK}


def test_a_planned_trip_is_another_kind() -> None:
    made = with_trips(history(), [PlannedTrip(date(2027, 1, 1), date(2027, 1, 9))])
    assert SAY(only(ItemKind.PLANNED, made).text).startswith("Planned stay")


def test_without_anything_the_last_year_is_shown() -> None:
    first, last = span_of((), ON)
    assert first < ON < last


def test_visas_that_overlap_stand_in_rows_of_their_own() -> None:
    four = [visa(issued_on=date(2020, 1, n), enter_before=date(2026, 1, n)) for n in range(1, 6)]
    scene = Scene(items(history(stickers=four)), ON)
    assert [len(row.places) for row in scene.rows] == [0, 1, 1, 3, 0]


def test_what_is_pointed_at_is_found() -> None:
    scene = Scene(items(history(free("2024-05-13"), leave("2024-05-26"))), ON)
    axis = Axis.fitting(date(2024, 5, 1), date(2024, 6, 30), 600)
    assert scene.at(axis, 0, axis.x(date(2024, 5, 20).toordinal())) == 0
    assert scene.at(axis, 0, axis.x(date(2024, 6, 20).toordinal())) == -1


def test_a_long_stay_is_seen_while_its_ends_are_not() -> None:
    made = history(free("2010-01-01"), leave("2020-01-01"), free("2020-02-01"), leave("2020-02-09"))
    row = Scene(items(made), ON).rows[0]
    middle = date(2015, 1, 1).toordinal()
    assert list(row.within(middle, middle + 10)) == [0]
