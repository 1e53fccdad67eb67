# SPDX-License-Identifier: MIT
"""Messages as people read them, in either language."""

from kvisa_desktop import paths
from kvisa_desktop.i18n.catalog import Translator, load_translator
from kvisa_desktop.messages import Message

_CHINESE = load_translator("zh", paths.translations())
_ENGLISH = Translator("en")


def english(message: Message | None) -> str:
    """Return the English text of a message, empty for none."""
    return _ENGLISH(message) if message else ""


def chinese(message: Message | None) -> str:
    """Return the Chinese text of a message, empty for none."""
    return _CHINESE(message) if message else ""
