# SPDX-License-Identifier: MIT
"""The order of parts, parts switched off, sheets between, dividers, right-hand starts."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import (
    MOST_CORE_PAGES,
    CoverSheet,
    CoverSheetId,
    DossierPlan,
    PlanId,
)
from kvisa_desktop.domain.exhibits import Part, exhibits_of, on_request, parts_of
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.errors import Refused
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.services.progress import Silent
from tests.case_builders import graduate_case, new_id, pages
from tests.domain.test_supplement import with_paper
from tests.dossier.cases import BUILT_ON, RULEBOOK, telling, voice
from tests.dossier.specimens import jpeg_page
from tests.spoken import english


def planned(**fields: object) -> CaseFile:
    case = graduate_case()
    plan = DossierPlan(id=PlanId(new_id()), case_id=case.case.id, **fields)  # type: ignore[arg-type]
    return replace(case, dossier_plan=plan)


def build(case: CaseFile, out: Path, page: PreparedPage | None = None) -> BuildReport:
    def pages(_page: object) -> PreparedPage:
        return page or jpeg_page()

    writer = PdfWriter(voice, RULEBOOK)
    return writer.build(case, pages, DossierOptions(BUILT_ON), out, progress=Silent())


def texts(out: Path) -> list[str]:
    with pypdfium2.PdfDocument(out) as document:
        return [page.get_textpage().get_text_range() for page in document]


def bookmarks(out: Path) -> list[str]:
    with pypdfium2.PdfDocument(out) as document:
        return [mark.get_title() for mark in document.get_toc()]


def test_without_a_plan_the_order_is_the_officers() -> None:
    assert parts_of(graduate_case()) == tuple(Part)


def test_parts_that_are_named_come_first_and_the_numbers_follow(tmp_path: Path) -> None:
    case = planned(part_order=("degree", "no such part"))
    assert parts_of(case)[:2] == (Part.DEGREE, Part.APPLICANT)
    first = exhibits_of(case)[0]
    assert (first.part, first.number) == (Part.DEGREE, "1")
    report = build(case, tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)
    marks = [each for each in bookmarks(tmp_path / "a.pdf") if each[0].isdigit()]
    assert [each[0] for each in marks] == [str(n) for n in range(1, len(marks) + 1)]
    assert "Degree relied on" in marks[1]


def test_a_part_that_is_switched_off_leaves_no_trace(tmp_path: Path) -> None:
    case = planned(parts_off=("applicant",))
    assert all(each.part is not Part.APPLICANT for each in exhibits_of(case))
    report = build(case, tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)
    assert not any("Applicant and passports" in each for each in bookmarks(tmp_path / "a.pdf"))


def test_a_sheet_whose_title_takes_several_lines_of_the_index_is_proved_too(
    tmp_path: Path,
) -> None:
    case = planned()
    title = Bilingual("Papersofmydegree" * 8, "标题特别长以至于必须分行排印的封页" * 4)
    sheet = CoverSheet(id=CoverSheetId(new_id()), case_id=case.case.id, part="degree", title=title)
    report = build(replace(case, cover_sheets=(sheet,)), tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)


def test_a_sheet_of_ones_own_stands_in_front_of_its_part(tmp_path: Path) -> None:
    case = planned()
    title, text = Bilingual("Papers on my degree", "学位材料"), Bilingual("See over", "见后")
    sheet = CoverSheet(
        id=CoverSheetId(new_id()), case_id=case.case.id, part="degree", title=title, text=text
    )
    unused = replace(sheet, id=CoverSheetId(new_id()), title=title.__class__("Not this", "不用"))
    off = replace(unused, in_dossier=False)
    report = build(replace(case, cover_sheets=(sheet, off)), tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)
    marks = bookmarks(tmp_path / "a.pdf")
    at = next(at for at, each in enumerate(marks) if "Papers on my degree" in each)
    assert "Degree relied on" in marks[at + 1]
    assert not any("Not this" in each for each in marks)
    assert any("See over" in each for each in texts(tmp_path / "a.pdf"))


def test_in_two_sided_printing_every_divider_is_on_a_right_hand_page(tmp_path: Path) -> None:
    report = build(planned(dividers=True, duplex=True), tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)
    pages = texts(tmp_path / "a.pdf")
    originals = [each for each in report.exhibits if "T" not in each.label]
    for each in originals:
        divider = each.first_page - 2
        assert divider % 2 == 1, "a divider is never the back of another sheet"
        assert f"Exhibit {each.label}" in pages[divider - 1]
        assert "This page is left blank" in pages[divider]


def test_a_divider_says_that_what_follows_is_an_excerpt(tmp_path: Path) -> None:
    case = planned(dividers=True)
    cv = next(each for each in case.documents if each.kind == "cv")
    kept = tuple(each for each in case.pages if each.document_id != cv.id)
    first, second = pages(cv, 2)
    shown = (*kept, first, replace(second, left_out=True))
    report = build(replace(case, pages=shown), tmp_path / "a.pdf")
    (bound,) = (each for each in report.exhibits if each.title.en == "Curriculum vitae")
    divider = texts(tmp_path / "a.pdf")[bound.first_page - 2]
    assert "excerpt (pp. 1 of 2)" in divider
    assert "节选（第1页，共2页）" in divider


def test_dividers_stand_in_front_of_exhibits_and_not_of_translations(tmp_path: Path) -> None:
    plain = build(graduate_case(), tmp_path / "a.pdf")
    divided = build(planned(dividers=True), tmp_path / "b.pdf")
    originals = [each for each in divided.exhibits if "T" not in each.label]
    assert divided.pages >= plain.pages + len(originals) - 1
    assert all(each.ok for each in divided.proofs)
    pages = texts(tmp_path / "b.pdf")
    front = pages[originals[0].first_page - 2]
    assert f"附件{originals[0].label}" in front
    assert "· 1/" not in front


def test_with_two_sided_printing_everything_begins_on_a_right_hand_page(tmp_path: Path) -> None:
    report = build(planned(duplex=True), tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)
    assert [each.first_page for each in report.exhibits if each.first_page % 2 == 0] == []
    assert any("本页空白" in each for each in texts(tmp_path / "a.pdf"))


def test_a_landscape_page_is_turned_to_be_read_from_the_left_unless_switched_off(
    tmp_path: Path,
) -> None:
    wide = jpeg_page(842, 420)
    build(graduate_case(), tmp_path / "a.pdf", wide)
    build(planned(upright_only=True), tmp_path / "b.pdf", wide)

    def is_turned(file: Path) -> bool:
        with pypdfium2.PdfDocument(file) as document:
            page = document[len(document) - 1]
            (scan,) = (each for each in page.get_objects() if each.type == 3)
            left, bottom, right, top = scan.get_bounds()
            return bool(top - bottom > right - left)

    assert is_turned(tmp_path / "a.pdf")
    assert not is_turned(tmp_path / "b.pdf")


def test_pages_wanted_when_the_plan_says_so_bear_their_purpose(tmp_path: Path) -> None:
    build(planned(purpose_mark=True), tmp_path / "a.pdf")
    assert any("仅供办理" in each for each in texts(tmp_path / "a.pdf"))


def test_a_purpose_mark_names_whom_the_copies_are_handed_to() -> None:
    told = telling(planned(purpose_mark=True, recipient="Beispiel & Partner"))
    (paper,) = told.of_kind("passport-data-page")
    mark = told.sheet(paper).mark
    assert mark is not None
    assert mark.en == (
        f"For the application for a Chinese K visa only. {BUILT_ON}, copy for Beispiel & Partner"
    )
    assert mark.zh == f"仅供办理中国K字签证使用（{BUILT_ON}，交Beispiel & Partner）"


def test_who_gets_this_very_copy_stands_in_its_purpose_mark() -> None:
    told = replace(telling(planned(purpose_mark=True, recipient="Anybody")), recipient="Bank")
    (paper,) = told.of_kind("passport-data-page")
    mark = told.sheet(paper).mark
    assert mark is not None
    assert "Bank" in mark.en
    assert "Anybody" not in mark.en


@pytest.mark.parametrize(
    ("kind", "is_marked"), [("entry-stamp", True), ("passport-old", True), ("travel-ticket", False)]
)
def test_a_page_of_a_passport_is_an_identity_paper_whatever_it_proves(
    kind: str, is_marked: bool
) -> None:
    told = telling(with_paper(planned(purpose_mark=True), kind))
    (paper,) = told.of_kind(kind)
    assert (told.sheet(paper).mark is not None) == is_marked


def test_the_core_set_binds_what_is_asked_for_and_lists_the_rest(tmp_path: Path) -> None:
    case = planned(core_only=True)
    for kind in ("funds", "itinerary", "transcript"):
        case = with_paper(case, kind)
    shown = {each.document.kind for each in exhibits_of(case)}
    assert "funds" not in shown
    assert "passport-data-page" in shown
    numbers = [each.number for each in exhibits_of(case)]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    report = build(case, tmp_path / "a.pdf")
    assert all(each.ok for each in report.proofs)
    assert any("备索" in each for each in texts(tmp_path / "a.pdf"))
    listed = {each.document.kind for each in on_request(case)}
    assert {"funds", "itinerary"} <= listed


def test_the_core_set_leaves_out_what_does_not_fit(tmp_path: Path) -> None:
    case = planned(core_only=True)
    for _ in range(30):
        case = with_paper(case, "transcript")
    report = build(case, tmp_path / "a.pdf")
    assert report.pages <= MOST_CORE_PAGES
    assert exhibits_of(case)[0].number == "1"


def test_a_core_set_above_its_pages_is_not_built_and_says_what_costs_what(tmp_path: Path) -> None:
    case = planned(core_only=True)
    sheets = tuple(
        CoverSheet(
            id=CoverSheetId(new_id()),
            case_id=case.case.id,
            part="degree",
            title=Bilingual(f"Sheet {number}", f"第{number}页"),
        )
        for number in range(30)
    )
    with pytest.raises(Refused) as refused:
        build(replace(case, cover_sheets=sheets), tmp_path / "a.pdf")
    said = english(refused.value.what)
    assert "30 are the most" in said
    assert "Degree certificate (1 page)" in said
    assert refused.value.remedy is not None
    assert "available on request" in english(refused.value.remedy)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("dividers", "duplex", "said", "step"),
    [
        (True, False, "divider sheets, and papers", "Switch off “A sheet in front of"),
        (False, True, "blank backs for two-sided printing, and papers", "Switch off “Begin on"),
        (True, True, "blank backs for two-sided printing", "exhibit” and “Begin on"),
    ],
)
def test_a_core_set_of_dividers_and_blank_backs_names_them(
    tmp_path: Path, dividers: bool, duplex: bool, said: str, step: str
) -> None:
    case = planned(core_only=True, dividers=dividers, duplex=duplex)
    for _ in range(18):
        case = with_paper(case, "transcript")
    with pytest.raises(Refused) as refused:
        build(case, tmp_path / "a.pdf")
    assert refused.value.remedy is not None
    assert said in english(refused.value.what)
    assert step in english(refused.value.remedy)
