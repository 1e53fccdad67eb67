# SPDX-License-Identifier: MIT
"""The rail on the left: where one can go, and at its foot language, theme and lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from kvisa_desktop.i18n.catalog import CHINESE
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label
from kvisa_desktop.ui.parts.buttons import EnterButton
from kvisa_desktop.ui.text import Said

_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON = QSize(25, 18)  # wider than high: the rest is the gap before the words
_NARROW = 63  # lines of text: a window that is less wide has no room for the words of the rail
PLACES = (
    ("home", "house", msg("Home")),
    ("cases", "folders", msg("Cases")),
    ("institutions", "landmark", msg("Institutions")),
    ("rules", "file-text", msg("Rules")),
    ("settings", "settings", msg("Settings")),
)


class Rail(QWidget):
    """Buttons to the places of the program. `went` names the place."""

    went = Signal(str)
    language_asked = Signal()
    theme_asked = Signal()
    lock_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 16, 10, 12)
        column.setSpacing(3)
        self._brand = Label("kvisa", scale=1.6, weight=STRONG)
        self._brand.setContentsMargins(10, 0, 0, 12)
        column.addWidget(self._brand)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for name, icon, title in PLACES:
            made = nav_button(desk, icon, title)
            made.setObjectName(f"rail.{name}")
            made.clicked.connect(lambda _=False, place=name: self.went.emit(place))
            self._group.addButton(made)
            self.buttons[name] = made
            column.addWidget(made)
        column.addStretch(1)
        for name, made in self._foot().items():
            made.setObjectName(f"rail.{name}")
            made.setCheckable(False)
            self.buttons[name] = made
            column.addWidget(made)
        desk.theme.changed.connect(self._hint)
        desk.text.watch(self, self._hint)

    def fold(self, is_narrow: bool) -> None:
        """Show icons alone, their words as tool tips, or icons with their words."""
        if is_narrow is self._brand.isHidden():
            return
        style = Qt.ToolButtonStyle
        for made in self.buttons.values():
            made.setToolButtonStyle(style.ToolButtonIconOnly if is_narrow else _WITH_WORDS)
        self._brand.setHidden(is_narrow)
        self._hint()

    def mark(self, place: str) -> None:
        """Show where one is."""
        if place in self.buttons:
            self.buttons[place].setChecked(True)

    def _hint(self) -> None:
        """Give the words of a button that shows none as its tool tip."""
        for made in self.buttons.values():
            made.setToolTip(made.text() if self._brand.isHidden() else "")

    def _foot(self) -> dict[str, QToolButton]:
        language = nav_button(self._desk, "languages", self._other_language)
        language.clicked.connect(self.language_asked)
        theme = nav_button(self._desk, "moon", self._other_theme)
        theme.clicked.connect(self.theme_asked)
        lock = nav_button(self._desk, "lock", msg("Lock"))
        lock.clicked.connect(self.lock_asked)

        def draw() -> None:
            dark = self._desk.theme.is_dark
            theme.setIcon(self._desk.theme.icon("sun" if dark else "moon"))
            theme.setText(self._desk.text(self._other_theme()))

        self._desk.theme.changed.connect(draw)
        draw()
        return {"language": language, "theme": theme, "lock": lock}

    def _other_language(self) -> Message:
        return verbatim("English" if self._desk.text.language == CHINESE else "简体中文")

    def _other_theme(self) -> Message:
        return msg("Light") if self._desk.theme.is_dark else msg("Dark")


class Shell(QWidget):
    """The rail and beside it the places; the rail folds where the window is narrow."""

    def __init__(self, rail: Rail, places: QWidget) -> None:
        super().__init__()
        self._rail = rail
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(places, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.fold(self.width() < _NARROW * self.fontMetrics().height())


def nav_button(desk: Desk, icon: str, title: Said) -> QToolButton:
    """Return a button of the rail or of the list of sections."""
    made = EnterButton()
    made.setProperty("kind", "nav")
    made.setCheckable(True)
    made.setIcon(desk.theme.icon(icon, "muted", "accent"))
    made.setIconSize(_ICON)
    made.setToolButtonStyle(_WITH_WORDS)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    desk.text.show(made, made.setText, title)
    return made
