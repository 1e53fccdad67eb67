# SPDX-License-Identifier: MIT
"""Names as they are compared: no accents, no capitals, no marks, simplified Chinese characters.

Names and queries go through the same folding, in Python, because SQLite knows capitals of ASCII
only and its tokenizers differ from version to version.
"""

import re
import unicodedata

from kvisa_desktop.store.register.characters import JAPANESE, SIMPLIFIED

# Letters that are more than a letter with an accent, so that taking the accent off leaves them.
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ə": "a",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ŋ": "n",
    "ё": "е",
    "ی": "ي",
    "ى": "ي",
    "ک": "ك",
    "ة": "ه",
}
_ONE_LETTER = str.maketrans(_LETTERS | dict.fromkeys("'’‘`ʻʼ´\u200c\u200d")) | SIMPLIFIED | JAPANESE
# "I.I.T." and "U.S." are one word each.
_INITIALS = re.compile(r"\b(?:\w\.){2,}\w?\b\.?")
_RUNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SPELT_OUT = re.compile("(?<![eq])([aou])e(?=[bcdfghklmnprstvwxz])")


def fold(text: str) -> str:
    """Return the words of `text` in their plainest form, one space between them."""
    joined = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    plain = unicodedata.normalize("NFKD", joined).casefold()
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    whole = unicodedata.normalize("NFC", bare).translate(_ONE_LETTER)
    return " ".join("".join(each if _counts(each) else " " for each in whole).split())


def spaced(folded: str) -> str:
    """Return folded text with each Chinese or Japanese character as a word of its own."""
    return " ".join(_RUNS.sub(r" \g<0> ", folded).split())


def is_cjk(character: str) -> bool:
    """Return True for a character that stands in for a word."""
    return _RUNS.fullmatch(character) is not None


def without_umlauts_spelt_out(folded: str) -> str:
    """Return "muenchen" as "munchen"."""
    return _SPELT_OUT.sub(r"\1", folded)


def grams(folded: str) -> list[str]:
    """Return the pieces of three letters of each word, its ends marked; pairs of Chinese."""
    pieces: dict[str, None] = {}
    for word in folded.split():
        if is_cjk(word[0]) or is_cjk(word[-1]):
            pieces.update(dict.fromkeys(word[at : at + 2] for at in range(max(len(word) - 1, 1))))
        else:
            marked = f"_{word}_"
            pieces.update(dict.fromkeys(marked[at : at + 3] for at in range(len(marked) - 2)))
    return list(pieces)


def _counts(character: str) -> bool:
    # Vowel signs of Indian scripts are marks that do not combine; they belong to the word.
    return character.isalnum() or unicodedata.category(character) in {"Mc", "Mn"}
