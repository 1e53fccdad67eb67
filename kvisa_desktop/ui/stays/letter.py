# SPDX-License-Identifier: MIT
"""The explanation of earlier stays: drafted, finished by the applicant, printed only if chosen."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.past_letter import REASON, SUBJECT, stays_need_it
from kvisa_desktop.domain.written_explanation import WrittenExplanation
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.stays import letter_acts

_WIDE, _HIGH = 620, 190
_LEAD = msg(
    "A draft of what is recorded, in both languages. Finish it in your own words; it stands in "
    "the dossier line by line as it stands here, Chinese first, and only when you choose so."
)


def written_letter(file: CaseFile) -> WrittenExplanation | None:
    """Return the explanation of earlier stays, when one was written."""
    return next((each for each in file.explanations if each.subject == SUBJECT), None)


def letter_state(file: CaseFile, stays: Iterable[CountedStay] = ()) -> Message:
    """Return in words how far the explanation is, and whether the stays ask for one."""
    written = written_letter(file)
    if written is None and stays_need_it(stays):
        return msg(
            "A stay went beyond its last lawful day, or a day is not known exactly: an explanation "
            "may help. None is written."
        )
    if written is None:
        return msg("No explanation is written; the dossier says nothing of it.")
    if written.in_dossier:
        return msg("The explanation is written and will be printed in the dossier.")
    return msg("The explanation is written and kept; it is not printed.")


class LetterSheet(Sheet):
    """Shows the explanation in both languages, to be finished and kept."""

    def __init__(self, desk: Desk, state: CaseState, shown: Bilingual, *, chosen: bool) -> None:
        super().__init__(desk.text, msg("Explanation of earlier stays"), _LEAD)
        self.setObjectName("stays.letter")
        self._desk, self._state = desk, state
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self.chinese = self._box(column, msg("In Chinese"), shown.zh)
        self.english = self._box(column, msg("In English"), shown.en)
        self.scrolled(inner)
        self.choice = QCheckBox()
        self.choice.setObjectName("stays.letter.choice")
        self.choice.setChecked(chosen)
        desk.text.show(self.choice, self.choice.setText, msg("Print this in the dossier"))
        self.body.addWidget(self.choice)
        self.add_button(msg("Close"), self.reject)
        self.add_button(msg("Start again"), self._on_again, name="again")
        self.add_button(msg("Keep"), self._on_keep, primary=True, name="keep")

    def _box(self, column: QVBoxLayout, words: Message, shown: str) -> QPlainTextEdit:
        label = Label()
        self._desk.text.show(label, label.setText, words)
        box = QPlainTextEdit(shown)
        box.setTabChangesFocus(True)
        box.setMinimumSize(_WIDE, _HIGH)
        self._desk.text.show(box, box.setAccessibleName, words)
        column.addWidget(label)
        column.addWidget(box)
        return box

    def _on_again(self) -> None:
        drafted = letter_acts.drafted(self._desk, self._state)
        self.chinese.setPlainText(drafted.zh)
        self.english.setPlainText(drafted.en)

    def _on_keep(self) -> None:
        text = Bilingual(self.english.toPlainText().strip(), self.chinese.toPlainText().strip())
        chosen = self.choice.isChecked()
        if chosen and self._is_open(text):
            self.complain(
                msg("The reason is still open, so the explanation cannot be printed."),
                msg("Write it in both languages, or keep the draft without printing it."),
            )
            return
        letter_acts.keep(self._state, text, in_dossier=chosen)
        self.accept()

    def _is_open(self, text: Bilingual) -> bool:
        pairs = ((ENGLISH, text.en), (CHINESE, text.zh))
        return any(
            not said or self._desk.text.translator(language)(REASON) in said
            for language, said in pairs
        )


class LetterLine(QWidget):
    """Says how far the explanation is and opens it."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        title = subheading()
        desk.text.show(self, title.setText, msg("Explanation of earlier stays"))
        column.addWidget(title)
        self.said = muted()
        column.addWidget(self.said)
        self.open = button(desk.text, msg("Write or read the explanation…"), self._on_open)
        self.open.setObjectName("stays.letter.open")
        column.addWidget(self.open)

    def show_case(self, stays: Iterable[CountedStay]) -> None:
        """Say how far the explanation is, and whether the stays ask for one."""
        self.said.setText(self._desk.text(letter_state(self._state.file, stays)))

    def _on_open(self) -> None:
        written = written_letter(self._state.file)
        try:
            shown = written.text if written else letter_acts.drafted(self._desk, self._state)
        except Refused as refusal:
            self._desk.notices.fail(refusal)
            return
        chosen = written is not None and written.in_dossier
        LetterSheet(self._desk, self._state, shown, chosen=chosen).appear(self)
