# SPDX-License-Identifier: MIT
"""Whether the keyring of this computer opens the vault, and who can open it then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.remembering_words import STATE, WHO_CAN_OPEN
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.safety import actions


class KeyringCard(QWidget):
    """Remembers the open vault on this computer, or forgets it. `known` carries the state."""

    known = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: Remembering | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=20, spacing=12)
        outer.addWidget(frame)
        head = subheading()
        desk.text.show(self, head.setText, msg("Remembered on this computer"))
        self.said = Label(wrap=True)
        self.said.setObjectName("safety.keyring")
        self.about = muted()
        desk.text.show(self, self.about.setText, WHO_CAN_OPEN)
        self.remember = button(desk.text, msg("Remember on this computer"), self._on_remember)
        self.remember.setObjectName("safety.remember")
        self.forget = button(desk.text, msg("Forget"), self._on_forget)
        self.forget.setObjectName("safety.forget")
        row = QHBoxLayout()
        for made in (self.remember, self.forget):
            row.addWidget(made)
        row.addStretch(1)
        for each in (head, self.said, self.about):
            column.addWidget(each)
        column.addLayout(row)
        desk.text.watch(self, self._say)

    def refresh(self) -> None:
        """Look again whether the open vault is remembered."""
        actions.look_remembering(self._desk, self, self._take)

    def clear(self) -> None:
        """Know nothing: no vault is open."""
        self._state = None
        self._say()

    def _take(self, state: Remembering) -> None:
        self._state = state
        self._say()
        self.known.emit(state)

    def _say(self) -> None:
        state = self._state
        self.said.setText("" if state is None else self._desk.text(STATE[state]))
        may_begin = state in {Remembering.NOT_REMEMBERED, Remembering.STALE}
        may_forget = state in {
            Remembering.REMEMBERED,
            Remembering.STALE,
            Remembering.OUT_OF_REACH,
        }
        self.remember.setVisible(may_begin)
        self.forget.setVisible(may_forget)
        self.about.setVisible(may_forget or may_begin)

    def _on_remember(self) -> None:
        actions.remember(self._desk, self, lambda _none: self._done(_REMEMBERED))

    def _on_forget(self) -> None:
        actions.forget(self._desk, self, lambda _none: self._done(_FORGOTTEN))

    def _done(self, said: Message) -> None:
        self._desk.notices.tell(said)
        self.refresh()


_REMEMBERED = msg("This computer opens the vault for you without asking for the password.")
_FORGOTTEN = msg("This computer asks for the password again.")
