# SPDX-License-Identifier: MIT
"""Acts of the settings page."""

from kvisa_desktop.settings import Role, Theme
from kvisa_desktop.ui.preferences import Preferences

LOCK_MINUTES = (5, 10, 30, 60, 0)


def lock_after(preferences: Preferences, minutes: int) -> None:
    """Lock a vault by itself after so many minutes without a touch; 0 for never."""
    preferences.lock_after(minutes)


def lock_minimised(preferences: Preferences, wanted: bool) -> None:
    """Lock a vault when the window is minimised, or leave it open."""
    preferences.lock_minimised(wanted)


def keep_recent(preferences: Preferences, wanted: bool) -> None:
    """Keep a list of the vaults opened lately, or none."""
    preferences.keep_recent(wanted)


def choose_language(preferences: Preferences, language: str) -> None:
    """Speak another language."""
    preferences.use_language(language)


def choose_theme(preferences: Preferences, theme: Theme) -> None:
    """Show another theme."""
    preferences.use_theme(theme)


def choose_role(preferences: Preferences, role: Role) -> None:
    """Work as applicant or as consultant."""
    preferences.use_role(role)
