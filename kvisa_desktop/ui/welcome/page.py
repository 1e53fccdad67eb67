# SPDX-License-Identifier: MIT
"""The first screen: three doors, and below them the vaults opened lately."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.i18n.catalog import CHINESE
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied
from kvisa_desktop.ui.welcome.model import RecentVault

_DOOR = QSize(264, 216)
_ICON = 30
_WIDEST = 860


class Door(QFrame):
    """One of the three ways in: a card with a button; a click anywhere on it counts."""

    def __init__(self, desk: Desk, icon: str, title: Message, lead: Message) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("kind", "card")
        self.setMinimumSize(_DOOR)
        self.setMaximumWidth(_DOOR.width() + 60)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 20, 20, 18)
        self._column.setSpacing(8)
        picture = QLabel()

        def draw() -> None:
            drawn = desk.theme.icon(icon, "accent")
            picture.setPixmap(drawn.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))

        draw()
        desk.theme.changed.connect(draw)
        self._column.addWidget(picture)
        for label, said in ((subheading(), title), (muted(), lead)):
            desk.text.show(self, label.setText, said)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self.button = QPushButton()
        self.button.setAutoDefault(True)

    def lead_to(self, label: Message, door: SignalInstance, name: str, *, primary: bool) -> "Door":
        """Give the door its button."""
        kind = "primary" if primary else ""
        self.button = button(self._desk.text, label, door.emit, kind=kind)
        self.button.setObjectName(name)
        self._column.addWidget(self.button)
        return self

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.button.click()


class WelcomePage(QWidget):
    """Wires the doors and the list of recent vaults; the window does what they ask."""

    start_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    recent_asked = Signal(object)
    language_asked = Signal()
    theme_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 14, 24, 18)
        outer.addLayout(self._build_top())
        outer.addStretch(2)
        centre = QVBoxLayout()
        centre.setSpacing(8)
        self._build_brand(centre)
        centre.addSpacing(18)
        centre.addLayout(self._build_doors())
        centre.addSpacing(18)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        centre.addLayout(self._recent)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(centre)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        desk.text.switched.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the vaults opened lately."""
        emptied(self._recent)
        known = RecentVault.listed(self._desk.program.settings)
        if not known:
            return
        title = muted()
        title.setText(self._desk.text(msg("Opened lately")))
        self._recent.addWidget(title)
        for number, each in enumerate(known):
            self._recent.addWidget(self._recent_button(number, each))

    def start_focus(self) -> None:
        """Put the cursor on the first recent vault, else on the first door."""
        recent = [each for each in self.findChildren(QPushButton) if each.isEnabled()]
        names = [each for each in recent if each.objectName().startswith("recent.")]
        first = names[0] if names else self.start.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        text = self._desk.text
        language = button(text, self._other_language, self.language_asked.emit, kind="link")
        language.setIcon(self._desk.theme.icon("languages"))
        language.setObjectName("welcome.language")
        theme = button(text, self._other_theme, self.theme_asked.emit, kind="link")
        theme.setObjectName("welcome.theme")

        def draw() -> None:
            theme.setIcon(self._desk.theme.icon("sun" if self._desk.theme.is_dark else "moon"))
            theme.setText(text(self._other_theme()))

        draw()
        self._desk.theme.changed.connect(draw)
        row.addWidget(language)
        row.addWidget(theme)
        return row

    def _build_brand(self, column: QVBoxLayout) -> None:
        brand = Label("kvisa", scale=2.4, weight=STRONG)
        lead = Label(wrap=True, kind="muted", scale=1.1)
        self._desk.text.show(
            self,
            lead.setText,
            msg(
                "The papers of a K visa application: complete, consistent, in order. "
                "Everything stays on this computer."
            ),
        )
        lead.setMaximumWidth(_WIDEST)
        column.addWidget(brand)
        column.addWidget(lead)

    def _build_doors(self) -> QHBoxLayout:
        desk = self._desk
        self.start = Door(
            desk,
            "file-plus",
            msg("Start my case"),
            msg("A new encrypted vault on this computer, in four short steps."),
        ).lead_to(msg("Start"), self.start_asked, "door.start", primary=True)
        self.open = Door(
            desk,
            "folder-open",
            msg("Open a vault"),
            msg("Go on with cases you have already begun."),
        ).lead_to(msg("Open…"), self.open_asked, "door.open", primary=False)
        self.sample = Door(
            desk,
            "compass",
            msg("Look around with the sample"),
            msg("An invented applicant with specimen papers; nothing of yours is touched."),
        ).lead_to(msg("Look around"), self.sample_asked, "door.sample", primary=False)
        row = QHBoxLayout()
        row.setSpacing(14)
        for door in (self.start, self.open, self.sample):
            row.addWidget(door, 1)
        return row

    def _recent_button(self, number: int, recent: RecentVault) -> QPushButton:
        said = msg("{name}  —  {path}", name=recent.name, path=verbatim(str(recent.path.parent)))
        if not recent.is_there:
            said = msg("{name}  —  not found at {path}", name=recent.name, path=str(recent.path))
        made = button(
            self._desk.text, said, lambda: self.recent_asked.emit(recent.path), kind="link"
        )
        made.setIcon(self._desk.theme.icon("lock"))
        made.setEnabled(recent.is_there)
        made.setObjectName(f"recent.{number}")
        return made

    def _other_language(self) -> Message:
        return verbatim("English" if self._desk.text.language == CHINESE else "简体中文")

    def _other_theme(self) -> Message:
        return msg("Light") if self._desk.theme.is_dark else msg("Dark")
