# SPDX-License-Identifier: MIT
"""Copies of identity papers say what they are for, in the words of the glossary."""

from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.dossier.share_copy import PdfSharer
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from tests.dossier.cases import RULEBOOK, voice
from tests.fakes import FakeScans, FakeVault, scan

ON = DossierOptions(date(2026, 11, 22))
NOBODY = Bilingual()


@pytest.fixture(scope="module")
def case() -> CaseFile:
    """Return a case with a paper of identity and one that is none."""
    vault = FakeVault()
    case_id = CaseId(cases.create(vault).value.id)
    for kind in ("passport-data-page", "cv"):
        documents.add(
            vault, FakeScans(), case_id, [Scan(f"{kind}.pdf", lambda: scan(1))], Filing(kind)
        )
    return cases.read(vault, case_id)


def test_without_a_recipient_the_mark_is_that_of_the_glossary(case: CaseFile) -> None:
    marks = PdfSharer(voice, RULEBOOK).marks(case, NOBODY, ON)
    chinese, english = marks(case.documents[0])
    assert chinese.startswith("仅供办理中国K字签证使用")
    assert english.startswith("For the application for a Chinese K visa only.")
    assert "2026-11-22" in chinese


def test_a_recipient_is_named_in_both_languages(case: CaseFile) -> None:
    marks = PdfSharer(voice, RULEBOOK).marks(case, Bilingual("房东", "房东"), ON)
    chinese, english = marks(case.documents[0])
    assert chinese == "仅供房东使用，他用无效。2026-11-22"
    assert english == "Copy for 房东 only, for no other use. 2026-11-22"


@pytest.mark.parametrize("recipient", [NOBODY, Bilingual("Bank", "Bank")])
def test_a_paper_of_no_identity_has_no_mark(case: CaseFile, recipient: Bilingual) -> None:
    marks = PdfSharer(voice, RULEBOOK).marks(case, recipient, ON)
    assert marks(case.documents[1]) == ()
