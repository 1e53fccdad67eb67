# SPDX-License-Identifier: MIT
"""A scan with boxes on some of its pages is left out by naming the pages that have none."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, documents, sharing
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import ShareReport, ShareWish
from tests.fake_handing import FakeRedactor, FakeSharer
from tests.fakes import FakeScans, FakeVault, scan
from tests.spoken import chinese, english

BOX = ((0.1, 0.1, 0.2, 0.2),)


def case_of(vault: FakeVault, pages: int, *more: str) -> CaseFile:
    """Return a case with a paper of so many pages, and others of one page."""
    made: Case = cases.create(vault).value
    with vault.act(msg("Fill")) as act:
        act.put(replace(act.get(Person, made.person_id), phone="+86 10 5555 0101"))
    for kind in ("cv", *more):
        count = pages if kind == "cv" else 1
        offered = [Scan(f"{kind}.pdf", lambda count=count, kind=kind: scan(count, kind))]  # type: ignore[misc]
        documents.add(vault, FakeScans(), CaseId(made.id), offered, Filing(kind))
    return cases.read(vault, CaseId(made.id))


def share(vault: FakeVault, case: CaseFile, on_pages: set[int], out: Path) -> ShareReport:
    paper, *others = case.documents
    boxes = {
        UUID(str(page.id)): BOX for at, page in enumerate(case.pages_of(paper), 1) if at in on_pages
    }
    wish = ShareWish((HiddenField.PHONE,), boxes=boxes, keep=frozenset(each.id for each in others))
    return sharing.share(
        vault, FakeRedactor(), FakeSharer(), CaseId(case.case.id), wish,
        options=DossierOptions(date(2026, 11, 22)), out=out,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("drawn", "said", "in_chinese"),
    [({1}, "page 2 has no box", "第2页"), ({2}, "page 1 has no box", "第1页")],
)
def test_the_page_without_a_box_is_named(
    vault: FakeVault, tmp_path: Path, drawn: set[int], said: str, in_chinese: str
) -> None:
    done = share(vault, case_of(vault, 2, "activity-plan"), drawn, tmp_path / "c.pdf")
    (sentence,) = sharing.withheld_said(done)
    assert said in english(sentence)
    assert in_chinese in chinese(sentence)


def test_several_pages_are_named_together(vault: FakeVault, tmp_path: Path) -> None:
    done = share(vault, case_of(vault, 3, "activity-plan"), {2}, tmp_path / "c.pdf")
    assert "pages 1, 3 have no box" in english(sharing.withheld_said(done)[0])
    assert list(done.without_box.values()) == [(1, 3)]


def test_a_paper_without_any_box_is_told_as_a_scan(vault: FakeVault, tmp_path: Path) -> None:
    done = share(vault, case_of(vault, 2, "activity-plan"), set(), tmp_path / "c.pdf")
    assert "has no box" not in english(sharing.withheld_said(done)[0])
    assert done.without_box == {}


def test_a_paper_with_a_box_on_every_page_is_shared(vault: FakeVault, tmp_path: Path) -> None:
    assert share(vault, case_of(vault, 2), {1, 2}, tmp_path / "c.pdf").withheld == ()


def test_the_page_is_named_too_when_no_paper_is_left(vault: FakeVault, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        share(vault, case_of(vault, 2), {1}, tmp_path / "c.pdf")
    assert "page 2 has no box" in english(refused.value.what)
