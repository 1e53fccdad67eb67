# SPDX-License-Identifier: MIT
"""A case goes into a vault, out, into another vault, and out again as the same bytes."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from kvisa_desktop.domain.background import Relation
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declared
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.dossier_plan import LanguageOrder, Profile
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.submitted_form import thawed
from kvisa_desktop.errors import Refused, VaultDamaged
from kvisa_desktop.services import cases
from tests.exchange.cases_in_json import AND_THE_REST, EVERYTHING, bring_in, hand_out, lay_out
from tests.fakes import FakeVault, scan


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written_down(vault: FakeVault) -> set[Record]:
    """Return the records that a file names; ids of pages and scans are given anew."""
    return {
        each for each in vault.records.values() if not isinstance(each, DocumentPage | StoredFile)
    }


def test_a_case_written_by_hand_arrives_whole(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path)).case
    kept = cases.read(vault, case.id)
    assert kept.person.passport_name == "OKORO Adaeze Nkechi"
    assert kept.case.activity_plan == Bilingual("Talks", "交流")
    assert kept.institutions[0].name == Bilingual("Somewhere University")
    assert kept.degree_relied_on is not None
    assert kept.institution_of(kept.degree_relied_on) == kept.institutions[0]
    assert [each.on for each in kept.crossings] == [
        PartialDate(2019, 3),
        PartialDate(),
        PartialDate(2023, 10, 8),
    ]
    assert kept.crossings[2].evidence_id == kept.documents[2].id
    assert kept.post is not None
    assert kept.case.post_id == kept.post.id
    assert len(vault.acts) == 1


def test_what_hangs_on_crossings_arrives_too(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path, **AND_THE_REST)).case
    kept = cases.read(vault, case.id)
    assert [each.country for each in kept.permits] == ["DE", "CN"]
    assert kept.extensions[0].entry_id == kept.crossings[0].id
    assert kept.addresses[0].moved_in == PartialDate(2023, 10, 8)
    assert [each.is_current for each in kept.work_entries] == [True, False]
    assert kept.schooling[0].ended == PartialDate(2013, 6)
    assert [each.relation for each in kept.relatives] == [Relation.MOTHER, Relation.FATHER]
    assert kept.emergency_contacts[0].name.en == "Ifeoma Okoro"
    assert thawed(kept.submitted_forms[0])[0].value == Bilingual("OKORO", "OKORO")
    assert kept.foreign_trips[0].arrived == PartialDate(2018, 7)
    assert [each.answer for each in kept.declarations] == [Declared.YES, Declared.NO]
    assert kept.explanations[1].record_id == kept.crossings[0].id


def test_the_way_of_the_degree_papers_arrives_too(tmp_path: Path) -> None:
    vault = FakeVault()
    kept = cases.read(vault, bring_in(vault, lay_out(tmp_path, **AND_THE_REST)).case.id)
    apostille, notary = kept.chain_steps
    assert (apostille.kind, notary.not_needed_because) == (StepKind.APOSTILLE, "Original taken.")
    assert apostille.degree_id == kept.route_choices[0].degree_id == kept.degrees[0].id
    assert apostille.paper_id == apostille.evidence_id == kept.documents[0].id
    assert kept.route_choices[0].route is AuthenticationRoute.LEGALISATION
    assert kept.original_moves[0].document_id == kept.documents[0].id


def test_the_boxes_of_the_online_form_arrive_in_their_order(tmp_path: Path) -> None:
    vault = FakeVault()
    kept = cases.read(vault, bring_in(vault, lay_out(tmp_path, **AND_THE_REST)).case.id)
    degree, other = kept.post_boxes
    assert kept.post is not None
    assert degree.post_id == other.post_id == kept.post.id
    assert degree.kinds == ("degree-certificate", "transcript")
    assert degree.formats == (UploadFormat.PDF, UploadFormat.JPEG)
    assert (degree.most_kb, degree.most_pages) == (1000, None)
    assert (other.name.en, other.kinds, other.formats) == ("Other", (), ())


def test_the_layout_of_the_dossier_arrives(tmp_path: Path) -> None:
    vault = FakeVault()
    kept = cases.read(vault, bring_in(vault, lay_out(tmp_path, **AND_THE_REST)).case.id)
    assert kept.dossier_plan is not None
    assert kept.dossier_plan.profile is Profile.COMPACT
    assert kept.dossier_plan.part_order == ("degree",)
    assert kept.dossier_plan.language_order is LanguageOrder.ENGLISH_FIRST
    assert (kept.photo_guides[0].chin, kept.photo_guides[0].eyes) == (90, None)
    assert kept.photo_guides[0].document_id == kept.documents[2].id
    assert kept.cover_sheets[0].title.zh == "学位"


def test_documents_arrive_page_by_page(tmp_path: Path) -> None:
    vault = FakeVault()
    kept = cases.read(vault, bring_in(vault, lay_out(tmp_path)).case.id)
    diploma, translation, notice = kept.documents
    assert [
        (page.page_no, page.rotation, page.left_out, page.position)
        for page in kept.pages_of(diploma)
    ] == [(3, 270, False, 0), (1, 0, False, 1), (1, 0, False, 2), (2, 0, True, 3), (1, 0, False, 4)]
    assert translation.translation_of == diploma.id
    assert (diploma.item, translation.item, notice.item) == ("degree-certificate", "", "own-item")
    assert [each.position for each in kept.documents] == [0, 1, 2]
    assert {each.password for each in kept.files} == {"", "opens"}


def test_what_goes_out_comes_back_in_and_goes_out_the_same(tmp_path: Path) -> None:
    first, second = FakeVault(), FakeVault()
    case = bring_in(first, lay_out(tmp_path / "hand", **AND_THE_REST)).case
    one = hand_out(first, case.id, tmp_path / "one" / "a.json")
    again = bring_in(second, one.file).case
    two = hand_out(second, again.id, tmp_path / "two" / "b.json")
    assert again == case
    assert one.file.read_bytes() == two.file.read_bytes()
    assert tree(tmp_path / "one" / "scans") == tree(tmp_path / "two" / "scans")
    assert written_down(first) == written_down(second)


def test_two_exports_into_one_folder_share_their_scans(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path / "hand")).case
    hand_out(vault, case.id, tmp_path / "out" / "a.json")
    hand_out(vault, case.id, tmp_path / "out" / "b.json")
    written = tree(tmp_path / "out")
    assert written["a.json"] == written["b.json"]
    assert len(written) == 4


def test_names_of_scans_are_safe_on_every_system(tmp_path: Path) -> None:
    vault = FakeVault()
    path = lay_out(
        tmp_path,
        documents=[{"kind": "other", "files": [{"path": "in/diploma.pdf", "name": "../CON.pdf"}]}],
        recognition=[],
        post_rules=[],
        crossings=[],
    )
    out = hand_out(vault, bring_in(vault, path).case.id, tmp_path / "out" / "a.json")
    assert [each.name for each in out.scans] == [
        f"_CON-{sha256(scan(3, 'diploma')).hexdigest()[:8]}.pdf"
    ]
    file = json.loads(out.file.read_text(encoding="utf-8"))["documents"][0]["files"][0]
    assert file["name"] == "../CON.pdf"


def test_readable_passwords_are_told(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path / "hand")).case
    out = hand_out(vault, case.id, tmp_path / "out" / "a.json")
    assert [each.what.text for each in out.warnings] == [
        "The passwords of protected scans stand in it, readable."
    ]


def test_characters_that_json_cannot_hold_are_told_and_do_not_bar_the_way_back(
    tmp_path: Path,
) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path / "hand")).case
    crossing = cases.read(vault, case.id).crossings[0]
    odd = replace(crossing, port=Bilingual("Pu\x0bdong", "浦东\x1b"), note="a\x00b")
    vault.records[crossing.id] = odd
    out = hand_out(vault, case.id, tmp_path / "out" / "a.json")
    told = [each.where for each in out.warnings if "no text can hold" in each.what.text]
    assert told == ["$.crossings[0].port.en", "$.crossings[0].port.zh", "$.crossings[0].note"]
    other = FakeVault()
    again = bring_in(other, out.file).case
    arrived = cases.read(other, again.id).crossings[0]
    assert (arrived.port, arrived.note) == (Bilingual("Pu dong", "浦东 "), "a b")


def test_a_link_into_another_case_is_left_out_and_told(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path / "hand")).case
    stranger = vault.new_id()
    crossing = Crossing(
        id=vault.new_id(),  # type: ignore[arg-type]
        person_id=case.person_id,
        direction=cases.read(vault, case.id).crossings[0].direction,
        evidence_id=stranger,
    )
    vault.records[crossing.id] = crossing
    out = hand_out(vault, case.id, tmp_path / "out" / "a.json")
    assert str(stranger) not in out.file.read_text(encoding="utf-8")
    assert "$.crossings[3].evidence_id" in [each.where for each in out.warnings]


def test_a_failed_export_leaves_nothing_behind(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path / "hand")).case
    vault.contents.popitem()
    (tmp_path / "out").mkdir()
    with pytest.raises(VaultDamaged):
        hand_out(vault, case.id, tmp_path / "out" / "a.json")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_stranger_in_the_place_of_a_scan_is_not_replaced(tmp_path: Path) -> None:
    vault = FakeVault()
    case = bring_in(vault, lay_out(tmp_path / "hand")).case
    first = hand_out(vault, case.id, tmp_path / "out" / "a.json")
    first.scans[0].write_bytes(b"something else")
    with pytest.raises(Refused):
        hand_out(vault, case.id, tmp_path / "out" / "a.json")
    assert first.scans[0].read_bytes() == b"something else"


def not_a_head(key: str) -> bool:
    return key not in {"format", "version"}


def test_what_stands_at_its_default_is_not_written(tmp_path: Path) -> None:
    vault = FakeVault()
    empty = {key: type(value)() for key, value in EVERYTHING.items() if not_a_head(key)}
    case = bring_in(vault, lay_out(tmp_path / "hand", **empty)).case
    out = hand_out(vault, case.id, tmp_path / "out" / "a.json")
    content = json.loads(out.file.read_text(encoding="utf-8"))
    assert content["case"] == {"id": str(case.id), "ref": "K-0001"}
    assert list(content["person"]) == ["id"]
    assert content["post"] == {}
