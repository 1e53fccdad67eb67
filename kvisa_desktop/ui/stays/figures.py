# SPDX-License-Identifier: MIT
"""Figures of the whole record: days in a window that slides, the longest absence, the overstay."""

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay_count import LONGEST_WINDOW, SHORTEST_WINDOW
from kvisa_desktop.domain.stay_review import FormAnswer, StayReview
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, subheading
from kvisa_desktop.ui.parts.frames import emptied
from kvisa_desktop.ui.parts.number_box import indented
from kvisa_desktop.ui.stays.why import line_with_why

_USUAL_WINDOW = 180
_ANSWERS: dict[FormAnswer, Message] = {
    FormAnswer.YES: msg("Yes"),
    FormAnswer.NO: msg("No"),
    FormAnswer.CANNOT_BE_ANSWERED: msg("Cannot be answered"),
}
Line = tuple[Message, Explanation]


class FiguresPane(QWidget):
    """Shows figures, each with its reason; the length of the window is chosen here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review: StayReview | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        title = subheading()
        desk.text.show(self, title.setText, msg("Figures"))
        column.addWidget(title)
        row = QHBoxLayout()
        asked = Label()
        desk.text.show(self, asked.setText, msg("Length of the window, in days"))
        row.addWidget(asked, 1)
        self.window_days = QSpinBox()
        self.window_days.setRange(SHORTEST_WINDOW, LONGEST_WINDOW)
        self.window_days.setValue(_USUAL_WINDOW)
        indented(self.window_days)
        self.window_days.setObjectName("stays.window-days")
        desk.text.show(
            self, self.window_days.setAccessibleName, msg("Length of the window, in days")
        )
        self.window_days.valueChanged.connect(lambda _days: self._fill())
        row.addWidget(self.window_days)
        column.addLayout(row)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)

    def show_review(self, review: StayReview) -> None:
        """Show the figures of a record."""
        self._review = review
        self._fill()

    def _fill(self) -> None:
        emptied(self._lines)
        if self._review is not None:
            for said, why in figure_lines(self._review, self.window_days.value()):
                self._lines.addWidget(line_with_why(self._desk, said, (why,)))


def figure_lines(review: StayReview, length: int) -> list[Line]:
    """Return the figures of a record with their reasons, for a window of so many days."""
    latest = review.presence.before(length, review.on)
    busiest = review.presence.busiest(length)
    lines: list[Line] = [
        (msg("In the last {length} days: {days} days", length=length, days=latest.days), latest.why)
    ]
    if busiest is not None:
        most = msg("In any {length} days: {days} days at most", length=length, days=busiest.days)
        lines.append((most, busiest.why))
    if review.absence is not None:
        away = msg("Longest time outside the mainland: {days} days", days=review.absence.days)
        lines.append((away, review.absence.why))
    answer = msg("Ever overstayed, as the form asks: {answer}", answer=_ANSWERS[review.overstayed])
    lines.append((answer, review.overstayed_why))
    return lines
