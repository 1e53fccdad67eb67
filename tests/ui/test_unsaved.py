# SPDX-License-Identifier: MIT
"""What is not saved is kept, asked about, or said to be given up: in every part of the window."""

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Role
from kvisa_desktop.ui import unsaved
from kvisa_desktop.ui.checklist.page import ChecklistPage
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.confirm import ConfirmSheet
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.editors.institution import InstitutionEditor
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.person.page import PersonPage
from kvisa_desktop.ui.plan.page import PlanPage
from kvisa_desktop.ui.posts.page import PostsPage
from tests.case_builders import graduate_case
from tests.fake_register import LAKES
from tests.ui.conftest import Pilot, filled
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import FakeOpenVault, FakeProgram

if TYPE_CHECKING:
    from collections.abc import Callable

FULL = NoRoom(msg("The disk is full."), msg("Make room."))


@pytest.fixture
def held(program: FakeProgram) -> FakeOpenVault:
    """Return the vault of the graduate, with a password."""
    path = program.folder / "Okoro.kvisa"
    made = program.create_vault(path, "secret", Role.APPLICANT).vault
    return filled(made, graduate_case())


@pytest.fixture
def opened(crew: Pilot, window: MainWindow, held: FakeOpenVault) -> MainWindow:
    """Return the window at the first section of the case."""
    window.doors.opened.emit(held)
    settled(crew)
    return window


def settled(crew: Pilot) -> None:
    for _ in range(5):
        crew.settle()


def section(window: MainWindow, crew: Pilot, name: str) -> QWidget:
    window.case.go(name)
    settled(crew)
    page = window.case.page
    assert page is not None
    return page


def line_of(page: QWidget, field: str) -> QLineEdit:
    editor = child(page, Editor, f"field.{field}")
    target = editor.target
    assert isinstance(target, QLineEdit)
    return target


def question(window: MainWindow) -> ConfirmSheet:
    found = [each for each in window.findChildren(ConfirmSheet, "unsaved") if each.isVisible()]
    assert len(found) == 1
    return found[0]


def asked(window: MainWindow) -> bool:
    return any(each.isVisible() for each in window.findChildren(ConfirmSheet, "unsaved"))


def unreadable(window: MainWindow, crew: Pilot) -> QLineEdit:
    """Type a birthday that is none."""
    line = line_of(section(window, crew, "person"), "birth_date")
    crew.type_into(line, "the day before")
    return line


def test_what_cannot_be_read_stays_when_the_case_is_read_again(
    opened: MainWindow, crew: Pilot
) -> None:
    line = unreadable(opened, crew)
    opened.setFocus()
    opened.state.reload()
    settled(crew)
    assert (line.text(), line.property("state")) == ("the day before", "bad")
    pressed(line, Qt.Key.Key_Escape)
    assert line.text() != "the day before"
    assert unsaved.held_in(opened) == ()


def test_a_section_that_is_left_keeps_it_and_says_so(opened: MainWindow, crew: Pilot) -> None:
    line = unreadable(opened, crew)
    section(opened, crew, "checklist")
    assert "still there in the section you left: " in crew.said[-1]
    assert "born" in crew.said[-1].casefold() or "birth" in crew.said[-1].casefold()
    opened.notices._action.click()  # noqa: SLF001
    settled(crew)
    assert opened.case.section == "person"
    assert line.text() == "the day before"


