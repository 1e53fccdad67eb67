# SPDX-License-Identifier: MIT
"""One's own pack of rules in the window: copied, edited, compared, brought in, thrown away."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.rulebook.packs import shipped_pack
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.parts.confirm import ConfirmSheet
from kvisa_desktop.ui.parts.link import Link
from kvisa_desktop.ui.rules import actions
from kvisa_desktop.ui.rules.page import RulesPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.program import FakeDialogs, FakeProgram
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, program: FakeProgram, tmp_path: Path) -> RulesPage:
    program.own_rules = tmp_path / "own"
    made = placed(qtbot, RulesPage(pilot.desk), 1200, 760)
    made.start_focus()
    made.packs_button.click()
    pilot.settle()
    return made


def words(page: RulesPage) -> str:
    settled()
    labels = page.packs.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def press(page: RulesPage, pilot: Pilot, name: str) -> None:
    child(page, QPushButton, name).click()
    pilot.settle()


def answer(page: RulesPage, pilot: Pilot) -> str:
    """Say yes to the question that is open; return what it said."""
    sheet = child(page.window(), ConfirmSheet)
    said = "\n".join(each.text() for each in sheet.findChildren(QLabel))
    sheet.yes.click()
    pilot.settle()
    settled()
    return said


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_at_first_the_shipped_pack_is_in_use(page: RulesPage, program: FakeProgram) -> None:
    assert "The shipped pack is in use" in words(page)
    assert f"SHA-256: {program.rulebook.version}" in words(page)
    assert page.packs.copy.isEnabled()
    assert not page.packs.reset.isEnabled()


def test_a_copy_is_edited_and_what_differs_is_shown(
    page: RulesPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    press(page, pilot, "packs.copy")
    assert "Your own pack is in use" in words(page)
    assert "No entry differs." in words(page)
    child(page, Link, "packs.file.k.toml").click()
    assert dialogs.opened == [program.own_rules / "k.toml"]
    edit(program.own_rules / "k.toml", "under 40 with", "at 40 with")
    press(page, pilot, "packs.reread")
    assert "1 entry differs." in words(page)
    assert "at 40 with" in words(page)
    page.packs_button.click()
    page.search.setText("at 40 with")
    rows = page.table.model().rows  # type: ignore[attr-defined]
    assert any("at 40 with" in each.rule.text.en for each in rows)


def test_a_fault_is_told_with_file_line_and_remedy_and_the_shipped_pack_works(
    page: RulesPage, pilot: Pilot, program: FakeProgram, state: CaseState
) -> None:
    press(page, pilot, "packs.copy")
    edit(program.own_rules / "h1b.toml", 'id = "H-01"', 'id = "H-01"\nwhatever = 1')
    press(page, pilot, "packs.reread")
    fault = child(page, QLabel, "packs.fault").text()
    assert fault.startswith("h1b.toml, line ")
    assert "the key “whatever” is not known here" in fault
    assert "The shipped pack is in use" in words(page)
    assert "Correct the file" in words(page)
    assert fault in pilot.said
    assert state.assessment.checklist
    edit(program.own_rules / "h1b.toml", "whatever = 1\n", "")
    press(page, pilot, "packs.reread")
    assert "Your own pack is in use" in words(page)


def test_a_fault_is_told_at_the_start(pilot: Pilot, program: FakeProgram, tmp_path: Path) -> None:
    program.own_rules = tmp_path / "own"
    actions.tell_of_fault(pilot.desk, pilot.desk)
    pilot.settle()
    assert not pilot.said
    program.begin_own_rules()
    (program.own_rules / "k.toml").write_text("what = is\n", encoding="utf-8")
    program.reread_rules()
    actions.tell_of_fault(pilot.desk, pilot.desk)
    pilot.settle()
    (said,) = pilot.said
    assert said.startswith("k.toml, line 1")


def test_a_pack_is_brought_in_after_its_hash_was_shown(
    page: RulesPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(shipped_pack(), tmp_path / "from-the-firm"))
    edit(folder / "k.toml", "under 40 with", "at 40 with")
    dialogs.folder = folder
    press(page, pilot, "packs.import")
    assert not program.own_rules.exists()
    said = answer(page, pilot)
    assert "1 entry differs." in said
    assert program.read_rules(folder).version in said
    assert "Your own pack is in use" in words(page)
    assert program.rulebook.version in words(page)


def test_an_edited_own_pack_is_kept_and_the_notice_says_where(
    page: RulesPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(shipped_pack(), tmp_path / "from-the-firm"))
    edit(folder / "k.toml", "under 40 with", "at 40 with")
    press(page, pilot, "packs.copy")
    edit(program.own_rules / "k.toml", "under 40 with", "at 39 with")
    dialogs.folder = folder
    press(page, pilot, "packs.import")
    answer(page, pilot)
    (kept,) = program.own_rules.parent.glob("own-before-*")
    assert "at 39 with" in (kept / "k.toml").read_text(encoding="utf-8")
    assert any(str(kept) in each for each in pilot.said)


def test_a_pack_with_a_fault_is_not_brought_in(
    page: RulesPage, pilot: Pilot, program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(shipped_pack(), tmp_path / "bad"))
    (folder / "notes.txt").write_text("hello", encoding="utf-8")
    dialogs.folder = folder
    press(page, pilot, "packs.import")
    assert "“notes.txt” does not belong in a pack of rules." in pilot.said
    assert not program.own_rules.exists()
    assert page.window().findChild(ConfirmSheet) is None


def test_the_own_pack_is_thrown_away_only_after_a_question(
    page: RulesPage, pilot: Pilot, program: FakeProgram
) -> None:
    press(page, pilot, "packs.copy")
    press(page, pilot, "packs.reset")
    assert program.own_rules.exists()
    answer(page, pilot)
    assert not program.own_rules.exists()
    assert "The shipped pack is in use" in words(page)


def test_an_open_case_follows_the_rules(
    page: RulesPage, pilot: Pilot, program: FakeProgram, state: CaseState
) -> None:
    assert any(each.id == "funds-proof" for each in state.assessment.checklist)
    press(page, pilot, "packs.copy")
    edit(program.own_rules / "checklist.toml", 'id = "funds-proof"', 'id = "money-proof"')
    press(page, pilot, "packs.reread")
    for _ in range(3):
        pilot.settle()
    assert any(each.id == "money-proof" for each in state.assessment.checklist)


def test_all_words_are_said_in_chinese_too(page: RulesPage, pilot: Pilot) -> None:
    press(page, pilot, "packs.copy")
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    said = words(page)
    assert "正在使用您自己的规则包" in said
    assert "Your" not in said


def test_the_fields_that_differ_are_said_in_chinese_too(
    page: RulesPage, pilot: Pilot, program: FakeProgram
) -> None:
    press(page, pilot, "packs.copy")
    edit(program.own_rules / "k.toml", "under 40 with", "at 40 with")
    press(page, pilot, "packs.reread")
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    lines = words(page).splitlines()
    assert "规则正文" in lines
    assert "text of the rule" not in lines
