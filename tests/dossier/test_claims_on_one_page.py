# SPDX-License-Identifier: MIT
"""The table of claims stays on one page, told shorter where it must be."""

from dataclasses import replace

from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.dossier.blocks import Linked, Section, Spanning, Table
from kvisa_desktop.dossier.layout import count_pages
from kvisa_desktop.dossier.sections.claims import claims
from kvisa_desktop.dossier.sections.telling import Telling
from tests.case_builders import graduate_case
from tests.domain.test_supplement import with_paper
from tests.dossier.cases import BUILT_ON, RULEBOOK, VOICES

PROOFS = ("transcript", "statement-of-result", "apostille", "cscse-certificate", "accreditation")


def table_of(case: CaseFile) -> tuple[Section, Table]:
    section = claims(Telling(case, RULEBOOK, VOICES, BUILT_ON))
    assert section is not None
    (table,) = (each for each in section.blocks if isinstance(each, Table))
    return section, table


def crowded() -> CaseFile:
    case = graduate_case()
    both = (Route.GRADUATE, Route.TEACHING_RESEARCH)
    case = replace(case, case=replace(case.case, routes=both))
    for kind in (*PROOFS, "post-letter", "post-proof"):
        case = with_paper(case, kind)
        case = with_paper(case, kind, case.documents[-1].id)
    return case


def test_a_plain_case_is_told_in_full() -> None:
    section, table = table_of(graduate_case())
    assert count_pages(section) == 1
    assert all(each.note for each in table.rows if isinstance(each, Spanning))


def test_a_crowded_case_is_told_shorter_and_keeps_every_claim() -> None:
    section, table = table_of(crowded())
    assert count_pages(section) == 1
    proofs = [row for row in table.rows if not isinstance(row, Spanning)]
    texts = [row for row in table.rows if isinstance(row, Spanning)]
    assert len(texts) == 3
    assert sum(bool(row[0]) for row in proofs) >= 6
    keys = [each.key for row in proofs for each in row[1] if isinstance(each, Linked)]
    assert not any("T" in key for key in keys)