def test_what_is_left_half_typed_and_cannot_be_read_is_said_too(
    opened: MainWindow, crew: Pilot
) -> None:
    line = line_of(section(opened, crew, "person"), "birth_date")
    line.setFocus()
    pressed(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typed(line, "soon")
    section(opened, crew, "checklist")
    assert "still there" in crew.said[-1]


def test_a_section_with_nothing_of_that_kind_is_left_in_silence(
    opened: MainWindow, crew: Pilot
) -> None:
    section(opened, crew, "person")
    section(opened, crew, "checklist")
    assert crew.said == []


@pytest.mark.parametrize("leave", ["lock", "close", "open-vault"])
def test_what_would_lose_it_asks_and_may_be_called_off(
    opened: MainWindow, crew: Pilot, leave: str
) -> None:
    line = unreadable(opened, crew)
    acts: dict[str, Callable[[], object]] = {"lock": opened.lock, "close": opened.close}
    acts.get(leave, opened.commands.actions["open-vault"].trigger)()
    sheet = question(opened)
    assert "the day before" in "".join(each.text() for each in sheet.findChildren(Label))
    pressed(sheet, Qt.Key.Key_Return)
    settled(crew)
    assert not asked(opened)
    assert opened.isVisible()
    assert opened.desk.has_vault
    assert line.text() == "the day before"


def test_on_yes_it_is_left_without_it(opened: MainWindow, crew: Pilot, held: FakeOpenVault) -> None:
    unreadable(opened, crew)
    opened.lock()
    question(opened).yes.click()
    crew.until(lambda: not opened.desk.has_vault)
    settled(crew)
    assert not held.is_open
    assert not any("dropped" in each for each in crew.said)


def test_it_is_asked_once_however_often_one_tries(opened: MainWindow, crew: Pilot) -> None:
    unreadable(opened, crew)
    for _ in range(3):
        opened.lock()
    question(opened).reject()


def test_a_vault_that_locks_by_itself_says_which_field_was_dropped_and_not_what(
    opened: MainWindow, crew: Pilot
) -> None:
    unreadable(opened, crew)
    opened.auto_lock.due.emit()
    settled(crew)
    assert not opened.desk.has_vault
    assert crew.said[-1].startswith("Not saved when the vault was left, and dropped: ")
    assert "the day before" not in "".join(crew.said)


def test_another_case_asks_first(opened: MainWindow, crew: Pilot) -> None:
    unreadable(opened, crew)
    case = opened.state.case_id
    assert case is not None
    opened.open_case(case, "checklist")
    settled(crew)
    assert not asked(opened)
    opened.open_case(CaseId(UUID(int=5)))
    assert asked(opened)
    assert opened.state.case_id == case
    question(opened).reject()


def test_a_sheet_with_words_in_it_is_not_closed_in_silence(opened: MainWindow, crew: Pilot) -> None:
    sheet = Sheet(opened.desk.text, msg("Add a step"))
    line = QLineEdit()
    sheet.body.addWidget(line)
    sheet.appear(opened)
    typed(line, "half")
    opened.auto_lock.due.emit()
    settled(crew)
    assert crew.said == ["“Add a step” was open, and was closed unsaved."]


def test_closing_waits_for_the_field_that_is_being_saved(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault
) -> None:
    line = line_of(section(opened, crew, "person"), "surname")
    held.refusal = FULL
    line.setFocus()
    pressed(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typed(line, "NWOSU")
    event = QCloseEvent()
    opened.closeEvent(event)
    assert not event.isAccepted()
    crew.until(lambda: asked(opened))
    assert "NWOSU" in "".join(each.text() for each in question(opened).findChildren(Label))
    question(opened).reject()


@pytest.mark.parametrize("field", ["reason", "owner"])
def test_the_checklist_keeps_what_could_not_be_saved(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault, field: str
) -> None:
    page = section(opened, crew, "checklist")
    assert isinstance(page, ChecklistPage)
    held.refusal = FULL
    editor = getattr(page.detail, field)
    crew.type_into(editor.line, "the embassy wants none")
    settled(crew)
    assert editor.is_unsaved
    assert "Not saved" in page.detail.problem.text()
    opened.state.reload()
    settled(crew)
    assert editor.line.text() == "the embassy wants none"
    held.refusal = None
    pressed(editor.line, Qt.Key.Key_Return)
    settled(crew)
    assert not editor.is_unsaved
    assert page.detail.problem.isHidden()


def test_another_item_takes_the_field_and_what_was_in_it_is_told(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault
) -> None:
    page = section(opened, crew, "checklist")
    assert isinstance(page, ChecklistPage)
    held.refusal = FULL
    crew.type_into(page.detail.reason.line, "the embassy wants none")
    settled(crew)
    page.table.selectRow(1)
    assert page.detail.reason.line.text() != "the embassy wants none"
    assert "given up for another entry" in crew.said[-1]
    assert "the embassy wants none" in crew.said[-1]


def test_the_plan_of_the_dossier_keeps_recipient_and_size(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault
) -> None:
    page = section(opened, crew, "dossier")
    assert isinstance(page, DossierPage)
    plan = page.panel.plan
    held.refusal = FULL
    crew.type_into(plan.recipient.line, "Embassy")
    settled(crew)
    plan.show_case(opened.state.file)
    assert (plan.recipient.line.text(), plan.recipient.is_unsaved) == ("Embassy", True)
    for wrong in ("0", "lots", "1000001"):
        plan.budget.line.setText(wrong)
        plan.budget.line.editingFinished.emit()
        assert plan.budget.is_unsaved
        assert "no size of a file" in plan._problem.text()  # noqa: SLF001
    held.refusal = None
    plan.budget.line.setText("20000")
    plan.budget.line.editingFinished.emit()
    settled(crew)
    assert opened.state.file.dossier_plan is not None
    assert opened.state.file.dossier_plan.budget_kb == 20000


def test_an_institution_taken_from_the_register_stays_until_it_is_saved(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault
) -> None:
    page = section(opened, crew, "person")
    assert isinstance(page, PersonPage)
    editor = child(page, InstitutionEditor, "field.employer")
    held.refusal = FULL
    editor.english.setText(LAKES.name.en)
    editor.chinese.setText(LAKES.name.zh)
    editor._adopt(LAKES)  # noqa: SLF001
    settled(crew)
    assert editor.is_unsaved
    assert editor.english.text() == LAKES.name.en
    held.refusal = None
    pressed(editor.english, Qt.Key.Key_Return)
    settled(crew)
    assert not editor.is_unsaved
    assert opened.state.file.person.employer == LAKES.name


def test_words_of_a_post_that_are_not_recorded_yet_are_asked_about(
    opened: MainWindow, crew: Pilot
) -> None:
    page = section(opened, crew, "post")
    assert isinstance(page, PostsPage)
    page.form.english.setText("Two photos")
    opened.lock()
    sheet = question(opened)
    assert "Two photos" in "".join(each.text() for each in sheet.findChildren(Label))
    sheet.reject()
    page.form.clear()
    opened.lock()
    settled(crew)
    assert not opened.desk.has_vault


def test_the_plan_of_activities_keeps_both_languages(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault
) -> None:
    page = section(opened, crew, "plan")
    assert isinstance(page, PlanPage)
    child(page, QPushButton, "plan.add").click()
    settled(crew)
    pair = page.cards[-1].what
    held.refusal = FULL
    pair.english.box.setPlainText("Teach")
    pair.english.box.left.emit()
    settled(crew)
    assert pair.is_unsaved
    opened.state.reload()
    settled(crew)
    assert pair.english.box.toPlainText() == "Teach"
    held.refusal = None
    pair.english.box.left.emit()
    settled(crew)
    assert not pair.is_unsaved


def test_another_paper_takes_the_fields_of_the_one_before(
    opened: MainWindow, crew: Pilot, held: FakeOpenVault
) -> None:
    page = section(opened, crew, "documents")
    assert isinstance(page, DocumentsPage)
    details = page.details
    rows = [each for each in (details._row,) if each is not None]  # noqa: SLF001
    assert rows
    held.refusal = FULL
    editor = next(
        each for each in details.form.editors.values() if isinstance(each.target, QLineEdit)
    )
    target = editor.target
    assert isinstance(target, QLineEdit)
    crew.type_into(target, "2021")
    settled(crew)
    details.show_row(None)
    assert not unsaved.held_in(details)
