# SPDX-License-Identifier: MIT
"""How cases stand to the published routes: six invented applicants, and the laws that hold."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declaration, DeclarationId, Declared, Question
from kvisa_desktop.domain.degree import DegreeLevel
from kvisa_desktop.domain.documents import PaperStatus
from kvisa_desktop.domain.eligibility import Eligibility, EligibilityFinding, judge
from kvisa_desktop.domain.institution import InstitutionId, RecognitionFactId, RecognitionOutcome
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.domain.post import PostPoint, PostRule, PostRuleId
from tests.case_builders import CASE, POST, TODAY, bare_case, graduate_case, new_id, paper
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook
MEETS, UNKNOWN = Outcome.MEETS_PUBLISHED_ROUTE, Outcome.POST_RULE_UNKNOWN
NEEDS, NO_ROUTE = Outcome.NEEDS_EVIDENCE, Outcome.NO_PUBLISHED_ROUTE
BANNED = re.compile(
    r"\b(?:eligible|approved|qualified|guaranteed)\b|符合条件|合格|通过|获批|保证", re.IGNORECASE
)


def judged(case_file: CaseFile) -> Eligibility:
    return judge(case_file, BOOK, on=TODAY)


def claim(case_file: CaseFile, claim_id: str) -> EligibilityFinding:
    standings = [each for route in judged(case_file).routes for each in route.findings]
    (found,) = [each for each in (*judged(case_file).common, *standings) if each.id == claim_id]
    return found


def with_person(case_file: CaseFile, **fields: object) -> CaseFile:
    return replace(case_file, person=replace(case_file.person, **fields))  # type: ignore[arg-type]


def with_degree(case_file: CaseFile, **fields: object) -> CaseFile:
    (degree,) = case_file.degrees
    return replace(case_file, degrees=(replace(degree, **fields),))  # type: ignore[arg-type]


def marked(case_file: CaseFile, item: str, progress: ItemProgress) -> CaseFile:
    state = ChecklistItem(id=ItemStateId(new_id()), case_id=CASE, item=item, progress=progress)
    return replace(case_file, checklist=(*case_file.checklist, state))


def post_said(case_file: CaseFile, point: PostPoint, words: str = "Under 40.") -> CaseFile:
    rule = PostRule(
        id=PostRuleId(new_id()),
        post_id=POST,
        point=point,
        text=Bilingual(words, "不满40岁。"),
        source="https://example.org",
        read_on=date(2026, 11, 1),
    )
    return replace(case_file, post_rules=(*case_file.post_rules, rule))


def researcher_case() -> CaseFile:
    case_file = graduate_case()
    return with_person(
        replace(
            case_file,
            case=replace(case_file.case, routes=(Route.TEACHING_RESEARCH,), degree_relied_on=None),
            degrees=(),
            institutions=(),
            recognition=(),
            documents=(*case_file.documents, paper("post-letter"), paper("accreditation")),
        ),
        employer=Bilingual("Example Research Institute", "示例研究所"),
        occupation=Bilingual("Research associate", "助理研究员"),
    )


def both_routes_case() -> CaseFile:
    graduate, researcher = graduate_case(), researcher_case()
    case = replace(graduate.case, routes=(Route.GRADUATE, Route.TEACHING_RESEARCH))
    return replace(graduate, case=case, person=researcher.person, documents=researcher.documents)


def settled(case_file: CaseFile) -> CaseFile:
    """Return a case whose post has spoken, and somebody has held the case against its words."""
    said = post_said(post_said(case_file, PostPoint.AGE), PostPoint.INSTITUTIONS, "On the list.")
    said = marked(said, "age-evidence", ItemProgress.CHECKED)
    return marked(said, "institution-recognition", ItemProgress.CHECKED)


class TestSixApplicants:
    def test_a_complete_graduate_waits_for_the_words_of_the_post(self) -> None:
        found = judged(graduate_case())
        assert found.outcome is UNKNOWN
        unknown = {each.id for each in found.findings if each.outcome is UNKNOWN}
        assert unknown == {"age", "graduate.institution"}

    def test_a_researcher_without_a_degree_needs_none(self) -> None:
        found = judged(researcher_case())
        assert found.outcome is UNKNOWN
        assert not any(each.id.startswith("graduate") for each in found.findings)

    def test_either_route_is_enough(self) -> None:
        case_file = both_routes_case()
        assert judged(case_file).outcome is UNKNOWN
        weak = with_degree(case_file, level=DegreeLevel.SHORT_CYCLE)
        assert judged(weak).outcome is UNKNOWN
        standings = {each.route: each.outcome for each in judged(weak).routes}
        assert standings[Route.GRADUATE] is NO_ROUTE
        assert standings[Route.TEACHING_RESEARCH] is UNKNOWN

    def test_not_found_on_a_list_is_never_not_recognised(self) -> None:
        case_file = graduate_case()
        (fact,) = case_file.recognition
        unlisted = replace(
            case_file, recognition=(replace(fact, outcome=RecognitionOutcome.NOT_FOUND),)
        )
        found = claim(unlisted, "graduate.institution")
        assert found.outcome is NEEDS
        assert "does not mean" in english(found.text)

    @pytest.mark.parametrize("code", ["CHN", "HKG", "MAC", "CN"])
    def test_chinese_nationals_have_no_published_route(self, code: str) -> None:
        found = judged(with_person(graduate_case(), nationalities=(code, "NGA")))
        assert found.outcome is NO_ROUTE
        assert found.common[0].sources == ("M-07", "K-03")

    def test_the_code_twn_is_unclear_and_asked_of_the_post(self) -> None:
        found = claim(with_person(graduate_case(), nationalities=("TWN",)), "nationality")
        assert found.outcome is UNKNOWN
        assert "Taiwan, China" in english(found.text)
        assert "中国台湾" in chinese(found.text)

    def test_of_a_bare_case_everything_is_needed(self) -> None:
        found = judged(bare_case())
        assert found.outcome is NEEDS
        assert {each.outcome for each in found.findings} == {NEEDS}
        assert all(each.next_step for each in found.findings)


class TestPostRules:
    def test_the_words_of_a_post_have_to_be_held_against_the_case(self) -> None:
        said = post_said(graduate_case(), PostPoint.AGE)
        found = claim(said, "age")
        assert found.outcome is NEEDS
        assert "Under 40." in english(found.text)
        assert "2026-11-01" in english(found.text)

    def test_once_held_against_the_case_they_are_met(self) -> None:
        assert judged(settled(graduate_case())).outcome is MEETS
        assert judged(settled(researcher_case())).outcome is MEETS

    def test_a_checked_paper_is_not_a_case_held_against_the_words(self) -> None:
        said = post_said(graduate_case(), PostPoint.INSTITUTIONS, "On the list.")
        checked = paper("accreditation", status=PaperStatus.CHECKED)
        with_paper = replace(said, documents=(*said.documents, checked))
        assert claim(with_paper, "graduate.institution").outcome is NEEDS

    def test_the_latest_words_of_a_post_count(self) -> None:
        first = post_said(graduate_case(), PostPoint.AGE, "Under 35.")
        older = replace(first.post_rules[0], read_on=date(2025, 1, 1))
        both = post_said(replace(first, post_rules=(older,)), PostPoint.AGE, "Under 45.")
        assert "Under 45." in english(claim(both, "age").text)


class TestClaims:
    def test_a_degree_awarded_after_the_filing_is_not_there_yet(self) -> None:
        late = with_degree(graduate_case(), awarded=PartialDate(2027, 6))
        assert claim(late, "graduate.degree").outcome is NEEDS

    @pytest.mark.parametrize("level", [DegreeLevel.UPPER_SECONDARY, DegreeLevel.SHORT_CYCLE])
    def test_below_a_bachelors_there_is_no_published_route(self, level: DegreeLevel) -> None:
        assert judged(with_degree(graduate_case(), level=level)).outcome is NO_ROUTE

    def test_a_field_outside_the_mapping_says_that_the_mapping_is_our_own(self) -> None:
        found = claim(with_degree(graduate_case(), isced_field="0222"), "graduate.field")
        assert found.outcome is NO_ROUTE
        assert "the program's own mapping" in english(found.text)

    def test_a_borderline_field_needs_transcript_and_statement(self) -> None:
        border = with_degree(graduate_case(), isced_field="0731")
        assert claim(border, "graduate.field").outcome is NEEDS
        stated = marked(border, "stem-field-statement", ItemProgress.CHECKED)
        assert claim(stated, "graduate.field").outcome is UNKNOWN

    def test_a_preliminary_paper_is_no_certificate(self) -> None:
        case_file = graduate_case()
        kept = [each for each in case_file.documents if each.kind != "degree-certificate"]
        only = replace(case_file, documents=(*kept, paper("provisional-certificate")))
        assert claim(only, "graduate.certificate").outcome is NEEDS

    def test_a_positive_fact_about_another_institution_does_not_count(self) -> None:
        case_file = graduate_case()
        institution = replace(case_file.institutions[0], id=InstitutionId(new_id()))
        other = replace(case_file, institutions=(institution,))
        assert claim(other, "graduate.institution").outcome is NEEDS

    def test_without_a_chosen_route_both_are_shown(self) -> None:
        case_file = graduate_case()
        open_case = replace(case_file, case=replace(case_file.case, routes=()))
        ids = {each.id for each in judged(open_case).findings}
        assert {"graduate.level", "teaching-research.post"} <= ids

    def test_every_claim_gives_reason_data_sources_and_other_side(self) -> None:
        for case_file in (graduate_case(), researcher_case(), both_routes_case()):
            for each in judged(case_file).findings:
                assert each.sources
                assert english(each.text)
                assert set(each.sources) <= set(BOOK.rules)
        assert "K-31" in claim(graduate_case(), "graduate.institution").against
        assert claim(graduate_case(), "age").against

    def test_the_fixed_words_stand_beside_every_result(self) -> None:
        for case_file in (bare_case(), graduate_case()):
            said = judged(case_file).always_said
            assert {"K-13", "K-45", "K-47"} <= set(said) <= set(BOOK.rules)


class TestAge:
    def test_age_counts_on_the_planned_filing_date(self) -> None:
        case_file = with_person(graduate_case(), birth_date=date(1997, 2, 15))
        found = judged(case_file).age
        assert found.years == 30
        assert found.is_planned

    def test_without_a_filing_date_it_counts_for_today_and_says_so(self) -> None:
        case_file = graduate_case()
        unplanned = replace(case_file, case=replace(case_file.case, planned_filing=None))
        found = judged(unplanned).age
        assert (found.years, found.on, found.is_planned) == (29, TODAY, False)
        assert "no filing date being planned" in english(found.text)

    def test_every_circulating_figure_is_marked_unconfirmed(self) -> None:
        figures = judged(graduate_case()).age.figures
        assert {each.rule_id for each in figures} >= {"K-21", "K-22", "K-23", "K-24"}
        for each in figures:
            assert english(each.text).startswith("Unconfirmed ")
            assert "未经证实" in chinese(each.text)
            assert BOOK.rule(each.rule_id).grade.value != "official"

    @pytest.mark.parametrize(
        ("born", "rule_id", "words"),
        [
            (date(1987, 2, 14), "K-24", "either side"),  # 40
            (date(1988, 1, 1), "K-24", "within"),  # 39
            (date(1986, 1, 1), "K-24", "outside"),  # 41
            (date(1983, 1, 1), "K-23", "either side"),  # 44
            (date(1982, 1, 1), "K-22", "outside"),  # 45
            (date(1982, 1, 1), "K-21", "either side"),
            (date(2010, 1, 1), "K-21", "outside"),  # 17
        ],
    )
    def test_an_age_stands_within_outside_or_at_a_figure(
        self, born: date, rule_id: str, words: str
    ) -> None:
        figures = judged(with_person(graduate_case(), birth_date=born)).age.figures
        (found,) = [each for each in figures if each.rule_id == rule_id]
        assert words in english(found.text)

    def test_without_a_birth_date_there_is_no_age(self) -> None:
        assert judged(bare_case()).age.years is None


def _without_paper(case_file: CaseFile, number: int) -> CaseFile:
    papers = case_file.documents
    gone = number % (len(papers) or 1)
    return replace(case_file, documents=papers[:gone] + papers[gone + 1 :])


def _without_mark(case_file: CaseFile, number: int) -> CaseFile:
    marks = case_file.checklist
    gone = number % (len(marks) or 1)
    return replace(case_file, checklist=marks[:gone] + marks[gone + 1 :])


def _without_degree_field(name: str, empty: object) -> Callable[[CaseFile, int], CaseFile]:
    def remove(case_file: CaseFile, _number: int) -> CaseFile:
        degrees = tuple(
            replace(each, **{name: empty})  # type: ignore[arg-type]
            for each in case_file.degrees
        )
        return replace(case_file, degrees=degrees)

    return remove


def _without_person_field(name: str, empty: object) -> Callable[[CaseFile, int], CaseFile]:
    return lambda case_file, _number: with_person(case_file, **{name: empty})


def _without_one(name: str) -> Callable[[CaseFile, int], CaseFile]:
    def remove(case_file: CaseFile, number: int) -> CaseFile:
        held = getattr(case_file, name)
        gone = number % (len(held) or 1)
        return replace(case_file, **{name: held[:gone] + held[gone + 1 :]})

    return remove


def _denied(case_file: CaseFile) -> CaseFile:
    """Return the case with a second fact, and with the parents asked about and found no Chinese."""
    fact = replace(
        case_file.recognition[0],
        id=RecognitionFactId(new_id()),
        outcome=RecognitionOutcome.STATED,
    )
    said = Declaration(
        id=DeclarationId(new_id()),
        person_id=case_file.person.id,
        question=Question.PARENT_CHINESE,
        answer=Declared.NO,
    )
    return replace(case_file, recognition=(*case_file.recognition, fact), declarations=(said,))


REMOVALS: tuple[Callable[[CaseFile, int], CaseFile], ...] = (
    _without_paper,
    _without_mark,
    _without_degree_field("level", None),
    _without_degree_field("isced_field", ""),
    _without_degree_field("awarded", PartialDate()),
    _without_degree_field("institution_id", None),
    _without_person_field("birth_date", None),
    _without_person_field("nationalities", ()),
    _without_person_field("employer", Bilingual()),
    _without_person_field("occupation", Bilingual()),
    _without_one("recognition"),
    _without_one("institutions"),
    _without_one("passports"),
    _without_one("pages"),
    _without_one("declarations"),
    lambda case_file, _number: replace(case_file, recognition=()),
    lambda case_file, _number: replace(case_file, institutions=()),
    lambda case_file, _number: replace(case_file, degrees=()),
    lambda case_file, _number: replace(
        case_file, case=replace(case_file.case, degree_relied_on=None)
    ),
)
WHOLE_CASES = (
    _denied(settled(graduate_case())),
    graduate_case(),
    settled(graduate_case()),
    researcher_case(),
    settled(researcher_case()),
    both_routes_case(),
    settled(both_routes_case()),
    marked(
        with_degree(settled(graduate_case()), isced_field="0731"),
        "stem-field-statement",
        ItemProgress.CHECKED,
    ),
)


@given(
    st.sampled_from(WHOLE_CASES),
    st.lists(st.tuples(st.sampled_from(REMOVALS), st.integers(0, 20)), min_size=1, max_size=8),
)
def test_removing_supporting_evidence_never_moves_towards_a_route(
    case_file: CaseFile, removals: list[tuple[Callable[[CaseFile, int], CaseFile], int]]
) -> None:
    before = judged(case_file)
    for remove, number in removals:
        case_file = remove(case_file, number)
        after = judged(case_file)
        assert after.outcome <= before.outcome
        known = {each.id: each.outcome for each in before.findings}
        for each in after.findings:
            assert each.outcome <= known.get(each.id, MEETS)
        before = after
