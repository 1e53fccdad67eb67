# SPDX-License-Identifier: MIT
"""Titles of papers on their way through the acts: given when filed, followed when refiled."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.person import Person
from kvisa_desktop.messages import verbatim
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.documents import Filing, Scan
from tests.fakes import FakeScans, FakeVault, scan

LETTER = Bilingual("Letter of the landlord", "房东信函")
RESIDENCE = Bilingual("Proof of lawful residence, Germany", "合法居留证明（德国）")


@pytest.fixture
def vault() -> FakeVault:
    made = FakeVault()
    cases.create(made, surname="Okoro")
    with made.act(verbatim("Live in Germany")) as act:
        (person,) = act.find(Person)
        act.put(replace(person, residence_country="DEU"))
    return made


def filed(vault: FakeVault, kind: str, title: Bilingual) -> Document:
    case_id = CaseId(cases.listed(vault)[0].case.id)
    offered = [Scan("a.pdf", lambda: scan(1, "a"))]
    filing = Filing(kind, title=title)
    (answer,) = documents.add(vault, FakeScans(), case_id, offered, filing).value
    assert answer.document is not None
    return answer.document


def test_a_title_is_kept_with_the_paper(vault: FakeVault) -> None:
    assert filed(vault, "other", LETTER).title == LETTER


def test_a_suggested_title_goes_when_the_paper_turns_out_to_be_another(vault: FakeVault) -> None:
    document = filed(vault, "residence-proof", RESIDENCE)
    assert documents.refile(vault, document, "photo").value.title == Bilingual()


def test_a_typed_title_stays_when_the_paper_turns_out_to_be_another(vault: FakeVault) -> None:
    document = filed(vault, "residence-proof", LETTER)
    assert documents.refile(vault, document, "photo").value.title == LETTER
