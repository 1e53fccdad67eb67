# SPDX-License-Identifier: MIT
"""Scans become documents page by page; the scans themselves are never touched."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import Document, DocumentPage, DocumentVersion, StoredFile
from kvisa_desktop.domain.files import Outcome
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.documents import Filing, Offered, Scan
from tests.fakes import FakeScans, FakeVault, scan


def offered(*pages: int, password: str = "") -> list[Scan]:
    return [
        Scan(f"{place}.pdf", lambda place=place, count=count: scan(count, f"n{place}"), password)  # type: ignore[misc]
        for place, count in enumerate(pages)
    ]


def add(vault: FakeVault, case: Case, scans: list[Scan], filing: Filing) -> tuple[Offered, ...]:
    return documents.add(vault, FakeScans(), CaseId(case.id), scans, filing).value


def pages(vault: FakeVault, document: Document) -> list[tuple[int, int, bool]]:
    kept = cases.read(vault, CaseId(document.case_id))
    return [(each.page_no, each.rotation, each.left_out) for each in kept.pages_of(document)]


def only_document(vault: FakeVault) -> Document:
    with vault.read() as reader:
        (document,) = reader.find(Document)
    return document


def test_each_scan_becomes_a_document_in_one_act(vault: FakeVault, case: Case) -> None:
    answers = add(vault, case, offered(1, 2), Filing("transcript"))
    assert [each.document is not None for each in answers] == [True, True]
    kept = cases.read(vault, case.id)
    assert [len(kept.pages_of(each)) for each in kept.documents] == [1, 2]
    assert [each.item for each in kept.documents] == ["transcript", "transcript"]
    assert len(vault.acts) == 2


def test_a_title_given_to_several_documents_is_numbered(vault: FakeVault, case: Case) -> None:
    titled = Filing("transcript", title=Bilingual("Marks", "成绩"))
    add(vault, case, offered(1), titled)
    add(vault, case, offered(1, 1), titled)
    titles = [each.title for each in cases.read(vault, case.id).documents]
    assert titles == [
        Bilingual("Marks", "成绩"),
        Bilingual("Marks (2)", "成绩（2）"),
        Bilingual("Marks (3)", "成绩（3）"),
    ]


def test_what_one_document_was_called_by_hand_is_kept(vault: FakeVault, case: Case) -> None:
    titled = Filing("transcript", title=Bilingual("Marks"))
    for _ in range(2):
        add(vault, case, offered(1), titled)
    add(vault, case, offered(1, 1), replace(titled, as_one=True))
    assert {each.title for each in cases.read(vault, case.id).documents} == {Bilingual("Marks")}


def test_twelve_photos_become_one_ordered_document(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(*[1] * 12), Filing("passport-visa-pages", as_one=True))
    kept = cases.read(vault, case.id)
    document = only_document(vault)
    files = [kept.file(each.file_id) for each in kept.pages_of(document)]
    assert [each.original_name for each in files if each] == [f"{n}.pdf" for n in range(12)]


def test_only_the_named_pages_are_taken_in_their_order(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(9), Filing("transcript", pages="5,2-3"))
    assert pages(vault, only_document(vault)) == [(5, 0, False), (2, 0, False), (3, 0, False)]


def test_the_same_bytes_are_kept_once(vault: FakeVault, case: Case) -> None:
    first = offered(3)
    add(vault, case, first, Filing("transcript", pages="1"))
    add(vault, case, first, Filing("apostille", pages="2-3"))
    with vault.read() as reader:
        assert len(reader.find(StoredFile)) == 1


def test_a_paper_of_a_degree_goes_to_the_degree_relied_on(vault: FakeVault, case: Case) -> None:
    degree = vault.new_id()
    with vault.act(Message("Rely")) as act:
        act.put(Case(id=case.id, person_id=case.person_id, degree_relied_on=degree))  # type: ignore[arg-type]
    add(vault, case, offered(1), Filing("transcript"))
    assert only_document(vault).degree_id == degree


def test_a_file_that_cannot_be_taken_is_named_and_the_others_are_taken(
    vault: FakeVault, case: Case
) -> None:
    scans = [*offered(1), Scan("notes.txt", lambda: b"hello")]
    answers = add(vault, case, scans, Filing("transcript"))
    assert [each.facts.outcome for each in answers] == [Outcome.ACCEPT, Outcome.REJECTED]
    assert answers[1].document is None
    only_document(vault)


def test_one_document_is_made_of_all_files_or_of_none(vault: FakeVault, case: Case) -> None:
    scans = [*offered(1), Scan("notes.txt", lambda: b"hello")]
    answers = add(vault, case, scans, Filing("transcript", as_one=True))
    assert [each.document for each in answers] == [None, None]
    assert len(vault.acts) == 1


def test_a_locked_file_is_opened_by_its_password_and_keeps_it(vault: FakeVault, case: Case) -> None:
    locked = Scan("locked.pdf", lambda: scan(2, "locked:opens"))
    assert add(vault, case, [locked], Filing("transcript"))[0].facts.outcome is (
        Outcome.NEEDS_PASSWORD
    )
    opened = Scan("locked.pdf", locked.read, "opens")
    (answer,) = add(vault, case, [opened], Filing("transcript"))
    assert answer.file is not None
    assert answer.file.password == "opens"


def test_a_file_that_changes_while_it_is_read_changes_nothing(vault: FakeVault, case: Case) -> None:
    contents = iter([scan(1, "before"), scan(1, "after")])
    with pytest.raises(Refused, match="changed while"):
        add(vault, case, [Scan("a.pdf", lambda: next(contents))], Filing("transcript"))
    assert cases.read(vault, case.id).documents == ()


def test_an_unknown_kind_or_page_is_refused(vault: FakeVault, case: Case) -> None:
    with pytest.raises(Refused, match="no kind"):
        add(vault, case, offered(1), Filing("diploma"))
    with pytest.raises(Refused, match="no page"):
        add(vault, case, offered(2), Filing("transcript", pages="3"))


class _Stops:
    def report(self, what: Message, done: int, total: int) -> None:
        """Take the news."""

    def is_cancelled(self) -> bool:
        return True


def test_adding_can_be_stopped_and_then_changes_nothing(vault: FakeVault, case: Case) -> None:
    with pytest.raises(Cancelled):
        documents.add(
            vault,
            FakeScans(),
            CaseId(case.id),
            offered(1),
            Filing("transcript"),
            progress=_Stops(),
        )
    assert len(vault.acts) == 1


def test_a_translation_names_an_original_of_the_same_case(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(1), Filing("degree-certificate"))
    original = only_document(vault)
    (answer,) = add(
        vault, case, offered(2), Filing("degree-certificate", translation_of=original.id)
    )
    assert answer.document is not None
    with pytest.raises(Refused, match="is a translation"):
        add(vault, case, offered(3), Filing("other", translation_of=answer.document.id))
    stranger = cases.create(vault, surname="Other").value
    with pytest.raises(Refused, match="another case"):
        add(vault, stranger, offered(3), Filing("other", translation_of=original.id))


def test_a_page_is_turned_and_left_out_without_touching_the_scan(
    vault: FakeVault, case: Case
) -> None:
    add(vault, case, offered(2), Filing("transcript"))
    document = only_document(vault)
    before = dict(vault.contents)
    first, second = cases.read(vault, case.id).pages_of(document)
    documents.rotate(vault, first, -1)
    documents.leave_out(vault, second, left_out=True)
    assert pages(vault, document) == [(1, 270, False), (2, 0, True)]
    assert vault.contents == before


def test_pages_and_documents_take_a_new_order(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(3, 1), Filing("transcript"))
    kept = cases.read(vault, case.id)
    first, second = kept.documents
    order = [each.id for each in kept.pages_of(first)]
    documents.reorder_pages(vault, first, order[::-1])
    documents.reorder(vault, case.id, [second.id, first.id])
    assert [number for number, _, _ in pages(vault, first)] == [3, 2, 1]
    assert cases.read(vault, case.id).documents[0].id == second.id
    with pytest.raises(Refused):
        documents.reorder_pages(vault, first, order[:2])
    with pytest.raises(Refused):
        documents.reorder(vault, case.id, [first.id, first.id])


def test_one_document_is_split_by_pages(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(5), Filing("degree-certificate"))
    document = only_document(vault)
    part = documents.split(vault, document, "4-5", "transcript").value
    assert [number for number, _, _ in pages(vault, document)] == [1, 2, 3]
    assert [number for number, _, _ in pages(vault, part)] == [4, 5]
    assert (part.kind, part.item, part.position) == ("transcript", "transcript", 1)
    with pytest.raises(Refused, match="nothing would be left"):
        documents.split(vault, document, "1-3", "transcript")


def test_documents_are_combined_and_translations_released(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(1, 2), Filing("transcript"))
    first, second = cases.read(vault, case.id).documents
    add(vault, case, offered(4), Filing("transcript", translation_of=second.id))
    documents.combine(vault, first, [second])
    kept = cases.read(vault, case.id)
    assert [len(kept.pages_of(each)) for each in kept.documents] == [3, 4]
    assert kept.documents[1].translation_of is None


def test_a_removed_document_takes_its_pages_along(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(2), Filing("transcript"))
    documents.remove(vault, only_document(vault))
    with vault.read() as reader:
        assert reader.find(Document) == ()
        assert reader.find(DocumentPage) == ()
        assert len(reader.find(StoredFile)) == 1


def test_several_documents_are_removed_in_one_act(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(1), Filing("transcript"))
    original = only_document(vault)
    add(vault, case, offered(2), Filing("transcript", translation_of=original.id))
    before = len(vault.acts)
    documents.remove(vault, *cases.read(vault, case.id).documents)
    assert len(vault.acts) == before + 1
    assert cases.read(vault, case.id).documents == ()


def test_replaced_scans_are_kept_as_a_version(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(2), Filing("transcript"))
    document = only_document(vault)
    old = cases.read(vault, case.id).pages_of(document)
    documents.replace_files(vault, FakeScans(), document, offered(3))
    with vault.read() as reader:
        (version,) = reader.find(DocumentVersion)
    assert version.pages == tuple(f"{each.file_id}:{each.page_no}:0:0" for each in old)
    assert len(pages(vault, document)) == 3
    refused = documents.replace_files(
        vault, FakeScans(), document, [Scan("a.txt", lambda: b"hello")]
    )
    assert not refused.changes


def test_a_page_is_prepared_as_it_is_to_be_printed(vault: FakeVault, case: Case) -> None:
    add(vault, case, [Scan("a.pdf", lambda: scan(2, "locked:x"), "x")], Filing("transcript"))
    page = cases.read(vault, case.id).pages_of(only_document(vault))[1]
    turned = documents.rotate(vault, page, 1).value
    prepared = documents.prepared(vault, FakeScans(), turned)
    assert prepared.data.endswith(b"page 2 turned 90 x")


def test_a_document_is_called_by_its_title_or_its_kind(vault: FakeVault, case: Case) -> None:
    add(vault, case, offered(1), Filing("transcript"))
    document = only_document(vault)
    assert Translator("zh")(documents.title_of(document)) == "成绩单"
