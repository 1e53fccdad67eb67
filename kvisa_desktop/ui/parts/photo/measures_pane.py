# SPDX-License-Identifier: MIT
"""The measures of a photo beside it: each with what is asked, and what is to be said."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.domain.photo.check import (
    PhotoCheck,
    measure_words,
    span_words,
    value_words,
)
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label
from kvisa_desktop.ui.parts.frames import emptied

_COLUMNS = 4


class MeasuresPane(QWidget):
    """Shows one checked photo; said again when the language changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: PhotoCheck | None = None
        self._labels: list[Label] = []
        self.setProperty("kind", "page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        desk.text.watch(self, self._say)

    def show_check(self, found: PhotoCheck | None) -> None:
        """Show a photo as it was checked, or nothing."""
        self._found = found
        self._say()

    @property
    def said(self) -> list[str]:
        """Everything that is shown, from top to bottom."""
        return [each.text() for each in self._labels]

    def _say(self) -> None:
        emptied(self._column)
        self._labels = []
        if self._found is None:
            return
        if self._found.measured:
            self._column.addWidget(self._measures(self._found))
        for each in self._found.findings:
            self._add_finding(each)
        self._column.addStretch(1)

    def _measures(self, found: PhotoCheck) -> QWidget:
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(_COLUMNS, 1)
        for line, each in enumerate(found.measured):
            kind = "ok" if each.holds else "bad"
            cells: tuple[tuple[Message | str, str], ...] = (
                ("✓" if each.holds else "✗", kind),
                (measure_words(each.name), ""),
                (value_words(each.value, found.spec), kind),
                (span_words(each.span, found.spec), "muted"),
            )
            for place, (words, tone) in enumerate(cells):
                said = words if isinstance(words, str) else self._desk.text(words)
                grid.addWidget(self._label(Label(said, kind=tone)), line, place)
        return frame

    def _add_finding(self, each: Finding) -> None:
        text = self._desk.text
        is_doubt = each.weight is not Weight.NOTE
        facts = f" [{', '.join(each.sources)}]" if each.sources else ""
        words = msg("{text}{facts}", text=each.text, facts=verbatim(facts))
        kind, weight = ("warn", STRONG) if is_doubt else ("muted", 400)
        shown = Label(text(words), kind=kind, weight=weight, wrap=True)
        self._column.addWidget(self._label(shown))
        if each.next_step is not None:
            step = Label(text(each.next_step), kind="muted", wrap=True)
            self._column.addWidget(self._label(step))

    def _label(self, made: Label) -> Label:
        self._labels.append(made)
        return made
