# SPDX-License-Identifier: MIT
"""The outline before the build and the report after."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, FileId, PageId
from kvisa_desktop.domain.exhibits import Part, exhibits_of
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.services.ports import BuildReport, ExhibitEntry
from kvisa_desktop.ui.dossier.model import built_said, outline, page_of, passed, suggested_name
from tests.case_builders import graduate_case, paper

KEYS = st.lists(st.sampled_from([each.key for each in KINDS]), max_size=12)


def _holding(*documents: Document) -> CaseFile:
    pages = tuple(
        DocumentPage(
            id=PageId(uuid4()),
            document_id=each.id,
            position=0,
            file_id=FileId(UUID(int=1)),
            page_no=1,
        )
        for each in documents
    )
    return replace(graduate_case(), documents=documents, pages=pages)


def _with(kinds: list[str]) -> CaseFile:
    return _holding(*(paper(each) for each in kinds))


@given(KEYS)
def test_exhibits_are_numbered_as_the_dossier_prints_them(kinds: list[str]) -> None:
    file = _with(kinds)
    lines = outline(file)
    printed = [each.number for each in exhibits_of(file)]
    assert [row.label for row in lines if row.label] == printed
    parts = [Part(row.key) for row in lines if row.is_section]
    assert parts == sorted(parts, key=list(Part).index)


def test_a_translation_carries_the_number_of_its_original() -> None:
    original = paper("transcript")
    translation = paper("transcript", translation_of=original.id)
    lines = outline(_holding(translation, original))
    assert [row.label for row in lines] == ["", "1", "1T"]


def test_what_is_left_out_has_no_number() -> None:
    lines = outline(_holding(paper("cv", in_dossier=False), paper("funds")))
    assert [row.label for row in lines if not row.is_section] == ["1", ""]


@given(KEYS, st.data())
def test_an_exhibit_passes_its_neighbour_within_its_section_only(
    kinds: list[str], data: st.DataObject
) -> None:
    lines = outline(_with(kinds))
    exhibits = [row for row in lines if not row.is_section]
    if not exhibits:
        return
    moving = data.draw(st.sampled_from(exhibits))
    by = data.draw(st.sampled_from([-1, 1]))
    order = passed(lines, moving, by)
    ids = [row.document.id for row in exhibits if row.document]
    if order is not None:
        assert sorted(map(str, order)) == sorted(map(str, ids))
        assert order != ids


def test_a_section_is_not_moved() -> None:
    lines = outline(graduate_case())
    assert passed(lines, lines[0], 1) is None


def test_the_file_name_is_safe_on_every_system() -> None:
    file = graduate_case()
    odd = replace(file, person=replace(file.person, surname='O:k/o"ro'))
    name = suggested_name(odd, date(2026, 11, 22))
    assert name == "Dossier K-0001 O-k-o-ro 2026-11-22.pdf"


def test_the_report_leads_to_the_page_of_an_exhibit() -> None:
    exhibits = (ExhibitEntry("1", Bilingual("A", "甲"), 7, 2),)
    report = BuildReport(Path("x.pdf"), 9, "0", exhibits, ())
    rows = outline(graduate_case())
    first = next(row for row in rows if row.label == "1")
    second = next(row for row in rows if row.label == "2")
    assert page_of(report, None, first) == 7
    assert page_of(report, None, second) is None
    assert page_of(None, None, first) is None
    assert built_said(report).values["exhibits"]
