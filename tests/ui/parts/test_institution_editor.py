# SPDX-License-Identifier: MIT
"""Naming an institution: suggestions under the field, by keyboard; a name of one's own stays."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.ui.parts.editors.institution import InstitutionEditor
from tests.fake_register import HILLS, LAKES, FakeRegister
from tests.ui.conftest import Pilot
from tests.ui.keyboard import pressed, typed
from tests.ui.program import FakeProgram
from tests.ui.windows import placed


@pytest.fixture
def editor(qtbot: QtBot, pilot: Pilot, program: FakeProgram) -> InstitutionEditor:
    program.register = FakeRegister((LAKES, HILLS))
    made = placed(qtbot, InstitutionEditor(pilot.desk), 600, 40)
    made.activateWindow()
    made.english.setFocus()
    pilot.until(made.english.hasFocus)
    return made


def offers(editor: InstitutionEditor) -> list[str]:
    model = editor.completer.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_what_is_typed_is_looked_up_and_a_row_taken_by_keyboard(
    pilot: Pilot, editor: InstitutionEditor
) -> None:
    taken: list[object] = []
    named: list[object] = []
    editor.adopted.connect(taken.append)
    editor.committed.connect(named.append)
    typed(editor.english, "lakes")
    pilot.until(editor.popup.isVisible)
    assert offers(editor) == ["Lakes University · 湖大学 · Iceland"]
    popup = editor.popup
    pressed(popup, Qt.Key.Key_Down)
    pressed(popup, Qt.Key.Key_Return)
    assert taken == [LAKES]
    assert (editor.english.text(), editor.chinese.text()) == ("Lakes University", "湖大学")
    pressed(editor.english, Qt.Key.Key_Return)
    assert not named


def test_one_chinese_character_is_enough(pilot: Pilot, editor: InstitutionEditor) -> None:
    editor.chinese.setFocus()
    typed(editor.chinese, "山")
    pilot.until(editor.popup.isVisible)
    assert offers(editor) == ["Hills Institute of Technology · 山理工学院 · India"]


def test_a_name_that_no_list_has_is_kept_as_typed(pilot: Pilot, editor: InstitutionEditor) -> None:
    named: list[object] = []
    editor.committed.connect(named.append)
    typed(editor.english, "Nowhere College")
    pressed(editor.english, Qt.Key.Key_Return)
    pilot.settle()
    assert named == [Bilingual("Nowhere College")]
    assert not editor.popup.isVisible()


def test_enter_without_a_choice_keeps_what_was_typed(
    pilot: Pilot, editor: InstitutionEditor
) -> None:
    named: list[object] = []
    editor.committed.connect(named.append)
    typed(editor.english, "lakes")
    pilot.until(editor.popup.isVisible)
    pressed(editor.popup, Qt.Key.Key_Return)
    assert named == [Bilingual("lakes")]
    assert not editor.popup.isVisible()


def test_escape_closes_the_list_and_typing_goes_on(pilot: Pilot, editor: InstitutionEditor) -> None:
    typed(editor.english, "lakes")
    pilot.until(editor.popup.isVisible)
    pressed(editor.popup, Qt.Key.Key_Escape)
    assert not editor.popup.isVisible()
    assert editor.english.text() == "lakes"
    typed(editor.english, " u")
    pilot.until(editor.popup.isVisible)
