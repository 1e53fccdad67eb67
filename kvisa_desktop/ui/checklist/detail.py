# SPDX-License-Identifier: MIT
"""The chosen item: what it is, what comes next, how far it has come, and why not if not needed."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.kinds import UNSORTED, kind_of
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.ui import unsaved
from kvisa_desktop.ui.checklist.model import rules_behind
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, link
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.dates import DayEditor
from kvisa_desktop.ui.parts.editors.plain import TextEditor
from kvisa_desktop.ui.parts.frames import emptied, line, scrolling
from kvisa_desktop.ui.parts.rule_well import rule_well
from kvisa_desktop.ui.words import bare, word


class ItemDetail(QWidget):
    """Shows a requirement. `marked` carries progress and reason, `planned` owner and day."""

    marked = Signal(object, str)
    planned = Signal(str, object)
    paper_asked = Signal(str)
    paper_opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._requirement: Requirement | None = None
        self._progress = ItemProgress.OPEN
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area, column = scrolling(margin=18, spacing=10)
        outer.addWidget(self._area)
        self._title = subheading()
        self._said = Label(wrap=True)
        self._step = muted()
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(8)
        for each in (self._title, self._said, self._step):
            column.addWidget(each)
        column.addLayout(self._buttons)
        column.addWidget(line())
        column.addLayout(self._build_form())
        self.problem = Label(wrap=True, kind="bad")
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(line())
        head = muted(wrap=False)
        desk.text.show(self, head.setText, msg("Why it is asked for"))
        column.addWidget(head)
        column.addLayout(self._sources)
        column.addStretch(1)

    def show_requirement(self, requirement: Requirement | None, assessment: Assessment) -> None:
        """Show an item, or nothing."""
        before, self._requirement = self._requirement, requirement
        is_another = before is None or requirement is None or before.id != requirement.id
        if is_another:
            unsaved.give_up(self._desk, self)
        self.setVisible(requirement is not None)
        if requirement is None:
            return
        text = self._desk.text
        self._title.setText(text(bare(requirement.item.name)))
        self._said.setText(text(requirement.text))
        step = requirement.next_step
        self._step.setText(text(msg("Next: {step}", step=step)) if step else "")
        self._step.setVisible(step is not None)
        self._progress = requirement.progress
        self.progress.choose(requirement.progress)
        self.reason.show_value(requirement.reason)
        self.owner.show_value(requirement.owner)
        self.due.show_value(requirement.due_on)
        if not unsaved.held_in(self):
            self.complain(None)
        self._show_buttons(requirement)
        emptied(self._sources)
        for each in rules_behind(requirement, assessment):
            self._sources.addWidget(rule_well(self._desk, each))

    def complain(self, error: UserError | None) -> None:
        """Say beside the form why the state cannot be taken."""
        if error is None:
            self.problem.hide()
            return
        said = self._desk.text(error.what)
        if error.remedy is not None:
            said = f"{said} {self._desk.text(error.remedy)}"
        self.problem.setText(said)
        self.problem.show()

    def _build_form(self) -> QFormLayout:
        text = self._desk.text
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.progress = ChoiceBox(text, tuple(ItemProgress), word)
        self.progress.setObjectName("checklist.progress")
        self.reason, self.owner, self.due = TextEditor(text), TextEditor(text), DayEditor(text)
        self.reason.line.setObjectName("checklist.reason")
        fields: tuple[tuple[Message, QWidget], ...] = (
            (msg("State"), self.progress),
            (msg("Reason"), self.reason),
            (msg("Who brings it"), self.owner),
            (msg("Due on"), self.due),
        )
        for words, field in fields:
            label = Label()
            text.show(self, label.setText, words)
            form.addRow(label, field)
        text.show(self, self.progress.setAccessibleName, msg("State"))
        for words, editor in ((msg("Reason"), self.reason), (msg("Who brings it"), self.owner)):
            text.show(self, editor.name_aloud, words)
        text.show(self, self.due.name_aloud, msg("Due on"))
        self.progress.picked.connect(self._on_picked)
        self.reason.committed.connect(self._on_reason)
        self.owner.committed.connect(lambda value: self.planned.emit(str(value), self._due_on()))
        self.due.committed.connect(lambda value: self.planned.emit(self._owner(), value))
        for each in (self.reason, self.owner, self.due):
            each.complained.connect(self.complain)
        return form

    def _show_buttons(self, requirement: Requirement) -> None:
        emptied(self._buttons)
        text, theme = self._desk.text, self._desk.theme
        for each in requirement.documents:
            opened = partial(self.paper_opened.emit, each.id)
            self._buttons.addWidget(link(text, theme, bare(name_of(each)), opened))
        for key in requirement.item.kinds[:3] or (UNSORTED,):
            is_any = key == UNSORTED  # an item that is no paper may still have one
            made = button(
                text,
                msg("Add a paper") if is_any else msg("Add: {kind}", kind=kind_of(key).name),
                partial(self.paper_asked.emit, key),
            )
            made.setObjectName(f"checklist.add.{key}")
            made.setIcon(theme.icon("file-plus"))
            self._buttons.addWidget(made)
        # a longer button needs a wider pane, which is known once the button is laid out
        QTimer.singleShot(0, self._area, self._area.updateGeometry)

    def _on_picked(self, progress: ItemProgress) -> None:
        self._progress = progress
        self.marked.emit(progress, self.reason.line.text().strip())
        if progress in {ItemProgress.NOT_APPLICABLE, ItemProgress.REJECTED}:
            self.reason.take_focus()

    def _on_reason(self, value: object) -> None:
        self.marked.emit(self._progress, str(value))

    def _owner(self) -> str:
        return self._requirement.owner if self._requirement else ""

    def _due_on(self) -> object:
        return self._requirement.due_on if self._requirement else None
