# SPDX-License-Identifier: MIT
"""File > Open recent: the vaults opened lately, those that are gone, and how to forget them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.commands import Commands
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.preferences import Preferences

_BY_A_DIGIT = 9  # entries that a single digit calls


class RecentMenu(QMenu):
    """Offers the vaults opened lately. `asked` carries the folder of the one chosen.

    Whether a vault is still there is looked up beside the window: it may lie on a slow drive.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, preferences: Preferences) -> None:
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self._gone: frozenset[Path] = frozenset()
        self.setObjectName("recent")
        desk.text.show(self, self.setTitle, msg("Open recent"))
        desk.text.watch(self, self._fill)
        preferences.changed.connect(self._fill)
        self.aboutToShow.connect(self.look)

    def put_behind(self, menu: QMenu, action: QAction) -> None:
        """Stand in a menu, right behind one of its commands."""
        actions = menu.actions()
        following = actions.index(action) + 1
        before = actions[following] if following < len(actions) else None
        if before is None:
            menu.addMenu(self)
        else:
            menu.insertMenu(before, self)

    def look(self) -> None:
        """Look which of the vaults are still there."""
        folders = self._folders()
        self._desk.tasks.in_pool(
            self,
            lambda _job: frozenset(each for each in folders if not each.exists()),
            self._take_gone,
        )

    def _folders(self) -> tuple[Path, ...]:
        return tuple(Path(each) for each in self._preferences.settings.recent_vaults)

    def _take_gone(self, gone: frozenset[Path]) -> None:
        if gone != self._gone:
            self._gone = gone
            self._fill()

    def _fill(self) -> None:
        self.clear()
        folders = self._folders()
        for number, folder in enumerate(folders, 1):
            self._add_vault(number, folder)
        if not folders:
            self._add(msg("No vault was opened lately"), "recent.none").setEnabled(False)
            return
        self.addSeparator()
        gone = [each for each in folders if each in self._gone]
        forget = self._add(msg("Forget those that are gone"), "recent.forget-gone")
        forget.setEnabled(bool(gone))
        forget.triggered.connect(partial(self._forget, gone))
        clear = self._add(msg("Clear this list"), "recent.clear")
        clear.triggered.connect(partial(self._forget, folders))

    def _add_vault(self, number: int, folder: Path) -> None:
        names = {"name": verbatim(folder.stem), "path": verbatim(str(folder.parent))}
        is_there = folder not in self._gone
        said = (
            msg("{name}  —  {path}", **names)
            if is_there
            else msg("{name}  —  not found at {path}", **names)
        )
        shown = self._desk.text(said).replace("&", "&&")
        made = QAction(f"&{number} {shown}" if number <= _BY_A_DIGIT else shown, self)
        made.setObjectName(f"recent.{number}")
        made.setEnabled(is_there)
        made.triggered.connect(lambda: self.asked.emit(folder))
        self.addAction(made)

    def _add(self, words: Message, name: str) -> QAction:
        made = QAction(self._desk.text(words), self)
        made.setObjectName(name)
        self.addAction(made)
        return made

    def _forget(self, folders: Sequence[Path]) -> None:
        self._preferences.forget_vaults(folders)


def in_file_menu(
    parent: QWidget, desk: Desk, preferences: Preferences, commands: Commands
) -> RecentMenu:
    """Return the menu of recent vaults, put behind the command that opens another one."""
    made = RecentMenu(parent, desk, preferences)
    made.put_behind(commands.menus[0], commands.actions["open-vault"])
    return made
