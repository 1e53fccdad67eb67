# SPDX-License-Identifier: MIT
"""The same-story check on degrees and papers."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain import story
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import PaperStatus, TranslationKind
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.stay import Direction
from tests.case_builders import (
    DEGREE,
    TODAY,
    graduate_case,
    new_id,
    pages,
    paper,
)
from tests.spoken import chinese, english


def found(case_file: CaseFile, on: date = TODAY) -> dict[str, Finding]:
    return {each.id: each for each in story.told(case_file, on)}


def with_person(case_file: CaseFile, **fields: object) -> CaseFile:
    return replace(case_file, person=replace(case_file.person, **fields))  # type: ignore[arg-type]


def with_degree(case_file: CaseFile, **fields: object) -> CaseFile:
    degree = replace(case_file.degrees[0], **fields)  # type: ignore[arg-type]
    return replace(case_file, degrees=(degree,))


def with_case(case_file: CaseFile, **fields: object) -> CaseFile:
    return replace(case_file, case=replace(case_file.case, **fields))  # type: ignore[arg-type]


ENTRY, EXIT = Direction.ENTRY, Direction.EXIT


class TestDegrees:
    def test_without_a_degree_relied_on_the_graduate_route_waits(self) -> None:
        case_file = with_case(graduate_case(), degree_relied_on=None)
        assert found(case_file)["degree.none-relied-on"].weight is Weight.BLOCKER
        working = with_case(case_file, routes=(Route.TEACHING_RESEARCH,))
        assert "degree.none-relied-on" not in found(working)

    def test_without_its_scan_the_graduate_route_waits(self) -> None:
        bare = replace(graduate_case(), documents=(), pages=())
        assert found(bare)["degree.no-scan"].record_id == DEGREE

    def test_a_provisional_certificate_is_called_by_its_name(self) -> None:
        case_file = replace(
            graduate_case(), documents=(paper("provisional-certificate"),), pages=()
        )
        assert "only a preliminary paper" in english(found(case_file)["degree.no-scan"].text)

    @pytest.mark.parametrize(
        ("on_paper", "finding_id", "weight"),
        [
            ("Adaeze N. Okoro", "degree.name-abbreviated", Weight.CHECK),
            ("Adaeze Okoro", "degree.name-shortened", Weight.CHECK),
            ("Adaeze Nkechi Ada Okoro", "degree.name-added", Weight.CHECK),
            ("Adaeze Bello", "degree.name-different", Weight.CHECK),
            ("Nkechi Adaeze Okoro", "degree.name-order", Weight.NOTE),
            ("AdaezeNkechi Okoro", "degree.name-spacing", Weight.NOTE),
            ("阿达泽", "degree.name-other-script", Weight.NOTE),
            ("", "degree.name-missing", Weight.CHECK),
        ],
    )
    def test_the_name_on_the_paper_is_held_against_the_passport(
        self, on_paper: str, finding_id: str, weight: Weight
    ) -> None:
        noticed = found(with_degree(graduate_case(), name_on_paper=on_paper))
        assert noticed[finding_id].weight is weight
        assert noticed[finding_id].field == "name_on_paper"
        assert on_paper in english(noticed[finding_id].text)
        assert chinese(noticed[finding_id].text) != english(noticed[finding_id].text)

    def test_an_earlier_name_asks_for_the_paper_on_the_change(self) -> None:
        case_file = with_person(
            with_degree(graduate_case(), name_on_paper="Adaeze Bello"),
            former_names=("Adaeze Bello",),
        )
        assert "change of name" in english(found(case_file)["degree.name-former"].next_step)

    def test_with_a_paper_that_links_the_names_it_is_a_note(self) -> None:
        case_file = with_degree(graduate_case(), name_on_paper="Adaeze Okoro")
        proof = paper("name-proof")
        proved = replace(
            case_file,
            documents=(*case_file.documents, proof),
            pages=case_file.pages + pages(proof, 1),
        )
        assert found(proved)["degree.name-shortened"].weight is Weight.NOTE

    def test_other_degrees_do_not_hold_the_case_up(self) -> None:
        case_file = graduate_case()
        other = replace(
            case_file.degrees[0],
            id=DegreeId(new_id()),
            name_on_paper="Somebody Else",
            started=PartialDate(2014),
            awarded=PartialDate(2018),
        )
        noticed = found(replace(case_file, degrees=(*case_file.degrees, other)))
        assert noticed["degree.name-different"].weight is Weight.NOTE
        assert noticed["degree.name-different"].record_id == other.id

    def test_dates_that_cannot_be(self) -> None:
        reversed_dates = with_degree(graduate_case(), started=PartialDate(2022))
        assert "degree.dates-reversed" in found(reversed_dates)
        child = with_person(graduate_case(), birth_date=date(2010, 1, 1))
        assert "degree.too-young" in found(child)

    def test_a_year_alone_is_not_held_against_anybody(self) -> None:
        vague = with_degree(graduate_case(), started=PartialDate(2021), awarded=PartialDate(2021))
        assert "degree.dates-reversed" not in found(vague)

    def test_studies_that_surely_overlap_are_noticed_once(self) -> None:
        case_file = graduate_case()
        other = replace(
            case_file.degrees[0],
            id=DegreeId(new_id()),
            started=PartialDate(2018),
            awarded=PartialDate(2020, 6, 30),
        )
        both = replace(case_file, degrees=(*case_file.degrees, other))
        overlaps = [each for each in found(both) if each.startswith("degree.overlap")]
        assert len(overlaps) == 1
        apart = replace(other, started=PartialDate(2014), awarded=PartialDate(2019))
        assert not any(
            each.startswith("degree.overlap")
            for each in found(replace(case_file, degrees=(*case_file.degrees, apart)))
        )

    def test_with_several_degrees_a_paper_says_to_which_it_belongs(self) -> None:
        case_file = graduate_case()
        other = replace(
            case_file.degrees[0],
            id=DegreeId(new_id()),
            started=PartialDate(2014),
            awarded=PartialDate(2018),
        )
        both = replace(case_file, degrees=(*case_file.degrees, other))
        assert found(both)["degree.paper-unattached"].area is Area.DOCUMENTS


class TestPapers:
    def test_a_translation_has_as_many_pages_as_its_original(self) -> None:
        case_file = graduate_case()
        original = next(each for each in case_file.documents if each.kind == "transcript")
        translation = paper(
            "transcript", translation_of=original.id, translation_kind=TranslationKind.AGENCY
        )
        with_two = replace(
            case_file,
            documents=(*case_file.documents, translation),
            pages=case_file.pages + pages(translation, 2),
        )
        noticed = found(with_two)["translation.pages"]
        assert "2 pages, the original 1" in english(noticed.text)
        assert noticed.record_id == translation.id

    def test_a_translation_needs_its_original_and_another_hand(self) -> None:
        translation = paper(
            "transcript", translation_of=new_id(), translation_kind=TranslationKind.OWN
        )
        alone = replace(graduate_case(), documents=(*graduate_case().documents, translation))
        assert "translation.no-original" in found(alone)

    def test_an_own_translation_does_not_count(self) -> None:
        case_file = graduate_case()
        original = case_file.documents[0]
        own = paper(original.kind, translation_of=original.id, translation_kind=TranslationKind.OWN)
        with_own = replace(
            case_file,
            documents=(*case_file.documents, own),
            pages=case_file.pages + pages(own, 1),
        )
        assert found(with_own)["translation.own"].weight is Weight.CHECK

    @pytest.mark.parametrize(
        ("kind", "weight"), [("degree-certificate", Weight.BLOCKER), ("cv", Weight.NOTE)]
    )
    def test_an_excerpt_of_a_degree_paper_blocks(self, kind: str, weight: Weight) -> None:
        case_file = graduate_case()
        document = next(each for each in case_file.documents if each.kind == kind)
        others = tuple(each for each in case_file.pages if each.document_id != document.id)
        first, second = pages(document, 2)
        cut = replace(case_file, pages=(*others, first, replace(second, left_out=True)))
        assert found(cut)["paper.excerpt"].weight is weight
        assert "1 of 2" in english(found(cut)["paper.excerpt"].text)

    def test_expired_rejected_and_empty_papers_are_noticed(self) -> None:
        case_file = graduate_case()
        expired = paper("residence-proof", expires_on=date(2027, 1, 1))
        rejected = paper("cv", status=PaperStatus.REJECTED, rejected_because="Blurred.")
        noticed = found(replace(case_file, documents=(expired, rejected), pages=()))
        assert "2027-01-01" in english(noticed["paper.expired"].text)
        assert "Blurred." in english(noticed["paper.rejected"].text)
        assert noticed["paper.no-pages"].record_id == expired.id

    @pytest.mark.parametrize(("taken", "is_old"), [((2026, 8, 14), True), ((2026, 8, 15), False)])
    def test_a_photo_older_than_six_months_blocks(
        self, taken: tuple[int, int, int], is_old: bool
    ) -> None:
        case_file = graduate_case()
        papers = tuple(
            replace(each, issued_on=date(*taken)) if each.kind == "photo" else each
            for each in case_file.documents
        )
        assert ("photo.old" in found(replace(case_file, documents=papers))) is is_old
