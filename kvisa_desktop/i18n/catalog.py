# SPDX-License-Identifier: MIT
"""Translators: objects that say a message in one language.

A translator is an object and not a switch of the whole process, so one page can be written in two
languages at once and a window can change its language while it is open.
"""

import gettext
import io
from datetime import date
from pathlib import Path
from typing import Protocol

from kvisa_desktop.messages import Message, Spoken, Value

ENGLISH = "en"
CHINESE = "zh"
LANGUAGES = (ENGLISH, CHINESE)
DOMAIN = "kvisa_desktop"
VERBATIM = "{verbatim}"


class Lookup(Protocol):
    """What a translator asks for the words of its language; gettext's classes are such."""

    def gettext(self, message: str, /) -> str:
        """Return the words for `message`."""

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Return the words for `n` of something."""


class Translator:
    """Says messages in its `language`; call it with a message to get the sentence."""

    def __init__(self, language: str, lookup: Lookup | None = None) -> None:
        """Speak `language` with the words of `lookup`; without one, as the source is written."""
        self.language = language
        self._lookup = lookup or gettext.NullTranslations()

    def __call__(self, message: Message) -> str:
        """Return the sentence, its placeholders filled."""
        if message.text == VERBATIM:
            return self.said(message.values["verbatim"])
        if not message.text:
            return ""  # under the empty sentence a catalogue keeps its own header
        if message.plural_text is None:
            text = self._lookup.gettext(message.text)
        else:
            text = self._lookup.ngettext(message.text, message.plural_text, message.count)
        return text.format_map({name: self.said(value) for name, value in message.values.items()})

    def said(self, value: Value) -> str:
        """Return one value as it stands in a sentence; dates are written 2027-02-15."""
        if isinstance(value, str):  # nearly all are, and asking a protocol is dear
            return str(value)
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, date):
            # Not value.isoformat(): a moment would bring its hours and its zone along.
            return date.isoformat(value)
        if isinstance(value, Spoken):
            return value.said_in(self.language)
        return str(value)


def load_translator(language: str, translations: Path) -> Translator:
    """Return the translator for "en" or "zh", its words taken from the folder `translations`."""
    if language == ENGLISH:
        return Translator(ENGLISH)
    if language not in LANGUAGES:
        raise ValueError(language)
    return Translator(language, _catalogue(translations / language / "LC_MESSAGES"))


def _catalogue(folder: Path) -> gettext.GNUTranslations:
    """Return the compiled catalogue, or the text one where that is newer."""
    text, compiled = folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"
    if _is_current(compiled, text):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return gettext.GNUTranslations(io.BytesIO(compiled_catalogue(text)))


def _is_current(compiled: Path, text: Path) -> bool:
    if not compiled.exists():
        return False
    return not text.exists() or compiled.stat().st_mtime_ns >= text.stat().st_mtime_ns


def compiled_catalogue(text: Path) -> bytes:
    """Return the binary form of the catalogue at `text`."""
    # Only a checkout between two set-ups comes here; a program that is installed starts without
    # Babel, which takes longer to import than everything else in this package.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with text.open("rb") as file:
        write_mo(compiled, read_po(file, locale=text.parent.parent.name, charset="utf-8"))
    return compiled.getvalue()
