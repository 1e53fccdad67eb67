# SPDX-License-Identifier: MIT
"""What may be wrong with scans is shown on the row, on the thumbnail, and above the page."""

from pathlib import Path

from PySide6.QtCore import Qt

from kvisa_desktop.services.documents import Filing, Scan, add
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.parts.filing.scans import scan_at
from tests.fakes import scan
from tests.ui.conftest import Pilot


def _add(page: DocumentsPage, pilot: Pilot, offered: Scan, kind: str = "transcript") -> None:
    page.filing.offer([offered], kind, at_once=True)
    pilot.settle()
    page.show_case()
    pilot.settle()
    page.table.selectRow(page.table.model().rowCount() - 1)
    pilot.settle()


def _row_said(page: DocumentsPage) -> str:
    model = page.table.model()
    return str(model.index(model.rowCount() - 1, 0).data(Qt.ItemDataRole.DisplayRole))


def test_a_blurred_page_is_told_on_its_row_and_above_it(
    page: DocumentsPage, pilot: Pilot, tmp_path: Path
) -> None:
    file = tmp_path / "marks.pdf"
    file.write_bytes(scan(2, "doubt:2:blurred"))
    _add(page, pilot, scan_at(file))
    assert "blurred · 2 pages" in _row_said(page)
    assert page.pages.doubt.isHidden()
    strip = page.pages.strip.strip
    said = strip.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Page 2, look at it again"
    page.pages.strip.setCurrentIndex(strip.index(1))
    assert page.pages.doubt.text().startswith("It looks blurred")


def test_the_doubt_of_a_page_left_out_is_quiet(
    page: DocumentsPage, pilot: Pilot, tmp_path: Path
) -> None:
    file = tmp_path / "back.pdf"
    file.write_bytes(scan(2, "doubt:1:blank"))
    _add(page, pilot, scan_at(file))
    assert not page.pages.doubt.isHidden()
    page.pages.strip.toggle_asked.emit()
    pilot.settle()
    page.show_case()
    assert page.pages.doubt.isHidden()


def test_a_portrait_may_be_small(page: DocumentsPage, pilot: Pilot, tmp_path: Path) -> None:
    file = tmp_path / "me.pdf"
    file.write_bytes(scan(1, "doubt:1:small"))
    _add(page, pilot, scan_at(file), kind="photo")
    assert "too small" not in _row_said(page)


def test_scans_filed_before_are_judged_when_the_papers_are_shown(
    page: DocumentsPage, desk: Desk, state: CaseState, pilot: Pilot
) -> None:
    data = scan(1, "doubt:1:screenshot")
    offered = [Scan("screen.pdf", lambda: data)]
    state.act(
        lambda vault: add(
            vault, desk.program.scans, state.file.case.id, offered, Filing("transcript")
        )
    )
    pilot.settle()
    page.show_case()
    pilot.settle()
    assert "a screenshot" in _row_said(page)


def test_a_scan_is_judged_once(page: DocumentsPage, pilot: Pilot, tmp_path: Path) -> None:
    file = tmp_path / "once.pdf"
    file.write_bytes(scan(3, "doubt:3:dark"))
    _add(page, pilot, scan_at(file))
    scans = page.desk.program.scans
    before = len(scans.inspected)  # type: ignore[attr-defined]
    page.show_case()
    pilot.settle()
    assert len(scans.inspected) == before  # type: ignore[attr-defined]
