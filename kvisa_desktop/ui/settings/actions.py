# SPDX-License-Identifier: MIT
"""Acts of the settings page."""

from kvisa_desktop.settings import Role, Theme
from kvisa_desktop.ui.preferences import Preferences


def choose_language(preferences: Preferences, language: str) -> None:
    """Speak another language."""
    preferences.use_language(language)


def choose_theme(preferences: Preferences, theme: Theme) -> None:
    """Show another theme."""
    preferences.use_theme(theme)


def choose_role(preferences: Preferences, role: Role) -> None:
    """Work as applicant or as consultant."""
    preferences.use_role(role)
