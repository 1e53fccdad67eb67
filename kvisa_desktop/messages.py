# SPDX-License-Identifier: MIT
"""Sentences the program may say, before they have a language.

Code below the window never formats text: it hands out a `Message`, and a translator
(`kvisa_desktop.i18n`) says it in English or Chinese. `msg` and `plural` are also the marks by which
the catalogue extractor finds every sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from datetime import date


@runtime_checkable
class Spoken(Protocol):
    """A value that words itself: a bilingual text, a date known only to the month."""

    def said_in(self, language: str) -> str:
        """Return the value as text in `language` ("en" or "zh")."""


Value: TypeAlias = "str | int | date | Message | Spoken"
_NO_VALUES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence with named placeholders: `{name}` in `text`, the value under `values["name"]`.

    `plural_text` and `count` are set together; `{count}` is then filled by itself.
    """

    text: str
    plural_text: str | None = None
    count: int = 1
    values: Mapping[str, Value] = field(default_factory=lambda: _NO_VALUES)

    def __hash__(self) -> int:
        """Hash by the words, so that messages can stand in sets."""
        return hash((self.text, self.count))


def msg(text: str, /, **values: Value) -> Message:
    """Return the message `text`; the literal is what the catalogues translate."""
    return Message(text, values=MappingProxyType(values) if values else _NO_VALUES)


def plural(singular: str, plural_text: str, count: int, /, **values: Value) -> Message:
    """Return a message that follows `count`; both literals use `{count}`."""
    filled: dict[str, Value] = {"count": count, **values}
    return Message(singular, plural_text, count, MappingProxyType(filled))


def verbatim(text: str) -> Message:
    """Return `text` as a message that no catalogue touches: names, file names, quotations."""
    return Message("{verbatim}", values=MappingProxyType({"verbatim": text}))
