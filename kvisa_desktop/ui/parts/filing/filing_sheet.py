# SPDX-License-Identifier: MIT
"""Asks what scans are before they are filed; everything has an answer already, Enter takes it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.documents import Filing, Scan, title_of
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.words import kind_said

_NAMED = 6


class FilingSheet(Sheet):
    """Chooses kind, pages and original. `filed` carries the `Filing`."""

    filed = Signal(object)

    def __init__(self, desk: Desk, file: CaseFile, scans: Sequence[Scan], kind: str) -> None:
        super().__init__(desk.text, plural("Add {count} scan", "Add {count} scans", len(scans)))
        self._file = file
        self.setObjectName("filing")
        names = muted()
        shown = [scan.name for scan in scans[:_NAMED]]
        rest = len(scans) - len(shown)
        names.setText("\n".join(shown + ([f"… +{rest}"] if rest else [])))
        self.body.addWidget(names)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        self.kind = ChoiceBox(desk.text, [each.key for each in KINDS], kind_said)
        self.kind.setObjectName("filing.kind")
        self.kind.choose(kind)
        originals = [each.id for each in file.documents if each.translation_of is None]
        self.original = ChoiceBox(desk.text, [None, *originals], self._original_said)
        self.original.setObjectName("filing.original")
        self.pages = QLineEdit()
        self.pages.setObjectName("filing.pages")
        desk.text.show(self, self.pages.setPlaceholderText, msg("All pages, or such as 1-3,7"))
        self.as_one = QCheckBox()
        self.as_one.setObjectName("filing.as-one")
        desk.text.show(self, self.as_one.setText, msg("All together are one document, in order"))
        self._line(form, msg("What is it?"), self.kind)
        if originals:
            self._line(form, msg("Is the translation of"), self.original)
        if len(scans) == 1:
            self._line(form, msg("Pages"), self.pages)
        else:
            form.addRow(self.as_one)
        self.body.addLayout(form)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Add"), self._on_add, primary=True)
        self.kind.setFocus()

    def _line(self, form: QFormLayout, title: Message, widget: ChoiceBox | QLineEdit) -> None:
        label = Label(kind="muted")
        label.setBuddy(widget)
        self.text.show(self, label.setText, title)
        self.text.show(self, widget.setAccessibleName, title)
        form.addRow(label, widget)

    def _original_said(self, value: object) -> Message:
        found = next((each for each in self._file.documents if each.id == value), None)
        return msg("No translation") if found is None else title_of(found)

    def _on_add(self) -> None:
        chosen = self.original.value
        original = next((each.id for each in self._file.documents if each.id == chosen), None)
        self.accept()
        self.filed.emit(
            Filing(
                kind=str(self.kind.value),
                pages=self.pages.text(),
                as_one=self.as_one.isChecked(),
                translation_of=original,
            )
        )
