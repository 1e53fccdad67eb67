# SPDX-License-Identifier: MIT
"""The evidence of a crossing: a paper, a page of it, and where on it the stamp is."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from kvisa_desktop.domain.documents import PageId
from kvisa_desktop.ui.stays.evidence import EvidencePane, cut
from kvisa_desktop.ui.stays.stamp_sheet import StampSheet
from tests.case_builders import new_id
from tests.ui.keyboard import child, pressed
from tests.ui.stays.conftest import Recorded


def _pane(recorded: Recorded) -> EvidencePane:
    recorded.page.table.choose(recorded.entry.id)
    return child(recorded.page, EvidencePane)


def _with_paper(recorded: Recorded, area: str = "") -> EvidencePane:
    paper = recorded.state.file.documents[0]
    recorded.entry = replace(
        recorded.entry, evidence_id=paper.id, evidence_page=1, evidence_area=area
    )
    recorded.put(recorded.entry)
    pane = _pane(recorded)
    recorded.pilot.until(lambda: pane.view.has_picture)
    return pane


def _sheet(recorded: Recorded) -> StampSheet:
    pressed(child(recorded.page, QPushButton, "stays.evidence.mark"), Qt.Key.Key_Space)
    return recorded.page.window().findChildren(StampSheet)[-1]


def test_without_a_paper_there_is_nothing_to_mark(recorded: Recorded) -> None:
    pane = _pane(recorded)
    assert not pane.mark.isEnabled()
    assert not pane.view.has_picture


def test_a_paper_is_chosen_and_its_first_page_shown(recorded: Recorded) -> None:
    pane = _pane(recorded)
    pressed(child(pane.paper, QComboBox), Qt.Key.Key_Down)
    recorded.pilot.settle()
    kept = recorded.kept(recorded.entry)
    assert kept.evidence_id == recorded.state.file.documents[0].id
    assert (kept.evidence_page, kept.evidence_area) == (1, "")
    recorded.pilot.until(lambda: pane.view.has_picture)
    assert pane.mark.isEnabled()


def test_the_place_of_the_stamp_is_kept_and_the_scan_stays_whole(recorded: Recorded) -> None:
    _with_paper(recorded)
    before = dict(recorded.vault.contents)
    sheet = _sheet(recorded)
    width, height = sheet.picture.places["right"][0], sheet.picture.places["bottom"][1]
    sheet.picture.place("left", width / 4, 0)
    sheet.picture.place("bottom", 0, height / 2)
    pressed(child(sheet, QPushButton, "keep"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    assert recorded.kept(recorded.entry).evidence_area == "250,0,750,500"
    assert recorded.vault.contents == before


def test_the_lines_are_moved_by_keys(recorded: Recorded) -> None:
    _with_paper(recorded, "250,250,500,500")
    sheet = _sheet(recorded)
    left = sheet.area.left
    pressed(sheet.picture, Qt.Key.Key_Right)
    assert sheet.area.left > left
    sheet.reject()


def test_the_whole_page_takes_the_mark_away(recorded: Recorded) -> None:
    _with_paper(recorded, "250,250,500,500")
    sheet = _sheet(recorded)
    pressed(child(sheet, QPushButton, "whole"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    assert recorded.kept(recorded.entry).evidence_area == ""


def test_another_page_forgets_the_place_on_the_first(recorded: Recorded) -> None:
    file = recorded.state.file
    paper = file.documents[0]
    first = file.pages_of(paper)[0]
    recorded.put(replace(first, id=PageId(new_id()), position=first.position + 1))
    recorded.entry = replace(
        recorded.entry, evidence_id=paper.id, evidence_page=1, evidence_area="0,0,500,500"
    )
    recorded.put(recorded.entry)
    pressed(_pane(recorded).page, Qt.Key.Key_Down)
    recorded.pilot.settle()
    kept = recorded.kept(recorded.entry)
    assert (kept.evidence_page, kept.evidence_area) == (2, "")


def test_a_paper_that_is_gone_leaves_no_picture(recorded: Recorded) -> None:
    pane = _with_paper(recorded)
    document = recorded.state.file.documents[0]
    del recorded.vault.records[document.id]
    recorded.put()
    assert not pane.mark.isEnabled()
    assert child(pane.paper, QComboBox).currentText() == "None"


def test_a_finding_on_evidence_leads_to_the_paper(recorded: Recorded) -> None:
    assert recorded.page.focus_on(recorded.entry.id, "evidence_id")
    recorded.pilot.until(child(_pane(recorded).paper, QComboBox).hasFocus)


def test_the_piece_is_cut_from_the_picture(recorded: Recorded) -> None:
    pane = _with_paper(recorded)
    picture = pane.pictures.get(
        recorded.state.file.pages_of(recorded.state.file.documents[0])[0], 1_000_000
    )
    assert picture is not None
    piece = cut(picture, "0,0,500,500")
    assert piece is not None
    assert piece.width() < picture.width()
    assert cut(picture, "") is picture
    assert cut(None, "0,0,500,500") is None
