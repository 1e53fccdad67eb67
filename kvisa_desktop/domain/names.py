# SPDX-License-Identifier: MIT
"""Whether two written names can be one person's: spelling, order, initials, missing parts."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from kvisa_desktop.domain.mrz_names import fold_name, names_agree

_STOP_IN_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w)")
_TIME_OF_NAME = re.compile(r"\([^)]*\d[^)]*\)")
_ADDRESS = frozenset(
    [
        "MR",
        "MRS",
        "MS",
        "MISS",
        "MX",
        "DR",
        "PROF",
        "PROFESSOR",
        "ENGR",
        "SHRI",
        "SMT",
        "HERR",
        "FRAU",
        "MME",
        "MLLE",
    ]
)
_BETWEEN_WORDS = re.compile(r"[\s,.;·・/()（）-]+")
_OPTIONAL_MARKS = ("ARABIC", "HEBREW", "COMBINING")  # of vowels and stress
_WHOLE_NAME = 2  # words at least: a surname and a given name
_FORMERLY = frozenset(["NEE", "GEB", "GEBORENE", "GEBORENER", "BORN", "FORMERLY"])


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
    on_paper = unicodedata.normalize("NFKC", on_paper)
    plain = on_paper.casefold()
    if plain in {f"{given} {surname}".casefold(), f"{surname} {given}".casefold()}:
        return Likeness.SAME
    if not is_latin(on_paper):
        if any(_is_written_so(on_paper, each) for each in own_script if each):
            return Likeness.SAME
        latin = _latin_of_two(on_paper)
        if not latin:
            return Likeness.OTHER_SCRIPT
        on_paper = latin
    family, first = _parts(surname), _parts(given)
    paper = _unaddressed(_parts(on_paper), {*family, *first})
    found = _compare(family, first, paper)
    if found is Likeness.DIFFERENT and any(_bears(paper, family + first, each) for each in former):
        return Likeness.FORMER
    return found


def is_latin(name: str) -> bool:
    """Return True when every letter of the name is Latin."""
    letters = (each for each in unicodedata.normalize("NFKC", name) if each.isalpha())
    return all(unicodedata.name(each, "").startswith("LATIN") for each in letters)


def _latin_of_two(name: str) -> str:
    """Return the Latin part of a name in two scripts, "" unless it is a whole name."""
    words = [each for each in re.split(r"[\s()\[\]（）/|·,]+", name) if fold_name(each)]
    has_mixed = any(not is_latin(each) for each in words)  # a letter only looks Latin
    return "" if has_mixed or len(words) < _WHOLE_NAME else " ".join(words)


def same_spelling(one: str, other: str) -> bool:
    """Return True when both can be one name, Ä as AE or as A, however it is divided."""
    return names_agree(one, other) or names_agree(other, one)


def _parts(name: str) -> list[str]:
    """Return the parts of a name, letters untouched: "A.N. Okoro-Bello" has four."""
    spaced = _STOP_IN_INITIALS.sub(". ", name)
    divided = re.split(r"[\s,\u2010-\u2015/·-]+", spaced)
    return [part for part in divided if fold_name(part)]


def _compare(surname: list[str], given: list[str], paper: list[str]) -> Likeness:
    whole = given + surname
    orders = (whole, surname + given)
    if any(_pairwise(each, paper) for each in orders):
        return Likeness.SAME
    if any(same_spelling(" ".join(each), " ".join(paper)) for each in orders):
        return Likeness.SPACING
    missing, extra = _left_over(whole, paper, same_spelling)
    if not missing and not extra:
        return Likeness.ORDER
    if not missing:
        return Likeness.ADDED if whole else Likeness.DIFFERENT
    return _cut(surname, given, paper)


def _cut(surname: list[str], given: list[str], paper: list[str]) -> Likeness:
    """Say whether the paper has one name whole, and the other one cut or left out."""
    lost_surname, rest = _left_over(surname, paper, same_spelling)
    if lost_surname:
        return _with_initial(lost_surname, given, rest)
    if not rest:
        return Likeness.DIFFERENT
    lost, strange = _left_over(given, rest, same_spelling)
    if not strange:
        return Likeness.SHORTENED
    _, strange = _left_over(lost, strange, _is_initial_of)
    return Likeness.DIFFERENT if strange else Likeness.ABBREVIATED


def _with_initial(surname: list[str], given: list[str], rest: list[str]) -> Likeness:
    """Say whether a paper has all given names, and an initial for what it lacks of the surname."""
    lost, rest = _left_over(given, rest, same_spelling)
    bare, strange = _left_over(surname, rest, _is_initial_of)
    is_abbreviated = given and not (lost or bare or strange)
    return Likeness.ABBREVIATED if is_abbreviated else Likeness.DIFFERENT


def _pairwise(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(map(same_spelling, one, other))


def _left_over(
    wanted: Iterable[str], there: Iterable[str], fits: Callable[[str, str], bool]
) -> tuple[list[str], list[str]]:
    """Return what is wanted and not there, and what is there and not wanted."""
    rest, missing = list(there), []
    for each in wanted:
        match = next((place for place, part in enumerate(rest) if fits(each, part)), None)
        if match is None:
            missing.append(each)
        else:
            del rest[match]
    return missing, rest


def _is_initial_of(name: str, part: str) -> bool:
    initial = fold_name(part)
    return len(initial) == 1 and fold_name(name).startswith(initial)


def _bears(paper: list[str], present: list[str], former: str) -> bool:
    """Say whether a paper prints a former name whole, or what of it the passport lacks."""
    parts = _parts(_TIME_OF_NAME.sub("", former))
    if len(parts) > 1 and fold_name(parts[0]) in _FORMERLY:
        parts = parts[1:]
    missing, rest = _left_over(parts, paper, same_spelling)
    if len(parts) > 1 and not missing:
        return True
    own = _left_over(parts, present, same_spelling)[0] or parts[-1:]
    shown = len(_left_over(own, paper, same_spelling)[0]) < len(own)
    unused, strange = _left_over(present, rest, same_spelling)
    _, strange = _left_over(missing + unused, strange, _is_initial_of)
    return shown and not strange


def _unaddressed(paper: list[str], named: set[str]) -> list[str]:
    """Return the parts without a form of address around them that the passport does not print."""
    spelt = {fold_name(each) for each in named}
    addressed = [fold_name(each) in _ADDRESS - spelt for each in paper]
    first = next((place for place, each in enumerate(addressed) if not each), 0)
    last = next((place for place, each in enumerate(reversed(addressed)) if not each), 0)
    return paper[first : len(paper) - last]


def _is_written_so(on_paper: str, name: str) -> bool:
    """Say whether a paper prints a name of any script, however spaced or in whatever order."""
    one, other = (sorted(map(_compact, _BETWEEN_WORDS.split(each))) for each in (on_paper, name))
    return one == other or _compact(on_paper) == _compact(name)


def _compact(name: str) -> str:
    kept = (each for each in unicodedata.normalize("NFKC", name) if _is_letter(each))
    return "".join(kept).casefold()


def _is_letter(character: str) -> bool:
    """Return True for letters, figures, and marks that are vowels of their script."""
    if character.isalnum():
        return True
    is_mark = unicodedata.category(character).startswith("M")
    return is_mark and not unicodedata.name(character, "").startswith(_OPTIONAL_MARKS)
