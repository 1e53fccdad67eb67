# SPDX-License-Identifier: MIT
"""The checklist on screen: what holds up, scans dropped on an item, the post, what to ask for."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.kinds import UNSORTED
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.services import checklist, posts
from kvisa_desktop.services.posts import Said
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.checklist.model import Shown, kind_for
from kvisa_desktop.ui.checklist.page import ChecklistPage
from kvisa_desktop.ui.parts.enquiry_sheet import EnquirySheet, post_said
from kvisa_desktop.ui.parts.link import Link
from kvisa_desktop.ui.parts.request_sheet import RequestSheet
from tests.fakes import scan
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.program import TODAY, FakeDialogs
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> ChecklistPage:
    made = placed(qtbot, ChecklistPage(pilot.desk, state), 1100, 800)
    made.shown.choose(Shown.ALL)
    made.show_case()
    settled()
    return made


def row(page: ChecklistPage, item: str) -> Requirement:
    rows = page.table.model().rows  # type: ignore[attr-defined]
    found = next(each for each in rows if each.id == item)
    assert isinstance(found, Requirement)
    return found


def state_of(page: ChecklistPage, item: str) -> str:
    model = page.table.model()
    rows = [each.id for each in model.rows]  # type: ignore[attr-defined]
    cells = (model.index(rows.index(item), column) for column in range(model.columnCount()))
    return "|".join(str(each.data(Qt.ItemDataRole.DisplayRole)) for each in cells)


def test_no_button_of_an_item_is_wider_than_its_pane(page: ChecklistPage, qtbot: QtBot) -> None:
    page.resize(700, 800)
    area = page.detail.findChild(QScrollArea)
    assert area is not None
    inner, outer = area.widget(), area.viewport()
    assert inner is not None
    for item in ("photo-print", "prior-china-visas"):
        page.table.choose(row(page, item).id)
        settled()
        qtbot.waitUntil(lambda: inner.width() <= outer.width())


def test_nothing_is_called_unneeded_that_is_only_unknown_or_later(page: ChecklistPage) -> None:
    assert "Not needed" not in state_of(page, "police-record")
    assert "Not known" in state_of(page, "police-record")
    assert "Not yet" in state_of(page, "post-arrival-plan")
    assert "Not needed" in state_of(page, "invitation-optional")


def dropped(page: ChecklistPage, item: str, mime: QMimeData) -> None:
    """Let go of something over the row of an item."""
    rows = page.table.model().rows  # type: ignore[attr-defined]
    number = next(place for place, each in enumerate(rows) if each.id == item)
    page.table.scrollTo(page.table.model().index(number, 0))
    place = page.table.visualRect(page.table.model().index(number, 0)).center()
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.table.dropEvent(event)


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    return mime


def settle(pilot: Pilot) -> None:
    for _ in range(3):
        pilot.settle()


def test_a_file_dropped_on_a_row_is_received_under_that_item(
    page: ChecklistPage, pilot: Pilot, state: CaseState, tmp_path: Path
) -> None:
    paper = tmp_path / "bank statement.pdf"
    paper.write_bytes(scan(2))
    assert row(page, "funds-proof").progress is ItemProgress.OPEN
    dropped(page, "funds-proof", files(paper))
    settle(pilot)
    (document,) = (each for each in state.file.documents if each.item == "funds-proof")
    assert document.kind == "funds"
    assert row(page, "funds-proof").progress is ItemProgress.RECEIVED
    assert "1 scan was added." in pilot.said


@pytest.mark.parametrize(
    "before", [ItemProgress.ASKED, ItemProgress.REJECTED, ItemProgress.NOT_APPLICABLE]
)
def test_what_was_asked_for_is_received_by_the_drop(
    page: ChecklistPage, pilot: Pilot, state: CaseState, tmp_path: Path, before: ItemProgress
) -> None:
    case = state.file.case
    state.act(lambda vault: checklist.mark(vault, case, "funds-proof", before, "too old"))
    settle(pilot)
    paper = tmp_path / "new.pdf"
    paper.write_bytes(scan(1))
    dropped(page, "funds-proof", files(paper))
    settle(pilot)
    shown = row(page, "funds-proof")
    assert (shown.progress, shown.reason) == (ItemProgress.RECEIVED, "")


def test_a_file_that_is_no_scan_leaves_the_item_as_it_was(
    page: ChecklistPage, pilot: Pilot, state: CaseState, tmp_path: Path
) -> None:
    note = tmp_path / "note.pdf"
    note.write_bytes(b"nothing to see")
    dropped(page, "funds-proof", files(note))
    settle(pilot)
    assert row(page, "funds-proof").progress is ItemProgress.OPEN
    assert not [each for each in state.file.documents if each.item == "funds-proof"]


def test_files_can_be_chosen_for_an_item_by_its_button(
    page: ChecklistPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    paper = tmp_path / "statement.pdf"
    paper.write_bytes(scan(1))
    dialogs.files = [paper]
    assert page.focus_on(None, "funds-proof")
    settled()
    child(page.detail, QPushButton, "checklist.add.funds").click()
    settle(pilot)
    assert row(page, "funds-proof").progress is ItemProgress.RECEIVED


def test_the_papers_of_an_item_lead_to_the_documents(page: ChecklistPage, state: CaseState) -> None:
    asked: list[tuple[str, object, str]] = []
    state.asked.connect(lambda *each: asked.append(each))
    page.focus_on(None, "cv")
    settled()
    child(page.detail, Link).click()
    (paper,) = row(page, "cv").documents
    assert asked == [("documents", paper.id, "")]


def test_names_of_files_choose_among_the_kinds_of_an_item(rulebook: Rulebook) -> None:
    items = {each.id: each for each in rulebook.items}
    several = next(each for each in items.values() if "apostille" in each.kinds)
    assert kind_for(several, ["my apostille.pdf"]) == "apostille"
    assert kind_for(several, ["scan0001.pdf"]) == several.kinds[0]
    without = next(each for each in items.values() if not each.kinds)
    assert kind_for(without, ["scan0001.pdf"]) == UNSORTED


def test_not_applicable_is_refused_without_a_reason(page: ChecklistPage, pilot: Pilot) -> None:
    page.focus_on(None, "funds-proof")
    page.detail.marked.emit(ItemProgress.NOT_APPLICABLE, "")
    settle(pilot)
    assert "need a reason" in page.detail.problem.text()
    page.detail.marked.emit(ItemProgress.NOT_APPLICABLE, "a scholarship pays for everything")
    settle(pilot)
    assert row(page, "funds-proof").progress is ItemProgress.NOT_APPLICABLE


def test_who_brings_an_item_and_when_stands_in_the_list(page: ChecklistPage, pilot: Pilot) -> None:
    page.focus_on(None, "funds-proof")
    page.detail.planned.emit("Adaeze", date(2026, 12, 1))
    settle(pilot)
    shown = row(page, "funds-proof")
    assert (shown.owner, shown.due_on) == ("Adaeze", date(2026, 12, 1))


def test_the_line_of_the_post_says_what_is_known(pilot: Pilot, state: CaseState) -> None:
    say = pilot.desk.text
    assert say(post_said(state.file, TODAY)) == "Berlin, not read yet — 10 points are not known"
    post = state.file.post
    assert post is not None
    said = Said(Bilingual("18 to 45"), "notice", date(2026, 11, 2))
    state.act(lambda vault: posts.record_rule(vault, post, PostPoint.AGE, said, on=TODAY))
    settle(pilot)
    line = say(post_said(state.file, TODAY))
    assert line == "Berlin, read 2026-11-02 — 9 points are not known"
    state.act(lambda vault: posts.set_recheck(vault, post, date(2026, 11, 20)))
    settle(pilot)
    assert say(post_said(state.file, TODAY)).endswith("look again since 2026-11-20")
    assert not say(post_said(state.file, date(2026, 11, 19))).endswith("2026-11-20")


def test_the_post_is_asked_from_the_checklist(
    page: ChecklistPage,
    pilot: Pilot,
    state: CaseState,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    dialogs.target = tmp_path / "enquiry.txt"
    asked: list[tuple[str, object, str]] = []
    state.asked.connect(lambda *each: asked.append(each))
    child(page, QPushButton, "checklist.ask").click()
    sheet = child(page.window(), EnquirySheet)
    written = sheet.box.toPlainText()
    assert written.startswith("致：柏林")
    child(sheet, QPushButton, "copy").click()
    child(sheet, QPushButton, "save").click()
    settle(pilot)
    assert dialogs.copied == [written]
    assert (tmp_path / "enquiry.txt").read_text(encoding="utf-8") == f"{written}\n"
    sheet.recheck.committed.emit(date(2027, 1, 5))
    settle(pilot)
    assert state.file.post is not None
    assert state.file.post.recheck_on == date(2027, 1, 5)
    child(sheet, QPushButton, "answer").click()
    assert asked == [("post", None, "record")]


def test_a_place_that_takes_no_file_is_told_in_the_sheet(
    page: ChecklistPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.target = tmp_path / "missing" / "enquiry.txt"
    child(page, QPushButton, "checklist.ask").click()
    sheet = child(page.window(), EnquirySheet)
    child(sheet, QPushButton, "save").click()
    settle(pilot)
    assert "could not be written" in sheet.problem.text()


def test_what_is_still_needed_is_written_in_the_language_of_the_applicant(
    page: ChecklistPage, dialogs: FakeDialogs
) -> None:
    child(page, QPushButton, "checklist.request").click()
    sheet = child(page.window(), RequestSheet)
    assert sheet.box.toPlainText().startswith("Dear Adaeze Nkechi Okoro,")
    assert not sheet.whose.isVisible()
    sheet.language.choose("zh")
    assert "还需您提供" in sheet.box.toPlainText()
    child(sheet, QPushButton, "copy").click()
    assert dialogs.copied == [sheet.box.toPlainText()]
