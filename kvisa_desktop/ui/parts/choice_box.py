# SPDX-License-Identifier: MIT
"""A box to choose one of a few values, each said in the language of the window."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter
from typing_extensions import override

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.text import Text

T = TypeVar("T")
_NARROWEST = 10  # letters
_AIR, _WIDEST_LIST = 24, 520


class ChoiceBox(QComboBox, Generic[T]):
    """Shows `values`, worded by `say`. `picked` hands over what the user chose.

    The values are kept here and not as item data: Qt would turn an enumeration into plain text.
    """

    picked = Signal(object)

    def __init__(self, text: Text, values: Sequence[T], say: Callable[[T], Message]) -> None:
        super().__init__()
        self._text = text
        self._values = tuple(values)
        self._say = say
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NARROWEST)
        self.addItems(["" for _ in self._values])
        text.watch(self, self._say_all)
        self.activated.connect(lambda place: self.picked.emit(self._values[place]))

    def show_whole(self) -> None:
        """Be as wide as the longest of the words, for a place that has the room."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @property
    def values(self) -> tuple[T, ...]:
        """What can be chosen."""
        return self._values

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: object) -> None:
        """Choose a value without telling."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def offer(self, values: Sequence[T]) -> None:
        """Offer other values; what was chosen stays so where it is still among them."""
        if tuple(values) == self._values:
            self._say_all()
            return
        chosen = self.value if self._values else None
        self._values = tuple(values)
        self.clear()
        self.addItems(["" for _ in self._values])
        self._say_all()
        self.choose(chosen)

    @override
    def showPopup(self) -> None:
        """Open the list, as wide as its longest words need."""
        view = self.view()
        room = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + _AIR
        view.setMinimumWidth(min(room, _WIDEST_LIST))
        super().showPopup()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box; words that have no room end in an ellipsis and are whole as a tool tip."""
        control = QStyle.ComplexControl.CC_ComboBox
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, field, self).width()
        whole = option.currentText
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        hint = whole if option.currentText != whole else ""
        if self.toolTip() != hint:
            self.setToolTip(hint)
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; a choice under the pointer must not change by it

    def _say_all(self) -> None:
        for place, value in enumerate(self._values):
            self.setItemText(place, self._text(self._say(value)))
