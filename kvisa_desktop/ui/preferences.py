# SPDX-License-Identifier: MIT
"""Language, theme and size of text: changed at once, remembered for next time."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kvisa_desktop.errors import UserError
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.settings import Language, Role, Settings, Theme
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.return_place import Place, remembering

_SIZE_KEY = "text_size"
_STEP = 1.0


class Preferences(QObject):
    """What the user chose about the window. `changed` tells that something is another now."""

    changed = Signal()

    def __init__(self, desk: Desk, app: QApplication) -> None:
        super().__init__()
        self._desk = desk
        self._app = app

    @property
    def settings(self) -> Settings:
        """The preferences as they stand."""
        return self._desk.program.settings

    @property
    def text_size(self) -> float:
        """The size of text in points."""
        return text_size(self.settings)

    def use_language(self, language: str) -> None:
        """Speak "en" or "zh" from now on."""
        self._desk.text.switch(language)
        self._keep(replace(self.settings, language=Language(language)))

    def toggle_language(self) -> None:
        """Speak the other language."""
        self.use_language(ENGLISH if self._desk.text.language == CHINESE else CHINESE)

    def use_theme(self, theme: Theme) -> None:
        """Show another theme."""
        self._desk.theme.use(theme)
        self._keep(replace(self.settings, theme=theme))

    def toggle_theme(self) -> None:
        """Show light instead of dark, or dark instead of light."""
        self.use_theme(Theme.LIGHT if self._desk.theme.is_dark else Theme.DARK)

    def use_role(self, role: Role) -> None:
        """Work as applicant or as consultant."""
        self._keep(replace(self.settings, role=role))

    def lock_after(self, minutes: int) -> None:
        """Lock a vault by itself after so many minutes without a touch; 0 for never."""
        self._keep(replace(self.settings, lock_minutes=minutes))

    def lock_minimised(self, wanted: bool) -> None:
        """Lock a vault when the window is minimised, or leave it open."""
        self._keep(replace(self.settings, lock_minimised=wanted))

    def remember_place(self, place: Place | None) -> None:
        """Remember where one was in a vault."""
        wanted = place if self.settings.keep_recent else None
        self._keep(remembering(self.settings, wanted))

    def remember_vault(self, folder: Path) -> None:
        """Put a vault at the head of those opened lately."""
        self._keep(self.settings.with_vault(folder))

    def forget_vaults(self, folders: Sequence[Path]) -> None:
        """Take vaults off the list of those opened lately."""
        settings = self.settings
        for each in folders:
            settings = settings.without_vault(each)
        self._keep(settings)

    def keep_recent(self, wanted: bool) -> None:
        """Keep a list of vaults opened lately, or none from now on and none of before."""
        settings = replace(self.settings, keep_recent=wanted)
        if not wanted:
            settings = remembering(replace(settings, recent_vaults=(), last_vault=""), None)
        self._keep(settings)

    def resize_text(self, steps: int) -> None:
        """Make text larger or smaller by steps; 0 puts it back to its usual size."""
        size = self.text_size + steps * _STEP if steps else fonts.USUAL_SIZE
        size = min(max(size, fonts.SMALLEST), fonts.LARGEST)
        fonts.use(self._app, size)
        window = {**self.settings.window, _SIZE_KEY: f"{size:g}"}
        self._keep(replace(self.settings, window=MappingProxyType(window)))

    def _keep(self, settings: Settings) -> None:
        try:
            self._desk.program.keep_settings(settings)
        except UserError as error:
            self._desk.notices.fail(error)
        self.changed.emit()


def text_size(settings: Settings) -> float:
    """Return the size of text that was chosen, in points."""
    try:
        return float(settings.window.get(_SIZE_KEY, fonts.USUAL_SIZE))
    except ValueError:
        return fonts.USUAL_SIZE
