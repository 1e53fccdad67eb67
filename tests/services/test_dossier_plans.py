# SPDX-License-Identifier: MIT
"""How the dossier is made: kept once, changed piece by piece, parts ordered and switched."""

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import CoverSheet, DossierPlan, Profile, sheets_of
from kvisa_desktop.domain.exhibits import Part, all_parts_of, parts_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, documents, dossier_plans
from kvisa_desktop.services.documents import Filing, Scan
from tests.fakes import FakeScans, FakeVault, scan


@pytest.fixture
def vault() -> FakeVault:
    made = FakeVault()
    case = cases.create(made, surname="Okoro").value
    filing = Filing("transcript")
    documents.add(made, FakeScans(), case.id, [Scan("a.pdf", lambda: scan(2))], filing)
    return made


@pytest.fixture
def case_id(vault: FakeVault) -> CaseId:
    return cases.listed(vault)[0].case.id


def kept(vault: FakeVault, case_id: CaseId) -> CaseFile:
    return cases.read(vault, case_id)


def test_a_plan_is_kept_once_and_changed_piece_by_piece(vault: FakeVault, case_id: CaseId) -> None:
    assert dossier_plans.plan_of(kept(vault, case_id)).profile is Profile.STANDARD
    dossier_plans.change(vault, case_id, profile=Profile.COMPACT)
    dossier_plans.change(vault, case_id, duplex=True)
    plan = dossier_plans.plan_of(kept(vault, case_id))
    assert (plan.profile, plan.duplex) == (Profile.COMPACT, True)
    with vault.read() as reader:
        assert len(reader.find(DossierPlan)) == 1


def test_what_is_the_same_is_not_written_again(vault: FakeVault, case_id: CaseId) -> None:
    dossier_plans.change(vault, case_id, dividers=True)
    assert not dossier_plans.change(vault, case_id, dividers=True).changes


def test_parts_are_switched_off_and_on(vault: FakeVault, case_id: CaseId) -> None:
    dossier_plans.switch_part(vault, kept(vault, case_id), Part.DEGREE, on=False)
    assert Part.DEGREE not in parts_of(kept(vault, case_id))
    dossier_plans.switch_part(vault, kept(vault, case_id), Part.DEGREE, on=False)
    dossier_plans.switch_part(vault, kept(vault, case_id), Part.DEGREE, on=True)
    assert parts_of(kept(vault, case_id)) == tuple(Part)


def test_the_officers_order_is_kept_as_no_order(vault: FakeVault, case_id: CaseId) -> None:
    dossier_plans.reorder_parts(vault, kept(vault, case_id), [Part.STAYS])
    assert all_parts_of(kept(vault, case_id))[0] is Part.STAYS
    dossier_plans.reorder_parts(vault, kept(vault, case_id), tuple(Part))
    assert dossier_plans.plan_of(kept(vault, case_id)).part_order == ()


def test_a_sheet_needs_a_title_and_goes_out_again(vault: FakeVault, case_id: CaseId) -> None:
    with pytest.raises(Refused, match="title"):
        dossier_plans.add_sheet(vault, case_id, Part.DEGREE, Bilingual(), Bilingual())
    title = Bilingual("Degree", "学位")
    sheet = dossier_plans.add_sheet(vault, case_id, Part.DEGREE, title, Bilingual()).value
    assert kept(vault, case_id).cover_sheets == (sheet,)
    dossier_plans.remove_sheet(vault, sheet)
    assert kept(vault, case_id).cover_sheets == ()


def test_the_size_is_estimated_by_the_pages_that_are_shown(
    vault: FakeVault, case_id: CaseId
) -> None:
    whole = dossier_plans.estimated_size(kept(vault, case_id))
    documents.leave_out(vault, kept(vault, case_id).pages[0], left_out=True)
    half = dossier_plans.estimated_size(kept(vault, case_id))
    assert half < whole


def test_a_part_that_is_not_there_is_refused_naming_those_that_are() -> None:
    with pytest.raises(Refused) as refused:
        dossier_plans.part_named("appendix")
    assert "explanations" in str(refused.value.remedy.values if refused.value.remedy else "")


def titles(vault: FakeVault, case_id: CaseId, part: Part) -> list[str]:
    return [each.title.en for each in sheets_of(kept(vault, case_id).cover_sheets, part.value)]


@pytest.fixture
def sheets(vault: FakeVault, case_id: CaseId) -> list[CoverSheet]:
    """Put three sheets in front of the degree papers."""
    return [
        dossier_plans.add_sheet(
            vault, case_id, Part.DEGREE, Bilingual(name, "页"), Bilingual()
        ).value
        for name in "abc"
    ]


def test_a_new_sheet_stands_behind_the_others_of_its_part(
    vault: FakeVault, case_id: CaseId, sheets: list[CoverSheet]
) -> None:
    dossier_plans.add_sheet(vault, case_id, Part.STAYS, Bilingual("d", "页"), Bilingual())
    assert [each.position for each in sheets] == [0, 1, 2]
    assert titles(vault, case_id, Part.DEGREE) == ["a", "b", "c"]
    assert titles(vault, case_id, Part.STAYS) == ["d"]


@pytest.mark.parametrize("moves", ["0 1 bac", "2 0 cab", "0 9 bca", "1 1 abc"])
def test_a_sheet_is_moved_among_those_of_its_part(
    moves: str, vault: FakeVault, case_id: CaseId, sheets: list[CoverSheet]
) -> None:
    moving, place, order = moves.split()
    dossier_plans.place_sheet(vault, sheets[int(moving)], Part.DEGREE, int(place))
    assert titles(vault, case_id, Part.DEGREE) == list(order)


def test_a_sheet_goes_to_another_part(
    vault: FakeVault, case_id: CaseId, sheets: list[CoverSheet]
) -> None:
    moved = dossier_plans.place_sheet(vault, sheets[1], Part.STAYS, 0).value
    assert (moved.part, moved.position) == ("stays", 0)
    assert titles(vault, case_id, Part.DEGREE) == ["a", "c"]


def test_a_sheet_that_stays_where_it_is_changes_nothing(
    vault: FakeVault, sheets: list[CoverSheet]
) -> None:
    assert not dossier_plans.place_sheet(vault, sheets[1], Part.DEGREE, 1).changes


def test_a_sheet_says_something_else_and_is_left_out_without_being_lost(
    vault: FakeVault, case_id: CaseId, sheets: list[CoverSheet]
) -> None:
    first = sheets[0]
    dossier_plans.change_sheet(vault, first, Bilingual("new", "新"), Bilingual("text", "文字"))
    dossier_plans.switch_sheet(vault, first, on=False)
    changed = sheets_of(kept(vault, case_id).cover_sheets, "degree")[0]
    assert (changed.title.zh, changed.text.en, changed.in_dossier) == ("新", "text", False)
    with pytest.raises(Refused):
        dossier_plans.change_sheet(vault, first, Bilingual(), Bilingual("text", "文字"))
