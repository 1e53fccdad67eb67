# SPDX-License-Identifier: MIT
"""What is asked of an applicant: what she can bring or answer, and no word of judgement."""

import re
from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import PaperStatus
from kvisa_desktop.domain.requirements import required
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from kvisa_desktop.domain.still_needed import StillNeeded, still_needed, text
from kvisa_desktop.messages import Message
from tests.case_builders import CASE, FILING, PERSON, bare_case, graduate_case, new_id, paper
from tests.spoken import chinese, english

ITEMS = rulebook.load().rulebook.items
# Grades, findings and doubts are for the program and the consultant alone.
JUDGEMENT = re.compile(
    r"\b(?:unclear|unknown|unconfirmed|published|rule|route|blocker|check|STEM|well-known|age)\b"
    r"|核对|尚不明确|未经证实|知名|年龄|情形|途径",
    re.IGNORECASE,
)


def needed(case_file: CaseFile) -> StillNeeded:
    return still_needed(case_file, required(case_file, ITEMS, FILING))


def ids(case_file: CaseFile) -> list[str]:
    found = needed(case_file)
    return [each.id for each in (*found.to_bring, *found.to_answer)]


def lines(case_file: CaseFile) -> tuple[Message, ...]:
    return text(case_file, needed(case_file))


def marked(item: str, progress: ItemProgress, **more: object) -> ChecklistItem:
    fixed = {"id": ItemStateId(new_id()), "case_id": CASE, "item": item, "progress": progress}
    return ChecklistItem(**{**fixed, **more})  # type: ignore[arg-type]


def test_an_empty_case_asks_for_the_papers_of_the_law_and_for_what_decides_the_rest() -> None:
    found = ids(bare_case())
    assert found[:2] == ["item.passport-valid", "item.passport-blank-pages"]
    assert "item.degree-certificate" in found
    assert "question.outside-own-country" in found
    assert len(found) == len(set(found))


def test_what_is_here_is_not_asked_for() -> None:
    found = ids(graduate_case())
    assert "item.degree-certificate" not in found
    assert "item.transcript" not in found
    assert "item.funds-proof" in found


def test_nothing_is_asked_that_the_applicant_cannot_bring() -> None:
    asked = {each.id for each in ITEMS if each.ask}
    for inner in ("post-rule-snapshot", "stem-field-statement", "fee-estimate", "cova-form"):
        assert inner not in asked


def test_no_line_carries_a_judgement_in_either_language() -> None:
    rejected = paper("cv", status=PaperStatus.REJECTED, rejected_because="It is cut off.")
    case_file = replace(bare_case(), documents=(rejected,))
    for line in (*lines(bare_case()), *lines(case_file), *lines(graduate_case())):
        assert not JUDGEMENT.search(english(line)), english(line)
        assert not JUDGEMENT.search(chinese(line)), chinese(line)


def test_a_rejected_paper_is_asked_for_once_with_its_reason() -> None:
    rejected = paper(
        "transcript",
        title=Bilingual("Transcript of 2021", "2021年成绩单"),
        status=PaperStatus.REJECTED,
        rejected_because="Page 2 is cut off.",
    )
    case_file = replace(bare_case(), documents=(rejected,))
    found = needed(case_file)
    again = english(found.to_bring[0].line)
    assert again == "Please send again: Transcript of 2021. Page 2 is cut off."
    assert "item.transcript" not in ids(case_file)


def test_an_item_marked_as_rejected_is_asked_for_with_its_reason() -> None:
    mark = marked("funds-proof", ItemProgress.REJECTED, reason="Older than six months.")
    case_file = replace(graduate_case(), checklist=(mark,))
    (again,) = [each for each in needed(case_file).to_bring if each.id == "item.funds-proof"]
    assert english(again.line).endswith("Older than six months.")


def test_the_day_is_said_and_what_the_handler_brings_is_not_asked() -> None:
    marks = (
        marked("funds-proof", ItemProgress.ASKED, due_on=date(2027, 1, 29), owner="Adaeze"),
        marked("itinerary-accommodation", ItemProgress.ASKED, owner="Chen Li"),
    )
    case_file = graduate_case()
    case_file = replace(case_file, checklist=marks, case=replace(case_file.case, handler="Chen Li"))
    (funds,) = [each for each in needed(case_file).to_bring if each.id == "item.funds-proof"]
    assert english(funds.line).endswith("Please by 2027-01-29.")
    assert "item.itinerary-accommodation" not in ids(case_file)


def test_a_day_that_is_not_known_is_asked_for() -> None:
    exit_ = Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=Direction.EXIT,
        on=PartialDate(2019, 10),
    )
    found = needed(replace(graduate_case(), crossings=(exit_,)))
    said = [english(each.line) for each in found.to_answer]
    assert any("leave China: about October 2019?" in each for each in said)


def test_a_question_is_asked_once() -> None:
    case_file = graduate_case()
    degree = replace(case_file.degrees[0], issued_country="")
    found = needed(replace(case_file, degrees=(degree,)))
    said = [english(each.text) for each in found.to_answer]
    assert len([each for each in said if "degree issued" in each]) == 1


def test_the_message_greets_by_name_and_ends() -> None:
    said = [english(each) for each in lines(graduate_case())]
    assert said[0] == "Dear Adaeze Nkechi Okoro,"
    assert said[2] == "For your visa application I still need from you:"
    assert said[3].startswith("1. ")
    assert said[-1] == "Thank you."
    assert english(lines(bare_case())[0]) == "Hello,"


def test_when_nothing_is_needed_the_message_says_so() -> None:
    said = [english(each) for each in text(graduate_case(), StillNeeded((), ()))]
    assert said[-1] == "Nothing is needed from you at the moment."
    assert not StillNeeded((), ())
