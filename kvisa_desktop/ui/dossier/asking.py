# SPDX-License-Identifier: MIT
"""What the dossier page asks: a password, a cover sheet, an explanation of a finding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dossier_plan import CoverSheet
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.written_explanation import WrittenExplanation
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.model import part_said
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.editors.long_pair import LongPairEditor
from kvisa_desktop.ui.parts.password import PasswordEdit
from kvisa_desktop.ui.parts.sheet import Sheet


class PasswordSheet(Sheet):
    """Asks twice for the password of an encrypted dossier. `given` carries it."""

    given = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.text,
            msg("Password of the dossier"),
            msg("Tell it to the recipient by another way than the file. It is kept nowhere."),
        )
        self.setObjectName("dossier-password")
        self.first = PasswordEdit(desk, msg("Password"))
        self.again = PasswordEdit(desk, msg("Password once more"))
        form = QFormLayout()
        _add(form, desk, msg("Password"), self.first)
        _add(form, desk, msg("Password once more"), self.again)
        self.body.addLayout(form)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Build dossier"), self._on_given, primary=True)

    def _on_given(self) -> None:
        if not self.first.text():
            self.complain(msg("Type a password."))
        elif self.first.text() != self.again.text():
            self.complain(msg("The two passwords differ."))
        else:
            self.accept()
            self.given.emit(self.first.text())


class CoverSheetSheet(Sheet):
    """Asks for a sheet of one's own. `made` carries part, title and text.

    One that is there already is shown to be changed, or taken out: `removed`.
    """

    made = Signal(object, object, object)
    removed = Signal()

    def __init__(self, desk: Desk, sheet: CoverSheet | None = None) -> None:
        super().__init__(
            desk.text,
            msg("Add a cover sheet") if sheet is None else msg("Cover sheet"),
            msg("It stands in front of a part, without a number of its own."),
        )
        self.setObjectName("cover-sheet")
        self.part = ChoiceBox(desk.text, tuple(Part), part_said)
        self.title = BilingualEditor(desk.text)
        self.words = LongPairEditor(desk.text)
        form = QFormLayout()
        _add(form, desk, msg("In front of"), self.part)
        for name, editor in ((msg("Title"), self.title), (msg("Text"), self.words)):
            _add(form, desk, name, editor)
            editor.name_aloud(desk.text(name))
        self.body.addLayout(form)
        self.add_button(msg("Cancel"), self.reject)
        if sheet is None:
            self.add_button(msg("Add"), self._on_made, primary=True)
            return
        self.part.choose(Part(sheet.part))
        self.title.show_value(sheet.title)
        self.words.show_value(sheet.text)
        self.add_button(msg("Remove"), self._on_removed, name="cover-sheet.remove")
        self.add_button(msg("Save"), self._on_made, primary=True)

    def _on_removed(self) -> None:
        self.accept()
        self.removed.emit()

    def _on_made(self) -> None:
        if not self.title.typed:
            self.complain(msg("A cover sheet needs a title."))
            return
        self.accept()
        self.made.emit(self.part.value, self.title.typed, self.words.typed)


class ExplainSheet(Sheet):
    """Asks what the applicant says to a finding. `explained` carries words, and if printed."""

    explained = Signal(object, bool)

    def __init__(self, desk: Desk, finding: Finding, written: WrittenExplanation | None) -> None:
        super().__init__(desk.text, msg("Explain"), finding.text)
        self.setObjectName("explain")
        self.words = LongPairEditor(desk.text)
        self.words.name_aloud(desk.text(msg("Explanation")))
        self.words.show_value(written.text if written else Bilingual())
        self.printed = QCheckBox()
        self.printed.setChecked(written is not None and written.in_dossier)
        desk.text.show(self, self.printed.setText, msg("Print the explanation in the dossier"))
        self.body.addWidget(self.words)
        self.body.addWidget(self.printed)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Save"), self._on_save, primary=True)

    def _on_save(self) -> None:
        self.accept()
        self.explained.emit(self.words.typed, self.printed.isChecked())


def _add(form: QFormLayout, desk: Desk, name: Message, widget: QWidget) -> None:
    label = Label(kind="muted")
    label.setBuddy(widget)
    desk.text.show(label, label.setText, name)
    desk.text.show(widget, widget.setAccessibleName, name)
    form.addRow(label, widget)
