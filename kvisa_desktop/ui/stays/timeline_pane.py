# SPDX-License-Identifier: MIT
"""The timeline with its handles, what its patterns mean, and all of it in words below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, ElidedLabel
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.stays.picture import StayPicture
from kvisa_desktop.ui.stays.timeline import Timeline
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem
from kvisa_desktop.ui.stays.timeline_legend import Legend

_STEP = 1.5
_WORDS_HIGH, _LEAST_TITLE = 130, 28


class TimelinePane(QWidget):
    """Wires the timeline. `opened` names the item that is to be edited."""

    opened = Signal(object)
    print_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._picture: StayPicture | None = None
        self.timeline = Timeline(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.head = self._build_head()
        column.addLayout(self.head)
        column.addWidget(self.timeline, 1)
        column.addWidget(Legend(desk))
        self._said = ElidedLabel(kind="muted")
        self._said.setObjectName("stays.timeline.said")
        column.addWidget(self._said)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(_WORDS_HIGH)
        self.words.setObjectName("stays.timeline.words")
        self.words.hide()
        desk.text.show(self, self.words.setAccessibleName, msg("The timeline in words"))
        column.addWidget(self.words, 1)
        self.timeline.opened.connect(self.opened)
        self.timeline.chosen.connect(self._say_item)
        desk.text.switched.connect(self._on_switched)

    def show_picture(self, picture: StayPicture) -> None:
        """Show other stays."""
        self._picture = picture
        self.timeline.show_scene(picture.scene)
        self._say_item(self.timeline.current)
        self._fill_words()

    def _build_head(self) -> QHBoxLayout:
        text, theme = self._desk.text, self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(2)
        title = ElidedLabel(scale=1.1, weight=STRONG)
        title.setMinimumWidth(_LEAST_TITLE)
        text.show(self, title.setText, msg("Timeline"))
        row.addWidget(title, 1)
        for icon, name, act, key in (
            ("minus", msg("Show more years (Ctrl+−)"), self._zoom_out, "out"),
            ("plus", msg("Show fewer years (Ctrl++)"), self._zoom_in, "in"),
            ("calendar-range", msg("Show all (Ctrl+0)"), self.timeline.fit, "fit"),
            ("printer", msg("Print the timeline (Ctrl+P)"), self.print_asked.emit, "print"),
        ):
            made = icon_button(text, theme, icon, name, act)
            made.setObjectName(f"stays.timeline.{key}")
            row.addWidget(made)
        self.in_words = self._build_switch()
        self.what_if = button(text, msg("What if"), lambda: None)
        self.what_if.setCheckable(True)
        self.what_if.setObjectName("stays.timeline.what-if")
        for switch in (self.in_words, self.what_if):
            keep_words(switch)
            row.addWidget(switch)
        return row

    def _build_switch(self) -> QPushButton:
        made = button(self._desk.text, msg("In words"), lambda: None)
        made.setCheckable(True)
        made.setObjectName("stays.timeline.in-words")
        made.toggled.connect(self._on_words)
        return made

    def _zoom_in(self) -> None:
        self.timeline.zoom(_STEP)

    def _zoom_out(self) -> None:
        self.timeline.zoom(1 / _STEP)

    def _on_words(self, is_wanted: bool) -> None:
        self.words.setVisible(is_wanted)
        self._fill_words()

    def _fill_words(self) -> None:
        """Write all sentences; nothing is written while nobody asked for them."""
        if self._picture is None or self.words.isHidden():
            return
        say = self._desk.text
        lines = [say(summary_of(self._picture.items)), *(say(e.text) for e in self._picture.items)]
        self.words.setPlainText("\n".join(lines))

    def _say_item(self, item: TimelineItem | None) -> None:
        items = self._picture.items if self._picture else ()
        self._said.setText(self._desk.text(summary_of(items) if item is None else item.text))

    def _on_switched(self) -> None:
        self._say_item(self.timeline.current)
        self._fill_words()
        self.timeline.viewport().update()


def keep_words(made: QPushButton) -> None:
    """Never let a button be narrower than its words; the title beside it gives way."""
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def summary_of(items: tuple[TimelineItem, ...]) -> Message:
    """Return in one sentence how much the timeline shows, and from when to when."""
    stays = [each for each in items if each.kind in {ItemKind.STAY, ItemKind.PLANNED}]
    if not stays:
        return msg("No stay is recorded.")
    return plural(
        "{count} stay from {first} to {last}.",
        "{count} stays from {first} to {last}.",
        len(stays),
        first=min(each.first for each in stays),
        last=max(each.last for each in stays),
    )
