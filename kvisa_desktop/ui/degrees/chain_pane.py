# SPDX-License-Identifier: MIT
"""The chain under a degree: its road and why, the path of steps, what stands beside, the end."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kvisa_desktop.domain.chain import Chain
from kvisa_desktop.domain.chain_words import ROUTE_WORDS, STEP_WORDS, link_said
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.degrees.chain_path import ChainPath
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button, link
from kvisa_desktop.ui.parts.frames import emptied
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.theme import Tone

_FIELD = "chain"


class ChainPane(QFrame):
    """Shows a chain. Its signals ask to edit a step, to say why, to choose another road."""

    step_asked = Signal(object)
    why_asked = Signal()
    route_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chain: Chain | None = None
        self._is_told = False
        self.setProperty("kind", "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(self._build_head())
        self.path = ChainPath(desk)
        self.path.pressed.connect(self.step_asked)
        column.addWidget(self.path)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        column.addLayout(self._beside)
        self._end = muted()
        column.addWidget(self._end)
        self.another = button(
            desk.text, msg("Record another step…"), lambda: self.step_asked.emit(None)
        )
        self.another.setObjectName("chain.another")
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)

    def show_chain(self, chain: Chain | None) -> None:
        """Show a chain, or how to get one where there is none."""
        if self._is_told and chain == self._chain:
            return
        self._chain = chain
        if not self._is_told:
            self._is_told = True
            self._desk.text.watch(self, self._say)
        else:
            self._say()

    def focus_on(self, field: str) -> bool:
        """Put the cursor on the step that a field such as "chain.apostille" names."""
        _, _, kind = field.partition(".")
        if not self.path.focus_step(kind):
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        return field.startswith(_FIELD)

    def _build_head(self) -> QVBoxLayout:
        desk = self._desk
        title = Label(wrap=True)
        desk.text.show(title, title.setText, msg("Authentication of the degree papers"))
        self.road = Pill(desk.theme)
        self.by_hand = Pill(desk.theme)
        self.why = link(desk.text, desk.theme, msg("Why this route"), self.why_asked.emit)
        self.why.setObjectName("chain.why")
        self.choose = button(desk.text, msg("Choose another route…"), self.route_asked.emit)
        self.choose.setObjectName("chain.choose")
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.choose)
        for each in (self.road, self.by_hand, self.why):
            below.addWidget(each)
        below.addStretch(1)
        head = QVBoxLayout()
        head.addLayout(top)
        head.addLayout(below)
        return head

    def _say(self) -> None:
        chain, text = self._chain, self._desk.text
        for each in (self.path, self.road, self.why):
            each.setVisible(chain is not None)
        emptied(self._beside)
        self._end.setText(text(_end_said(chain)))
        chosen = chain.road.choice if chain is not None else None
        self.by_hand.say(text(msg("chosen by hand")) if chosen else "", Tone.WARN)
        if chain is None:
            return
        unsure = chain.road.answer.to_check or not chain.road.answer.sources
        self.road.say(
            text(ROUTE_WORDS[chain.road.answer.route]), Tone.WARN if unsure else Tone.INFO
        )
        self.path.show_chain(chain)
        self._say_beside(chain)

    def _say_beside(self, chain: Chain) -> None:
        for each in chain.beside:
            said = msg(
                "Beside the route: {step}, {state}",
                step=STEP_WORDS[each.kind],
                state=link_said(each),
            )
            made = link(
                self._desk.text, self._desk.theme, said, partial(self.step_asked.emit, each)
            )
            made.setObjectName(f"beside.{each.kind}")
            self._beside.addWidget(made)


def _end_said(chain: Chain | None) -> Message:
    """Return when the chain is done, and what it means for the filing."""
    if chain is None:
        return msg("Say where the degree was issued, or choose the route: then its steps are here.")
    if not chain.is_relied_on:
        return msg("The application does not rely on this degree: it holds nothing up.")
    if chain.is_done:
        return msg("Every step is done.")
    end = (
        msg("It can be done on {day}.", day=chain.ready_on)
        if chain.ready_on is not None
        else msg("When it is done is not known: enter how long each step takes.")
    )
    weight = (
        msg("The post has spoken on it, so the filing waits for it.")
        if chain.post_asks
        else msg(
            "No source says that a K application needs it; it holds the filing up only once "
            "the post says so."
        )
    )
    return msg("{first} {second}", first=end, second=weight)
