# SPDX-License-Identifier: MIT
"""Work, school and family: gaps that are certain, what does not agree, and the form's lines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.background import (
    EmergencyContact,
    EmergencyContactId,
    Relation,
    Relative,
    RelativeId,
    Schooling,
    SchoolingId,
    WorkEntry,
    WorkEntryId,
    WorkKind,
)
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.form_lines import FormLine, LineState
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.life_gaps import SHORTEST, gaps
from kvisa_desktop.domain.person import MaritalStatus
from kvisa_desktop.domain.story import background
from tests.case_builders import PERSON, TODAY, bare_case, graduate_case, new_id
from tests.spoken import english

NOWHERE = PartialDate()


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def work(started: str, ended: str = "", **more: object) -> WorkEntry:
    fixed = {
        "id": WorkEntryId(new_id()),
        "person_id": PERSON,
        "started": day(started),
        "ended": day(ended),
    }
    return WorkEntry(**{**fixed, **more})  # type: ignore[arg-type]


def school(started: str, ended: str) -> Schooling:
    return Schooling(
        id=SchoolingId(new_id()),
        person_id=PERSON,
        school=Bilingual("Girls' High School, Enugu", "埃努古女子中学"),
        country="NG",
        started=day(started),
        ended=day(ended),
    )


def life(*records: WorkEntry | Schooling, base: CaseFile | None = None) -> CaseFile:
    return replace(
        base or bare_case(),
        work_entries=tuple(each for each in records if isinstance(each, WorkEntry)),
        schooling=tuple(each for each in records if isinstance(each, Schooling)),
    )


def found(case_file: CaseFile) -> dict[str, str]:
    return {each.id: english(each.text) for each in background.told(case_file, TODAY)}


def lines(case_file: CaseFile) -> dict[str, FormLine]:
    return {each.id: each for each in form_sheet(case_file, TODAY)}


def test_without_work_and_school_nothing_is_measured() -> None:
    assert gaps(graduate_case(), TODAY) == ()
    assert found(graduate_case()) == {}


def test_a_time_of_which_nothing_is_recorded_is_found_between_and_at_the_end() -> None:
    first = work("2019-01-01", "2019-12-31")
    second = work("2020-03-01", "2026-08-31")
    holes = gaps(life(first, second), TODAY)
    assert [(each.first, each.last) for each in holes] == [
        (date(2020, 1, 1), date(2020, 2, 29)),
        (date(2026, 9, 1), TODAY),
    ]
    assert [each.beside for each in holes] == [first.id, second.id]
    said = [english(each.text) for each in background.told(life(first, second), TODAY)]
    assert said[0] == "From 2020-01-01 to 2020-02-29 nothing is recorded: 60 days."


def test_study_and_time_without_work_fill_a_gap() -> None:
    base = graduate_case()  # a master's degree from October 2019 to September 2021
    recorded = life(
        school("2008-09", "2014-06"),
        work("2014-07", "2019-09"),
        work("2021-10", "2021-12", kind=WorkKind.NOT_WORKING, job=Bilingual("Search", "求职")),
        work("2022-01", is_current=True),
        base=base,
    )
    assert gaps(recorded, TODAY) == ()
    assert found(recorded) == {}


def test_holidays_between_school_and_university_are_no_gap() -> None:
    base = graduate_case()
    recorded = life(school("2013-09", "2019-07"), work("2021-10", is_current=True), base=base)
    assert gaps(recorded, TODAY) == ()
    (year,) = gaps(replace(recorded, schooling=(school("2012-09", "2018-07"),)), TODAY)
    assert year.first == date(2018, 8, 1)


def test_a_date_known_to_the_year_only_opens_no_gap() -> None:
    assert gaps(life(work("2019", "2020"), work("2020", is_current=True)), TODAY) == ()
    assert gaps(life(work("2019"), work("2021", is_current=True)), TODAY) == ()


def test_one_month_left_out_is_seen() -> None:
    (hole,) = gaps(life(work("2019-01", "2021-09"), work("2021-11", is_current=True)), TODAY)
    assert (hole.first, hole.last) == (date(2021, 10, 1), date(2021, 10, 31))


def test_a_short_job_inside_a_long_one_hides_nothing() -> None:
    long, short = work("2019-01-01", "2026-11-21"), work("2019-02-01", "2019-03-01")
    assert gaps(life(long, short), TODAY) == ()


DAYS = st.integers(0, 3000).map(lambda number: date(2018, 1, 1) + timedelta(days=number))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6))
def test_no_day_of_a_gap_is_accounted_for(spans: list[tuple[date, date]]) -> None:
    entries = [work(min(each).isoformat(), max(each).isoformat()) for each in spans]
    holes = gaps(life(*entries), TODAY)
    for hole in holes:
        assert hole.days >= SHORTEST
        assert all(hole.last < min(each) or hole.first > max(each) for each in spans)


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6), DAYS)
def test_recording_more_never_lengthens_the_time_not_accounted_for(
    spans: list[tuple[date, date]], more: date
) -> None:
    entries = [work(min(each).isoformat(), max(each).isoformat()) for each in spans]
    start = min(each.started.earliest for each in entries)
    added = work(max(start, more).isoformat(), TODAY.isoformat())
    before, after = (
        sum(each.days for each in gaps(life(*some), TODAY)) for some in (entries, [*entries, added])
    )
    assert after <= before


def test_dates_the_wrong_way_round_and_missing_ends_are_said() -> None:
    turned = found(life(work("2021-05", "2020-01")))
    assert turned["work.turned"].startswith("It ends (")
    assert found(life(work("2021-05")))["work.no-end"] == "The end is not recorded."
    both = found(life(work("2021-05", "2022-01", is_current=True)))
    assert "going on" in both["work.going-on"]


def test_the_employer_is_the_same_in_both_places() -> None:
    base = graduate_case()
    base = replace(base, person=replace(base.person, employer=Bilingual("Example Works")))
    entry = work("2012-01", is_current=True, employer=Bilingual("example works "))
    assert "work.employer" not in found(life(entry, base=base))
    for one, two in (("Müller & Co., Ltd.", "Muller and Co Ltd"), ("Lab  No. 1", "LAB NO 1")):
        person = replace(base.person, employer=Bilingual(one))
        told = found(
            life(replace(entry, employer=Bilingual(two)), base=replace(base, person=person))
        )
        assert "work.employer" not in told
    other = replace(entry, employer=Bilingual("Another Firm"))
    assert "“Example Works”" in found(life(other, base=base))["work.employer"]


def test_a_married_applicant_has_a_spouse_recorded() -> None:
    base = bare_case()
    married = replace(base, person=replace(base.person, marital_status=MaritalStatus.MARRIED))
    assert "family.spouse" in found(married)
    spouse = Relative(id=RelativeId(new_id()), person_id=PERSON, relation=Relation.SPOUSE)
    assert "family.spouse" not in found(replace(married, relatives=(spouse,)))


@pytest.mark.parametrize("line_id", ["work-history", "schooling", "family", "emergency"])
def test_what_is_not_recorded_is_missing_in_the_form(line_id: str) -> None:
    assert lines(bare_case())[line_id].state is LineState.MISSING


def test_the_form_tells_the_working_life_latest_first() -> None:
    first = work("2014-07", "2019-09", employer=Bilingual("Old Firm", "旧公司"))
    last = work(
        "2022-01",
        is_current=True,
        employer=Bilingual("Example Works", "示例厂"),
        job=Bilingual("Engineer", "工程师"),
        country="DE",
        supervisor="B. Example",
        phone="+49 30 1",
    )
    told = lines(life(first, last))
    assert told["work-1"].value == Bilingual(
        "2022-01 – now, Example Works, Engineer, Germany, B. Example +49 30 1",
        "2022-01 – 至今，示例厂，工程师，德国，B. Example +49 30 1",
    )
    assert told["work-2"].value.en == "2014-07 – 2019-09, Old Firm"
    assert told["work-1"].record_id == last.id
    assert "work-history" not in told


def test_chinese_that_is_missing_leaves_the_chinese_of_the_line_empty() -> None:
    told = lines(life(work("2022-01", "2023-01", employer=Bilingual("Firm"))))
    assert told["work-1"].value == Bilingual("2022-01 – 2023-01, Firm", "")


def test_a_single_month_is_told_once() -> None:
    entry = work("2020-09", "2020-09", job=Bilingual("Moving", "搬迁"))
    assert lines(life(entry))["work-1"].value == Bilingual("2020-09, Moving", "2020-09，搬迁")


def test_the_form_tells_school_family_and_whom_to_call() -> None:
    mother = Relative(
        id=RelativeId(new_id()),
        person_id=PERSON,
        relation=Relation.MOTHER,
        name=Bilingual("Ngozi Okoro"),
        birth_date=date(1970, 1, 2),
        nationality="NGA",
    )
    father = replace(
        mother,
        id=RelativeId(new_id()),
        relation=Relation.FATHER,
        name=Bilingual("Obi Okoro"),
        is_deceased=True,
    )
    friend = EmergencyContact(
        id=EmergencyContactId(new_id()),
        person_id=PERSON,
        name=Bilingual("Ifeoma Okoro"),
        relation=Bilingual("Sister", "姐姐"),
        phone="+49 30 2",
    )
    case_file = replace(
        life(school("2008-09", "2014-06")),
        relatives=(mother, father),
        emergency_contacts=(friend,),
    )
    told = lines(case_file)
    assert told["schooling-1"].value.zh == "2008-09 – 2014-06，埃努古女子中学，尼日利亚"
    assert told["family-1"].value == Bilingual(
        "Father, Obi Okoro, deceased", "父亲，Obi Okoro，已故"
    )
    assert told["family-2"].value.en == "Mother, Ngozi Okoro, 1970-01-02, Nigeria"
    assert told["emergency-1"].value.zh == "Ifeoma Okoro，姐姐，+49 30 2"
