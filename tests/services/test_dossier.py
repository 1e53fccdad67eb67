# SPDX-License-Identifier: MIT
"""Dossiers are written only where nothing is lost."""

from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.case import Case
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, documents, dossier
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from tests.fakes import FakeScans, FakeVault, FakeWriter, scan

OPTIONS = DossierOptions(built_on=date(2026, 11, 22))


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


def test_every_page_of_the_case_reaches_the_writer(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    report = dossier.build(vault, FakeScans(), FakeWriter(), case.id, options=OPTIONS, out=out)
    assert report.pages == 3
    assert b"page 2 turned 0" in out.read_bytes()


def test_a_file_that_is_there_is_replaced_only_on_demand(
    vault: FakeVault, case: Case, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="there already"):
        dossier.build(vault, FakeScans(), FakeWriter(), case.id, options=OPTIONS, out=out)
    with pytest.raises(Refused, match="there already"):
        dossier.working_file(vault, FakeWriter(), case.id, [], options=OPTIONS, out=out)
    assert out.read_text(encoding="utf-8") == "mine"
    dossier.working_file(vault, FakeWriter(), case.id, [], options=OPTIONS, out=out, force=True)
    assert out.read_text(encoding="utf-8") == "K-0001 0 2026-11-22"
    dossier.build(vault, FakeScans(), FakeWriter(), case.id, options=OPTIONS, out=out, force=True)
    assert out.read_bytes().startswith(b"2026-11-22")


def test_a_folder_or_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        dossier.refuse_overwriting(tmp_path, force=True)
    with pytest.raises(Refused, match="no folder"):
        dossier.refuse_overwriting(tmp_path / "none" / "a.pdf", force=True)
