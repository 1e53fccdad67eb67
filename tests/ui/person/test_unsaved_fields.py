# SPDX-License-Identifier: MIT
"""What was typed into a field stays there when the vault cannot keep it, until it can."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.app import App, sample_case
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.paths import user_folders
from kvisa_desktop.store.vault import OpenVault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.person.page import PersonPage
from tests.ui.conftest import Pilot
from tests.ui.keyboard import pressed, typed
from tests.ui.windows import placed


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenVault]:
    """Return a vault on the disk that holds the sample case."""
    with App(user_folders(tmp_path / "data")) as app:
        made = app.create_vault(tmp_path / "Clients.kvisa", None).vault
        app.add_sample(made)
        yield made
        made.close()


@pytest.fixture
def state(pilot: Pilot, opened: OpenVault) -> CaseState:
    """Return the sample case, open."""
    pilot.desk.take_vault(opened)
    case = sample_case(opened)
    assert case is not None
    made = CaseState(pilot.desk)
    made.open(case.id)
    pilot.settle()
    return made


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> PersonPage:
    made = placed(qtbot, PersonPage(pilot.desk, state), 900, 700)
    made.show_case()
    return made


def _editor(page: PersonPage, field: str) -> Editor:
    forms = page.findChildren(RecordForm)
    return next(each.editors[field] for each in forms if field in each.editors)


def _line(page: PersonPage, field: str) -> QLineEdit:
    target = _editor(page, field).target
    assert isinstance(target, QLineEdit)
    return target


def _reasons(page: PersonPage) -> list[str]:
    shown = page.findChildren(QLabel)
    bad = [each for each in shown if each.isVisible() and each.property("kind") == "bad"]
    return [each.text() for each in bad if len(each.text()) > 1]  # a cross alone is a check digit


def _taken_away(opened: OpenVault) -> Path:
    return opened.folder.rename(opened.folder.with_name("renamed"))


def _refused_surname(pilot: Pilot, page: PersonPage, opened: OpenVault) -> tuple[Path, QLineEdit]:
    """Type a name that the vault cannot keep; return where the vault is now, and the field."""
    away, line = _taken_away(opened), _line(page, "surname")
    pilot.type_into(line, "Nwosu")
    return away, line


def _state(widget: QWidget) -> object:
    return widget.property("state")


def test_what_was_typed_stays_until_it_can_be_saved(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    kept = state.file.person.surname
    away, line = _refused_surname(pilot, page, opened)
    assert (line.text(), _state(line)) == ("Nwosu", "bad")
    assert "no longer there" in _reasons(page)[0]
    assert "Not saved" in _reasons(page)[0]
    assert any("no longer there" in each for each in pilot.said)
    pressed(line, Qt.Key.Key_Return)
    pilot.settle()
    assert (line.text(), _state(line)) == ("Nwosu", "bad")
    away.rename(opened.folder)
    state.reload()
    pilot.settle()
    assert state.file.person.surname == kept
    assert line.text() == "Nwosu"
    pressed(line, Qt.Key.Key_Return)
    pilot.settle()
    assert state.file.person.surname == "Nwosu"
    assert (line.text(), _state(line)) == ("Nwosu", "")
    assert not _reasons(page)


def test_leaving_the_field_saves_again(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    away, line = _refused_surname(pilot, page, opened)
    away.rename(opened.folder)
    line.clearFocus()
    pilot.settle()
    assert state.file.person.surname == "Nwosu"


def test_esc_puts_back_what_is_kept(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    kept = state.file.person.surname
    away, line = _refused_surname(pilot, page, opened)
    typed(line, "x")
    pressed(line, Qt.Key.Key_Escape)
    assert (line.text(), _state(line)) == (kept, "")
    assert not _reasons(page)
    away.rename(opened.folder)
    pressed(line, Qt.Key.Key_Return)
    pilot.settle()
    assert state.file.person.surname == kept


def test_another_field_is_saved_beside_one_that_is_not(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    away, surname = _refused_surname(pilot, page, opened)
    away.rename(opened.folder)
    surname.blockSignals(True)  # so that leaving it does not save it
    pilot.type_into(_line(page, "given_names"), "Ngozi")
    surname.blockSignals(False)
    assert state.file.person.given_names == "Ngozi"
    assert (surname.text(), _state(surname)) == ("Nwosu", "bad")


def test_a_choice_stays_too(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    editor = _editor(page, "marital_status")
    box = editor.target
    assert isinstance(box, QComboBox)
    kept = state.file.person.marital_status
    away = _taken_away(opened)
    wanted = next(place for place in range(box.count()) if place != box.currentIndex())
    box.setCurrentIndex(wanted)
    box.activated.emit(wanted)
    pilot.settle()
    assert (box.currentIndex(), _state(box)) == (wanted, "bad")
    away.rename(opened.folder)
    box.activated.emit(wanted)
    pilot.settle()
    assert _state(box) == ""
    assert box.currentIndex() == wanted
    assert state.file.person.marital_status is not kept


def test_both_halves_of_a_text_stay(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    editor = _editor(page, "occupation")
    assert isinstance(editor, BilingualEditor)
    away = _taken_away(opened)
    pilot.type_into(editor.english, "Glassblower")
    pilot.type_into(editor.chinese, "玻璃工")
    assert (editor.english.text(), editor.chinese.text()) == ("Glassblower", "玻璃工")
    assert (_state(editor.english), _state(editor.chinese)) == ("bad", "bad")
    away.rename(opened.folder)
    pressed(editor.chinese, Qt.Key.Key_Return)
    pilot.settle()
    occupation = state.file.person.occupation
    assert (occupation.en, occupation.zh) == ("Glassblower", "玻璃工")
    assert _state(editor.english) == ""


def test_another_person_is_never_shown_the_text_of_the_one_before(
    pilot: Pilot, page: PersonPage, state: CaseState, opened: OpenVault
) -> None:
    _taken_away(opened)
    line = _line(page, "surname")
    pilot.type_into(line, "Nwosu")
    form = next(each for each in page.findChildren(RecordForm) if "surname" in each.editors)
    line.clearFocus()
    pilot.settle()
    form.show_record(Person(id=PersonId(state.file.case.id), surname="Adeyemi"))
    assert (line.text(), _state(line)) == ("Adeyemi", "")


def test_it_says_so_in_chinese(pilot: Pilot, page: PersonPage, opened: OpenVault) -> None:
    _taken_away(opened)
    line = _line(page, "surname")
    pilot.type_into(line, "Nwosu")
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    assert "未保存" in _reasons(page)[0]
    assert "Esc" in _reasons(page)[0]
    assert line.text() == "Nwosu"
