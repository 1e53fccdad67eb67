# SPDX-License-Identifier: MIT
"""Undo and redo in the window: what they would do next, kept up with every act, and doing it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kvisa_desktop.domain.history import PastAct, Steps
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import history
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import History
from kvisa_desktop.ui.desk import Desk

Step = Callable[[History], Done[PastAct]]


class StepKeeper(QObject):
    """Knows the next steps of the open vault. `changed` tells that they are others now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.steps = Steps()
        desk.saved.connect(self.refresh)

    def refresh(self) -> None:
        """Look again what can be undone and redone; nothing while no vault is open."""
        if not self._desk.has_vault:
            self._take(Steps())
            return
        vault = self._desk.vault
        self._desk.tasks.on_store(self, lambda _job: history.steps(vault), self._take)

    def undo(self) -> None:
        """Take the latest act back and say which it was, with redo at hand."""
        self._step(history.undo, self._on_undone)

    def redo(self) -> None:
        """Do again what was undone last and say which it was, with undo at hand."""
        self._step(history.redo, self._on_redone)

    @property
    def undo_words(self) -> Message:
        """What the menu says of undo."""
        step = self.steps.undo
        return msg("Undo") if step is None else msg("Undo: {act}", act=step.name)

    @property
    def redo_words(self) -> Message:
        """What the menu says of redo."""
        step = self.steps.redo
        if step is None:
            return msg("Redo")
        # the step is the undoing; what it would bring back stands inside its name
        return msg("Redo: {act}", act=step.name.values.get("act", step.name))

    def _step(self, step: Step, then: Callable[[PastAct], None]) -> None:
        if self._desk.has_vault:
            vault = self._desk.vault
            self._desk.act(self, lambda _vault: step(vault), then)

    def _on_undone(self, act: PastAct) -> None:
        said = msg("Undone: {act}", act=act.name)
        self._desk.notices.tell(said, act_name=msg("Redo"), act=self.redo)

    def _on_redone(self, act: PastAct) -> None:
        said = msg("Done again: {act}", act=act.name)
        self._desk.notices.tell(said, act_name=msg("Undo"), act=self.undo)

    def _take(self, steps: Steps) -> None:
        self.steps = steps
        self.changed.emit()
