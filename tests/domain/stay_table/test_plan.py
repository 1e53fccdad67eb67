# SPDX-License-Identifier: MIT
"""A whole table: rows of crossings or of stays, known ones left out, every fault named."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, Direction
from kvisa_desktop.domain.stay_table.days import DateOrder
from kvisa_desktop.domain.stay_table.rows import Outcome
from kvisa_desktop.domain.table import CellFault
from tests.case_builders import PASSPORT, PERSON
from tests.domain.stay_cases import entry, leave, visa
from tests.domain.stay_table.tables import case_with, planned, said, table

CROSSINGS = ("Direction", "Date", "Port", "Passport", "Basis", "Visa", "Note")
STAYS = ("Entry", "Exit", "Port of entry", "Port of exit", "From", "To", "How sure", "Purpose")


def told(crossing: Crossing) -> tuple[str, str]:
    return crossing.direction.value, crossing.on.iso()


def test_a_row_for_each_crossing() -> None:
    sticker = visa(number="K 123")
    plan = planned(
        table(
            CROSSINGS,
            ("entry", date(2019, 10, 8), "Pudong", "A0123 4567", "visa", "k123", "with a friend"),
            ("exit", "2019-10", "", "", "visa", "K123", ""),
        ),
        case_with(stickers=(sticker,)),
    )
    came, left = plan.crossings
    assert (told(came), told(left)) == (("entry", "2019-10-08"), ("exit", "2019-10"))
    assert came.port == Bilingual("Pudong")
    assert (came.passport_id, came.sticker_id, came.basis) == (PASSPORT, sticker.id, Basis.VISA)
    assert (left.sticker_id, left.basis, left.port) == (None, None, Bilingual())
    assert came.note == "with a friend"
    assert {each.person_id for each in plan.crossings} == {PERSON}
    assert len({each.id for each in plan.crossings}) == 2
    assert plan.count(Outcome.NEW) == 2


def test_a_row_for_each_stay() -> None:
    plan = planned(
        table(
            STAYS,
            ("2019-10-08", "2019-11-01", "浦东", "Baiyun / 白云", "Germany", "HK", "stamp", "学习"),
            ("2023-01-02", "", "", "", "", "", "", ""),
            ("", "unknown", "", "", "", "", "", ""),
        )
    )
    came, left, open_, lost = plan.crossings
    assert (told(came), told(left)) == (("entry", "2019-10-08"), ("exit", "2019-11-01"))
    assert (came.port, left.port) == (Bilingual(zh="浦东"), Bilingual("Baiyun", "白云"))
    assert (came.other_side, left.other_side) == ("DE", "HK")
    assert came.certainty is left.certainty is Certainty.STAMP
    assert came.purpose == Bilingual(zh="学习")
    assert told(open_) == ("entry", "2023-01-02")
    assert (lost.direction, lost.on) == (Direction.EXIT, PartialDate())


def test_one_port_of_a_stay_serves_both_its_ends() -> None:
    plan = planned(table(("Entry", "Exit", "Port"), ("2019-10-08", "2019-11-01", "Pudong")))
    assert {each.port for each in plan.crossings} == {Bilingual("Pudong")}


def test_every_fault_of_every_row_is_named() -> None:
    plan = planned(
        table(
            CROSSINGS,
            ("entry", "2019-02-30", "", "", "free", "", ""),
            ("hither", "05/12/2023", "", "", "", "", ""),
            ("", "2020-01-01", "", "", "", "", ""),
            ("entry", "", "", "", "", "", ""),
            ("exit", "2020-01-01", "x" * 3000, "", "", "", CellFault.ERROR),
            ("exit", "2020-01-02", "", "", "", "", ""),
        )
    )
    assert [each.number for each in plan.bad] == [2, 3, 4, 5, 6]
    faults = [said(each.faults) for each in plan.bad]
    assert [len(each) for each in faults] == [1, 2, 1, 1, 1]
    assert "2023-05-12" in faults[1][1]
    assert "entry or an exit" in faults[2][0]
    assert "unknown" in faults[3][0]
    assert not plan.bad[0].crossings


def test_an_exit_before_its_entry_is_a_fault_unless_the_days_leave_it_open() -> None:
    plan = planned(
        table(("Entry", "Exit"), ("2019-10-08", "2019-10-01"), ("2019-10-08", "2019-10"))
    )
    assert [each.outcome for each in plan.rows] == [Outcome.BAD, Outcome.NEW]


@pytest.mark.parametrize("mark", ["-", "—", "–", "/", "--", "n/a", "N/A", "无", "　-　"])
def test_a_mark_for_nothing_is_an_empty_cell(mark: str) -> None:
    plan = planned(table(("Entry", "Exit", "Port"), ("2019-03-05", mark, mark)))
    ((only,),) = [each.crossings for each in plan.rows]
    assert (only.direction, only.on.iso(), only.port) == ("entry", "2019-03-05", Bilingual())
    bare = planned(table(("Date", "Direction"), (mark, "in")))
    assert said(bare.rows[0].faults) == [
        "There is no date; write “unknown” where the day is not known."
    ]


def test_a_row_without_any_day_is_a_fault() -> None:
    plan = planned(table(("Entry", "Exit", "Note"), ("", "", "Total: 3")))
    assert said(plan.bad[0].faults) == ["No day of entry or exit stands here."]


def test_a_passport_nobody_knows_is_kept_as_a_note_and_told() -> None:
    plan = planned(table(CROSSINGS, ("entry", "2019-10-08", "", "B999", "", "K77", "mine")))
    assert said(plan.rows[0].notes) == [
        "No passport B999 is recorded; the number is kept as a note.",
        "No visa K77 is recorded; the number is kept as a note.",
    ]
    assert plan.crossings[0].note == "mine\nB999\nK77"


def test_what_is_recorded_already_is_left_out() -> None:
    kept = case_with(
        entry("2019-10-08", port=Bilingual("Pudong")), leave("2019-11-01"), entry("2020-01-01")
    )
    rows = (
        ("entry", "2019-10-08", "pudong"),
        ("exit", "2019-11-01", "Baiyun"),
        ("entry", "2020-01-01", ""),
        ("entry", "2020-01-01", "Pudong"),
        ("entry", "2019-10-08", "Beijing"),
    )
    plan = planned(table(("Direction", "Date", "Port"), *rows), kept)
    assert [each.outcome.value for each in plan.rows] == ["known", "known", "known", "new", "new"]
    half = planned(table(("Entry", "Exit"), ("2019-10-08", "2019-12-24")), kept)
    assert [told(each) for each in half.crossings] == [("exit", "2019-12-24")]


def test_days_with_two_readings_are_counted_and_shown_with_what_the_others_show() -> None:
    rows = (("05/12/2023", "25/12/2023"), ("01/02/2024", "unknown"), ("2024-05-05", ""))
    plan = planned(table(("Entry", "Exit"), *rows))
    assert plan.two_readings is not None
    assert plan.two_readings.count == 2
    assert plan.two_readings.examples[0] == ("05/12/2023", "2023-12-05", "2023-05-12")
    assert plan.two_readings.shown is DateOrder.DMY
    assert len(plan.bad) == 2
    settled = planned(table(("Entry", "Exit"), *rows), order=DateOrder.DMY)
    assert settled.two_readings is None
    assert not settled.bad
    assert told(settled.crossings[0]) == ("entry", "2023-12-05")


def test_days_that_contradict_one_another_show_no_order() -> None:
    plan = planned(table(("Entry", "Exit"), ("05/12/2023", "25/12/2023"), ("12/25/2024", "")))
    assert plan.two_readings is not None
    assert plan.two_readings.shown is None
    assert planned(table(("Entry", "Exit"), ("2023-12-05", ""))).two_readings is None


DAYS = st.dates(date(2000, 1, 1), date(2027, 1, 1))


@given(st.lists(st.tuples(st.sampled_from(["entry", "exit"]), DAYS), max_size=12))
def test_a_table_brought_in_twice_brings_nothing_the_second_time(
    rows: list[tuple[Any, date]],
) -> None:
    read = table(("Direction", "Date"), *rows)
    first = planned(read)
    again = planned(read, case_with(*first.crossings))
    assert {told(each) for each in first.crossings} == {(way, str(day)) for way, day in rows}
    assert again.crossings == ()


@pytest.mark.parametrize("count", [1, 2, 7])
def test_the_reasons_do_not_hide_the_good_rows(count: int) -> None:
    rows = [("entry", f"2019-10-0{day + 1}") for day in range(count)] + [("entry", "soon")]
    plan = planned(table(("Direction", "Date"), *rows))
    assert (len(plan.bad), plan.count(Outcome.NEW)) == (1, count)
