# SPDX-License-Identifier: MIT
"""Menus and shortcuts, declared in one table; the list of shortcuts is read from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QMainWindow, QMenu, QWidget

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.fonts import STRONG, Label
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

Key = QKeySequence.StandardKey
Shortcut = QKeySequence.StandardKey | str
_COLUMNS = 2
_NO_WORDS = Message("")


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of a menu: its name in code, its words, its shortcuts. An empty name is a line."""

    name: str = ""
    words: Message = _NO_WORDS
    shortcuts: Sequence[Shortcut] = ()
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    needs_case: bool = False
    needs_vault: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar."""

    words: Message
    commands: Sequence[Command]


_LINE = Command()
_ROLE = QAction.MenuRole

MENUS: tuple[Menu, ...] = (
    Menu(
        msg("&File"),
        (
            Command("new-case", msg("New case"), (Key.New,), needs_vault=True),
            Command("new-vault", msg("New vault…"), ("Ctrl+Shift+N",)),
            Command("open-vault", msg("Open vault…"), (Key.Open,)),
            Command("sample", msg("Look around with the sample")),
            _LINE,
            Command("add-scans", msg("Add scans…"), ("Ctrl+I",), needs_case=True),
            Command("paste-scans", msg("Paste scans"), ("Ctrl+Shift+V",), needs_case=True),
            Command("build", msg("Build dossier"), ("Ctrl+B",), needs_case=True),
            Command("print", msg("Print dossier…"), (Key.Print,), needs_case=True),
            Command("hand-over", msg("Copies and packs…"), (), needs_case=True),
            _LINE,
            Command("safety", msg("Backups and safety…"), ("Ctrl+Shift+S",), needs_vault=True),
            Command("lock", msg("Lock"), ("Ctrl+L",), needs_vault=True),
            Command("quit", msg("Quit"), (Key.Quit, "Ctrl+Q"), _ROLE.QuitRole),
        ),
    ),
    Menu(
        msg("&Edit"),
        (
            Command("undo", msg("Undo"), (Key.Undo,), needs_vault=True),
            Command("redo", msg("Redo"), (Key.Redo, "Ctrl+Y"), needs_vault=True),
            _LINE,
            Command("find", msg("Find"), (Key.Find, "F3")),
            Command("find-case", msg("Find a case"), ("Ctrl+K",), needs_vault=True),
            _LINE,
            Command(
                "settings", msg("Settings"), ("Ctrl+,",), _ROLE.PreferencesRole, needs_vault=True
            ),
        ),
    ),
    Menu(
        msg("&Case"),
        (
            Command("go-home", msg("Home"), ("Ctrl+1",), needs_case=True),
            Command("go-person", msg("Person"), ("Ctrl+2",), needs_case=True),
            Command("go-degrees", msg("Degrees"), ("Ctrl+3",), needs_case=True),
            Command("go-stays", msg("Stays"), ("Ctrl+4",), needs_case=True),
            Command("go-documents", msg("Documents"), ("Ctrl+5",), needs_case=True),
            Command("go-checklist", msg("Checklist"), ("Ctrl+6",), needs_case=True),
            Command("go-dossier", msg("Dossier"), ("Ctrl+7",), needs_case=True),
            Command("go-form", msg("Online form"), ("Ctrl+8",), needs_case=True),
            Command("go-post", msg("Post"), ("Ctrl+9",), needs_case=True),
            Command("go-work", msg("Work and family"), ("Ctrl+Shift+W",), needs_case=True),
            Command("go-plan", msg("Activity plan"), ("Ctrl+Shift+P",), needs_case=True),
            Command("go-history", msg("History"), ("Ctrl+Shift+H",), needs_case=True),
            _LINE,
            Command("erase", msg("Erase this client…"), (), needs_case=True),
            _LINE,
            Command("cases", msg("All cases"), ("Ctrl+0",), needs_vault=True),
            Command("institutions", msg("Institutions"), ("Ctrl+Shift+I",), needs_vault=True),
        ),
    ),
    Menu(
        msg("&View"),
        (
            Command("language", msg("English / 简体中文"), ("Ctrl+Shift+L",)),
            Command("theme", msg("Light or dark"), ("Ctrl+Shift+D",)),
            Command("theme-system", msg("Light or dark as the system")),
            _LINE,
            Command("text-larger", msg("Larger text"), (Key.ZoomIn, "Ctrl+=")),
            Command("text-smaller", msg("Smaller text"), (Key.ZoomOut,)),
            Command("text-usual", msg("Usual text size"), ("Ctrl+Shift+0",)),
        ),
    ),
    Menu(
        msg("&Help"),
        (
            Command("shortcuts", msg("Shortcuts"), ("F1", "Ctrl+/")),
            Command("folder", msg("Show the folder of the vault"), needs_vault=True),
            Command("about", msg("About"), (), _ROLE.AboutRole, needs_vault=True),
        ),
    ),
)

# Keys that belong to a list or a field and to no menu.
OTHER_KEYS: tuple[tuple[Message, str], ...] = (
    (msg("Open what is chosen"), "Enter"),
    (msg("Move a document or page up or down"), "Alt+↑ Alt+↓"),
    (msg("Turn a page left or right"), "Ctrl+← Ctrl+→"),
    (msg("Leave a page out, or take it back"), "Space"),
    (msg("Remove what is chosen"), "Del"),
    (msg("Close a question or a notice"), "Esc"),
)


class Commands:
    """The menus of the window; each command's action by its name."""

    def __init__(
        self, window: QMainWindow, text: Text, acts: Mapping[str, Callable[[], object]]
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.menus: list[QMenu] = []
        for menu in MENUS:
            shown = QMenu(window)
            text.show(shown, shown.setTitle, menu.words)
            window.menuBar().addMenu(shown)
            self.menus.append(shown)
            for command in menu.commands:
                if not command.name:
                    shown.addSeparator()
                    continue
                action = QAction(window)
                action.setObjectName(command.name)
                action.setMenuRole(command.role)
                action.setShortcuts([QKeySequence(each) for each in command.shortcuts])
                text.show(action, action.setText, command.words)
                action.triggered.connect(lambda _=False, act=acts[command.name]: act())
                shown.addAction(action)
                self.actions[command.name] = action

    def name_steps(self, undo: str, redo: str, *, can_undo: bool, can_redo: bool) -> None:
        """Say in the menu what undo and redo would do, or switch them off."""
        for name, words, possible in (("undo", undo, can_undo), ("redo", redo, can_redo)):
            self.actions[name].setText(words)
            self.actions[name].setEnabled(possible)

    def allow(self, *, vault: bool, case: bool) -> None:
        """Switch off what needs a vault or a case that is not open."""
        for menu in MENUS:
            for command in menu.commands:
                if command.name:
                    possible = (vault or not command.needs_vault) and (
                        case or not command.needs_case
                    )
                    self.actions[command.name].setEnabled(possible)


class ShortcutsSheet(Sheet):
    """The list of shortcuts."""

    def __init__(self, text: Text, actions: Mapping[str, QAction]) -> None:
        super().__init__(text, msg("Shortcuts"), msg("Everything can be done by keyboard."))
        self.setObjectName("shortcuts")
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        lines = [
            (command.words, _written(actions[command.name]))
            for menu in MENUS
            for command in menu.commands
            if command.shortcuts
        ]
        lines.extend(OTHER_KEYS)
        half = -(-len(lines) // _COLUMNS)
        for number, (words, keys) in enumerate(lines):
            column, row = divmod(number, half)
            said = Label()
            text.show(self, said.setText, words)
            grid.addWidget(said, row, 3 * column)
            grid.addWidget(Label(keys, weight=STRONG), row, 3 * column + 1)
        grid.setColumnMinimumWidth(2, 24)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)


def _written(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = dict.fromkeys(each.toString(native) for each in action.shortcuts())
    return "  ".join(key for key in keys if key)
