# SPDX-License-Identifier: MIT
"""A form over one record, made from declarations: a label, an editor that fits the field, remarks.

The shape of a field decides its editor, so a form is a list of names and labels.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.fields import FieldKind, Shape, fields_of
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.editors.countries import CountriesEditor, CountryEditor
from kvisa_desktop.ui.parts.editors.dates import DayEditor, PartialDateEditor
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.editors.plain import (
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    LinesEditor,
    LongTextEditor,
    TextEditor,
    TextsEditor,
    WholeEditor,
)
from kvisa_desktop.ui.text import Text

_LABEL_WIDTH = 168
_NONE: Mapping[str, Callable[[], Editor]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a form: the field, its label, what is said under it.

    `country` is the number of letters of the code the field keeps; 0 for every other field.
    """

    name: str
    label: Message
    hint: Message | None = None
    country: int = 0
    is_long: bool = False


class RecordForm(QWidget):
    """Edits the fields of one record. `edited` hands over a field's name and its new value."""

    edited = Signal(str, object)

    def __init__(
        self,
        text: Text,
        kind: type[Record],
        entries: Sequence[Entry],
        *,
        label_width: int = _LABEL_WIDTH,
    ) -> None:
        super().__init__()
        self._text = text
        self._record: Record | None = None
        self.editors: dict[str, Editor] = {}
        self._foreign: set[str] = set()
        self._columns: dict[str, QVBoxLayout] = {}
        self._remarks: dict[str, Label] = {}
        self._problems: dict[str, UserError] = {}
        self._findings: Mapping[str, Sequence[Finding]] = {}
        self._shapes = {each.name: each for each in fields_of(kind)}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, label_width)
        grid.setColumnStretch(1, 1)
        self.add_fields(entries)
        text.watch(self, self._remark)

    def show_record(self, record: Record) -> None:
        """Show the fields of a record, leaving what the user is typing just now."""
        is_another = self._record is not None and self._record.id != record.id
        self._record = record
        for name, editor in self.editors.items():
            if name in self._foreign:
                if is_another:
                    editor.let_go()
            elif is_another:
                editor.show_of_another(getattr(record, name))
            else:
                editor.show_value(getattr(record, name))
        self._remark()

    def show_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        """Show what was noticed, each beside the field it concerns."""
        self._findings = findings
        self._remark()

    def focus_on(self, name: str) -> bool:
        """Put the cursor into a field; False when the form has no such field."""
        editor = self.editors.get(name)
        if editor is not None:
            editor.take_focus()
        return editor is not None

    def add_fields(
        self, entries: Sequence[Entry], own: Mapping[str, Callable[[], Editor]] = _NONE
    ) -> None:
        """Add lines for fields of the record; `own` makes the editors of some of them."""
        for entry in entries:
            make = own.get(entry.name)
            editor = make() if make else make_editor(self._text, entry, self._shapes[entry.name])
            self.add_editor(entry, editor)
            editor.committed.connect(partial(self.edited.emit, entry.name))

    def add_own(self, entry: Entry, editor: Editor) -> None:
        """Add a line for what is no field of the record; who adds it shows it."""
        self._foreign.add(entry.name)
        self.add_editor(entry, editor)

    def add_editor(self, entry: Entry, editor: Editor) -> None:
        """Add a line with an editor of its own for a field of the record."""
        row = self._grid.rowCount()
        label = Label(kind="muted", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(0, 7, 0, 0)
        label.setBuddy(editor.target)
        self._text.show(self, label.setText, entry.label)
        self._text.show(self, editor.name_aloud, entry.label)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(editor)
        if entry.hint is not None:
            hint = muted()
            self._text.show(self, hint.setText, entry.hint)
            column.addWidget(hint)
        remark = Label(wrap=True, scale=0.93, kind="bad")
        remark.hide()
        column.addWidget(remark)
        self._columns[entry.name] = column
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, row, 1)
        self.editors[entry.name] = editor
        self._remarks[entry.name] = remark
        editor.setObjectName(f"field.{entry.name}")
        editor.complained.connect(lambda error, name=entry.name: self._complain(name, error))

    def add_below(self, name: str, widget: QWidget) -> None:
        """Put something under a field that is there, below what is said of it."""
        self._columns[name].addWidget(widget)

    def _complain(self, name: str, error: UserError | None) -> None:
        if error is None:
            self._problems.pop(name, None)
        else:
            self._problems[name] = error
        self._remark()

    def _remark(self) -> None:
        for name, label in self._remarks.items():
            lines = []
            if problem := self._problems.get(name):
                lines.append(self._text(problem.what))
                lines.extend([self._text(problem.remedy)] if problem.remedy else [])
            lines.extend(self._text(each.text) for each in self._findings.get(name, ()))
            kind = "bad" if name in self._problems else "warn"
            if lines and label.property("kind") != kind:  # to polish all of a form takes long
                label.setProperty("kind", kind)
                label.style().unpolish(label)
                label.style().polish(label)
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))


def make_editor(text: Text, entry: Entry, kind: FieldKind) -> Editor:
    """Return the editor that fits the shape of a field."""
    if entry.country:
        several = kind.shape is Shape.TEXTS
        return (CountriesEditor if several else CountryEditor)(text, letters=entry.country)
    if entry.is_long:
        return (LinesEditor if kind.shape is Shape.TEXTS else LongTextEditor)(text)
    if kind.shape is Shape.CHOICE and kind.choice is not None:
        return ChoiceEditor(text, list(kind.choice), optional=kind.optional)
    if kind.shape is Shape.CHOICES and kind.choice is not None:
        return ChoicesEditor(text, list(kind.choice))
    return _BY_SHAPE[kind.shape](text)


_BY_SHAPE: Mapping[Shape, type[Editor]] = {
    Shape.TEXT: TextEditor,
    Shape.TEXTS: TextsEditor,
    Shape.BILINGUAL: BilingualEditor,
    Shape.DAY: DayEditor,
    Shape.PARTIAL_DATE: PartialDateEditor,
    Shape.WHOLE: WholeEditor,
    Shape.FLAG: FlagEditor,
}
