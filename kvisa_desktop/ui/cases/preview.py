# SPDX-License-Identifier: MIT
"""What one sees of the chosen case beside the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.country import country_name
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.cases.model import Listed, full_name, where
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare, tone_of, word

_NOTHING = verbatim("—")


class CasePreview(QWidget):
    """The chosen case in a card. `opened` carries its id."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: Listed | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=20)
        outer.addWidget(frame)
        self._name = Label(scale=1.3, weight=STRONG, wrap=True)
        self._where = muted()
        self._stage = Pill(desk.theme)
        column.addWidget(self._name)
        column.addWidget(self._where)
        column.addWidget(self._stage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(14)
        self._facts.setVerticalSpacing(6)
        column.addLayout(self._facts)
        self._values: dict[str, Label] = {}
        for name, title in _FACTS:
            label = muted(wrap=False)
            desk.text.show(self, label.setText, title)
            self._values[name] = Label(wrap=True)
            self._facts.addRow(label, self._values[name])
        column.addSpacing(8)
        self._open = button(desk.text, msg("Open the case"), self._on_open)
        self._open.setObjectName("cases.open")
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        desk.text.switched.connect(self._say)
        self.show_row(None)

    def show_row(self, row: Listed | None) -> None:
        """Show another case, or none."""
        self._row = row
        self._say()

    def _say(self) -> None:
        text, row = self._desk.text, self._row
        self._open.setEnabled(row is not None)
        if row is None:
            self._name.setText("")
            self._where.setText("")
            self._stage.say("", Tone.MUTED)
            for label in self._values.values():
                label.setText("")
            return
        case = row.row.case
        self._name.setText(full_name(row.row, text))
        self._where.setText(text(where(row.row)))
        self._stage.say(text(word(case.stage)), tone_of(case.stage))
        for name, said in facts(row).items():
            self._values[name].setText(text(said))

    def _on_open(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row.row.case.id)


_FACTS: tuple[tuple[str, Message], ...] = (
    ("since", msg("At this stage since")),
    ("filing", msg("Planned filing")),
    ("born", msg("Born")),
    ("nationality", msg("Nationality")),
    ("papers", msg("Papers")),
    ("handler", msg("Handled by")),
)


def facts(row: Listed) -> dict[str, Message]:
    """Return what the card says of a case, by the name of the line."""
    case, person = row.row.case, row.row.person
    names = [country_name(code) for code in person.nationalities]
    return {
        "since": bare(case.stage_since) if case.stage_since else _NOTHING,
        "filing": bare(case.planned_filing) if case.planned_filing else _NOTHING,
        "born": bare(person.birth_date) if person.birth_date else _NOTHING,
        "nationality": bare(names[0]) if names else _NOTHING,
        "papers": bare(row.row.papers),
        "handler": verbatim(case.handler) if case.handler else _NOTHING,
    }
