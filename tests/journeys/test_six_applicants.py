# SPDX-License-Identifier: MIT
"""Six invented applicants: what a careful consultant would say of each, and nothing more."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.declaration import Declaration, DeclarationId, Declared, Question
from kvisa_desktop.domain.institution import RecognitionOutcome
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.services.assessment import Assessment, check
from tests.case_builders import PERSON, TODAY, bare_case, graduate_case, new_id, paper
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook
EMPLOYER = Bilingual("Example Technical University", "示例工业大学")
BANNED = re.compile(
    r"\b(?:eligible|approved|qualified|guaranteed)\b|符合条件|合格|通过|获批|保证", re.IGNORECASE
)


def graduate() -> CaseFile:
    return graduate_case()


def researcher_without_a_degree() -> CaseFile:
    full = graduate_case()
    case = replace(full.case, routes=(Route.TEACHING_RESEARCH,), degree_relied_on=None)
    person = replace(full.person, employer=EMPLOYER, occupation=Bilingual("Lecturer", "讲师"))
    kept = tuple(each for each in full.documents if each.kind != "degree-certificate")
    return replace(
        full, case=case, person=person, degrees=(), documents=(*kept, paper("post-letter"))
    )


def both() -> CaseFile:
    full = graduate_case()
    person = replace(full.person, employer=EMPLOYER)
    documents = (*full.documents, paper("post-letter"))
    case = replace(full.case, routes=tuple(Route))
    return replace(full, case=case, person=person, documents=documents)


def unlisted_institution() -> CaseFile:
    full = graduate_case()
    fact = replace(full.recognition[0], outcome=RecognitionOutcome.NOT_FOUND)
    return replace(full, recognition=(fact,))


def chinese_national() -> CaseFile:
    full = graduate_case()
    return replace(full, person=replace(full.person, nationalities=("CHN",)))


def everything_unknown() -> CaseFile:
    return bare_case()


Make = Callable[[], CaseFile]
APPLICANTS: dict[Make, Outcome] = {
    graduate: Outcome.POST_RULE_UNKNOWN,
    researcher_without_a_degree: Outcome.POST_RULE_UNKNOWN,
    both: Outcome.POST_RULE_UNKNOWN,
    unlisted_institution: Outcome.NEEDS_EVIDENCE,
    chinese_national: Outcome.NO_PUBLISHED_ROUTE,
    everything_unknown: Outcome.NEEDS_EVIDENCE,
}


def checked(make: Make) -> Assessment:
    return check(make(), BOOK, on=TODAY)


def claims(found: Assessment) -> dict[str, Outcome]:
    return {each.id: each.outcome for each in found.eligibility.findings}


@pytest.mark.parametrize(
    ("make", "outcome"), APPLICANTS.items(), ids=lambda each: getattr(each, "__name__", str(each))
)
def test_each_stands_where_the_published_text_leaves_her(make: Make, outcome: Outcome) -> None:
    assert checked(make).eligibility.outcome is outcome


@pytest.mark.parametrize("make", APPLICANTS)
def test_every_claim_has_reason_source_and_a_way_on_in_both_languages(make: Make) -> None:
    found = checked(make)
    for each in found.eligibility.findings:
        assert each.sources
        assert set(each.sources) <= set(BOOK.rules)
        assert (each.next_step is None) == (each.outcome is Outcome.MEETS_PUBLISHED_ROUTE)
        for say in (english, chinese):
            assert say(each.text)
            assert not BANNED.search(say(each.text) + say(each.next_step))


def test_the_graduate_lacks_only_what_the_post_has_not_said() -> None:
    found = claims(checked(graduate))
    open_ = {name for name, each in found.items() if each is not Outcome.MEETS_PUBLISHED_ROUTE}
    assert open_ == {"age", "graduate.institution"}


def test_a_researcher_is_not_asked_for_a_degree() -> None:
    found = checked(researcher_without_a_degree)
    assert not any(name.startswith("graduate.") for name in claims(found))
    assert "degree.none-relied-on" not in {each.id for each in found.blockers}
    assert claims(found)["teaching-research.post"] is Outcome.MEETS_PUBLISHED_ROUTE


def test_one_of_two_routes_is_enough() -> None:
    full = both()
    without_letter = tuple(each for each in full.documents if each.kind != "post-letter")
    weaker = check(replace(full, documents=without_letter), BOOK, on=TODAY)
    assert weaker.eligibility.outcome is Outcome.POST_RULE_UNKNOWN
    assert claims(weaker)["teaching-research.post"] is Outcome.NEEDS_EVIDENCE


def test_not_found_on_a_list_is_never_not_recognised() -> None:
    (said,) = [
        each
        for each in checked(unlisted_institution).eligibility.findings
        if each.id == "graduate.institution"
    ]
    assert said.outcome is Outcome.NEEDS_EVIDENCE
    assert "does not mean “not recognised”" in english(said.text)


def test_a_chinese_nationality_is_no_read_error_and_stands_first() -> None:
    found = checked(chinese_national)
    assert found.blockers[0].id == "person.chinese-nationality"
    assert claims(found)["nationality"] is Outcome.NO_PUBLISHED_ROUTE


def test_a_chinese_birthplace_is_asked_about_and_decides_nothing() -> None:
    full = graduate_case()
    born = replace(full, person=replace(full.person, birth_country="CHN"))
    found = check(born, BOOK, on=TODAY)
    (item,) = [each for each in found.checklist if each.id == "former-chinese-national"]
    assert item.relevance.value == "not-known"
    assert "Chinese nationality" in english(item.text)
    assert found.eligibility.outcome is Outcome.POST_RULE_UNKNOWN


def with_parents(answer: Declared) -> CaseFile:
    full = graduate_case()
    said = Declaration(
        id=DeclarationId(new_id()),
        person_id=PERSON,
        question=Question.PARENT_CHINESE,
        answer=answer,
    )
    return replace(full, declarations=(said,))


def test_a_parent_who_was_a_chinese_citizen_is_a_question_for_the_post() -> None:
    found = check(with_parents(Declared.YES), BOOK, on=TODAY)
    (nationality,) = [each for each in found.eligibility.findings if each.id == "nationality"]
    assert nationality.outcome is Outcome.POST_RULE_UNKNOWN
    assert nationality.sources[0] == "M-07"
    assert "not for the program to say" in english(nationality.text)
    assert "本程序不作判断" in chinese(nationality.text)
    assert "person.chinese-parent" in {each.id for each in found.to_check}
    assert not any(each.id.startswith("person.") for each in found.blockers)


def test_a_no_of_the_parents_and_no_hint_leave_nothing_to_ask() -> None:
    for full in (graduate_case(), with_parents(Declared.NO)):
        found = check(full, BOOK, on=TODAY)
        assert not {"person.chinese-parent", "person.parents-not-asked"} & {
            each.id for each in found.findings
        }
        assert claims(found)["nationality"] is Outcome.MEETS_PUBLISHED_ROUTE


@pytest.mark.parametrize("hint", [{"birth_country": "HKG"}, {"former_nationalities": ("CHN",)}])
def test_a_hint_makes_the_program_ask_about_the_parents_once(hint: dict[str, object]) -> None:
    open_ = replace(graduate_case(), person=replace(graduate_case().person, **hint))  # type: ignore[arg-type]
    assert "person.parents-not-asked" in {each.id for each in check(open_, BOOK, on=TODAY).to_check}
    answered = replace(open_, declarations=with_parents(Declared.NO).declarations)
    found = check(answered, BOOK, on=TODAY)
    assert "person.parents-not-asked" not in {each.id for each in found.to_check}


def test_of_nothing_known_nothing_is_concluded() -> None:
    found = checked(everything_unknown)
    assert claims(found)["nationality"] is Outcome.NEEDS_EVIDENCE
    assert found.age.years is None
    assert Outcome.MEETS_PUBLISHED_ROUTE not in claims(found).values()


def test_the_right_to_work_is_said_in_fixed_sourced_words_beside_every_result() -> None:
    for make in APPLICANTS:
        assert {"K-13", "K-43", "K-45", "K-47"} <= set(checked(make).eligibility.always_said)


def test_there_are_four_outcomes_and_no_fifth() -> None:
    assert [english(each.words) for each in Outcome] == [
        "no published route",
        "needs evidence",
        "post rule unknown",
        "meets published route",
    ]
    assert [chinese(each.words) for each in Outcome] == [
        "未见对应的已公布情形",
        "证明材料待补",
        "尚未查到该使领馆的具体要求",
        "与已公布条件的表述相符（不代表将获签证）",
    ]
    for each in Outcome:
        assert not BANNED.search(english(each.words) + chinese(each.words))
