# SPDX-License-Identifier: MIT
"""Which face draws a character: the fallback chain, and what no face can draw.

Latin, Greek and Cyrillic come from Noto Sans wherever they stand; Han and Chinese punctuation from
the Simplified Chinese face, then Traditional, Japanese, Korean. A quotation mark, a dash or a
middle dot is Chinese in Chinese text and Latin in Latin text.
"""

import unicodedata
from functools import cache

from kvisa_desktop.dossier.faces import (
    ARABIC,
    DEVANAGARI,
    GEORGIAN,
    JAPANESE,
    KOREAN,
    LATIN,
    OTHER_SCRIPTS,
    SIMPLIFIED,
    TRADITIONAL,
    Face,
    FontFile,
    Weight,
)

CHAIN: tuple[FontFile, ...] = (
    LATIN,
    SIMPLIFIED,
    TRADITIONAL,
    JAPANESE,
    KOREAN,
    ARABIC,
    DEVANAGARI,
    *OTHER_SCRIPTS,
    GEORGIAN,
)
_IN_LATIN = tuple(range(len(CHAIN)))
_IN_CHINESE = (1, 0, *_IN_LATIN[2:])

CHINESE_IN_CHINESE = frozenset("“”‘’—…·•×℃※→")
"""Marks both Chinese and Latin text use; the language of the text says which face draws them."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
"""Format characters: they steer shaping and leave no mark, so no face needs a glyph for them."""


class Family:
    """The faces of one weight in the order in which they are asked."""

    def __init__(self, weight: Weight) -> None:
        """Open no face yet: a dossier without Arabic never reads the Arabic font."""
        self.weight = weight
        self._faces: dict[int, Face] = {}
        self._picked: dict[tuple[str, bool], int | None] = {}
        self._drawable: set[str] = set()

    def face(self, index: int) -> Face:
        """Return the face at `index` of the chain."""
        found = self._faces.get(index)
        if found is None:
            found = self._faces[index] = Face(CHAIN[index], self.weight)
        return found

    def pick(self, cluster: str, *, chinese: bool) -> int | None:
        """Return the first face that has every visible character of `cluster`, or None."""
        key = (cluster, chinese)
        if key not in self._picked:
            self._picked[key] = self._search(cluster, chinese=chinese)
        return self._picked[key]

    def absent(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no face can draw, each once, in order."""
        if self._drawable.issuperset(text):  # as nearly every text of a long dossier
            return ()
        return tuple(char for char in dict.fromkeys(text) if not self._draws(char))

    def _draws(self, char: str) -> bool:
        if char in "\n\t" or is_invisible(char) or self.pick(char, chinese=False) is not None:
            self._drawable.add(char)
            return True
        return False

    def _search(self, cluster: str, *, chinese: bool) -> int | None:
        visible = cluster if cluster.isascii() else [c for c in cluster if not is_invisible(c)]
        prefers_chinese = chinese and cluster[:1] in CHINESE_IN_CHINESE
        for index in _IN_CHINESE if prefers_chinese else _IN_LATIN:
            if self.face(index).has_all(visible):
                return index
        return None


@cache
def family(weight: Weight) -> Family:
    """Return the one family of `weight` in this process."""
    return Family(weight)


def is_invisible(char: str) -> bool:
    """Tell whether `char` leaves no mark on paper and steers shaping at most."""
    return (
        char in _INVISIBLE or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    )


def missing(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no packaged font can draw, each once, in order."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return family(Weight.REGULAR).absent(composed)


def describe(char: str) -> str:
    """Return how a person can look `char` up: its code point and its Unicode name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed')}"
