# SPDX-License-Identifier: MIT
"""An earlier version of a document comes back, and the present one stays within reach."""

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import Document, DocumentVersion, StoredFile
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, documents, versions
from kvisa_desktop.services.documents import Filing, Scan
from tests.fakes import FakeScans, FakeVault, scan


@pytest.fixture
def document(vault: FakeVault, case: Case) -> Document:
    """Return a document whose second page was turned, and whose scan was replaced then."""
    offered = [Scan("old.pdf", lambda: scan(2, "old"))]
    done = documents.add(vault, FakeScans(), CaseId(case.id), offered, Filing("cv"))
    found = done.value[0].document
    assert found is not None
    documents.rotate(vault, cases.read(vault, CaseId(case.id)).pages[1], 1)
    new = [Scan("new.pdf", lambda: scan(1, "new"))]
    documents.replace_files(vault, FakeScans(), found, new)
    return found


def pages(vault: FakeVault, case: Case, document: Document) -> list[tuple[str, int, int]]:
    """Return the scan, the number and the turn of each page."""
    file = cases.read(vault, CaseId(case.id))
    scans = {each.id: each.original_name for each in file.files}
    return [(scans[page.file_id], page.page_no, page.rotation) for page in file.pages_of(document)]


def test_the_old_pages_come_back_as_they_were(
    vault: FakeVault, case: Case, document: Document
) -> None:
    assert pages(vault, case, document) == [("new.pdf", 1, 0)]
    (first,) = cases.read(vault, CaseId(case.id)).versions
    versions.restore(vault, document, first)
    assert pages(vault, case, document) == [("old.pdf", 1, 0), ("old.pdf", 2, 90)]


def test_what_was_there_becomes_a_version_itself(
    vault: FakeVault, case: Case, document: Document
) -> None:
    versions.restore(vault, document, cases.read(vault, CaseId(case.id)).versions[0])
    _, second = cases.read(vault, CaseId(case.id)).versions
    assert second.number == 2
    versions.restore(vault, document, second)
    assert pages(vault, case, document) == [("new.pdf", 1, 0)]


def test_a_version_whose_scan_is_gone_is_refused(
    vault: FakeVault, case: Case, document: Document
) -> None:
    (first,) = cases.read(vault, CaseId(case.id)).versions
    gone = first.parts[0][0]
    assert isinstance(vault.records.pop(gone), StoredFile)
    with pytest.raises(Refused, match="no longer kept"):
        versions.restore(vault, document, first)
    assert pages(vault, case, document) == [("new.pdf", 1, 0)]
    assert isinstance(first, DocumentVersion)
