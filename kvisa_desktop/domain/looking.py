# SPDX-License-Identifier: MIT
"""Looks for values in a text, however they are spaced, punctuated, accented or cased there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SHORT_DAY = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
_NO_LETTER = re.compile("[^A-Z0-9]")


def bare(text: str) -> str:
    """Return the letters and digits of a text in capitals: how a value is looked for.

    Accents, widths and scripts of digits make no difference, and each character is folded alone.
    """
    if text.isascii():
        return _NO_LETTER.sub("", text.upper())
    return "".join(_letters(each) for each in text)


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character).casefold().upper()
    # Capitals of some letters carry marks of their own.
    taken = (each for each in unicodedata.normalize("NFKD", folded) if each.isalnum())
    return "".join(_digit(each) for each in taken)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


class Sought:
    """Values that are looked for.

    A day with a year of two digits is only found where nothing but the day stands: its digits
    alone are part of too many numbers.
    """

    def __init__(self, needles: Iterable[str]) -> None:
        """Look for `needles`."""
        plain: dict[str, None] = {}
        days: list[str] = []
        for each in needles:
            if _SHORT_DAY.fullmatch(each):
                days.append(" {1,3}".join("0?" + part for part in re.split("[./-]", each)))
            elif found := bare(each):
                plain[found] = None
        self._plain = tuple(plain)
        self._days = re.compile(f"(?<![0-9])(?:{'|'.join(days)})(?![0-9])") if days else None

    def stands_in(self, text: str) -> bool:
        """Tell whether any of the values stands in a text."""
        letters = bare(text)
        if any(each in letters for each in self._plain):
            return True
        return self._days is not None and self._days.search(_spaced(text)[0]) is not None

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where values begin and end in a text; those that overlap are one."""
        return tuple(_merged(sorted(self._places(text))))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        shown, owners = _spaced(text)
        letters = [at for at, each in enumerate(shown) if each != " "]
        plain = shown.replace(" ", "")
        for word in self._plain:
            start = plain.find(word)
            while start >= 0:
                yield owners[letters[start]], owners[letters[start + len(word) - 1]] + 1
                start = plain.find(word, start + 1)
        for found in self._days.finditer(shown) if self._days else ():
            yield owners[found.start()], owners[found.end() - 1] + 1


def _spaced(text: str) -> tuple[str, list[int]]:
    """Return a text with blanks for all that is no letter, and where each character is from."""
    shown: list[str] = []
    owners: list[int] = []
    for place, each in enumerate(text):
        letters = bare(each) or ("" if unicodedata.category(each) in {"Cf", "Mn"} else " ")
        shown.append(letters)
        owners += [place] * len(letters)
    return "".join(shown), owners


def _merged(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for start, end in places:
        if start >= last:
            if last > 0:
                yield first, last
            first, last = start, end
        last = max(last, end)
    if last > 0:
        yield first, last
