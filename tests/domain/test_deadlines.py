# SPDX-License-Identifier: MIT
"""Days to keep, and when the papers can be ready."""

from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.case import Route, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.domain.deadlines import (
    Deadline,
    ReadyDates,
    deadlines,
    next_deadline,
    ready_dates,
)
from kvisa_desktop.domain.requirements import required
from kvisa_desktop.domain.residence import PermitId, ResidencePermit
from tests.case_builders import (
    CASE,
    FILING,
    PERSON,
    TODAY,
    bare_case,
    graduate_case,
    new_id,
    paper,
)
from tests.domain.stay_cases import entry, leave, visa
from tests.spoken import english

BOOK = rulebook.load().rulebook
ITEMS = {each.id: each for each in BOOK.items}


def found(case_file: CaseFile) -> tuple[Deadline, ...]:
    return deadlines(case_file, ITEMS, TODAY)


def ready(case_file: CaseFile) -> ReadyDates:
    return ready_dates(required(case_file, BOOK.items, FILING), TODAY)


def due(case_file: CaseFile, item: str, day: date, progress: ItemProgress) -> CaseFile:
    state = ChecklistItem(
        id=ItemStateId(new_id()), case_id=CASE, item=item, progress=progress, due_on=day
    )
    return replace(case_file, checklist=(*case_file.checklist, state))


def without(case_file: CaseFile, kind: str) -> CaseFile:
    kept = tuple(each for each in case_file.documents if each.kind != kind)
    return replace(case_file, documents=kept)


def test_deadlines_come_in_the_order_of_their_days() -> None:
    case_file = due(graduate_case(), "funds-proof", date(2026, 12, 24), ItemProgress.ASKED)
    days = [each.on for each in found(case_file)]
    assert days == sorted(days)
    first = next_deadline(found(case_file))
    assert first is not None
    assert first.id == "item.funds-proof"
    assert english(first.text) == "Due: Proof of funds"


def test_what_is_done_is_no_deadline_any_more() -> None:
    case_file = due(graduate_case(), "funds-proof", date(2026, 12, 24), ItemProgress.RECEIVED)
    assert "item.funds-proof" not in {each.id for each in found(case_file)}


def test_papers_passport_photo_and_post_have_their_days() -> None:
    case_file = graduate_case()
    assert case_file.post
    full = replace(
        case_file,
        post=replace(case_file.post, recheck_on=date(2026, 12, 1)),
        documents=(
            paper("photo", issued_on=date(2026, 10, 1)),
            paper("residence-proof", expires_on=date(2027, 9, 30)),
        ),
    )
    days = {each.id.split(".")[0]: each.on for each in found(full)}
    assert days["post"] == date(2026, 12, 1)
    assert days["photo"] == date(2027, 4, 1)
    assert days["paper"] == date(2027, 9, 30)
    assert days["passport"] == date(2031, 11, 30)
    assert days["filing"] == FILING


def test_a_case_that_is_filed_has_no_deadlines_here() -> None:
    case_file = graduate_case()
    filed = replace(case_file, case=replace(case_file.case, stage=Stage.SUBMITTED))
    assert found(filed) == ()
    assert next_deadline(()) is None


def test_with_every_paper_of_the_law_here_the_case_is_ready_today() -> None:
    assert ready(graduate_case()).core == TODAY


def test_while_nobody_knows_when_a_paper_comes_nothing_is_promised() -> None:
    assert ready(without(graduate_case(), "degree-certificate")).core is None
    assert ready(bare_case()) == ReadyDates(None, None)


def test_the_latest_paper_decides() -> None:
    case_file = without(without(graduate_case(), "degree-certificate"), "photo")
    case_file = due(case_file, "degree-certificate", date(2027, 1, 20), ItemProgress.ASKED)
    case_file = due(case_file, "photo-print", date(2026, 12, 1), ItemProgress.ASKED)
    assert ready(case_file).core == date(2027, 1, 20)


def test_a_due_date_that_has_passed_means_today_at_the_earliest() -> None:
    case_file = without(graduate_case(), "photo")
    case_file = due(case_file, "photo-print", date(2026, 11, 1), ItemProgress.ASKED)
    assert ready(case_file).core == TODAY


def test_authentication_has_a_ready_date_of_its_own() -> None:
    case_file = graduate_case()
    in_hong_kong = replace(case_file, degrees=(replace(case_file.degrees[0], issued_country="HK"),))
    assert ready(in_hong_kong) == ReadyDates(TODAY, None)
    asked = due(in_hong_kong, "degree-hk-macao", date(2027, 3, 1), ItemProgress.ASKED)
    assert ready(asked) == ReadyDates(TODAY, date(2027, 3, 1))


def test_a_stay_under_way_tells_its_days_at_every_stage() -> None:
    sticker = visa(60, 1)
    case_file = replace(
        graduate_case(), crossings=(entry("2026-11-01", sticker),), stickers=(sticker,)
    )
    for stage in Stage:
        staged = replace(case_file, case=replace(case_file.case, stage=stage))
        days = {each.id.split(".")[1]: each.on for each in found(staged) if "stay." in each.id}
        assert days["extension"] == date(2026, 12, 24)
        assert days["last-lawful-day"] == date(2026, 12, 31)
        assert "registration" not in days  # its day has passed: that is a finding, not a deadline


def test_a_stay_that_is_over_leaves_no_day_to_keep() -> None:
    sticker = visa(60, 1)
    crossings = (entry("2024-05-13", sticker), leave("2024-05-26"))
    case_file = replace(graduate_case(), crossings=crossings, stickers=(sticker,))
    assert not any(each.id.startswith("stay.") for each in found(case_file))


def test_a_permit_of_the_place_of_application_expires() -> None:
    permit = ResidencePermit(
        id=PermitId(new_id()), person_id=PERSON, country="DE", expires_on=date(2027, 1, 1)
    )
    case_file = replace(graduate_case(), permits=(permit,))
    (line,) = (each for each in found(case_file) if each.id == "permit.abroad")
    assert line.on == date(2027, 1, 1)
    assert english(line.text) == "The residence permit of Germany expires"
    late = replace(case_file, permits=(replace(permit, expires_on=date(2026, 1, 1)),))
    assert "permit.abroad" not in {each.id for each in found(late)}


def test_an_item_no_longer_needed_has_no_due_date_any_more() -> None:
    day = date(2026, 12, 24)
    item = next(each for each in BOOK.items if each.group.value == "teaching-research")
    case_file = due(graduate_case(), item.id, day, ItemProgress.ASKED)
    both = replace(case_file, case=replace(case_file.case, routes=tuple(Route)))
    key = f"item.{item.id}"
    assert key in {each.id for each in found(both)}
    assert key not in {each.id for each in found(case_file)}


def test_an_item_answered_by_a_paper_that_came_is_not_due_any_more() -> None:
    case_file = graduate_case()
    item = next(each for each in BOOK.items if "degree-certificate" in each.kinds)
    waiting = due(without(case_file, "degree-certificate"), item.id, FILING, ItemProgress.OPEN)
    assert f"item.{item.id}" in {each.id for each in found(waiting)}
    came = due(case_file, item.id, FILING, ItemProgress.OPEN)
    assert f"item.{item.id}" not in {each.id for each in found(came)}
