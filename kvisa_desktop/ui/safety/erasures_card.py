# SPDX-License-Identifier: MIT
"""Erased clients that backups may still hold, and removed cases that can be erased for good."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.erasure import Erased, OldBackups, Unfinished
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.erasable import Erasable
from kvisa_desktop.services.erasure_words import unfinished_said
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card, emptied
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.safety import actions
from kvisa_desktop.ui.safety.erase_sheet import left_said

_MOST = 20


class ErasuresCard(QWidget):
    """`erase_asked` names a removed case; `tidied` tells that backups were rewritten."""

    erase_asked = Signal(object)
    tidied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._unfinished = Unfinished()
        self._removed: tuple[Erasable, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=20, spacing=12)
        outer.addWidget(frame)
        head = subheading()
        desk.text.show(self, head.setText, msg("Erased and removed clients"))
        column.addWidget(head)
        self._left = QVBoxLayout()
        self._left.setSpacing(4)
        column.addLayout(self._left)
        column.addLayout(self._build_buttons())
        self.progress = ProgressRow(desk)
        column.addWidget(self.progress)
        self._cases = QVBoxLayout()
        self._cases.setSpacing(6)
        column.addLayout(self._cases)
        desk.text.watch(self, self._say)

    def refresh(self) -> None:
        """Read again what is unfinished and what was removed."""
        actions.look_for_unfinished(self._desk, self, self._take_unfinished)
        actions.removed_cases(self._desk, self, self._take_removed)

    def clear(self) -> None:
        """Show nothing of a vault that is closed."""
        self._unfinished, self._removed = Unfinished(), ()
        self._say()

    def _build_buttons(self) -> QHBoxLayout:
        text = self._desk.text
        go_on, take_out = msg("Go on with it"), msg("Take them out of the backups")
        self.go_on = button(text, go_on, partial(self._finish, OldBackups.KEEP), kind="primary")
        self.go_on.setObjectName("safety.go_on")
        self.take_out = button(text, take_out, partial(self._finish, OldBackups.REWRITE))
        self.take_out.setObjectName("safety.take_out")
        row = QHBoxLayout()
        for each in (self.go_on, self.take_out):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _take_unfinished(self, found: Unfinished) -> None:
        self._unfinished = found
        self._say()

    def _take_removed(self, found: tuple[Erasable, ...]) -> None:
        self._removed = found
        self._say()

    def _say(self) -> None:
        text, left = self._desk.text, self._unfinished
        emptied(self._left)
        for each in unfinished_said(left):
            said = Label(wrap=True)
            said.setText(text(each))
            self._left.addWidget(said)
        self.go_on.setVisible(bool(left.begun))
        self.take_out.setVisible(bool(left.kept))
        emptied(self._cases)
        if self._removed:
            about = muted()
            about.setText(text(_REMOVED))
            self._cases.addWidget(about)
        for number, found in enumerate(self._removed[:_MOST]):
            self._cases.addWidget(self._row(number, found))
        self.setVisible(bool(self._removed) or not left.is_empty)

    def _row(self, number: int, found: Erasable) -> QWidget:
        whole = QWidget()  # so that it goes as a whole when the list is made anew
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        said = Label(wrap=True)
        said.setText(" · ".join(part for part in (found.case.ref, found.name) if part))
        ask = partial(self.erase_asked.emit, found.case.id)
        made = button(self._desk.text, msg("Erase for good…"), ask)
        made.setObjectName(f"safety.erase.{number}")
        made.setAccessibleDescription(said.text())
        row.addWidget(said, 1)
        row.addWidget(made)
        return whole

    def _finish(self, old: OldBackups) -> None:
        self.go_on.setEnabled(False)
        self.take_out.setEnabled(False)
        job = actions.finish_erasing(self._desk, self, old, self._on_finished)
        self.progress.watch(job, msg("Taking the client out of backups"))
        before = job.ended

        def ended() -> None:
            if before is not None:
                before()
            self.go_on.setEnabled(True)
            self.take_out.setEnabled(True)
            if self._desk.has_vault:
                self.refresh()

        job.ended = ended

    def _on_finished(self, done: tuple[Erased, ...]) -> None:
        is_clean, said = finished_said(done)
        for each in said:
            (self._desk.notices.tell if is_clean else self._desk.notices.warn)(each)
        self.tidied.emit()


def finished_said(done: Iterable[Erased]) -> tuple[bool, list[Message]]:
    """Return whether erased clients are out of all backups, and what is to be said of it."""
    gone = tuple(done)
    left = [each for one in gone for each in left_said(one)]
    if left:
        return False, left
    return True, [
        plural(
            "{count} erased client is in no backup any more.",
            "{count} erased clients are in no backup any more.",
            len(gone),
        )
    ]


_REMOVED = msg(
    "These cases were removed and are still in the vault, encrypted, also after the 30 days of "
    "the trash. Erasing takes the client out of it for good."
)
