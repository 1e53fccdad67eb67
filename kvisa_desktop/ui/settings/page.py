# SPDX-License-Identifier: MIT
"""Settings that take effect at once, and what the program is made of."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.settings import Role, Theme
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, heading, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.choices import tab_to_chosen
from kvisa_desktop.ui.parts.frames import card, line, scrolling
from kvisa_desktop.ui.preferences import Preferences
from kvisa_desktop.ui.settings import actions
from kvisa_desktop.ui.settings.model import COMPONENTS, program_version

_WIDEST, _LABEL_WIDTH = 760, 150
_LOCK = msg(
    "A vault with a password is locked too when the computer wakes from sleep and, where the "
    "desktop tells of it, when the screen is locked. What was copied here is then taken off the "
    "clipboard."
)
Choice = tuple[Message, str, Callable[[], object]]


class SettingsPage(QWidget):
    """Wires the choices to the preferences. `safety_asked` asks for backups and safety."""

    safety_asked = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self._desk = desk
        self._preferences = preferences
        self._choices: dict[str, QRadioButton] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 12, 10)
        title = heading()
        desk.text.show(self, title.setText, msg("Settings"))
        outer.addWidget(title)
        self._area, column = scrolling(widest=_WIDEST)
        column.setContentsMargins(0, 8, 12, 8)
        outer.addWidget(self._area, 1)
        column.addWidget(self._build_window())
        column.addWidget(self._build_work())
        column.addWidget(self._build_lock())
        column.addWidget(self._build_recent())
        self._about = self._build_about()
        column.addWidget(self._about)
        column.addStretch(1)
        preferences.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now."""
        settings = self._preferences.settings
        for key in (
            f"language.{self._desk.text.language}",
            f"theme.{settings.theme}",
            f"role.{settings.role}",
            f"minimised.{settings.lock_minimised}",
            f"recent.{settings.keep_recent}",
        ):
            self._choices[key].setChecked(True)
        # a file of preferences may name any number of minutes: then the box keeps the nearest
        nearest = min(actions.LOCK_MINUTES, key=lambda each: abs(each - settings.lock_minutes))
        self.lock_after.choose(nearest)

    def start_focus(self) -> None:
        """Put the cursor on the first choice."""
        self._choices[f"language.{self._desk.text.language}"].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def show_about(self) -> None:
        """Show what the program is and what it is made of."""
        # the page is laid out first: what was never shown has no place yet
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(self._about.y()))

    def _card(self, title: Message) -> tuple[QFrame, QVBoxLayout]:
        frame, column = card(margin=20, spacing=12)
        head = subheading()
        self._desk.text.show(self, head.setText, title)
        column.addWidget(head)
        return frame, column

    def _build_window(self) -> QFrame:
        frame, column = self._card(msg("The window"))
        mine = self._preferences
        self._group(
            column,
            msg("Language"),
            (
                (
                    verbatim("English"),
                    "language.en",
                    lambda: actions.choose_language(mine, ENGLISH),
                ),
                (
                    verbatim("简体中文"),
                    "language.zh",
                    lambda: actions.choose_language(mine, CHINESE),
                ),
            ),
        )
        column.addWidget(line())
        self._group(
            column,
            msg("Theme"),
            (
                (msg("As the system"), "theme.system", lambda: self._theme(Theme.SYSTEM)),
                (msg("Light"), "theme.light", lambda: self._theme(Theme.LIGHT)),
                (msg("Dark"), "theme.dark", lambda: self._theme(Theme.DARK)),
            ),
        )
        column.addWidget(line())
        row = self._row(column, msg("Text size"))
        for label, steps, name in (
            (msg("Smaller"), -1, "text.smaller"),
            (msg("Usual"), 0, "text.usual"),
            (msg("Larger"), 1, "text.larger"),
        ):
            made = button(self._desk.text, label, partial(mine.resize_text, steps))
            made.setObjectName(name)
            row.addWidget(made)
        row.addStretch(1)
        return frame

    def _build_work(self) -> QFrame:
        frame, column = self._card(msg("Your work"))
        mine = self._preferences
        self._group(
            column,
            msg("For whom"),
            (
                (
                    msg("For me"),
                    "role.applicant",
                    lambda: actions.choose_role(mine, Role.APPLICANT),
                ),
                (
                    msg("For clients"),
                    "role.consultant",
                    lambda: actions.choose_role(mine, Role.CONSULTANT),
                ),
            ),
        )
        column.addWidget(line())
        note = muted()
        self._desk.text.show(
            self,
            note.setText,
            msg(
                "Dates are shown as 2027-02-15. Where only the month or the year is known, "
                "write 2027-02 or 2027; a date that can be read two ways is asked about."
            ),
        )
        column.addWidget(note)
        return frame

    def _build_recent(self) -> QFrame:
        frame, column = self._card(msg("Vaults opened lately"))
        mine = self._preferences
        choices = [
            (msg("Remember"), "recent.True", partial(actions.keep_recent, mine, True)),
            (msg("Keep none"), "recent.False", partial(actions.keep_recent, mine, False)),
        ]
        self._group(column, msg("Names and folders"), choices)
        said = muted()
        self._desk.text.show(
            self,
            said.setText,
            msg(
                "The names and folders of vaults, and the case one left, stand unencrypted in the "
                "preferences."
            ),
        )
        column.addWidget(said)
        return frame

    def _build_lock(self) -> QFrame:
        frame, column = self._card(msg("Locking by itself"))
        mine = self._preferences
        row = self._row(column, msg("When nobody is there"))
        self.lock_after = ChoiceBox(self._desk.text, actions.LOCK_MINUTES, _after_said)
        self.lock_after.setObjectName("lock.after")
        self._desk.text.show(self, self.lock_after.setAccessibleName, msg("When nobody is there"))
        self.lock_after.picked.connect(lambda each: actions.lock_after(mine, int(str(each))))
        row.addWidget(self.lock_after)
        row.addStretch(1)
        column.addWidget(line())
        minimised = [
            (msg("Lock"), "minimised.True", partial(actions.lock_minimised, mine, True)),
            (msg("Leave it open"), "minimised.False", partial(actions.lock_minimised, mine, False)),
        ]
        self._group(column, msg("When minimised"), minimised)
        about = muted()
        self._desk.text.show(self, about.setText, _LOCK)
        column.addWidget(about)
        safety = button(self._desk.text, msg("Backups and safety…"), self.safety_asked.emit)
        safety.setObjectName("settings.safety")
        column.addWidget(safety, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _build_about(self) -> QFrame:
        frame, column = self._card(msg("About"))
        name = Label(f"kvisa_desktop {program_version()}", weight=STRONG)
        column.addWidget(name)
        network = Label(wrap=True)
        self._desk.text.show(
            self,
            network.setText,
            msg(
                "This program has no network code. What you enter stays in your vault, encrypted; "
                "only you take something out of it."
            ),
        )
        column.addWidget(network)
        official = muted()
        self._desk.text.show(
            self,
            official.setText,
            msg("It is not an official program of any authority and decides nothing."),
        )
        column.addWidget(official)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        for row, each in enumerate(COMPONENTS):
            for place, words in enumerate((each.name, each.version, each.licence)):
                label = muted(wrap=False)
                label.setText(words)
                grid.addWidget(label, row, place)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)
        return frame

    def _group(self, column: QVBoxLayout, title: Message, choices: Sequence[Choice]) -> None:
        row = self._row(column, title)
        group = QButtonGroup(self)
        for words, key, act in choices:
            made = QRadioButton()
            made.setObjectName(key)
            self._desk.text.show(self, made.setText, words)
            made.clicked.connect(lambda _=False, act=act: act())
            group.addButton(made)
            self._choices[key] = made
            row.addWidget(made)
        tab_to_chosen([self._choices[key] for _, key, _ in choices])
        row.addStretch(1)

    def _row(self, column: QVBoxLayout, title: Message) -> QHBoxLayout:
        """Add a line to a card, its words at the left, and return it."""
        row = QHBoxLayout()
        row.setSpacing(16)
        label = muted(wrap=False)
        label.setMinimumWidth(_LABEL_WIDTH)
        self._desk.text.show(self, label.setText, title)
        row.addWidget(label)
        column.addLayout(row)
        return row

    def _theme(self, theme: Theme) -> None:
        actions.choose_theme(self._preferences, theme)


def _after_said(minutes: object) -> Message:
    count = int(str(minutes))
    return plural("{count} minute", "{count} minutes", count) if count else msg("Never")
