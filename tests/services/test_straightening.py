# SPDX-License-Identifier: MIT
"""A page straightened on a copy: the pages before stay as a version, the others as they were."""

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.corners import Corners
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, documents, straightening, versions
from kvisa_desktop.services.documents import Filing, Scan
from tests.fake_flattener import ASKEW, FakeFlattener
from tests.fakes import FakeScans, FakeVault, scan


@pytest.fixture
def case(vault: FakeVault) -> CaseFile:
    """Return a case with one document of three pages, the second turned, the third left out."""
    made: Case = cases.create(vault).value
    offered = [Scan("photo.pdf", lambda: scan(3, "locked:sesame"), "sesame")]
    documents.add(vault, FakeScans(), CaseId(made.id), offered, Filing("cv"))
    _, second, third = cases.read(vault, CaseId(made.id)).pages
    documents.rotate(vault, second, 1)
    documents.leave_out(vault, third, left_out=True)
    return cases.read(vault, CaseId(made.id))


def now(vault: FakeVault, case: CaseFile) -> list[tuple[str, int, int, bool]]:
    file = cases.read(vault, CaseId(case.case.id))
    names = {each.id: each.original_name for each in file.files}
    (document,) = file.documents
    return [
        (names[page.file_id], page.page_no, page.rotation, page.left_out)
        for page in file.pages_of(document)
    ]


def test_the_flat_sheet_stands_in_the_place_of_the_page(vault: FakeVault, case: CaseFile) -> None:
    flattener = FakeFlattener()
    straightening.straighten(vault, FakeScans(), flattener, case.pages[1], ASKEW)
    assert flattener.asked == [(2, 90, "sesame")]
    assert now(vault, case) == [
        ("photo.pdf", 1, 0, False),
        ("photo-straightened.jpg", 1, 0, False),
        ("photo.pdf", 3, 0, True),
    ]


def test_the_page_as_it_was_comes_back_as_a_version(vault: FakeVault, case: CaseFile) -> None:
    before = now(vault, case)
    straightening.straighten(vault, FakeScans(), FakeFlattener(), case.pages[1], ASKEW)
    file = cases.read(vault, CaseId(case.case.id))
    versions.restore(vault, file.documents[0], file.versions[0])
    assert now(vault, case) == before


def test_the_original_scan_stays(vault: FakeVault, case: CaseFile) -> None:
    original = case.pages[0].file_id
    straightening.straighten(vault, FakeScans(), FakeFlattener(), case.pages[0], ASKEW)
    assert vault.contents[original] == scan(3, "locked:sesame")


def test_corners_that_enclose_nothing_change_nothing(vault: FakeVault, case: CaseFile) -> None:
    crossed = Corners((0, 0), (1, 1), (1, 0), (0, 1))
    acts = len(vault.acts)
    with pytest.raises(Refused):
        straightening.straighten(vault, FakeScans(), FakeFlattener(), case.pages[0], crossed)
    assert len(vault.acts) == acts


def test_corners_are_looked_for_on_the_page_as_it_is_turned(
    vault: FakeVault, case: CaseFile
) -> None:
    flattener = FakeFlattener(None)
    assert straightening.find(vault, flattener, case.pages[1]) is None
    assert flattener.asked == [(2, 90, "sesame")]
