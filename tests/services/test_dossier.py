# SPDX-License-Identifier: MIT
"""Dossiers are written only where nothing is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, documents, dossier
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.services.preflight import BlockersStand
from tests.fakes import FakeScans, FakeVault, FakeWriter, scan

OPTIONS = DossierOptions(built_on=date(2026, 11, 22))
DRAFT = replace(OPTIONS, draft=True)
RULES = Rulebook({})


@pytest.fixture
def vault() -> FakeVault:
    made = FakeVault()
    case = cases.create(made, surname="Okoro").value
    documents.add(
        made, FakeScans(), case.id, [Scan("a.pdf", lambda: scan(2))], Filing("transcript")
    )
    return made


@pytest.fixture
def case(vault: FakeVault) -> Case:
    return cases.listed(vault)[0].case


def _built(
    vault: FakeVault, case: Case, out: Path, options: DossierOptions, *, force: bool = False
) -> BuildReport:
    scans, writer = FakeScans(), FakeWriter()
    return dossier.build(
        vault, scans, writer, case.id, rulebook=RULES, options=options, out=out, force=force
    )


def test_every_page_of_the_case_reaches_the_writer(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    report = _built(vault, case, out, DRAFT)
    assert report.pages == 3
    assert b"page 2 turned 0" in out.read_bytes()


def test_a_file_that_is_there_is_replaced_only_on_demand(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="there already"):
        _built(vault, case, out, DRAFT)
    with pytest.raises(Refused, match="there already"):
        dossier.working_file(vault, FakeWriter(), case.id, [], options=OPTIONS, out=out)
    assert out.read_text(encoding="utf-8") == "mine"
    dossier.working_file(vault, FakeWriter(), case.id, [], options=OPTIONS, out=out, force=True)
    assert out.read_text(encoding="utf-8") == "K-0001 0 2026-11-22"
    _built(vault, case, out, DRAFT, force=True)
    assert out.read_bytes().startswith(b"2026-11-22")


def test_a_folder_or_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        dossier.refuse_overwriting(tmp_path, force=True)
    with pytest.raises(Refused, match="no folder"):
        dossier.refuse_overwriting(tmp_path / "none" / "a.pdf", force=True)


def test_points_that_hold_the_filing_up_stop_the_build(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(BlockersStand) as stopped:
        _built(vault, case, out, OPTIONS)
    ids = [each.id for each in stopped.value.blockers]
    assert "passport.missing" in ids
    assert all(each.next_step for each in stopped.value.blockers)
    assert not out.exists()


def test_a_draft_lists_what_stands_in_the_way_in_its_report(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    report = _built(vault, case, tmp_path / "a.pdf", DRAFT)
    assert report.is_draft
    assert report.warnings[0].finding.weight is Weight.BLOCKER


def test_an_excerpt_of_a_degree_paper_stops_the_build(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    page = cases.read(vault, case.id).pages[0]
    documents.leave_out(vault, page, left_out=True)
    with pytest.raises(BlockersStand) as stopped:
        _built(vault, case, tmp_path / "a.pdf", OPTIONS)
    assert "paper.excerpt" in {each.id for each in stopped.value.blockers}
