# SPDX-License-Identifier: MIT
"""The register on screen: found while typing, its facts recorded, its lists brought in."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution import (
    Institution,
    RecognitionFact,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.institutions.model import Row
from kvisa_desktop.ui.institutions.page import InstitutionsPage
from kvisa_desktop.ui.parts.ledger.fact_sheet import FactSheet
from kvisa_desktop.ui.parts.link import Link
from tests.case_builders import CASE, INSTITUTION
from tests.fake_register import HILLS, LAKES, FakeRegister
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import FakeDialogs, FakeOpenVault, FakeProgram
from tests.ui.windows import placed


@pytest.fixture
def page(
    qtbot: QtBot, pilot: Pilot, program: FakeProgram, vault: FakeOpenVault
) -> InstitutionsPage:
    program.register = FakeRegister((LAKES, HILLS))
    made = placed(qtbot, InstitutionsPage(pilot.desk), 1150, 760)
    made.start_focus()
    pilot.settle()
    assert vault.is_open
    return made


def search(pilot: Pilot, page: InstitutionsPage, text: str) -> list[Row]:
    page.search.clear()
    typed(page.search, text)
    pilot.until(lambda: not page._asked.is_waiting)  # noqa: SLF001
    pilot.settle()
    return list(page.table._rows.rows)  # noqa: SLF001


def words(page: InstitutionsPage) -> str:
    settled()
    return "\n".join(each.text() for each in page.detail.findChildren(QLabel) if each.isVisible())


def sheet(page: InstitutionsPage) -> FactSheet:
    return child(page.window(), FactSheet, "fact")


def facts(vault: FakeOpenVault) -> tuple[RecognitionFact, ...]:
    with vault.read() as reader:
        return reader.find(RecognitionFact)


def test_without_words_the_institutions_of_the_vault_stand_there(page: InstitutionsPage) -> None:
    row = page.table.current
    assert row.subject.id == INSTITUTION
    assert "Example Technical University" in words(page)
    link = child(page, Link, "institutions.case.K-0001")
    assert link.text() == "K-0001 · OKORO Adaeze Nkechi: degree"
    assert "2 institutions in 1 list" in page._counted.text()  # noqa: SLF001


def test_what_is_typed_is_found_in_vault_and_register(pilot: Pilot, page: InstitutionsPage) -> None:
    found = search(pilot, page, "university")
    assert [each.name.en for each in found] == ["Example Technical University", "Lakes University"]
    assert [each.held is not None for each in found] == [True, False]


def test_one_chinese_character_is_enough_and_one_letter_is_not(
    pilot: Pilot, page: InstitutionsPage, program: FakeProgram
) -> None:
    found = search(pilot, page, "山")
    assert [each.name.zh for each in found] == ["山理工学院"]
    assert "no longer active" in words(page)
    program.register.asked.clear()
    search(pilot, page, "h")
    assert not program.register.asked


def test_only_the_last_of_what_was_typed_is_asked(
    pilot: Pilot, page: InstitutionsPage, program: FakeProgram
) -> None:
    program.register.asked.clear()
    found = search(pilot, page, "hills")
    assert [query for query, _, _ in program.register.asked] == ["hills"]
    assert [each.name.en for each in found] == ["Hills Institute of Technology"]


def test_nothing_found_says_nothing_about_the_institution(
    pilot: Pilot, page: InstitutionsPage
) -> None:
    assert not search(pilot, page, "zzzz")
    empty = page._nothing  # noqa: SLF001
    assert empty.isVisible()
    assert not page.detail.isVisible()


def test_a_fact_of_a_row_of_the_register_keeps_the_institution(
    pilot: Pilot, page: InstitutionsPage, vault: FakeOpenVault
) -> None:
    search(pilot, page, "hills")
    pressed(child(page, QPushButton, "ledger.add"), Qt.Key.Key_Space)
    asked = sheet(page)
    asked.kind.box.setFocus()
    pressed(asked.kind.box, Qt.Key.Key_Home)
    asked.outcome.box.setFocus()
    pressed(asked.outcome.box, Qt.Key.Key_Down)
    asked.outcome.committed.emit(RecognitionOutcome.NOT_FOUND)
    pressed(child(asked, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    pilot.settle()
    kept = next(each for each in facts(vault) if each.institution_id != INSTITUTION)
    assert (kept.kind, kept.outcome) == (RecognitionKind.MOE_LIST, RecognitionOutcome.NOT_FOUND)
    assert kept.read_on == pilot.desk.program.today()
    with vault.read() as reader:
        assert reader.get(Institution, kept.institution_id).name == HILLS.name
    assert page.table.current.held is not None
    assert "does not mean “not recognised”" in words(page)
    assert "No case in this vault leans on it." in words(page)


def test_the_answers_and_the_source_follow_the_kind(page: InstitutionsPage) -> None:
    pressed(child(page, QPushButton, "ledger.add"), Qt.Key.Key_Space)
    asked = sheet(page)
    source = asked.form.editors["source"].target
    assert isinstance(source, QLineEdit)
    assert "jsj.moe.gov.cn" in source.text()
    asked.kind.committed.emit(RecognitionKind.REGISTRAR_LETTER)
    assert asked.outcome.box.values == (RecognitionOutcome.STATED,)
    assert source.text() == ""
    asked.reject()


def test_a_fact_that_is_not_whole_is_refused_inside_the_sheet(
    pilot: Pilot, page: InstitutionsPage, vault: FakeOpenVault
) -> None:
    before = facts(vault)
    pressed(child(page, QPushButton, "ledger.add"), Qt.Key.Key_Space)
    asked = sheet(page)
    asked.kind.committed.emit(RecognitionKind.RANKING)
    pressed(child(asked, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    assert "needs its source" in asked.problem.text()
    assert asked.isVisible()
    assert facts(vault) == before
    asked.reject()


def test_a_fact_is_changed_and_removed(
    pilot: Pilot, page: InstitutionsPage, vault: FakeOpenVault
) -> None:
    (old,) = facts(vault)
    vault.records[old.id] = replace(old, source=Bilingual("A list", "名单"))
    page.reload()
    pilot.settle()
    pilot.settle()
    pressed(child(page, QToolButton, f"ledger.pencil.{old.id}"), Qt.Key.Key_Space)
    asked = sheet(page)
    checked_by = asked.form.editors["checked_by"].target
    assert isinstance(checked_by, QLineEdit)
    typed(checked_by, "Wei")
    pressed(checked_by, Qt.Key.Key_Return)
    pilot.settle()
    pilot.settle()
    (kept,) = facts(vault)
    assert kept.checked_by == "Wei"
    assert "checked by Wei" in words(page)
    pressed(child(page, QToolButton, f"ledger.trash-2.{old.id}"), Qt.Key.Key_Space)
    pilot.settle()
    pilot.settle()
    assert not facts(vault)
    assert "No fact about this institution" in words(page)


def test_where_it_is_used_leads_to_the_case(page: InstitutionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.case_asked) as asked:
        pressed(child(page, Link, "institutions.case.K-0001"), Qt.Key.Key_Space)
    assert asked.args == [CASE]


def test_a_list_is_imported_and_removed(
    pilot: Pilot, page: InstitutionsPage, dialogs: FakeDialogs
) -> None:
    dialogs.files = (Path("ror.json"),)
    pressed(child(page, QPushButton, "institutions.import"), Qt.Key.Key_Space)
    pilot.settle()
    pilot.settle()
    assert "in 2 lists" in page._counted.text()  # noqa: SLF001
    assert page.import_button.isEnabled()
    assert not page.progress.isVisible()
    pressed(child(page, QPushButton, "institutions.lists"), Qt.Key.Key_Space)
    shown = child(page.window(), QDialog, "lists")
    pressed(child(shown, QPushButton, "lists.remove.ror"), Qt.Key.Key_Space)
    pilot.settle()
    pilot.settle()
    assert "in 1 list" in page._counted.text()  # noqa: SLF001


def test_a_list_that_cannot_be_read_is_told(
    pilot: Pilot, page: InstitutionsPage, program: FakeProgram, dialogs: FakeDialogs
) -> None:
    program.register.refusal = Refused(msg("This is no list."), msg("Choose another file."))
    dialogs.files = (Path("bad.json"),)
    pressed(child(page, QPushButton, "institutions.import"), Qt.Key.Key_Space)
    pilot.settle()
    assert any("no list" in each for each in pilot.said)
    assert page.import_button.isEnabled()


def test_everything_is_said_again_in_chinese(pilot: Pilot, page: InstitutionsPage) -> None:
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    assert "院校（机构）情况查核记录" in words(page)
    assert "已查到" in words(page)
    assert "institution" not in page._counted.text()  # noqa: SLF001


def test_an_empty_vault_says_what_to_do(
    qtbot: QtBot, pilot: Pilot, desk: Desk, program: FakeProgram
) -> None:
    empty = FakeOpenVault(program.folder / "Empty.kvisa")
    cases.create(empty)
    desk.take_vault(empty)
    made = InstitutionsPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.start_focus()
    pilot.settle()
    assert made._empty.isVisible()  # noqa: SLF001
    made.clear()
    assert not made.detail.isVisible()
