# SPDX-License-Identifier: MIT
"""Translators that remember what they said: every sentence, every text in two languages."""

from dataclasses import dataclass, field

from typing_extensions import override

from kvisa_desktop import paths
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.i18n.catalog import VERBATIM, Translator, load_translator
from kvisa_desktop.messages import Message, Value


@dataclass
class Heard:
    """What was said: the sentences of the program as written in its source, and texts from data."""

    sentences: set[str] = field(default_factory=set)
    texts: set[Bilingual] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)

    def has_said(self, text: str) -> bool:
        """Return True when a text is put together of what was said before."""
        return text in self.lines or all(each in self.lines for each in text.split("; "))

    def translator(self, language: str) -> Translator:
        """Return a translator whose words are remembered here."""
        return _Remembering(language, self)


class _Remembering(Translator):
    def __init__(self, language: str, heard: Heard) -> None:
        super().__init__(language)
        self._plain = load_translator(language, paths.translations())
        self._lookup = self._plain._lookup  # noqa: SLF001  the same words
        self._heard = heard

    @override
    def __call__(self, message: Message) -> str:
        if message.text not in {"", VERBATIM}:
            self._heard.sentences.add(message.text)
        line = super().__call__(message)
        self._heard.lines.add(line)
        return line

    @override
    def said(self, value: Value) -> str:
        if isinstance(value, Bilingual):
            self._heard.texts.add(value)
        return super().said(value)
