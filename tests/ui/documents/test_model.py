# SPDX-License-Identifier: MIT
"""Papers as a tree and as rows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.kinds import KINDS, UNSORTED
from kvisa_desktop.ui.documents.model import ALL, folders, moved, pages_said, rows, within
from kvisa_desktop.ui.parts.filing.scans import guessed_kind
from tests.case_builders import graduate_case, new_id, pages, paper


def _with_translation() -> CaseFile:
    file = graduate_case()
    original = next(each for each in file.documents if each.kind == "degree-certificate")
    translation = paper("degree-certificate", translation_of=original.id)
    return replace(file, documents=(*file.documents, translation))


def test_the_tree_counts_and_puts_what_is_unsorted_on_top() -> None:
    file = graduate_case()
    file = replace(file, documents=(*file.documents, paper(UNSORTED)))
    tree = folders(file, with_empty=False)
    assert [each.key for each in tree[:2]] == [ALL, UNSORTED]
    assert tree[0].count == len(file.documents)
    assert tree[1].count == 1
    assert {each.kind for each in tree if each.kind} == {each.kind for each in file.documents}


def test_every_kind_has_its_line_when_empty_ones_are_shown() -> None:
    tree = folders(graduate_case(), with_empty=True)
    assert {each.kind for each in tree if each.kind} == {each.key for each in KINDS}


def test_a_translation_stands_right_behind_its_original() -> None:
    shown = rows(_with_translation())
    place = next(number for number, row in enumerate(shown) if row.original is not None)
    assert shown[place - 1].document == shown[place].original


def test_a_line_of_the_tree_shows_its_papers_only() -> None:
    shown = rows(graduate_case())
    assert len(within(shown, ALL)) == len(shown)
    assert [row.document.kind for row in within(shown, "cv")] == ["cv"]
    assert {row.document.kind for row in within(shown, "section:cv-plan")} == {"cv"}


def test_a_paper_with_pages_left_out_is_an_excerpt() -> None:
    document = paper("cv")
    first, second = pages(document, 2)
    file = CaseFile(
        graduate_case().case,
        graduate_case().person,
        documents=(document,),
        pages=(first, replace(second, left_out=True)),
    )
    (row,) = rows(file)
    assert row.is_excerpt
    assert "excerpt" in pages_said(row).text


def test_names_of_scans_suggest_their_kind() -> None:
    assert guessed_kind(["My_Passport.jpg"]) == "passport-data-page"
    assert guessed_kind(["transcript of records.pdf"]) == "transcript"
    assert guessed_kind(["护照.jpg"]) == "passport-data-page"
    assert guessed_kind(["scan0001.pdf"]) == UNSORTED


def test_scans_of_several_kinds_are_not_all_filed_as_what_one_of_them_is() -> None:
    assert guessed_kind(["passport 1.jpg", "Passport_2.jpg"]) == "passport-data-page"
    assert guessed_kind(["passport.jpg", "transcript.pdf"]) == UNSORTED
    assert guessed_kind(["passport.jpg", "scan0001.pdf"]) == UNSORTED


def test_an_own_title_goes_before_the_kind() -> None:
    file = replace(
        graduate_case(), documents=(paper("cv", title=Bilingual("Life", "生平")),), pages=()
    )
    (row,) = rows(file)
    assert row.document.title.en == "Life"


IDS = st.lists(st.builds(lambda: DocumentId(new_id())), min_size=1, max_size=8, unique=True)


@given(IDS, st.data())
def test_moving_keeps_every_document_and_passes_exactly_one_in_view(
    order: list[DocumentId], data: st.DataObject
) -> None:
    shown = [each for each in order if data.draw(st.booleans())] or order
    chosen = data.draw(st.sampled_from(shown))
    by = data.draw(st.sampled_from([-1, 1]))
    after = moved(order, shown, chosen, by)
    place = shown.index(chosen) + by
    if not 0 <= place < len(shown):
        assert after is None
        return
    assert after is not None
    assert sorted(after, key=lambda each: each.bytes) == sorted(order, key=lambda e: e.bytes)
    in_view = [each for each in after if each in shown]
    assert in_view.index(chosen) == place
