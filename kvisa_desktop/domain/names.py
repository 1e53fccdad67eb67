# SPDX-License-Identifier: MIT
"""Whether two written names can be one person's: spelling, order, initials, missing parts."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

# Machine-readable spellings of letters that are more than a letter with an accent (M-08).
_SPELT_OUT = str.maketrans(
    {
        "Ä": "AE",
        "Å": "AA",
        "Æ": "AE",
        "Ö": "OE",
        "Ø": "OE",
        "Ü": "UE",
        "ẞ": "SS",
        "Þ": "TH",
        "Ð": "D",
        "Đ": "D",
        "Ł": "L",
        "Œ": "OE",
        "Ħ": "H",
    }
)
_PLAIN = str.maketrans(
    {
        "Æ": "AE",
        "Ø": "O",
        "ẞ": "SS",
        "Þ": "TH",
        "Ð": "D",
        "Đ": "D",
        "Ł": "L",
        "Œ": "OE",
        "Ħ": "H",
    }
)
_JOINERS = re.compile("['’‘`\u02bb\u02bc\u00b4.]")  # apostrophes, and the stop of an initial
_BREAKS = re.compile("[\\s,<·\u2010-\u2015-]+")

Parts = tuple[str, ...]


class Likeness(StrEnum):
    """How a name on a paper relates to the name in the passport."""

    SAME = "same"
    SPACING = "spacing"
    ORDER = "order"
    ABBREVIATED = "abbreviated"
    SHORTENED = "shortened"
    ADDED = "added"
    FORMER = "former"
    OTHER_SCRIPT = "other-script"
    DIFFERENT = "different"


def folded(name: str, *, spelt_out: bool = True) -> Parts:
    """Return the parts of a name in plain capitals, Ä as AE (as passports do) or as A."""
    text = name.replace("ß", "ẞ").upper()
    if spelt_out:
        text = unicodedata.normalize("NFC", text).translate(_SPELT_OUT)
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    text = "".join(each for each in text if not unicodedata.combining(each))
    return tuple(part for part in _BREAKS.split(_JOINERS.sub("", _spaced_initials(text))) if part)


def same_spelling(one: str, other: str) -> bool:
    """Return True when both names fold to the same parts, with Ä as AE or as A."""
    return bool(set(_spellings(one)) & set(_spellings(other)))


def likeness(
    surname: str,
    given: str,
    on_paper: str,
    *,
    former: Iterable[str] = (),
    own_script: Iterable[str] = (),
) -> Likeness:
    """Return how the name `on_paper` relates to the passport name.

    `former` are earlier and other names; `own_script` the names in scripts other than Latin.
    """
    if not is_latin(on_paper):
        plain = _compact(on_paper)
        known = plain in {_compact(each) for each in own_script if each}
        return Likeness.SAME if known else Likeness.OTHER_SCRIPT
    found = _best(surname, given, on_paper)
    if found is Likeness.DIFFERENT and any(_could_be(each, on_paper) for each in former if each):
        return Likeness.FORMER
    return found


def is_latin(name: str) -> bool:
    """Return True when every letter of the name is Latin."""
    letters = (each for each in name if each.isalpha())
    return all(unicodedata.name(each, "").startswith("LATIN") for each in letters)


def _best(surname: str, given: str, on_paper: str) -> Likeness:
    order = list(Likeness)
    found = {
        _compare(
            folded(surname, spelt_out=mine),
            folded(given, spelt_out=mine),
            folded(on_paper, spelt_out=its),
        )
        for mine in (True, False)
        for its in (True, False)
    }
    return min(found, key=order.index)


def _compare(surname: Parts, given: Parts, paper: Parts) -> Likeness:
    whole = given + surname
    if paper in {whole, surname + given}:
        return Likeness.SAME
    if "".join(paper) in {"".join(whole), "".join(surname + given)}:
        return Likeness.SPACING
    if sorted(paper) == sorted(whole):
        return Likeness.ORDER
    if _is_shorter(surname, given, paper):
        initials = [part for part in paper if part not in whole]
        return Likeness.ABBREVIATED if initials else Likeness.SHORTENED
    if whole and set(whole) <= set(paper):
        return Likeness.ADDED
    return Likeness.DIFFERENT


def _is_shorter(surname: Parts, given: Parts, paper: Parts) -> bool:
    """Tell whether the paper has the surname whole and the given names cut or left out."""
    rest = list(paper)
    for part in surname:
        if part not in rest:
            return False
        rest.remove(part)
    open_names = list(given)
    for part in rest:
        match = next((each for each in open_names if _stands_for(part, each)), None)
        if match is None:
            return False
        open_names.remove(match)
    return bool(rest) or not given


def _stands_for(part: str, name: str) -> bool:
    return part == name or (len(part) == 1 and name.startswith(part))


def _could_be(former: str, on_paper: str) -> bool:
    one, other = folded(former), folded(on_paper)
    return bool(one) and set(one) <= set(other)


def _spellings(name: str) -> tuple[Parts, Parts]:
    return folded(name), folded(name, spelt_out=False)


def _spaced_initials(text: str) -> str:
    return re.sub(r"(?<=\b\w)\.(?=\w)", ". ", text)


def _compact(name: str) -> str:
    kept = (each for each in unicodedata.normalize("NFKC", name) if each.isalnum())
    return "".join(kept).casefold()
