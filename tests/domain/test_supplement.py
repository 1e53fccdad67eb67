# SPDX-License-Identifier: MIT
"""What is new since an earlier dossier, and how it is numbered on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentId, DocumentPage, PageId
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.supplement import (
    Change,
    ChangeKind,
    Earlier,
    changes_since,
    identities,
    page_digests,
)
from tests.case_builders import graduate_case, new_id


def handed_in(case: CaseFile) -> list[Earlier]:
    return [
        Earlier(
            each.number,
            identities(case)[each.document.id],
            Bilingual("a"),
            page_digests(case, each),
        )
        for each in exhibits_of(case)
    ]


def with_paper(case: CaseFile, kind: str = "cv", of: DocumentId | None = None) -> CaseFile:
    document = Document(
        id=DocumentId(new_id()), case_id=case.case.id, kind=kind, position=999, translation_of=of
    )
    page = DocumentPage(
        id=PageId(new_id()),
        document_id=document.id,
        position=0,
        file_id=case.pages[0].file_id,
        page_no=1,
    )
    return replace(case, documents=(*case.documents, document), pages=(*case.pages, page))


def numbers(changes: tuple[Change, ...]) -> list[str]:
    return [each.exhibit.number for each in changes if each.exhibit]


def test_nothing_is_new_when_nothing_changed() -> None:
    case = graduate_case()
    assert changes_since(case, handed_in(case)) == ()


def test_a_late_paper_is_numbered_on_wherever_it_stands() -> None:
    case = graduate_case()
    last = max(int(each.number) for each in handed_in(case))
    changes = changes_since(with_paper(case, "passport-old"), handed_in(case))
    assert [each.kind for each in changes] == [ChangeKind.ADDED]
    assert numbers(changes) == [str(last + 1)]


def test_a_late_translation_takes_the_number_of_its_original() -> None:
    case = graduate_case()
    known = handed_in(case)
    original = next(each for each in exhibits_of(case) if each.original is None)
    later = with_paper(case, original.document.kind, original.document.id)
    assert numbers(changes_since(later, known)) == [f"{original.number}T"]
    taken = Earlier(f"{original.number}T", "gone", Bilingual("b"), ())
    assert numbers(changes_since(later, [*known, taken])) == [f"{original.number}T2"]


def test_a_paper_scanned_anew_replaces_the_earlier_one() -> None:
    case = graduate_case()
    known = handed_in(case)
    turned = tuple(replace(each, rotation=90) for each in case.pages[:1])
    (change,) = changes_since(replace(case, pages=turned + case.pages[1:]), known)
    assert change.kind is ChangeKind.REPLACED
    assert change.earlier is not None
    assert change.exhibit is not None
    assert change.exhibit.number != change.earlier.number


def test_a_paper_taken_out_is_withdrawn() -> None:
    case = graduate_case()
    gone = replace(case, documents=case.documents[1:])
    kinds = {each.kind for each in changes_since(gone, handed_in(case))}
    assert ChangeKind.WITHDRAWN in kinds


@given(st.lists(st.sampled_from(["cv", "passport-old", "transcript", "photo"]), max_size=4))
def test_numbers_are_never_given_twice(kinds: list[str]) -> None:
    case = graduate_case()
    known = handed_in(case)
    for kind in kinds:
        case = with_paper(case, kind)
    fresh = numbers(changes_since(case, known))
    assert len(fresh) == len(kinds) == len({*fresh, *(each.number for each in known)}) - len(known)
