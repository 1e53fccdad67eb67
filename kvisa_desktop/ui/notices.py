# SPDX-License-Identifier: MIT
"""The one voice of the program: what was done, what to look at, what went wrong and what next."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message
from kvisa_desktop.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence with its remedy and, perhaps, one thing to do about it."""

    text: Message
    tone: Tone = Tone.INFO
    remedy: Message | None = None
    act_name: Message | None = None
    act: Callable[[], None] | None = None

    @property
    def stays(self) -> bool:
        """True when it waits to be closed; good news leaves by itself."""
        return self.tone in {Tone.WARN, Tone.BAD}


class Notices(QObject):
    """Takes what is to be said and passes it to the window."""

    posted = Signal(object)

    def tell(
        self,
        text: Message,
        *,
        act_name: Message | None = None,
        act: Callable[[], None] | None = None,
    ) -> None:
        """Say that something was done."""
        self.posted.emit(Notice(text, Tone.OK, None, act_name, act))

    def warn(
        self,
        text: Message,
        remedy: Message | None = None,
        *,
        act_name: Message | None = None,
        act: Callable[[], None] | None = None,
    ) -> None:
        """Say that something deserves a look, perhaps with what can be done about it."""
        self.posted.emit(Notice(text, Tone.WARN, remedy, act_name, act))

    def fail(
        self,
        error: UserError,
        *,
        act_name: Message | None = None,
        act: Callable[[], None] | None = None,
    ) -> None:
        """Say what went wrong and what to do next, with one way out at hand if there is one."""
        self.posted.emit(Notice(error.what, Tone.BAD, error.remedy, act_name, act))
