# SPDX-License-Identifier: MIT
"""Which language the system speaks, as far as the program can follow it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH

# In this order, as gettext reads them; the first that is set decides.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_MAC_PREFERENCES = Path("Library", "Preferences", ".GlobalPreferences.plist")
_CHINESE_ON_WINDOWS = 0x04  # primary language of a Windows language number, its low ten bits


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return "zh" for a Chinese system and "en" for every other."""
    for variable in _VARIABLES:
        if wanted := environment.get(variable):
            return _first_spoken(wanted.split(":"))
    return _first_spoken(_system_preferences())


def _first_spoken(wanted: list[str]) -> str:
    """Return the first language of a list that the program speaks."""
    for name in wanted:
        primary = name.replace("-", "_").split("_")[0].split(".")[0].lower()
        if primary in {ENGLISH, CHINESE}:
            return primary
    return ENGLISH


def _system_preferences() -> list[str]:
    """Return the languages chosen in the settings of Windows or macOS, best first."""
    if sys.platform == "win32":
        import ctypes  # a cost at start that only Windows has to pay

        chosen = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return [CHINESE if chosen & 0x3FF == _CHINESE_ON_WINDOWS else ENGLISH]
    if sys.platform == "darwin":
        return mac_languages(Path.home() / _MAC_PREFERENCES)
    return []


def mac_languages(preferences: Path) -> list[str]:
    """Return the languages in a macOS preferences file; none if it cannot be read."""
    import plistlib  # brings an XML parser, which only macOS needs at start

    try:
        content = plistlib.loads(preferences.read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError):
        return []
    chosen = content.get("AppleLanguages", []) if isinstance(content, dict) else []
    return [name for name in chosen if isinstance(name, str)]
