# SPDX-License-Identifier: MIT
"""The window: the first screen, or the rail with the place one is at; menus and the status line."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.settings import Role, Theme
from kvisa_desktop.ui import crash, leaving, recent_menu, unsaved
from kvisa_desktop.ui.auto_lock import AutoLock
from kvisa_desktop.ui.case.page import CasePage
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.cases import actions as case_actions
from kvisa_desktop.ui.cases.page import CasesPage
from kvisa_desktop.ui.commands import Commands, ShortcutsSheet
from kvisa_desktop.ui.deps import OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.doors import Doors
from kvisa_desktop.ui.guard import Guard
from kvisa_desktop.ui.incoming import Incoming
from kvisa_desktop.ui.institutions.page import InstitutionsPage
from kvisa_desktop.ui.notice_bar import NoticeBar
from kvisa_desktop.ui.place_keeper import PlaceKeeper
from kvisa_desktop.ui.preferences import Preferences
from kvisa_desktop.ui.rail import Rail, Shell
from kvisa_desktop.ui.return_place import Place, remembered
from kvisa_desktop.ui.rules.page import RulesPage
from kvisa_desktop.ui.safety.page import SafetyPage
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.settings.page import SettingsPage
from kvisa_desktop.ui.status import StatusLine
from kvisa_desktop.ui.steps import StepKeeper
from kvisa_desktop.ui.unsaved import UnsavedKeeper
from kvisa_desktop.ui.welcome.page import WelcomePage
from kvisa_desktop.ui.window_title import WindowTitle

_SIZE = (1320, 840)
_SMALLEST = (960, 620)


class MainWindow(QMainWindow):
    """Puts the places together and goes from one to the other."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self.desk = desk
        self.preferences = preferences
        self.state = CaseState(desk, self)
        self.doors = Doors(desk, preferences, self)
        self.steps = StepKeeper(desk, self)
        self.auto_lock = AutoLock(
            self, lambda: preferences.settings, lambda: not desk.tasks.is_idle
        )
        self.incoming = Incoming(desk, self.state, self)
        self.unsaved = UnsavedKeeper(desk, self)
        self.place_keeper = PlaceKeeper(preferences, self._place, self)
        self._has_secret = False
        self._build()
        self.commands = Commands(self, desk.text, self._acts())
        self.recent = recent_menu.in_file_menu(self, desk, preferences, self.commands)
        self._connect()
        self.title = WindowTitle(self, desk.text)
        self.resize(*_SIZE)
        self.setMinimumSize(*_SMALLEST)
        self._show_doors()

    def start(self, vault: Path | None) -> None:
        """Begin: unlock the vault that was named, and load what will be needed meanwhile."""
        program = self.desk.program
        self.desk.tasks.on_store(self, lambda _job: program.warm_up())
        if vault is not None:
            self.doors.unlock(vault)

    def go(self, place: str) -> None:
        """Go to a place of the rail: "home", "cases", "institutions", "rules" or "settings"."""
        if place == "home":
            if self.state.case_id is not None:
                self._places.setCurrentWidget(self.case)
                self.case.go(SECTIONS[0].name)
            else:
                self.go("cases")
            return
        pages: dict[str, SafetyPage | CasesPage | InstitutionsPage | RulesPage | SettingsPage] = {
            "cases": self.cases,
            "institutions": self.institutions,
            "rules": self.rules,
            "settings": self.settings,
            "safety": self.safety,
        }
        page = pages[place]
        self._places.setCurrentWidget(page)
        self.rail.mark("settings" if place == "safety" else place)
        page.start_focus()

    def open_case(self, case_id: CaseId, section: str = "") -> None:
        """Show a case, at a section of it."""
        is_another = self.state.case_id not in {None, case_id}
        if is_another and self.unsaved.holds_back(partial(self.open_case, case_id, section)):
            return
        self.state.open(case_id)
        self._places.setCurrentWidget(self.case)
        self.case.go_to(section or SECTIONS[0].name, None, "")
        self._allow()

    def lock(self) -> None:
        """Close the vault and ask for its password again."""
        if self.desk.has_vault and not self.unsaved.holds_back(self.lock):
            self._lock_now()

    def _lock_now(self) -> None:
        folder = self.desk.vault.folder
        self._leave_vault()
        self.desk.dialogs.forget_copied()
        self.doors.ask(folder)

    def _on_lock_due(self) -> None:
        """Lock by itself, unless anyone could open the vault again without a password."""
        if self.desk.has_vault and self._has_secret:
            self._lock_now()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.desk.text.replay()
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.unsaved.refuses(event):
            return
        self._leave_vault()
        self.desk.tasks.close()
        self.desk.program.close()
        super().closeEvent(event)

    def _build(self) -> None:
        desk = self.desk
        self.welcome = WelcomePage(desk)
        self.rail = Rail(desk)
        self.cases = CasesPage(desk)
        self.case = CasePage(desk, self.state, SECTIONS)
        self.settings = SettingsPage(desk, self.preferences)
        self.rules = RulesPage(desk)
        self.institutions = InstitutionsPage(desk)
        self.safety = SafetyPage(desk)
        self._places = QStackedWidget()
        pages = (self.safety, self.cases, self.case, self.institutions, self.rules, self.settings)
        for page in pages:
            self._places.addWidget(page)
        self._shell = Shell(self.rail, self._places)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._shell)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setCentralWidget(centre)
        self.notices = NoticeBar(desk, centre)
        self.status = StatusLine(desk)
        self.setStatusBar(self.status)
        self.guard = Guard(desk, self.state, self.status, self)

    def _connect(self) -> None:
        welcome, doors, rail = self.welcome, self.doors, self.rail
        welcome.start_asked.connect(doors.start)
        welcome.open_asked.connect(doors.find)
        welcome.sample_asked.connect(doors.sample)
        welcome.recent_asked.connect(doors.unlock)
        self.recent.asked.connect(lambda path: self.unsaved.first(partial(doors.unlock, path))())
        welcome.language_asked.connect(self.preferences.toggle_language)
        welcome.theme_asked.connect(self.preferences.toggle_theme)
        doors.opened.connect(self._on_opened)
        doors.made.connect(self._on_made)
        doors.password_asked.connect(partial(self.go, "safety"))
        doors.password_asked.connect(self.safety.ask_password)
        rail.went.connect(self.go)
        self.settings.safety_asked.connect(partial(self.go, "safety"))
        self.commands.actions["about"].triggered.connect(self.settings.show_about)
        self.status.safety_asked.connect(partial(self.go, "safety"))
        self.safety.changed.connect(self.guard.show_last_backup)
        self.safety.restored.connect(self._on_replaced)
        self.guard.replaced.connect(self._on_replaced)
        self.guard.tidied.connect(self._on_tidied)
        self.safety.look_asked.connect(lambda b: self.unsaved.first(lambda: doors.look_into(b))())
        self.safety.secured.connect(partial(setattr, self, "_has_secret"))
        self.safety.erase_asked.connect(self.guard.ask_to_erase_removed)
        rail.language_asked.connect(self.preferences.toggle_language)
        rail.theme_asked.connect(self.preferences.toggle_theme)
        rail.lock_asked.connect(self.lock)
        self.cases.opened.connect(self.open_case)
        self.cases.created.connect(lambda case_id: self.open_case(case_id, "person"))
        self.institutions.case_asked.connect(lambda key: self.open_case(key, "degrees"))
        self.case.section_shown.connect(lambda _name: self.place_keeper.went())
        self.case.section_shown.connect(
            lambda name: self.rail.mark("home" if name == "home" else "cases")
        )
        self.state.asked.connect(self._on_asked)
        self.state.gone.connect(self._on_replaced)
        self.desk.tasks.crashed.connect(self.show_crash)
        self.steps.changed.connect(self._name_steps)
        self.auto_lock.due.connect(self._on_lock_due)
        self.desk.text.switched.connect(self._name_steps)

    def show_crash(self, error: BaseException) -> None:
        """Say that the program made a mistake."""
        crash.show(self.desk, error, self)

    def _acts(self) -> dict[str, Callable[[], object]]:
        desk, prefer = self.desk, self.preferences
        acts: dict[str, Callable[[], object]] = {
            "new-case": self._new_case,
            "new-vault": self.unsaved.first(self.doors.start),
            "open-vault": self.unsaved.first(self.doors.find),
            "sample": self.unsaved.first(self.doors.sample),
            "add-scans": lambda: self._ask("documents", "add"),
            "paste-scans": lambda: self._ask("documents", "paste"),
            "build": lambda: self._ask("dossier", "build"),
            "print": lambda: self._ask("dossier", "print"),
            "hand-over": lambda: self._ask("dossier", "hand-over"),
            "lock": self.lock,
            "erase": self.guard.ask_to_erase,
            "quit": self.close,
            "undo": self.steps.undo,
            "redo": self.steps.redo,
            "find": self._find,
            "find-case": self._find_case,
            "about": lambda: self.go("settings"),
            **{each: partial(self.go, each) for each in ("settings", "cases", "institutions")},
            "safety": lambda: self.go("safety"),
            "language": prefer.toggle_language,
            "theme": prefer.toggle_theme,
            "theme-system": lambda: prefer.use_theme(Theme.SYSTEM),
            "text-larger": lambda: prefer.resize_text(1),
            "text-smaller": lambda: prefer.resize_text(-1),
            "text-usual": lambda: prefer.resize_text(0),
            "shortcuts": lambda: ShortcutsSheet(desk.text, self.commands.actions).appear(self),
            "folder": self.doors.show_folder,
        }
        for section in SECTIONS:
            acts[f"go-{section.name}"] = partial(self._ask, section.name, "")
        return acts

    def _ask(self, section: str, field: str) -> None:
        self.state.ask_for(section, None, field)

    def _on_asked(self, section: str, record_id: UUID | None, field: str) -> None:
        self._places.setCurrentWidget(self.case)
        self.case.go_to(section, record_id, field)

    def _new_case(self) -> None:
        self._places.setCurrentWidget(self.cases)
        self.cases.new_case()

    def _find(self) -> None:
        shown = self._places.currentWidget()
        if isinstance(shown, RulesPage | InstitutionsPage):
            shown.start_search()
        elif not (shown is self.case and self.case.page and self.case.page.search()):
            self._find_case()

    def _find_case(self) -> None:
        if self.desk.has_vault:
            self.go("cases")
            self.cases.start_search()

    def _on_made(self, vault: OpenVault) -> None:
        self._enter(vault)
        self.cases.fill(lambda _rows: self.cases.new_case())

    def _on_opened(self, vault: OpenVault) -> None:
        self._enter(vault)
        place = remembered(self.preferences.settings, vault.folder)
        if place is None:
            self.cases.fill(partial(self._land, None))
            return
        land = {True: partial(self._land, place), False: partial(self._land, None)}
        case_actions.is_kept(
            self.desk, self, place.case_id, lambda kept: self.cases.fill(land[kept])
        )

    def _land(self, place: Place | None, shown: Sequence[CaseId]) -> None:
        """Go where one was, to the one case of an applicant, or to the list."""
        if place is not None:
            self.open_case(place.case_id, place.section)
        elif len(shown) == 1 and self.preferences.settings.role is Role.APPLICANT:
            self.open_case(shown[0])
        else:
            self.cases.start_focus()

    def _enter(self, vault: OpenVault) -> None:
        self._leave_vault()
        self.desk.take_vault(vault)
        self.preferences.remember_vault(vault.folder)
        self.status.show_vault(vault.folder.stem, only_looked_at=not vault.can_be_changed)
        self.title.show_vault(vault)
        self._stack.setCurrentWidget(self._shell)
        self.menuBar().show()
        self.go("cases")
        self._allow()
        self.steps.refresh()
        self._watch(vault.folder)
        self.guard.show_last_backup()
        for notice in vault.notices:
            self.desk.notices.warn(notice)
        self.guard.look_for_unfinished()

    def _on_replaced(self) -> None:
        """Show nothing of before: the vault is another one now."""
        self.state.close()
        self.case.clear()
        if self._places.currentWidget() is self.case:
            self.go("cases")
        self.cases.reload()
        self.steps.refresh()
        self.guard.show_last_backup()
        self._allow()

    def _on_tidied(self) -> None:
        """Read again what an erasure of something out of sight has changed."""
        self.state.reload()
        self.steps.refresh()
        self.safety.refresh()

    def _watch(self, folder: Path) -> None:
        """Lock by itself what has a password."""
        program, known = self.desk.program, partial(setattr, self, "_has_secret")
        self.desk.tasks.on_store(self, lambda _job: program.needs_secret(folder), known)
        self.auto_lock.start()
        self.incoming.open(folder)

    def _leave_vault(self) -> None:
        if not self.desk.has_vault:
            return
        leaving.save_half_typed(self)
        tell_of_dropped = unsaved.told_once_gone(self.desk, self)
        # what was being read is not shown any more
        self.desk.tasks.drop_answers()
        self.notices.dismiss()
        leaving.close_sheets(self.desk, self)
        self.auto_lock.stop()
        self.incoming.close()
        self._has_secret = False
        self.place_keeper.remember()
        vault = self.desk.vault
        self.desk.tasks.on_store(self, lambda _job: vault.close())
        self.desk.take_vault(None)
        self.state.close()
        for page in (self.case, self.cases, self.institutions, self.safety):
            page.clear()
        self.status.show_vault("")
        self.steps.refresh()
        self.title.show_vault(None)
        leaving.forget_soon(self.desk, self)
        self._show_doors()
        tell_of_dropped()

    def _place(self) -> Place | None:
        """Return where one is, if that is a case."""
        case_id = self.state.case_id
        if case_id is None or self._places.currentWidget() is not self.case:
            return None
        return Place(self.desk.vault.folder, case_id, self.case.section)

    def _show_doors(self) -> None:
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)
        self._allow()
        QTimer.singleShot(0, self, self.welcome.start_focus)

    def _allow(self) -> None:
        self.commands.allow(vault=self.desk.has_vault, case=self.state.case_id is not None)
        self.rail.buttons["home"].setEnabled(self.state.case_id is not None)
        self._name_steps()

    def _name_steps(self) -> None:
        keeper, say = self.steps, self.desk.text
        self.commands.name_steps(
            say(keeper.undo_words),
            say(keeper.redo_words),
            can_undo=keeper.steps.undo is not None,
            can_redo=keeper.steps.redo is not None,
        )
