# SPDX-License-Identifier: MIT
"""Which papers a share copy holds, what is looked for on them, and what is marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.spellings import spelt_phone
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, documents, sharing
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import Box, ShareReport, ShareWish
from tests.fake_handing import FakeRedactor, FakeSharer
from tests.fakes import FakeScans, FakeVault, scan
from tests.spoken import english

PHONE = "+49 30 23125 017"
SPELT = tuple(dict.fromkeys(sorted(spelt_phone(PHONE), key=lambda each: (-len(each), each))))


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def case(vault: FakeVault) -> CaseFile:
    """Return a case with a telephone number and two papers of one page."""
    made: Case = cases.create(vault).value
    with vault.act(msg("Fill")) as act:
        act.put(replace(act.get(Person, made.person_id), phone=PHONE))
    for kind in ("cv", "activity-plan"):
        offered = [Scan(f"{kind}.pdf", lambda kind=kind: scan(1, kind))]  # type: ignore[misc]
        documents.add(vault, FakeScans(), CaseId(made.id), offered, Filing(kind))
    return cases.read(vault, CaseId(made.id))


def share(
    vault: FakeVault, case: CaseFile, redactor: FakeRedactor, wish: ShareWish, out: Path
) -> ShareReport:
    options = DossierOptions(date(2026, 11, 22))
    case_id = CaseId(case.case.id)
    return sharing.share(vault, redactor, FakeSharer(), case_id, wish, options=options, out=out)


def test_without_anything_to_hide_every_paper_is_shared(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    redactor = FakeRedactor()
    done = share(vault, case, redactor, ShareWish(recipient="Bank"), tmp_path / "c.pdf")
    assert (done.withheld, done.report.pages) == ((), 2)
    assert [(needles, marks) for _, needles, marks in redactor.asked] == [((), ("Bank",))] * 2


def test_scans_nobody_looked_at_are_withheld_and_named(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    first, second = case.documents
    wish = ShareWish((HiddenField.PHONE,), keep=frozenset({first.id}))
    done = share(vault, case, FakeRedactor(), wish, tmp_path / "c.pdf")
    assert done.withheld == (second,)
    assert "is left out" in english(sharing.withheld_said(done)[0])
    assert done.report.sha256 == " ".join(SPELT)


def test_a_page_whose_boxes_were_all_removed_was_not_looked_at(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    first, second = case.documents
    none = {UUID(str(case.pages_of(first)[0].id)): tuple[Box, ...]()}
    wish = ShareWish((HiddenField.PHONE,), boxes=none, keep=frozenset({second.id}))
    done = share(vault, case, FakeRedactor(), wish, tmp_path / "c.pdf")
    assert done.withheld == (first,)


def test_a_box_by_hand_is_a_look(vault: FakeVault, case: CaseFile, tmp_path: Path) -> None:
    first, second = case.documents
    page = case.pages_of(second)[0]
    boxes = tuple[Box, ...](((0.1, 0.1, 0.2, 0.2), (0.5, 0.5, 0.6, 0.6)))
    by_page = dict.fromkeys([UUID(str(page.id))], boxes)
    wish = ShareWish((HiddenField.PHONE,), boxes=by_page, purpose_mark=False)
    redactor = FakeRedactor()
    done = share(vault, case, redactor, wish, tmp_path / "c.pdf")
    assert done.withheld == (first,)
    assert (done.boxes_by_hand, done.boxes_on_text) == (2, len(SPELT))
    assert redactor.asked == [(page, SPELT, ())]


def test_papers_with_text_are_searched(vault: FakeVault, case: CaseFile, tmp_path: Path) -> None:
    redactor = FakeRedactor(searchable=True)
    done = share(vault, case, redactor, ShareWish((HiddenField.PHONE,)), tmp_path / "c.pdf")
    assert done.withheld == ()
    assert done.boxes_on_text == 2 * len(SPELT)


def test_a_copy_without_any_paper_is_refused(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    out = tmp_path / "c.pdf"
    with pytest.raises(Refused, match=r"."):
        share(vault, case, FakeRedactor(), ShareWish((HiddenField.PHONE,)), out)
    assert not out.exists()


def test_a_field_that_is_empty_hides_nothing(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    wish = ShareWish((HiddenField.EMAIL,))
    assert share(vault, case, FakeRedactor(), wish, tmp_path / "c.pdf").withheld == ()


def test_a_file_that_is_there_is_kept(vault: FakeVault, case: CaseFile, tmp_path: Path) -> None:
    out = tmp_path / "c.pdf"
    out.write_text("mine")
    with pytest.raises(Refused):
        share(vault, case, FakeRedactor(), ShareWish(), out)
    assert out.read_text() == "mine"


class UndrawnPages(FakeRedactor):
    """Hands pages on as they are, with their text."""

    def redacted(
        self,
        data: bytes,
        kept: StoredFile,
        page: DocumentPage,
        *,
        needles: Sequence[str] = (),
        boxes: Sequence[Box] = (),
        marks: Sequence[str] = (),
    ) -> tuple[PreparedPage, tuple[Box, ...]]:
        asked = {"needles": needles, "marks": marks}
        made, found = super().redacted(data, kept, page, boxes=boxes, **asked)
        return replace(made, media=Media.PDF), found


def test_a_page_with_boxes_that_keeps_its_text_is_never_handed_on(
    vault: FakeVault, case: CaseFile, tmp_path: Path
) -> None:
    wish = ShareWish(boxes={case.pages[0].id: ((0.1, 0.1, 0.5, 0.2),)})
    with pytest.raises(Refused):
        share(vault, case, UndrawnPages(), wish, tmp_path / "c.pdf")
    assert not (tmp_path / "c.pdf").exists()
