# SPDX-License-Identifier: MIT
"""How well a name fits what was typed, word by word and as a whole."""

from functools import lru_cache

from rapidfuzz import fuzz

from kvisa_desktop.store.register.folding import is_cjk, spaced

# What a word that says little counts beside one that names the place.
_STOP = {
    "of", "the", "and", "in", "for", "at", "de", "do", "da", "di", "del", "der", "la", "le", "les",
    "el", "al", "zu", "des", "du", "e", "et", "y", "und", "a", "d", "l", "im", "ve", "st", "dan",
}  # fmt: skip
_COMMON = {
    "university", "universitat", "universite", "universidad", "universita", "universidade",
    "universiteit", "universitet", "universitesi", "universitas", "universiti", "uniwersytet",
    "college", "institute", "institut", "instituto", "school", "academy", "national", "state",
    "technology", "technical", "science", "sciences", "大", "学", "院", "university's",
}  # fmt: skip
_OF_STOP, _OF_COMMON, _OF_OTHERS, _OF_CJK = 0.1, 0.45, 1.0, 0.7
_CLOSE = 0.76  # below it two words have nothing to do with one another
_NEARLY_THE_SAME = 0.88
_SHORT_WORD = 3
_BEGINS = 0.96
_BEGINS_LOOSELY = 0.9


class Asked:
    """One wording of a query, ready to be compared with many names."""

    def __init__(self, folded: str) -> None:
        """Prepare a folded wording."""
        self.folded = folded
        self.words = tuple(spaced(folded).split())
        self._sorted = _content(self.words)
        self._weights = tuple(_weight(word) for word in self.words)
        self._all = sum(self._weights) or 1.0
        self._known: dict[tuple[str, str], float] = {}

    def fit(self, folded: str, city: str) -> float:
        """Return how well a folded name in a folded city fits, 1.0 when it is the same.

        What was typed may say the city too; a name is none the worse for leaving it out.
        """
        if folded == self.folded:
            return 1.0
        words = tuple(spaced(folded).split())
        all_words = (*words, *spaced(city).split())
        found = [max(self._like(mine, its) for its in all_words) for mine in self.words]
        covered = sum(a * b for a, b in zip(found, self._weights, strict=True)) / self._all
        whole = fuzz.ratio(self.folded, folded) / 100
        turned = fuzz.ratio(self._sorted, _content(words)) / 100
        used = self._used(words)
        fit = 0.62 * covered + 0.2 * max(whole, turned) + 0.18 * used
        if whole >= _NEARLY_THE_SAME:  # a space left out, a letter in a short word
            fit = max(fit, 0.86 * whole)
        return min(fit, 0.99)

    def _used(self, words: tuple[str, ...]) -> float:
        """Return how much of the name the query says."""
        weights = [_weight(word) for word in words]
        said = (
            weight * max((self._like(mine, its) for mine in self.words), default=0.0)
            for its, weight in zip(words, weights, strict=True)
        )
        return sum(said) / (sum(weights) or 1.0)

    def _like(self, mine: str, its: str) -> float:
        known = self._known.get((mine, its))
        if known is None:
            known = self._known[mine, its] = _word_fit(mine, its)
        return known


def _word_fit(mine: str, its: str) -> float:
    if mine == its:
        return 1.0
    if its.startswith(mine):
        return _BEGINS if len(mine) >= _SHORT_WORD else _BEGINS_LOOSELY
    if len(mine) <= _SHORT_WORD or len(its) <= _SHORT_WORD + 1 or not (mine + its).isalpha():
        return 0.0  # of letters so few, or of numbers, each one counts
    like = fuzz.ratio(mine, its) / 100
    if len(its) > len(mine):  # a beginning with a typo in it
        like = max(like, fuzz.ratio(mine, its[: len(mine)]) / 100 - 0.08)
    return like if like >= _CLOSE else 0.0


@lru_cache(maxsize=4096)
def _weight(word: str) -> float:
    if word in _STOP:
        return _OF_STOP
    if word in _COMMON:
        return _OF_COMMON
    return _OF_CJK if is_cjk(word[0]) else _OF_OTHERS


def _content(words: tuple[str, ...]) -> str:
    return " ".join(sorted(word for word in words if word not in _STOP))
