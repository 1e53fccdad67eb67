# SPDX-License-Identifier: MIT
"""The lists that the register is made of; imported ones can be removed again."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.institution_register import RegisterList
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import framed
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

_STARTER = "starter"
_WIDTH = 480


class ListsSheet(Sheet):
    """Shows the lists; `remove` is called with the title of one that is to go."""

    def __init__(
        self, text: Text, lists: Sequence[RegisterList], remove: Callable[[str], None]
    ) -> None:
        super().__init__(text, msg("Lists of the register"), _LEAD)
        self.setObjectName("lists")
        self._remove = remove
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in lists:
            column.addWidget(self._list(each))
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)

    def _list(self, each: RegisterList) -> QWidget:
        frame, column = framed("well", margin=10, spacing=3)
        top = QHBoxLayout()
        top.addWidget(Label(self.text(_title(each))), 1)
        if each.title != _STARTER:
            made = button(self.text, msg("Remove"), partial(self._on_remove, each.title))
            made.setObjectName(f"lists.remove.{each.title}")
            top.addWidget(made)
        column.addLayout(top)
        said = muted()
        said.setText(self.text(_described(each)))
        column.addWidget(said)
        return frame

    def _on_remove(self, title: str) -> None:
        self._remove(title)
        self.accept()


def _title(each: RegisterList) -> Message:
    if each.title == _STARTER:
        return msg("The starter list that came with the program")
    return verbatim(each.title)


def _described(each: RegisterList) -> Message:
    if not each.is_usable:
        return msg(
            "The list “{title}” is damaged or of another version and is left out; import it again.",
            title=verbatim(each.title),
        )
    count = plural("{count} institution", "{count} institutions", each.institutions)
    if each.made_on is None:
        return count
    return msg(
        "{count}, from {file}, imported on {day}",
        count=count,
        file=verbatim(each.made_from),
        day=each.made_on,
    )


_LEAD = msg("Public names and places only. No list says who is recognised.")
