# SPDX-License-Identifier: MIT
"""The form for what the post said: point, words, where, when read, and the saved notice."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.post_comparison import POINT_WORDS
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.errors import Refused, UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.posts import Said
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.posts.model import saved_notices
from kvisa_desktop.ui.words import bare


class RecordForm(QWidget):
    """Asks what the post said. `recorded` carries the point and the words with their source."""

    recorded = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        text = desk.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.point = ChoiceBox(text, tuple(PostPoint), POINT_WORDS.__getitem__)
        self.english, self.chinese, self.source, self.read_on, self.dated = (
            QLineEdit() for _ in range(5)
        )
        self._words = (self.english, self.chinese, self.source, self.dated)
        self.evidence = QComboBox()
        self.evidence.setObjectName("posts.evidence")
        rows: tuple[tuple[Message, QWidget], ...] = (
            (msg("Point"), self.point),
            (msg("Words in English"), self.english),
            (msg("Words in Chinese"), self.chinese),
            (msg("Where it said so"), self.source),
            (msg("Date of the source"), self.dated),
            (msg("Date read"), self.read_on),
            (msg("Saved notice"), self.evidence),
        )
        for words, field in rows:
            label = Label()
            text.show(label, label.setText, words)
            text.show(field, field.setAccessibleName, words)
            form.addRow(label, field)
        for line in (self.read_on, self.dated):
            line.setPlaceholderText("2027-02-15")
        column.addLayout(form)
        self.problem = Label(wrap=True, kind="bad")
        self.problem.hide()
        column.addWidget(self.problem)
        self.send = button(text, msg("Record"), self._on_record, kind="primary")
        self.send.setObjectName("posts.record")
        column.addWidget(self.send)

    @property
    def is_unsaved(self) -> bool:
        """True when words were begun that are not recorded yet."""
        return any(each.text().strip() for each in self._words)

    @property
    def called(self) -> str:
        """What the form is for."""
        return self._desk.text(msg("Record what the post said"))

    @property
    def typed_text(self) -> str:
        """What was begun."""
        return " / ".join(each.text() for each in self._words if each.text().strip())

    def put_back(self) -> None:
        """Give up what was begun."""
        self.clear()

    def show_case(self, file: CaseFile) -> None:
        """Offer today as the day of reading, and the saved notices as evidence, none chosen."""
        chosen = self.evidence.currentData()
        self.evidence.clear()
        self.evidence.addItem(self._desk.text(msg("none")), None)
        for each in saved_notices(file):
            self.evidence.addItem(self._desk.text(bare(name_of(each))), str(each.id))
        self.evidence.setCurrentIndex(max(self.evidence.findData(chosen), 0))
        if not self.read_on.text():
            self.read_on.setText(self._desk.program.today().isoformat())

    def clear(self) -> None:
        """Empty the words and the source for the next point."""
        for line in self._words:
            line.clear()
        self.problem.hide()

    def complain(self, error: UserError) -> None:
        """Say beside the form why it cannot be taken."""
        parts = [self._desk.text(each) for each in (error.what, error.remedy) if each is not None]
        self.problem.setText("\n".join(parts))
        self.problem.show()

    def _on_record(self) -> None:
        chosen = self.evidence.currentData()
        try:
            said = Said(
                Bilingual(self.english.text().strip(), self.chinese.text().strip()),
                self.source.text(),
                parse_day(self.read_on.text()),
                parse_day(self.dated.text()) if self.dated.text().strip() else None,
                DocumentId(UUID(chosen)) if chosen else None,
            )
        except Refused as refusal:
            self.complain(refusal)
            return
        self.recorded.emit(self.point.value, said)
