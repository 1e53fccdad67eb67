# SPDX-License-Identifier: MIT
"""What is found in a record of stays."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest

from kvisa_desktop import paths
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.person import PassportId
from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, VisaSticker
from kvisa_desktop.domain.stay_history import ExtendedStay, StayHistory
from kvisa_desktop.domain.stay_plan import PlannedTrip, with_trips
from kvisa_desktop.domain.stay_review import review_stays
from kvisa_desktop.i18n.catalog import Translator, load_translator
from tests.domain.stay_cases import entry, free, history, leave, visa

ON = date(2026, 11, 22)
say = Translator("en")
in_chinese = load_translator("zh", paths.translations())
MONTH = visa(30)


def found(record: StayHistory, key: str) -> list[Finding]:
    return [each for each in review_stays(record, on=ON).findings if each.id == key]


def keys(
    *crossings: Crossing, stickers: Sequence[VisaSticker] = (), ignore: Sequence[str] = ()
) -> list[str]:
    """Return what is found, leaving out that invented crossings have no evidence."""
    review = review_stays(history(*crossings, stickers=stickers), on=ON)
    ignored = {"stay.no-evidence", *ignore}
    return sorted(each.id for each in review.findings if each.id not in ignored)


def test_a_whole_record_has_nothing_to_be_found() -> None:
    proof = UUID(int=5)
    assert keys() == []
    record = history(
        entry("2025-06-12", MONTH, evidence_id=proof), leave("2025-07-12"), stickers=[MONTH]
    )
    assert review_stays(record, on=ON).findings == ()


def test_an_exit_without_an_entry() -> None:
    assert keys(leave("2025-07-12")) == ["stay.entry-missing"]
    assert keys(free("2025-06-01"), leave("2025-06-12"), leave("2025-07-12")) == [
        "stay.entry-missing"
    ]


def test_an_entry_without_an_exit() -> None:
    assert keys(free("2025-06-01"), free("2025-07-01"), leave("2025-07-12")) == [
        "stay.exit-missing"
    ]


def test_a_last_entry_without_an_exit_asks_whether_the_person_is_still_there() -> None:
    assert keys(free("2026-11-01")) == ["stay.open"]
    assert keys(free("2026-12-01")) == []


def test_days_known_in_part_keep_the_form_from_being_answered() -> None:
    assert keys(free("2025-06"), leave("")) == [
        "stay.entry-day-unknown", "stay.exit-day-unknown", "stay.overstay-possible",
    ]  # fmt: skip


def test_two_stays_that_overlap() -> None:
    crossings = (
        free("2025-05-01"), free("2025-05-08"),
        leave("2025-05-10"), leave("2025-05-28"),
    )  # fmt: skip
    assert keys(*crossings) == ["stay.overlap"]
    (finding,) = found(history(*crossings), "stay.overlap")
    assert say(finding.text) == (
        "Two stays overlap: 2025-05-01 – 2025-05-28 and 2025-05-08 – 2025-05-10."
    )
    assert finding.record_id == crossings[1].id


def test_a_return_before_the_departure() -> None:
    crossings = (
        free("2025-05-01"), leave("2025-05-10", other_side="HK"),
        free("2025-05-08", other_side="HK"), leave("2025-05-28"),
    )  # fmt: skip
    assert keys(*crossings) == ["stay.return-before-departure"]
    (finding,) = found(history(*crossings), "stay.return-before-departure")
    assert say(finding.text) == (
        "The return on 2025-05-08 lies before the departure on 2025-05-10."
    )


def test_an_exit_before_its_entry() -> None:
    assert "stay.exit-before-entry" in keys(free("2025-05-20"), leave("2025-05-02"))
    assert "stay.exit-before-entry" in keys(free("2025-12-20"), leave("2025-01-05"))
    assert "stay.exit-before-entry" not in keys(free("2025-05-20"), leave("2015-05-02"))
    assert "stay.exit-before-entry" not in keys(free("2025-05"), leave("2025-04-02"))


@pytest.mark.parametrize("basis", [Basis.VISA_FREE_UNILATERAL, Basis.RESIDENCE_PERMIT])
def test_two_bases_at_once(basis: Basis) -> None:
    crossings = entry("2025-05-01", MONTH, basis=basis), leave("2025-05-10")
    assert keys(*crossings, stickers=[MONTH]) == ["stay.two-bases"]


def test_an_unknown_basis_and_an_unknown_visa() -> None:
    assert keys(entry("2025-05-01"), leave("2025-05-10")) == ["stay.basis-unknown"]
    assert keys(entry("2025-05-01", basis=Basis.VISA), leave("2025-05-10")) == ["stay.visa-missing"]


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        ("2029-12-31", None),
        ("2030-01-01", Weight.CHECK),
        ("2030", Weight.CHECK),
        ("2029-12", None),
        ("2019-12-31", Weight.CHECK),
        ("2020-01-01", None),
    ],
)
def test_an_entry_outside_the_visa(day: str, weight: Weight | None) -> None:
    record = history(entry(day, MONTH), leave(""), stickers=[MONTH])
    review = review_stays(record, on=date(2031, 1, 1))
    weights = [each.weight for each in review.findings if each.id == "stay.outside-visa"]
    assert weights == ([weight] if weight else [])


def test_an_entry_that_may_lie_outside_the_visa_is_only_a_note() -> None:
    sticker = visa(30, enter_before=date(2025, 5, 15))
    record = history(entry("2025-05", sticker), leave("2025-06-03"), stickers=[sticker])
    (finding,) = found(record, "stay.outside-visa")
    assert finding.weight is Weight.NOTE
    assert "may lie after" in say(finding.text)


def test_entries_exceeded_name_the_entry_that_is_one_too_many() -> None:
    twice = visa(30, 2)
    crossings = [
        each
        for month in (1, 3, 5)
        for each in (entry(date(2025, month, 1), twice), leave(date(2025, month, 9)))
    ]
    record = history(*crossings, stickers=[twice])
    (finding,) = found(record, "stay.entries-exceeded")
    assert finding.record_id == crossings[4].id
    said = say(finding.text)
    assert said.startswith("The entry on 2025-05-01 is number 3 on a visa for 2 ")
    assert "Art. 36" in said
    many = history(*(crossings[:2] * 3), stickers=[visa(30, 0)])
    assert found(many, "stay.entries-exceeded") == []


def test_an_overstay_quotes_the_law_and_tells_what_to_do() -> None:
    record = history(entry("2025-05-01", MONTH), leave("2025-06-03"), stickers=[MONTH])
    (finding,) = found(record, "stay.overstay")
    assert finding.weight is Weight.CHECK
    assert finding.sources == ("E-24", "G-18")
    assert "3 days beyond" in say(finding.text)
    assert finding.next_step is not None
    assert "truthfully" in say(finding.next_step)


def test_an_overstay_that_goes_on_sends_to_the_police() -> None:
    record = history(entry("2026-10-01", MONTH), stickers=[MONTH])
    (finding,) = found(record, "stay.overstay")
    assert finding.next_step is not None
    assert "at once" in say(finding.next_step)


def test_a_stay_to_the_last_lawful_day_is_no_overstay() -> None:
    assert keys(entry("2025-05-01", MONTH), leave("2025-05-31"), stickers=[MONTH]) == []


def test_a_stay_without_any_evidence_is_a_note() -> None:
    crossings = free("2025-05-01"), leave("2025-05-10")
    (finding,) = found(history(*crossings), "stay.no-evidence")
    assert finding.weight is Weight.NOTE
    for better in ({"certainty": Certainty.STAMP}, {"evidence_id": UUID(int=5)}):
        record = history(crossings[0], leave("2025-05-10", **better))
        assert found(record, "stay.no-evidence") == []


def test_passports_swapped_between_entry_and_exit() -> None:
    one, other = PassportId(UUID(int=8)), PassportId(UUID(int=9))
    same = free("2025-05-01", passport_id=one), leave("2025-05-10", passport_id=one)
    assert keys(*same) == []
    assert keys(same[0], leave("2025-05-10")) == []
    assert keys(same[0], leave("2025-05-10", passport_id=other)) == ["stay.passport-swapped"]


def test_an_entry_after_the_visa_free_list_is_known_to_run() -> None:
    record = history(free("2027-01-01"), leave("2027-01-02"))
    assert "stay.visa-free-lapsed" in {
        each.id for each in review_stays(record, on=date(2027, 2, 1)).findings
    }
    assert keys(free("2026-10-31"), leave("2026-11-01")) == []


def test_an_extension_gives_no_more_days_than_the_visa_did() -> None:
    begun = entry("2026-05-01", MONTH)
    for until, is_found in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        record = history(
            begun,
            leave("2026-06-01"),
            stickers=[MONTH],
            extensions=(ExtendedStay(begun.id, until),),
        )
        assert bool(found(record, "stay.extension-too-long")) is is_found


def test_an_extension_of_a_stay_without_printed_days_cannot_be_judged() -> None:
    begun = free("2026-05-01")
    record = history(
        begun, leave("2026-06-01"), extensions=(ExtendedStay(begun.id, date(2027, 1, 1)),)
    )
    assert found(record, "stay.extension-too-long") == []


def test_planned_trips_need_no_evidence() -> None:
    trip = PlannedTrip(date(2027, 1, 1), date(2027, 1, 9), basis=Basis.TRANSIT_240H)
    assert review_stays(with_trips(StayHistory(), [trip]), on=ON).findings == ()


def test_every_finding_has_a_next_step_and_sources_and_blocks_nothing() -> None:
    one, other = PassportId(UUID(int=8)), PassportId(UUID(int=9))
    once = visa(10, 1, enter_before=date(2025, 6, 1))
    record = history(
        leave("2018"),
        entry("2018-05-01", once, passport_id=one), leave("2018-07-01", passport_id=other),
        entry("2025-05-01", once, basis=Basis.TRANSIT_24H), entry("2025-05-08"),
        leave("2025-05-10"), leave("2025-05-28"),
        entry("2026-07", once), entry("2026-09-01", basis=Basis.VISA),
        stickers=[once],
    )  # fmt: skip
    findings = review_stays(record, on=ON).findings
    assert len({each.id for each in findings}) >= 10
    for each in findings:
        assert each.area is Area.STAYS
        assert each.weight is not Weight.BLOCKER
        assert each.next_step is not None
        assert each.sources
        assert each.record_id is not None
        assert say(each.text)
        assert say(each.next_step)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        ("2005-01", "The exit some time in January 2005 has", "约2005年1月的出境之前"),
        ("2005", "The exit some time in 2005 has", "约2005年的出境之前"),
        ("2005-01-09", "The exit on 2005-01-09 has", "2005-01-09的出境之前"),
        ("", "The exit on a day not known has", "日期不详的出境之前"),
    ],
)
def test_a_finding_reads_well_with_whatever_is_known_of_the_day(
    day: str, english: str, chinese: str
) -> None:
    (finding,) = found(history(leave(day)), "stay.entry-missing")
    assert say(finding.text).startswith(english)
    assert in_chinese(finding.text).startswith(chinese)
