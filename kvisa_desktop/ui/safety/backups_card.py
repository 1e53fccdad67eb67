# SPDX-License-Identifier: MIT
"""The backups of the vault: the last good one, one more, a second folder, looking in, restoring."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.backup import BackedUp, Backup, Contents, Restored
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.backup_words import last_said
from kvisa_desktop.services.erasure_words import again_said
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.confirm import ConfirmSheet
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.safety import actions
from kvisa_desktop.ui.safety.model import (
    Kept,
    contents_said,
    make_model,
    restored_said,
    second_said,
)

_TABLE = 220


class BackupsCard(QWidget):
    """`changed` tells that there is another backup; `restored` that the vault is another now.

    `look_asked` carries a backup that is to be opened to look at only.
    """

    changed = Signal()
    look_asked = Signal(object)
    restored = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept = Kept()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=20, spacing=12)
        outer.addWidget(frame)
        head = subheading()
        desk.text.show(self, head.setText, msg("Backups"))
        column.addWidget(head)
        column.addLayout(self._build_last())
        self.progress = ProgressRow(desk)
        column.addWidget(self.progress)
        column.addLayout(self._build_second())
        self._model = make_model(desk.text)
        self.table = ItemTable(self._model, desk.theme)
        self.table.setObjectName("safety.backups")
        self.table.setFixedHeight(_TABLE)
        desk.text.show(self, self.table.setAccessibleName, msg("Backups"))
        self.table.opened.connect(self._on_look)
        self.table.chosen.connect(lambda _row: self._allow())
        column.addWidget(self.table)
        column.addLayout(self._build_buttons())
        desk.text.watch(self, self._say)

    def refresh(self) -> None:
        """Read again what backups there are."""
        actions.look(self._desk, self, self._take)

    def clear(self) -> None:
        """Show nothing of a vault that is closed."""
        self._take(Kept())

    def _take(self, kept: Kept) -> None:
        self._kept = kept
        self._model.show(kept.backups)
        if self.table.current is None and kept.backups:
            self.table.selectRow(0)
        self._say()
        self._allow()

    def _say(self) -> None:
        text, today = self._desk.text, self._desk.program.today()
        self._last.setText(text(last_said(next(iter(self._kept.backups), None), today)))
        self._second.setText(text(second_said(self._kept.second)))
        self.no_second.setVisible(self._kept.second is not None)

    def _allow(self) -> None:
        chosen = self.table.current is not None
        self.look.setEnabled(chosen)
        self.restore.setEnabled(chosen)

    def _build_last(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._last = Label()
        self.back_up = button(self._desk.text, msg("Back up now"), self._on_back_up, kind="primary")
        self.back_up.setObjectName("safety.back_up")
        row.addWidget(self._last, 1)
        row.addWidget(self.back_up)
        return row

    def _build_second(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._second = muted()
        self.second = button(self._desk.text, msg("Choose a folder…"), self._on_second)
        self.second.setObjectName("safety.second")
        self.no_second = button(self._desk.text, msg("No second folder"), self._on_no_second)
        self.no_second.setObjectName("safety.no_second")
        row.addWidget(self._second, 1)
        row.addWidget(self.second)
        row.addWidget(self.no_second)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.look = button(self._desk.text, msg("Look inside…"), self._on_look_chosen)
        self.look.setObjectName("safety.look")
        self.restore = button(self._desk.text, msg("Restore…"), self._on_restore)
        self.restore.setObjectName("safety.restore")
        row.addWidget(self.look)
        row.addWidget(self.restore)
        row.addStretch(1)
        return row

    def _on_back_up(self) -> None:
        job = actions.back_up(self._desk, self, self._on_backed_up)
        self.progress.watch(job, msg("The vault is being backed up"))

    def _on_backed_up(self, made: BackedUp) -> None:
        notices = self._desk.notices
        if made.failure is not None:
            notices.warn(made.failure.what, made.failure.remedy)
        elif made.is_new:
            notices.tell(msg("The vault is backed up."))
        else:
            notices.tell(msg("Nothing has changed since the last backup; it is good."))
        self.refresh()
        self.changed.emit()

    def _on_second(self) -> None:
        title = self._desk.text(msg("Folder for a second copy of each backup"))
        start = self._kept.second or self._desk.program.vaults_folder()
        self._desk.dialogs.open_folder(
            self,
            title,
            start,
            lambda folder: actions.choose_second(
                self._desk, self, folder, lambda _none: self.refresh()
            ),
        )

    def _on_no_second(self) -> None:
        actions.choose_second(self._desk, self, None, lambda _none: self.refresh())

    def _on_look_chosen(self) -> None:
        self._on_look(self.table.current)

    def _on_look(self, backup: object) -> None:
        if isinstance(backup, Backup):
            actions.look_inside(self._desk, self, backup, self._show_contents)

    def _show_contents(self, contents: Contents) -> None:
        sheet = Sheet(self._desk.text, msg("What the backup holds"))
        sheet.setObjectName("contents")
        self._list(sheet, contents_said(contents, self._desk.text.language))

        def look() -> None:
            sheet.accept()
            self.look_asked.emit(contents.backup)

        sheet.add_button(msg("Open to look at only"), look, name="contents.look")
        sheet.add_button(msg("Close"), sheet.accept, primary=True)
        sheet.appear(self)

    def _list(self, sheet: Sheet, lines: list[Message]) -> None:
        for each in lines:
            said = Label(wrap=True)
            said.setText(self._desk.text(each))
            sheet.body.addWidget(said)

    def _on_restore(self) -> None:
        backup = self.table.current
        if isinstance(backup, Backup):
            actions.look_inside(self._desk, self, backup, self._ask_restore)

    def _ask_restore(self, contents: Contents) -> None:
        sheet = ConfirmSheet(
            self._desk.text, msg("Restore this backup?"), _RESTORING, msg("Restore")
        )
        self._list(sheet, contents_said(contents, self._desk.text.language))
        sheet.accepted.connect(lambda: self._restore(contents.backup))
        sheet.appear(self)

    def _restore(self, backup: Backup) -> None:
        job = actions.restore(self._desk, self, backup, self._on_restored)
        self.progress.watch(job, msg("The backup is being restored"))

    def _on_restored(self, made: Restored) -> None:
        if made.erased_again:
            self._desk.notices.warn(restored_said(made), again_said(made.erased_again))
        else:
            self._desk.notices.tell(restored_said(made))
        self.refresh()
        self.restored.emit()


_RESTORING = msg(
    "The vault becomes what it was then. What it is now is kept as a backup first, so that you can "
    "come back to it."
)
