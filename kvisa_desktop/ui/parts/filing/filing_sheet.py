# SPDX-License-Identifier: MIT
"""Asks what scans are before they are filed; everything has an answer already, Enter takes it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.file_naming import shown
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.paper_titles import suggested
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.documents import Filing, Scan, title_of
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.words import kind_said

_NAMED = 6
_WIDTH = 520
_NOT_YET = DocumentId(UUID(int=0))  # of the document that will be made


class FilingSheet(Sheet):
    """Chooses kind, title, pages and original. `filed` carries the `Filing`.

    A title is offered as long as nobody typed another one.
    """

    filed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        file: CaseFile,
        scans: Sequence[Scan],
        kind: str,
        degree_id: DegreeId | None = None,
    ) -> None:
        super().__init__(desk.text, plural("Add {count} scan", "Add {count} scans", len(scans)))
        self._file = file
        self._degree_id = degree_id
        self._offered = Bilingual()
        self._is_single = len(scans) == 1
        self.setObjectName("filing")
        names = muted()
        listed = [shown(scan.name) for scan in scans[:_NAMED]]
        rest = len(scans) - len(listed)
        names.setText("\n".join(listed + ([f"… +{rest}"] if rest else [])))
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
        self._form = form
        self._line(form, msg("What is it?"), self.kind)
        self._build_title(desk, form)
        if originals:
            self._line(form, msg("Is the translation of"), self.original)
        if len(scans) == 1:
            self._line(form, msg("Pages"), self.pages)
        else:
            form.addRow(self.as_one)
        self.body.addLayout(form)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Add"), self._on_add, primary=True)
        self.kind.picked.connect(self._suggest)
        self.original.picked.connect(self._suggest)
        self.as_one.toggled.connect(self._suggest)
        self.setMinimumWidth(_WIDTH)
        self._suggest()
        self.kind.setFocus()

    def _build_title(self, desk: Desk, form: QFormLayout) -> None:
        self.title = BilingualEditor(desk.text, stacked=True)
        self.title.setObjectName("filing.title")
        self.title.name_aloud(desk.text(msg("Own title")))
        self.numbered = muted()
        self.numbered.setObjectName("filing.numbered")
        desk.text.show(self, self.numbered.setText, msg("Each gets this title, with a number."))
        self._line(form, msg("Own title"), self.title)
        form.addRow("", self.numbered)

    def _line(self, form: QFormLayout, title: Message, widget: QWidget) -> None:
        label = Label(kind="muted")
        label.setBuddy(widget)
        self.text.show(self, label.setText, title)
        self.text.show(self, widget.setAccessibleName, title)
        form.addRow(label, widget)

    def _original_said(self, value: object) -> Message:
        found = next((each for each in self._file.documents if each.id == value), None)
        return msg("No translation") if found is None else title_of(found)

    def _suggest(self, _chosen: object = None) -> None:
        """Offer a title, as long as the one shown was not typed; several are numbered later."""
        self._form.setRowVisible(self.numbered, not self._makes_one)
        if self.title.typed != self._offered:
            return
        self._offered = suggested(
            self._file if self._makes_one else replace(self._file, documents=()),
            Document(
                id=_NOT_YET,
                case_id=self._file.case.id,
                kind=self.kind.value,
                translation_of=self._translated(),
                degree_id=self._degree_id or self._file.case.degree_relied_on,
            ),
        )
        self.title.show_value(self._offered)

    @property
    def _makes_one(self) -> bool:
        return self._is_single or self.as_one.isChecked()

    def _translated(self) -> DocumentId | None:
        chosen = self.original.value
        return next((each.id for each in self._file.documents if each.id == chosen), None)

    def _on_add(self) -> None:
        self.accept()
        self.filed.emit(
            Filing(
                kind=self.kind.value,
                pages=self.pages.text(),
                as_one=self.as_one.isChecked(),
                translation_of=self._translated(),
                title=self.title.typed,
            )
        )
