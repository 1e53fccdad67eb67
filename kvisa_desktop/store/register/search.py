# SPDX-License-Identifier: MIT
"""Finding institutions in one list: the same name, the same beginnings, then what looks alike.

Each step asks an index for few names and only those are compared. Words and pieces that half of
all names hold are left out of the question; they count when the names are compared.
"""

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.store.register import entries
from kvisa_desktop.store.register.folding import grams, is_cjk, spaced
from kvisa_desktop.store.register.likeness import Asked
from kvisa_desktop.store.register.words import wordings

LONGEST_QUERY = 200
WORST = 68  # a fit below this is noise

_GOOD_ENOUGH = 0.93  # with a name this close nobody looks for typing mistakes
_CANDIDATES = 250
_ALIKE = 120
_COMMON_WORD = 12_000
_MOST_POSTINGS = 25_000
_FEWEST_PIECES = 3
_SHARE_OF_THE_MOST = 0.4
_OF_A_WORDING = 0.99  # what was typed counts before what was made of it
_EDUCATION, _SHOWN, _CLOSED, _OTHER_KIND = 0.03, 0.01, -0.02, -0.02
MOST_PREFERENCE = _EDUCATION + _SHOWN
_OF_RESEARCH = {"education", "facility", "healthcare", "archive", "nonprofit", "government"}
_AFTER = "\U0010ffff"

