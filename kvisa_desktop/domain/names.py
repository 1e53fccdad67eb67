# SPDX-License-Identifier: MIT
"""Whether two written names can be one person's: spelling, order, initials, missing parts."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from kvisa_desktop.domain.mrz_names import fold_name, names_agree

_STOP_IN_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w)")


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
    plain = on_paper.casefold()
    if plain in {f"{given} {surname}".casefold(), f"{surname} {given}".casefold()}:
        return Likeness.SAME
    if not is_latin(on_paper):
        compact = _compact(on_paper)
        known = compact in {_compact(each) for each in own_script if each}
        return Likeness.SAME if known else Likeness.OTHER_SCRIPT
    found = _compare(_parts(surname), _parts(given), _parts(on_paper))
    if found is Likeness.DIFFERENT and any(_bears(on_paper, each) for each in former):
        return Likeness.FORMER
    return found


def is_latin(name: str) -> bool:
    """Return True when every letter of the name is Latin."""
    letters = (each for each in name if each.isalpha())
    return all(unicodedata.name(each, "").startswith("LATIN") for each in letters)


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
    """Say whether the paper has the surname whole and the given names cut or left out."""
    lost_surname, rest = _left_over(surname, paper, same_spelling)
    if lost_surname or not rest:
        return Likeness.DIFFERENT
    lost, strange = _left_over(given, rest, same_spelling)
    if not strange:
        return Likeness.SHORTENED
    _, strange = _left_over(lost, strange, _is_initial_of)
    return Likeness.DIFFERENT if strange else Likeness.ABBREVIATED


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


def _bears(on_paper: str, former: str) -> bool:
    parts = _parts(former)
    missing, _ = _left_over(parts, _parts(on_paper), same_spelling)
    return bool(parts) and not missing


def _compact(name: str) -> str:
    kept = (each for each in unicodedata.normalize("NFKC", name) if each.isalnum())
    return "".join(kept).casefold()
