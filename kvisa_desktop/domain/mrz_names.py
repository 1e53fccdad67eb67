# SPDX-License-Identifier: MIT
"""Names in the letters of the machine-readable zone, and whether two spellings are one name.

A passport may print MÜLLER above and MUELLER below, both rightly (M-08); so names are compared
after folding, with every spelling that the standard allows.
"""

import unicodedata

FILLER = "<"
# Spellings that are no plain loss of an accent. The first one is what M-08 (ICAO 9303-3) names;
# states may also drop the marks.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "Ä": ("AE", "A"),
    "Å": ("AA", "A"),
    "Æ": ("AE",),
    "Ö": ("OE", "O"),
    "Ø": ("OE", "O"),
    "Ü": ("UE", "U", "UXX"),
    "Ñ": ("N", "NXX"),
    "ẞ": ("SS",),
    "Þ": ("TH",),
    "Ð": ("D",),
    "Đ": ("D", "DJ"),
    "Ħ": ("H",),
    "Ĳ": ("IJ",),
    "Ł": ("L",),
    "Ŋ": ("N",),
    "Œ": ("OE",),
    "Ŧ": ("T",),
    "Ə": ("E",),
    "ĸ": ("Q",),
    # Letters of African languages, which the standard does not name.
    "Ɓ": ("B",),
    "Ɖ": ("D",),
    "Ɗ": ("D",),
    "Ɛ": ("E",),
    "Ɣ": ("G",),
    "Ƙ": ("K",),
    "Ɔ": ("O",),
    "Ƴ": ("Y",),
}
# hyphens of every length, the dots between parts of transliterated names
_SEPARATORS = frozenset("<,-/·\u2010\u2011\u2012\u2013\u30fb")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def fold_name(name: str) -> str:
    """Return a name as a machine-readable zone would hold it: A-Z, words parted by one "<".

    Apostrophes, full stops and letters of other scripts are left out.
    """
    folded = "".join(spellings[0] for spellings in _spelt(name))
    return FILLER.join(word for word in folded.split(FILLER) if word)


def names_agree(passport_name: str, mrz_name: str, *, truncated: bool = False) -> bool:
    """Return True when both can be the same name, whichever allowed spelling each one uses.

    A name that was too long for its line may lack words, or have words cut short, at any place.
    """
    wanted = [_letters(word) for word in _words(mrz_name)]
    spelt = [_spelt(word) for word in _words(passport_name)]
    whole = [letter for word in spelt for letter in word]
    if _matches(whole, "".join(wanted), cut=truncated):
        return True
    remaining = iter(spelt)
    return (
        truncated
        and bool(wanted)
        and all(any(_matches(word, each, cut=True) for word in remaining) for each in wanted)
    )


def lone_names_agree(
    recorded: tuple[str, str], printed: tuple[str, str], *, truncated: bool = False
) -> bool:
    """Return True when both sides have one name only, and it is the same.

    The zone prints a lone name in the place of the surname, wherever the passport shows it.
    """
    one, other = [each for each in recorded if each], [each for each in printed if each]
    return len(one) == len(other) == 1 and names_agree(one[0], other[0], truncated=truncated)


def _words(name: str) -> list[str]:
    """Return the words of a name, its marks of division gone, its letters untouched."""
    divided = "".join(FILLER if each.isspace() or each in _SEPARATORS else each for each in name)
    return [word for word in divided.split(FILLER) if word]


def _letters(word: str) -> str:
    return fold_name(word).replace(FILLER, "")


def _spelt(name: str) -> list[tuple[str, ...]]:
    """Return for every letter of a name the ways in which it may be written."""
    spelt = (_spellings(letter) for letter in unicodedata.normalize("NFC", name))
    return [spellings for spellings in spelt if spellings]


def _spellings(letter: str) -> tuple[str, ...]:
    if letter.isspace() or letter in _SEPARATORS:
        return (FILLER,)
    upper = letter.upper()
    if found := _SPELLINGS.get(upper):
        return found
    plain = "".join(each for each in unicodedata.normalize("NFKD", upper) if each in _LETTERS)
    return (plain,) if plain else ()


def _matches(spelt: list[tuple[str, ...]], text: str, *, cut: bool) -> bool:
    """Return True when `text` is one spelling; with `cut`, also when it is the start of one."""
    reached = {0}
    for spellings in spelt:
        starts = [(start, each) for start in reached for each in spellings]
        if cut and any(_ends_within(text[start:], each) for start, each in starts if start):
            return True
        reached = {start + len(each) for start, each in starts if text.startswith(each, start)}
    return len(text) in reached


def _ends_within(rest: str, spelling: str) -> bool:
    """Return True when what is left of a text is the start of a spelling, or nothing."""
    return spelling.startswith(rest)