_Row: TypeAlias = tuple[int, int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """An institution of one list, how well it fits (0 to 1 and a little more), by which name."""

    entry: RegisterEntry
    fit: float
    matched: str


@dataclass(slots=True)
class _Best:
    fit: float
    is_shown: bool
    text: str


class Search:
    """One question to one list."""

    def __init__(self, db: sqlite3.Connection, query: str, country: str = "") -> None:
        """Ask `db`, a list opened for reading, for `query` within a country or everywhere."""
        self._db = db
        self._country = country
        self._asked = [Asked(each) for each in wordings(query[:LONGEST_QUERY])]
        self._best: dict[int, _Best] = {}
        self._compared: set[int] = set()

    def hits(self, limit: int) -> list[Hit]:
        """Return the institutions that fit best, the best first."""
        if not self._asked[0].words:
            return []
        for asked in self._asked:
            self._compare(self._same(asked))
            self._compare(self._beginning(asked))
        if max((each.fit for each in self._best.values()), default=0) < _GOOD_ENOUGH:
            self._compare(self._alike(), is_guess=True)
        return self._ranked(limit)

    def _compare(self, names: Iterable[_Row], *, is_guess: bool = False) -> None:
        for no, institution, is_shown, text, folded, city in names:
            if no in self._compared or (is_guess and _is_acronym(text)):
                continue
            self._compared.add(no)
            fit = max(
                asked.fit(folded, city) * (1.0 if at == 0 else _OF_A_WORDING)
                for at, asked in enumerate(self._asked)
            )
            best = self._best.get(institution)
            if best is None or (fit, is_shown) > (best.fit, best.is_shown):
                self._best[institution] = _Best(fit, bool(is_shown), text)

    def _same(self, asked: Asked) -> Sequence[_Row]:
        return self._names("name.folded = ?", (asked.folded,), _CANDIDATES)

    def _beginning(self, asked: Asked) -> Sequence[_Row]:
        """Return names that hold a word beginning with each word asked for."""
        terms = _terms(asked.folded)
        rare = [term for term in terms if self._frequency(term) <= _COMMON_WORD]
        if not rare:
            return self._names(
                "name.folded >= ? AND name.folded < ?",
                (asked.folded, asked.folded + _AFTER),
                _CANDIDATES,
            )
        question = " AND ".join(_quoted(term) for term in rare)
        return self._names(
            "name.no IN (SELECT rowid FROM words WHERE words MATCH ?)", (question,), _CANDIDATES
        )

    def _alike(self) -> Sequence[_Row]:
        """Return names that share many rare pieces with what was asked for, in any wording."""
        pieces = dict.fromkeys(piece for asked in self._asked for piece in grams(asked.folded))
        counted = sorted((n, piece) for piece in pieces if (n := self._held(piece)))
        shared: Counter[int] = Counter()
        postings = 0
        for at, (held, piece) in enumerate(counted):
            postings += held
            if postings > _MOST_POSTINGS and at >= _FEWEST_PIECES:
                break
            rows = self._db.execute(
                "SELECT rowid FROM pieces WHERE pieces MATCH ?", (f'"{piece}"',)
            )
            shared.update(chain.from_iterable(rows))
        fewest = max(shared.values(), default=0) * _SHARE_OF_THE_MOST
        likely = [(-pieces, no) for no, pieces in shared.items() if pieces >= fewest]
        best = [no for _, no in heapq.nsmallest(_ALIKE, likely)]
        marks = ",".join("?" * len(best))
        return self._names(f"name.no IN ({marks})", tuple(best), _ALIKE)

    def _names(self, where: str, values: tuple[object, ...], limit: int) -> Sequence[_Row]:
        there, wanted = ("", values)
        if self._country:
            there, wanted = (" AND institution.country = ?", (*values, self._country))
        found: list[_Row] = self._db.execute(
            "SELECT name.no, name.institution, name.is_shown, name.text, name.folded,"
            " institution.city FROM name"
            " JOIN institution ON institution.no = name.institution"
            f" WHERE {where}{there} ORDER BY name.no LIMIT ?",
            (*wanted, limit),
        ).fetchall()
        return found

    def _frequency(self, term: str) -> int:
        """Return how many names hold a word beginning with `term`, or its rarest character."""
        if is_cjk(term[0]):
            return min(self._exactly(each) for each in term.split())
        found: tuple[int | None] = self._db.execute(
            "SELECT sum(names) FROM word WHERE term >= ? AND term < ?", (term, term + _AFTER)
        ).fetchone()
        return found[0] or 0

    def _exactly(self, term: str) -> int:
        found = self._db.execute("SELECT names FROM word WHERE term = ?", (term,)).fetchone()
        return int(found[0]) if found else 0

    def _held(self, piece: str) -> int:
        found = self._db.execute("SELECT names FROM piece WHERE term = ?", (piece,)).fetchone()
        return int(found[0]) if found else 0

    def _ranked(self, limit: int) -> list[Hit]:
        likely = sorted(self._best.items(), key=lambda each: -each[1].fit)[: limit * 3 + 20]
        hits = [
            Hit(entry, best.fit + _preference(entry, best), best.text)
            for no, best in likely
            if best.fit * 100 >= WORST
            for entry in [self._entry(no)]
        ]
        return sorted(hits, key=lambda hit: (-hit.fit, len(hit.entry.name.en)))[:limit]

    def _entry(self, no: int) -> RegisterEntry:
        row = self._db.execute("SELECT entry FROM institution WHERE no = ?", (no,)).fetchone()
        return entries.read(row[0])


def _preference(entry: RegisterEntry, best: _Best) -> float:
    kinds = set(entry.kinds)
    bonus = _SHOWN if best.is_shown else 0.0
    bonus += _CLOSED if entry.is_closed else 0.0
    if "education" in kinds:
        bonus += _EDUCATION
    elif kinds and not kinds & _OF_RESEARCH:
        bonus += _OTHER_KIND
    return bonus


def _is_acronym(text: str) -> bool:
    """Tell whether a name is letters only, none of which says anything when another is wrong."""
    return text.isupper() and " " not in text and text.isascii()


def _terms(folded: str) -> list[str]:
    """Return what the index of words is asked for: words, and runs of Chinese as phrases."""
    return [term for word in folded.split() for term in _runs(word)]


def _runs(word: str) -> Iterator[str]:
    run = ""
    for character in word:
        if run and is_cjk(run[-1]) != is_cjk(character):
            yield spaced(run)
            run = ""
        run += character
    if run:
        yield spaced(run)


def _quoted(term: str) -> str:
    return f'"{term}"' if is_cjk(term[0]) else f'"{term}"*'
