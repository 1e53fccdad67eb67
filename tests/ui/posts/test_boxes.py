# SPDX-License-Identifier: MIT
"""The boxes of the post's online form in the window: recorded with source, changed, moved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.posts.box_sheet import BoxSheet
from kvisa_desktop.ui.posts.boxes import BoxesCard
from kvisa_desktop.ui.posts.kinds_editor import KindsEditor
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child


@pytest.fixture
def card(qtbot: QtBot, pilot: Pilot, state: CaseState) -> BoxesCard:
    made = BoxesCard(pilot.desk, state)
    qtbot.addWidget(made)
    state.loaded.connect(made.show_case)
    made.resize(900, 700)
    made.show()
    made.show_case()
    settled()
    return made


def words(card: BoxesCard) -> str:
    settled()
    return "\n".join(each.text() for each in card.findChildren(QLabel) if not each.isHidden())


def fill(sheet: BoxSheet, pilot: Pilot, **fields: object) -> None:
    for name, value in fields.items():
        sheet.form.edited.emit(name, value)
    child(sheet, QPushButton, "posts.box.record").click()
    for _ in range(3):
        pilot.settle()


def add(card: BoxesCard, pilot: Pilot, name: str) -> None:
    fill(card.ask(), pilot, name=Bilingual(name), source="the form")


def names(state: CaseState) -> list[str]:
    return [each.name.en for each in state.file.post_boxes]


def test_at_first_the_rule_of_the_post_is_unknown(card: BoxesCard) -> None:
    assert "Post rule unknown" in words(card)
    assert "assumes no limit" in words(card)


def test_a_box_is_recorded_with_its_limits_and_source(
    card: BoxesCard, pilot: Pilot, state: CaseState
) -> None:
    fill(
        card.ask(),
        pilot,
        name=Bilingual("Degree", "学位"),
        kinds=("degree-certificate",),
        formats=(UploadFormat.PDF,),
        most_kb=1000,
        source="the form",
        read_on=date(2026, 11, 20),
    )
    said = words(card)
    assert "1000 KB at most" in said
    assert "Degree certificate" in said
    assert "the form, read on 2026-11-20" in said
    assert "Post rule unknown" not in said
    assert [each.formats for each in state.file.post_boxes] == [(UploadFormat.PDF,)]


def test_what_is_refused_is_said_in_the_sheet_and_can_be_mended(
    card: BoxesCard, pilot: Pilot, state: CaseState
) -> None:
    sheet = card.ask()
    fill(sheet, pilot, name=Bilingual("Degree"))
    assert sheet.isVisible()
    assert "missing" in sheet.problem.text()
    assert names(state) == []
    fill(sheet, pilot, source="the form")
    assert names(state) == ["Degree"]


def test_boxes_are_moved_changed_and_removed(
    card: BoxesCard, pilot: Pilot, state: CaseState
) -> None:
    for name in ("one", "two"):
        add(card, pilot, name)
    child(card, QPushButton, "posts.box.up.1").click()
    for _ in range(3):
        pilot.settle()
    assert names(state) == ["two", "one"]
    assert not child(card, QPushButton, "posts.box.up.0").isEnabled()
    fill(card.ask(state.file.post_boxes[0]), pilot, most_pages=4)
    assert state.file.post_boxes[0].most_pages == 4
    child(card, QPushButton, "posts.box.remove.1").click()
    for _ in range(3):
        pilot.settle()
    assert names(state) == ["two"]


def test_kinds_are_ticked_and_shown(qtbot: QtBot, pilot: Pilot) -> None:
    editor = KindsEditor(pilot.desk.text)
    qtbot.addWidget(editor)
    editor.show_value(("photo", "transcript"))
    assert set(editor.chosen) == {"photo", "transcript"}
    told: list[object] = []
    editor.committed.connect(told.append)
    first = editor.list.item(0)
    first.setCheckState(Qt.CheckState.Checked)
    assert told == [editor.chosen]
    assert len(editor.chosen) == 3
