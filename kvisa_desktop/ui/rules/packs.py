# SPDX-License-Identifier: MIT
"""Packs of rules: which one is in use, what differs in it, and one's own copy to be edited."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.rule_changes import RuleChange
from kvisa_desktop.domain.rule_words import fields_said
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, link
from kvisa_desktop.ui.parts.confirm import confirm
from kvisa_desktop.ui.parts.frames import card, emptied, framed, scrolling
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.rules import actions
from kvisa_desktop.ui.rules.actions import Candidate, PackState
from kvisa_desktop.ui.theme import Tone

_WIDEST = 900


class Packs(QWidget):
    """Shows the pack in use and acts on one's own. `changed` carries the rules in use now."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: PackState | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addLayout(self._build_buttons())
        area, self._column = scrolling(spacing=12, widest=_WIDEST)
        outer.addWidget(area, 1)

    def refresh(self) -> None:
        """Look again which pack is in use."""
        actions.read_packs(self._desk, self, self.show_state)

    def show_state(self, state: PackState) -> None:
        """Show the pack in use, the fault of one's own if it has one, and what differs."""
        self._state = state
        self.copy.setEnabled(not state.has_own)
        self.reset.setEnabled(state.has_own)
        self.reread.setEnabled(state.has_own)
        emptied(self._column)
        if state.refusal is not None:
            self._column.addWidget(self._fault(state.refusal))
        self._column.addWidget(self._in_use(state))
        for change in state.changes:
            self._column.addWidget(self._change(change))
        if state.files:
            self._column.addWidget(self._files(state.files))
        self._column.addStretch(1)

    def say_again(self) -> None:
        """Say everything in the language of the window."""
        if self._state is not None:
            self.show_state(self._state)

    def _build_buttons(self) -> QHBoxLayout:
        desk, text = self._desk, self._desk.text
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copy = button(
            text,
            msg("Copy the shipped pack"),
            lambda: actions.begin(desk, self, self._on_changed),
            kind="primary",
        )
        self.reread = button(
            text, msg("Read again"), lambda: actions.reread(desk, self, self._on_changed)
        )
        self.take = button(text, msg("Import a pack…"), self._on_import)
        self.reset = button(text, msg("Back to the shipped pack…"), self._on_reset)
        for name, each in (
            ("copy", self.copy),
            ("reread", self.reread),
            ("import", self.take),
            ("reset", self.reset),
        ):
            each.setObjectName(f"packs.{name}")
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _in_use(self, state: PackState) -> QWidget:
        own = bool(state.files) and state.refusal is None
        title = msg("Your own pack is in use") if own else msg("The shipped pack is in use")
        frame, column = card(margin=18, spacing=8)
        self._say(column, subheading(), title)
        self._say(column, Label(wrap=True), counted(state.book))
        digest = muted()
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._say(column, digest, msg("SHA-256: {digest}", digest=state.book.version))
        if own:
            self._say(column, Label(wrap=True), differing(len(state.changes)))
        return frame

    def _fault(self, refusal: Refused) -> QWidget:
        frame, column = card(margin=18, spacing=8)
        top = QHBoxLayout()
        pill = Pill(self._desk.theme)
        pill.say(self._desk.text(msg("not in use")), Tone.BAD)
        top.addWidget(pill)
        top.addStretch(1)
        column.addLayout(top)
        self._say(column, subheading(), msg("Your own pack has a fault"))
        fault = Label(wrap=True, kind="bad")
        fault.setObjectName("packs.fault")
        self._say(column, fault, refusal.what)
        if refusal.remedy is not None:
            self._say(column, Label(wrap=True), refusal.remedy)
        return frame

    def _files(self, files: tuple[Path, ...]) -> QWidget:
        desk = self._desk
        frame, column = card(margin=18, spacing=6)
        self._say(column, subheading(), msg("Files of your own pack"))
        self._say(
            column, muted(), msg("Each opens in your text editor; read them again when saved.")
        )
        for each in files:
            opens = link(
                desk.text,
                desk.theme,
                verbatim(each.name),
                partial(actions.open_outside, desk, each),
            )
            opens.setObjectName(f"packs.file.{each.name}")
            column.addWidget(opens)
        return frame

    def _change(self, change: RuleChange) -> QWidget:
        text = self._desk.text
        frame, column = framed("well", margin=12, spacing=4)
        top = QHBoxLayout()
        top.addWidget(Label(change.id), 1)
        pill = Pill(self._desk.theme)
        pill.say(text(change.kind.words), Tone.INFO)
        top.addWidget(pill)
        column.addLayout(top)
        if change.fields:
            self._say(column, muted(), fields_said(change.fields))
        for label, entry in ((msg("before"), change.before), (msg("after"), change.after)):
            if entry is not None:
                for words in _both(entry):
                    said = msg("{label}: {words}", label=label, words=words)
                    self._say(column, Label(wrap=True), said)
        return frame

    def _say(self, column: QVBoxLayout, label: Label, words: Message) -> None:
        label.setText(self._desk.text(words))
        column.addWidget(label)

    def _on_import(self) -> None:
        desk = self._desk
        title = desk.text(msg("Choose the folder of a pack"))
        desk.dialogs.open_folder(
            self,
            title,
            Path.home(),
            lambda folder: actions.look_at(desk, self, folder, self._on_looked),
        )

    def _on_looked(self, found: Candidate) -> None:
        desk = self._desk
        lead = msg(
            "{counted}. {differing} SHA-256: {digest}",
            counted=counted(found.book),
            differing=differing(len(found.changes)),
            digest=found.book.version,
        )
        words = (msg("Use this pack from now on?"), lead, msg("Use it"))
        confirm(
            desk.text,
            self,
            words,
            lambda: actions.take(desk, self, found.folder, self._on_changed),
        )

    def _on_reset(self) -> None:
        desk = self._desk
        words = (
            msg("Throw your own pack away?"),
            msg("What you changed in it is lost; the shipped rules are in use again."),
            msg("Throw it away"),
        )
        confirm(desk.text, self, words, lambda: actions.reset(desk, self, self._on_changed))

    def _on_changed(self, state: PackState) -> None:
        self.show_state(state)
        self.changed.emit(state.book)


def counted(book: Rulebook) -> Message:
    """Return how much a pack holds."""
    return msg(
        "{rules} rules, {items} items of the checklist",
        rules=len(book.rules),
        items=len(book.items),
    )


def differing(count: int) -> Message:
    """Return how many entries differ."""
    if not count:
        return msg("No entry differs.")
    return plural("{count} entry differs.", "{count} entries differ.", count)


def _both(entry: Rule | Item) -> list[Message]:
    """Return the words in both languages: either may be the one that was edited."""
    words = entry.text if isinstance(entry, Rule) else entry.name
    return [verbatim(each) for each in (words.en, words.zh) if each]
