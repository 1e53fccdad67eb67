# SPDX-License-Identifier: MIT
"""A title is offered when a paper is filed and beside one that has none; a typed one stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.kinds import UNSORTED
from kvisa_desktop.domain.paper_titles import suggested
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.details import DetailsPane
from kvisa_desktop.ui.documents.model import rows
from kvisa_desktop.ui.parts.filing.filing_sheet import FilingSheet
from kvisa_desktop.ui.parts.link import Link
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.windows import placed

TYPED = Bilingual("My lease", "我的租约")


def sheet_for(qtbot: QtBot, desk: Desk, state: CaseState, *names: str, kind: str) -> FilingSheet:
    scans = [Scan(name, bytes) for name in names]
    sheet = FilingSheet(desk, state.file, scans, kind)
    qtbot.addWidget(sheet)
    return sheet


def filed(qtbot: QtBot, sheet: FilingSheet) -> Filing:
    with qtbot.waitSignal(sheet.filed) as told:
        pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    filing = told.args[0]
    assert isinstance(filing, Filing)
    return filing


def test_a_title_is_there_already_and_follows_the_kind(
    qtbot: QtBot, desk: Desk, state: CaseState
) -> None:
    sheet = sheet_for(qtbot, desk, state, "a.pdf", kind=UNSORTED)
    assert not sheet.title.english.text()
    sheet.kind.choose("residence-proof")
    sheet.kind.picked.emit("residence-proof")
    assert sheet.title.english.text() == "Proof of lawful residence, Germany"
    assert filed(qtbot, sheet).title.zh == "合法居留证明（德国）"


def test_a_typed_title_is_never_put_over(qtbot: QtBot, desk: Desk, state: CaseState) -> None:
    sheet = sheet_for(qtbot, desk, state, "a.pdf", kind="residence-proof")
    sheet.title.english.setText("Residence card")
    sheet.kind.choose("degree-certificate")
    sheet.kind.picked.emit("degree-certificate")
    assert filed(qtbot, sheet).title.en == "Residence card"


def test_several_documents_are_offered_one_title_that_will_be_numbered(
    qtbot: QtBot, desk: Desk, state: CaseState
) -> None:
    sheet = sheet_for(qtbot, desk, state, "a.pdf", "b.pdf", kind="residence-proof")
    assert sheet.title.english.text() == "Proof of lawful residence, Germany"
    assert not sheet.numbered.isHidden()
    sheet.as_one.setChecked(True)
    assert sheet.numbered.isHidden()
    assert filed(qtbot, sheet).title.en == "Proof of lawful residence, Germany"


def test_the_title_of_one_document_is_not_numbered(
    qtbot: QtBot, desk: Desk, state: CaseState
) -> None:
    assert sheet_for(qtbot, desk, state, "a.pdf", kind="cv").numbered.isHidden()


@pytest.fixture
def details(qtbot: QtBot, desk: Desk, state: CaseState) -> DetailsPane:
    return placed(qtbot, DetailsPane(desk, state), 360, 700)


def test_a_paper_without_a_title_takes_the_suggested_one_by_a_key(
    pilot: Pilot, details: DetailsPane, state: CaseState
) -> None:
    row = next(each for each in rows(state.file) if each.document.kind == "residence-proof")
    details.show_row(row)
    link = child(details, Link, "document.suggested-title")
    assert link.text() == "Take the title “Proof of lawful residence, Germany”"
    pressed(link, Qt.Key.Key_Space)
    pilot.settle()
    kept = state.file.document(row.document.id)
    assert kept is not None
    assert kept.title == suggested(state.file, kept)
    details.show_row(replace(row, document=kept))
    assert link.isHidden()


def test_a_typed_title_is_not_asked_about(details: DetailsPane, state: CaseState) -> None:
    row = rows(state.file)[0]
    details.show_row(replace(row, document=replace(row.document, title=TYPED)))
    assert child(details, Link, "document.suggested-title").isHidden()


def test_a_name_of_three_hundred_letters_does_not_widen_the_sheet(
    qtbot: QtBot, desk: Desk, state: CaseState
) -> None:
    usual = sheet_for(qtbot, desk, state, "a.pdf", kind="cv").sizeHint().width()
    wide = sheet_for(qtbot, desk, state, "w" * 296 + ".pdf", kind="cv")
    assert wide.sizeHint().width() < 1.6 * usual
