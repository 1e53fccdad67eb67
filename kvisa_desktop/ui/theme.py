# SPDX-License-Identifier: MIT
"""Light and dark: our own design tokens, given to Qt as a palette and one short style sheet."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from kvisa_desktop.settings import Theme as Choice
from kvisa_desktop.ui import style
from kvisa_desktop.ui.icons import TintedIcon


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, by what they are for. `edge` is the border of controls (3:1)."""

    bg: str
    surface: str
    raised: str
    rail: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    sel: str
    hover: str
    ok: str
    warn: str
    bad: str
    info: str
    ok_bg: str
    warn_bg: str
    bad_bg: str
    info_bg: str


LIGHT = Tokens(
    bg="#f5f6f8",
    surface="#ffffff",
    raised="#ffffff",
    rail="#eceef2",
    line="#dfe2e8",
    edge="#848d9d",
    text="#1b1f27",
    muted="#5a6373",
    accent="#2f5fd0",
    on_accent="#ffffff",
    sel="#e3ebfd",
    hover="#eef1f6",
    ok="#1a7045",
    warn="#8a5700",
    bad="#b3261e",
    info="#2f5fd0",
    ok_bg="#dff3e8",
    warn_bg="#fdf0d5",
    bad_bg="#fbe3e1",
    info_bg="#e3ebfd",
)
DARK = Tokens(
    bg="#16181d",
    surface="#1d2027",
    raised="#262a34",
    rail="#121419",
    line="#323743",
    edge="#747c8c",
    text="#e7eaf0",
    muted="#a6afbd",
    accent="#7ea6ff",
    on_accent="#0d1526",
    sel="#2a3a5f",
    hover="#272c37",
    ok="#6fd3a1",
    warn="#f0c36d",
    bad="#ff9d94",
    info="#9bbcff",
    ok_bg="#1c3a2c",
    warn_bg="#3d3118",
    bad_bg="#46221f",
    info_bg="#25345a",
)


class Tone(StrEnum):
    """How a pill, a notice or an icon speaks; the word beside it always says the same."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    MUTED = "muted"


class Theme(QObject):
    """The theme in use. `changed` tells that colours are other ones now."""

    changed = Signal()

    def __init__(self, app: QApplication, icons: Path) -> None:
        super().__init__()
        self._app = app
        self._icons = icons
        self._choice = Choice.SYSTEM
        self.tokens = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def is_dark(self) -> bool:
        """True when the dark tokens are in use."""
        return self.tokens is DARK

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    def use(self, choice: Choice) -> None:
        """Show the chosen theme; "system" follows the system, and is light where it has no say."""
        self._choice = choice
        self.tokens = DARK if self._wants_dark() else LIGHT
        self._app.setPalette(palette(self.tokens))
        folder = (self._icons / "tinted").as_posix()
        name = "dark" if self.is_dark else "light"
        self._app.setStyleSheet(style.sheet({**asdict(self.tokens), "in": folder, "name": name}))
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, token: str = "muted", on: str = "accent") -> QIcon:
        """Return an icon in the colour of `token` (`on` while checked), following the theme."""
        return QIcon(TintedIcon(self._icons / f"{name}.svg", self.color, token, on))

    def _wants_dark(self) -> bool:
        if self._choice is Choice.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice is Choice.DARK

    def _on_system_changed(self) -> None:
        if self._choice is Choice.SYSTEM:
            self.use(Choice.SYSTEM)


def palette(tokens: Tokens) -> QPalette:
    """Return the tokens as a palette."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, color in (
        (role.Window, tokens.bg),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.bg),
        (role.Button, tokens.raised),
        (role.Text, tokens.text),
        (role.WindowText, tokens.text),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.bad),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Accent, tokens.accent),
        (role.Mid, tokens.line),
        (role.Dark, tokens.edge),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.hover),
        (role.Shadow, tokens.line),
    ):
        made.setColor(which, QColor(color))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return made
