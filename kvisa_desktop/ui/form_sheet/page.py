# SPDX-License-Identifier: MIT
"""The form preparation sheet: the lines of the online form in its order, with copy buttons."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.submitted_form import SubmittedForm
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.form_sheet import actions
from kvisa_desktop.ui.form_sheet.model import (
    STATE_TONES,
    form_said,
    forms,
    lines_of,
    open_said,
    parts,
    values,
)
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.frames import card, line, refill, scrolling
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.section_page import SectionPage

_WIDEST = 900
_LABEL = 250
_BUTTON = QSize(32, 32)
_KEPT: Message = msg("Kept as it was submitted; later changes of the case do not touch it.")


class FormSheetPage(SectionPage):
    """Wires the lines to the clipboard and to the fields they come from."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._forms: tuple[SubmittedForm | None, ...] = (None,)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._said = muted()
        warning = muted()
        desk.text.show(
            warning, warning.setText, msg("Once submitted the online form cannot be changed.")
        )
        top = QHBoxLayout()
        top.addWidget(self._said, 1)
        self.which = QComboBox()
        self.which.setObjectName("form.which")
        desk.text.show(self, self.which.setAccessibleName, msg("Which form is shown"))
        self.which.activated.connect(lambda _place: self._show_lines())
        top.addWidget(self.which)
        column.addLayout(top)
        column.addWidget(warning)
        area, self._column = scrolling(widest=_WIDEST)
        self._column.setContentsMargins(0, 0, 12, 12)
        self._column.addStretch(1)
        column.addWidget(area, 1)
        self._cards: dict[Hashable, QFrame] = {}
        desk.text.switched.connect(self.show_again)

    @override
    def turns(self) -> Iterator[Callable[[], object]]:
        found = parts(lines_of(self.state.file, None, self.desk.program.today()))
        yield from (partial(self._make_ready, *each) for each in found)

    def show_case(self) -> None:
        """Show the lines as the case answers them today, or as a form was submitted."""
        found = forms(self.state.file)
        chosen = self._form
        self._forms = (None, *found)
        self.which.clear()
        self.which.addItems([self.desk.text(form_said(each)) for each in self._forms])
        known = [each.id if each else None for each in self._forms]
        kept = chosen.id if chosen else None
        self.which.setCurrentIndex(known.index(kept) if kept in known else 0)
        self.which.setVisible(bool(found))
        self._show_lines()

    @property
    def _form(self) -> SubmittedForm | None:
        """The submitted form in view, None for that of today."""
        place = self.which.currentIndex()
        return self._forms[place] if 0 <= place < len(self._forms) else None

    def _show_lines(self) -> None:
        file, on, form = self.state.file, self.desk.program.today(), self._form
        said = open_said(file, on) if form is None else _KEPT
        self._said.setText(self.desk.text(said))
        before, self._cards = self._cards, {}
        for part, lines in parts(lines_of(file, form, on)):
            key = self._key(part, lines)
            self._cards[key] = before.pop(key) if key in before else self._card(part, lines)
        refill(self._column, self._cards.values(), before.values())

    def _key(self, part: FormPart, lines: Sequence[FormLine]) -> Hashable:
        """Return what the card of a part is made from: one of which nothing changed is kept."""
        return self.desk.text.language, self._form is None, part, tuple(lines)

    def _make_ready(self, part: FormPart, lines: Sequence[FormLine]) -> None:
        """Make a card beforehand, out of sight."""
        key = self._key(part, lines)
        if key not in self._cards:
            made = self._cards[key] = self._card(part, lines)
            made.hide()
            made.setParent(self)

    def _card(self, part: FormPart, lines: Sequence[FormLine]) -> QFrame:
        frame, column = card(margin=18, spacing=10)
        head = subheading()
        head.setText(self.desk.text(part.words))
        column.addWidget(head)
        for number, each in enumerate(lines):
            if number:
                column.addWidget(line())
            column.addWidget(self._line(each))
        return frame

    def _line(self, shown: FormLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        label = Label(f"{shown.label.zh}\n{shown.label.en}", wrap=True)
        label.setFixedWidth(_LABEL)
        row.addWidget(label)
        column = QVBoxLayout()
        column.setSpacing(4)
        for value in values(shown):
            column.addLayout(self._value(shown, value))
        if shown.state is not LineState.READY:
            column.addWidget(self._state(shown), 0, Qt.AlignmentFlag.AlignLeft)
        if shown.note is not None:
            note = muted()
            note.setText(self.desk.text(shown.note))
            column.addWidget(note)
        row.addLayout(column, 1)
        if self._form is None and shown.state in {LineState.MISSING, LineState.CANNOT_BE_ANSWERED}:
            row.addWidget(self._go(shown))
        return holder

    def _value(self, shown: FormLine, value: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(value, wrap=True), 1)
        copy = icon_button(
            self.desk.text,
            self.desk.theme,
            "copy",
            msg("Copy {label}: {value}", label=shown.label, value=value),
            partial(actions.copy, self.desk, value),
        )
        copy.setObjectName(f"form.copy.{shown.id}")
        copy.setFixedSize(_BUTTON)
        row.addWidget(copy)
        return row

    def _state(self, shown: FormLine) -> Pill:
        pill = Pill(self.desk.theme)
        pill.say(self.desk.text(shown.state.words), STATE_TONES[shown.state])
        return pill

    def _go(self, shown: FormLine) -> QWidget:
        made = icon_button(
            self.desk.text,
            self.desk.theme,
            "arrow-right",
            msg("Record {label}", label=shown.label),
            partial(actions.go_to, self.state, shown),
        )
        made.setObjectName(f"form.go.{shown.id}")
        made.setFixedSize(_BUTTON)
        return made
