# SPDX-License-Identifier: MIT
"""Looks for values in a text, however they are spaced, punctuated, accented or cased there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SHORT_DAY = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
_NO_LETTER = re.compile("[^A-Z0-9]")
_WHOLE = "\x1f"  # around a value that only counts where no letter or digit touches it
_EDGES = "[0-9A-Z\u00c0-\u1fff]"  # Chinese has no blanks between its words
_GAP = " {0,4}"
_OPEN = 7  # letters and digits: shorter values are not looked for spaced out
_CODE_DIGITS = 5
# Capitals that carry no mark that could be taken off, and signs of Chinese addresses.
_PLAIN = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Ħ": "H", "Æ": "AE", "Œ": "OE",
                        "Þ": "TH", "號": "号", "樓": "楼", "層": "层", "單": "单", "棟": "栋",
                        "區": "区", "縣": "县", "鎮": "镇", "鄉": "乡"})  # fmt: skip
# Letters taken for one another, and for digits, where a number is copied by hand.
_ALIKE = str.maketrans("OILАВЕІКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΧ", "011ABE1KMH0PCTXABEZH1KMN0PTX")


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
    return "".join(_digit(each) for each in taken).translate(_PLAIN)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def whole(text: str) -> str:
    """Return a value that is only found where it is no part of a longer word or number."""
    return f"{_WHOLE}{text}{_WHOLE}"


def plain_bytes(value: str) -> str:
    """Return a value as it may stand in bytes that are no text; empty for one too common there."""
    is_common = value.startswith(_WHOLE) and len(bare(value)) <= _OPEN
    return "" if is_common else value.strip(_WHOLE)


class Sought:
    """Values that are looked for.

    A day with a year of two digits is only found where nothing but the day stands: its digits
    alone are part of too many numbers.
    """

    def __init__(self, needles: Iterable[str]) -> None:
        """Look for `needles`."""
        alone: list[str] = []
        plain: list[tuple[str, str]] = []
        for each in needles:
            if _SHORT_DAY.fullmatch(each):
                alone += _short_day(each)
            elif each.startswith(_WHOLE) and bare(each):
                alone.append(_spread(each))
            elif found := bare(each):
                plain.append((found, each))
        codes = (found.translate(_ALIKE) for found, each in plain if _is_code(each, found))
        self._plain = tuple(dict.fromkeys(found for found, _ in plain))
        self._codes = tuple(dict.fromkeys(codes))
        self._alone = re.compile("|".join(dict.fromkeys(alone))) if alone else None

    def stands_in(self, text: str) -> bool:
        """Tell whether any of the values stands in a text."""
        letters = bare(text)
        if any(each in letters for each in self._plain):
            return True
        worn = letters.translate(_ALIKE) if self._codes else ""
        if any(each in worn for each in self._codes):
            return True
        return self._alone is not None and self._alone.search(_spaced(text)[0]) is not None

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where values begin and end in a text; those that overlap are one."""
        return tuple(_merged(sorted(self._places(text))))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        shown, owners = _spaced(text)
        letters = [at for at, each in enumerate(shown) if each != " "]
        plain = shown.replace(" ", "")
        for words, within in ((self._plain, plain), (self._codes, plain.translate(_ALIKE))):
            for start, end in _found(words, within):
                yield owners[letters[start]], owners[letters[end - 1]] + 1
        for found in self._alone.finditer(shown) if self._alone else ():
            yield owners[found.start()], owners[found.end() - 1] + 1


def _found(words: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    for word in words:
        start = text.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = text.find(word, start + 1)


def _short_day(day: str) -> Iterator[str]:
    parts = re.split("[./-]", day)
    yield f"(?<![0-9]){' {1,3}'.join('0?' + part for part in parts)}(?![0-9])"
    if all(len(part) > 1 for part in parts):
        yield _edged("".join(parts))


def _spread(value: str) -> str:
    groups = _spaced(value)[0].split()
    pieces = list("".join(groups)) if len("".join(groups)) >= _OPEN else groups
    return _edged(_GAP.join(map(re.escape, pieces)))


def _edged(pattern: str) -> str:
    return f"(?<!{_EDGES}){pattern}(?!{_EDGES})"


def _is_code(value: str, letters: str) -> bool:
    """Tell whether a value is a number of a paper, which is often copied by hand."""
    is_one = value.isascii() and value.isalnum() and len(letters) >= _OPEN
    return is_one and sum(map(str.isdigit, letters)) >= _CODE_DIGITS


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
