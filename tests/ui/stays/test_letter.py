# SPDX-License-Identifier: MIT
"""The explanation of earlier stays is drafted, finished, and printed only when chosen."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.ui.stays.letter import LetterSheet, letter_state, written_letter
from tests.ui.keyboard import child, pressed
from tests.ui.stays.conftest import Recorded


def _opened(recorded: Recorded) -> LetterSheet:
    recorded.page.held.letter.open.click()
    return child(recorded.page.window(), LetterSheet, "stays.letter")


def _press(sheet: LetterSheet, name: str) -> None:
    pressed(child(sheet, QPushButton, name), Qt.Key.Key_Space)


def _finish(sheet: LetterSheet) -> None:
    for box in (sheet.english, sheet.chinese):
        box.setPlainText(box.toPlainText().replace("______", "—"))


def test_the_draft_is_shown_in_both_languages_and_chosen_by_nobody(recorded: Recorded) -> None:
    sheet = _opened(recorded)
    assert "entry: 2019-10-08, Shanghai Pudong" in sheet.english.toPlainText()
    assert "上海浦东" in sheet.chinese.toPlainText()
    assert not sheet.choice.isChecked()
    sheet.reject()
    assert recorded.state.file.explanations == ()


def test_a_draft_can_be_kept_without_being_printed(recorded: Recorded) -> None:
    _press(_opened(recorded), "keep")
    recorded.pilot.settle()
    written = written_letter(recorded.state.file)
    assert written is not None
    assert not written.in_dossier
    assert "not printed" in recorded.page.held.letter.said.text()


def test_with_its_reason_open_it_cannot_be_chosen(recorded: Recorded) -> None:
    sheet = _opened(recorded)
    sheet.choice.setChecked(True)
    _press(sheet, "keep")
    assert sheet.isVisible()
    assert "The reason is still open" in sheet.problem.text()
    assert written_letter(recorded.state.file) is None
    sheet.reject()


def test_one_language_alone_cannot_be_chosen(recorded: Recorded) -> None:
    sheet = _opened(recorded)
    _finish(sheet)
    sheet.chinese.clear()
    sheet.choice.setChecked(True)
    _press(sheet, "keep")
    assert sheet.isVisible()
    sheet.reject()


def test_finished_and_chosen_it_will_be_printed(recorded: Recorded) -> None:
    sheet = _opened(recorded)
    _finish(sheet)
    sheet.choice.setChecked(True)
    _press(sheet, "keep")
    recorded.pilot.settle()
    written = written_letter(recorded.state.file)
    assert written is not None
    assert written.in_dossier
    assert "will be printed" in recorded.page.held.letter.said.text()


def test_it_opens_again_as_it_was_kept_and_can_be_started_again(recorded: Recorded) -> None:
    sheet = _opened(recorded)
    sheet.english.setPlainText("My own words.")
    _press(sheet, "keep")
    recorded.pilot.settle()
    recorded.page.held.letter.open.click()
    again = recorded.page.window().findChildren(LetterSheet)[-1]
    assert again.english.toPlainText() == "My own words."
    _press(again, "again")
    assert "entry: 2019-10-08" in again.english.toPlainText()
    again.reject()


def test_without_a_stay_there_is_nothing_to_explain(recorded: Recorded) -> None:
    for each in (recorded.entry, recorded.exit):
        del recorded.vault.records[each.id]
    recorded.put()
    assert "No explanation is written" in recorded.pilot.desk.text(
        letter_state(recorded.state.file)
    )
    recorded.page.held.letter.open.click()
    assert any("nothing to explain" in each for each in recorded.pilot.said)


def test_a_stay_that_was_too_long_asks_for_an_explanation(recorded: Recorded) -> None:
    recorded.put(replace(recorded.exit, on=PartialDate(2019, 12, 24)))
    recorded.page.side.call(recorded.page.held)
    said = recorded.page.held.letter.said
    assert "an explanation may help" in said.text()
    recorded.put(recorded.exit)
    recorded.page.side.call(recorded.page.held)
    assert "an explanation may help" not in said.text()
