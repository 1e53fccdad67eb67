# SPDX-License-Identifier: MIT
"""How the dossier is made: profile, marks, dividers, size, kept with the case as it is chosen."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import DossierPlan, LanguageOrder, Profile
from kvisa_desktop.errors import Refused, UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import dossier_plans
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.editors.plain import TextEditor, WholeEditor
from kvisa_desktop.ui.words import word

_MOST_KB = 1_000_000

PROFILES: Mapping[Profile, Message] = {
    Profile.STANDARD: msg("Standard"),
    Profile.ARCHIVAL: msg("Archival"),
    Profile.RECORDS: msg("Own records"),
    Profile.COMPACT: msg("Compact"),
    Profile.ENCRYPTED: msg("Encrypted"),
}
_ABOUT: Mapping[Profile, Message] = {
    Profile.STANDARD: msg("PDF/A-2a and PDF/UA-1 when every scan allows it; says which does not."),
    Profile.ARCHIVAL: msg("PDF/A-2a always: pages that do not allow it become pictures."),
    Profile.RECORDS: msg("PDF/A-3a with all data of the case inside; not for submission."),
    Profile.COMPACT: msg("Scans at 200 or 150 dots per inch, within the size below."),
    Profile.ENCRYPTED: msg("Opens with a password only (AES, 256 bits); claims no PDF/A."),
}
_SWITCHES: tuple[tuple[str, Message], ...] = (
    ("purpose_mark", msg("Purpose mark on identity papers")),
    ("dividers", msg("A sheet in front of every exhibit")),
    ("duplex", msg("Begin on right-hand pages")),
    ("upright_only", msg("Landscape pages smaller, not turned")),
    ("core_only", msg("Core set only, the rest listed")),
)


class PlanPane(QWidget):
    """Shows how the dossier is made. `changed` carries the field and its new value."""

    changed = Signal(str, object)
    sheet_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = subheading()
        desk.text.show(self, head.setText, msg("How it is made"))
        column.addWidget(head)
        column.addLayout(self._build_form())
        self.switches: dict[str, QCheckBox] = {}
        for field, words in _SWITCHES:
            box = QCheckBox()
            box.setObjectName(f"dossier.{field}")
            desk.text.show(self, box.setText, words)
            box.clicked.connect(lambda on, field=field: self.changed.emit(field, on))
            self.switches[field] = box
            column.addWidget(box)
        self.sheet = button(
            desk.text, msg("Add a cover sheet…"), self.sheet_asked.emit, kind="link"
        )
        self.sheet.setObjectName("dossier.sheet")
        column.addWidget(self.sheet)
        self._about, self._size = muted(), muted()
        column.insertWidget(2, self._about)
        column.addWidget(self._size)
        self._plan: DossierPlan | None = None
        self._bytes = 0
        desk.text.switched.connect(self._say)

    def show_case(self, file: CaseFile) -> None:
        """Show how the dossier of a case is made."""
        plan = self._plan = dossier_plans.plan_of(file)
        self._bytes = dossier_plans.estimated_size(file)
        self.profile.choose(plan.profile)
        self.order.choose(plan.language_order)
        self.budget.show_value(plan.budget_kb)
        self.recipient.show_value(plan.recipient)
        for field, box in self.switches.items():
            box.setChecked(bool(getattr(plan, field)))
        self._say()

    def _build_form(self) -> QFormLayout:
        text = self._desk.text
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.profile = ChoiceBox(text, tuple(Profile), PROFILES.__getitem__)
        self.profile.setObjectName("dossier.profile")
        self.profile.picked.connect(lambda value: self.changed.emit("profile", value))
        self.order = ChoiceBox(text, tuple(LanguageOrder), word)
        self.order.setObjectName("dossier.language_order")
        self.order.picked.connect(lambda value: self.changed.emit("language_order", value))
        self.budget = _BudgetEditor(text)
        self.budget.committed.connect(partial(self.changed.emit, "budget_kb"))
        self.recipient = TextEditor(text)
        self.recipient.committed.connect(partial(self.changed.emit, "recipient"))
        for words, widget in (
            (msg("Profile"), self.profile),
            (msg("Language on top"), self.order),
            (msg("Largest size (kB)"), self.budget),
            (msg("Recipient"), self.recipient),
        ):
            label = Label(kind="muted")
            label.setBuddy(widget)
            text.show(self, label.setText, words)
            target = widget.target if isinstance(widget, Editor) else widget
            text.show(self, target.setAccessibleName, words)
            form.addRow(label, widget)
            if isinstance(widget, Editor):
                widget.complained.connect(self._complain)
        self._problem = Label(wrap=True, kind="bad", scale=0.93)
        self._problem.hide()
        form.addRow(self._problem)
        self._form = form
        return form

    def _say(self) -> None:
        if self._plan is None:
            return
        text, profile = self._desk.text, self._plan.profile
        self._about.setText(text(_ABOUT[profile]))
        self._form.setRowVisible(self.budget, profile is Profile.COMPACT)
        size = f"{self._bytes / 1_000_000:.1f}"
        self._size.setText(text(msg("About {size} MB before anything is reduced.", size=size)))

    def _complain(self, error: UserError | None) -> None:
        said = [] if error is None else [error.what, error.remedy]
        self._problem.setText("\n".join(self._desk.text(each) for each in said if each is not None))
        self._problem.setVisible(error is not None)


class _BudgetEditor(WholeEditor):
    """The largest size of a file in kilobytes."""

    @override
    def read(self, typed: str) -> object:
        """Return the number; raise `Refused` for what is no size of a file."""
        digits = typed.strip()
        if digits.isdecimal() and len(digits) <= len(str(_MOST_KB)) and 0 < int(digits) <= _MOST_KB:
            return int(digits)
        raise Refused(
            msg("“{text}” is no size of a file in kB.", text=digits),
            msg("Write a whole number between 1 and {most}.", most=_MOST_KB),
        )
