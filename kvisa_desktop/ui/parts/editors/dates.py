# SPDX-License-Identifier: MIT
"""Dates as people write them, exact or partial; one that can be read two ways is asked about."""

from contextlib import suppress

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from typing_extensions import override

from kvisa_desktop.domain.dates import PartialDate, parse_day, parse_partial
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.editor import LineEditor
from kvisa_desktop.ui.text import Text

_WIDEST = 240
_NARROWEST = 124


class _Readings(QMenu):
    """Both readings of a date. Who types on goes on in the field that has the cursor by then."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        field = QApplication.focusWidget()
        if field is not None and event.text().isprintable() and event.text().strip():
            self.close()
            QApplication.sendEvent(field, event)
        else:
            super().keyPressEvent(event)


class PartialDateEditor(LineEditor):
    """A date known to the day, the month or the year.

    05/12/2023 opens a small menu with both readings under the field; nothing is guessed.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.line.setMaximumWidth(_WIDEST)
        self.line.setMinimumWidth(_NARROWEST)
        self.row.addStretch(1)
        self.line.setPlaceholderText("2027-02-15")
        text.show(self, self.line.setToolTip, msg("2027-02-15; 2027-02 or 2027 will do"))

    @override
    def written(self, value: object) -> str:
        """Return the date as far as it is known."""
        return value.iso() if isinstance(value, PartialDate) else ""

    @override
    def read(self, typed: str) -> object:
        """Return the date; both readings are offered when there are two."""
        try:
            return parse_partial(typed)
        except Refused as refusal:
            self._offer(refusal)
            raise

    def _offer(self, refusal: Refused) -> None:
        readings = [refusal.what.values.get(each) for each in ("one", "other")]
        if not all(isinstance(each, str) for each in readings):
            return
        menu = _Readings(self)
        menu.setObjectName("readings")
        for reading in readings:
            action = menu.addAction(str(reading))
            action.triggered.connect(lambda _=False, chosen=str(reading): self._take(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))

    def _take(self, reading: str) -> None:
        self.line.setText(reading)
        self.line.editingFinished.emit()


class DayEditor(PartialDateEditor):
    """An exact date, or none."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.line.setToolTip("")

    @override
    def written(self, value: object) -> str:
        """Return the date as 2027-02-15."""
        return "" if value is None else str(value)

    @override
    def read(self, typed: str) -> object:
        """Return the date, None for nothing."""
        if not typed.strip():
            return None
        with suppress(Refused):  # the other one says what has to be given here
            super().read(typed)
        return parse_day(typed)
