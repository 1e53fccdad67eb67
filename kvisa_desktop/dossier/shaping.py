# SPDX-License-Identifier: MIT
"""Text into words of glyphs: the smallest things a line is made of, already measured.

A Han character is a word of its own, a Latin word is kerned, Arabic and Devanagari are shaped. What
a reader of the file gets back is kept with each glyph: where a font draws what is one letter to a
person in pieces, the pieces become one glyph.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from kvisa_desktop.dossier.bidi import levels
from kvisa_desktop.dossier.compounds import Part
from kvisa_desktop.dossier.faces import FIGURES, Face, ShapedGlyph, Weight
from kvisa_desktop.dossier.fonts import CHINESE_IN_CHINESE, Family, family, is_invisible

_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_SPACES = " \u2002-\u200a\u3000"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f"
_MARKS += "\ufe20-\ufe2f\U000e0100-\U000e01ef"
_SIMPLE = re.compile(r"[!-~\u00a0-\u024f\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]+")


_FIGURES = re.compile(f"[{re.escape(FIGURES)}]+")


def _pattern(extra_wide: str) -> re.Pattern[str]:
    wide = _WIDE + re.escape(extra_wide)
    return re.compile(
        f"(?P<space>[{_SPACES}])|(?P<wide>[{wide}][{_MARKS}]*)|(?P<other>[^{_SPACES}{wide}]+)"
    )


# A hyphen ends a line between letters only: a date or a passport number stays in one piece.
_SOFT_ENDS = re.compile(r"(?<=[^\W\d_][-\u2010/\u2013])(?=[^\W\d_])|(?<=\w\u2014)(?=\w)")

_LATIN_TOKENS = _pattern("")
_CHINESE_TOKENS = _pattern("".join(sorted(CHINESE_IN_CHINESE)))


class Glyph(NamedTuple):
    """One glyph to draw, in 1/1000 em; `text` is what it stands for.

    `parts` are the glyphs of the face it is made of, where it is none the face has itself.
    """

    face: int
    glyph: int
    text: str
    width: int
    parts: tuple[Part, ...]
    advance: int


Run: TypeAlias = tuple[Glyph, ...]
"""Glyphs of one face in a row, from left to right."""


class Word(NamedTuple):
    """What is never broken unless it is longer than a line; `width` in 1/1000 em.

    `level` is how deep it lies in text of the other direction: odd where it runs to the left.
    """

    text: str
    runs: tuple[Run, ...]
    width: int
    is_space: bool = False
    is_wide: bool = False
    level: int = 0

    @property
    def is_rtl(self) -> bool:
        """True when its first letter stands at its right end."""
        return self.level % 2 == 1


@lru_cache(maxsize=65_536)
def words(text: str, weight: Weight, *, chinese: bool) -> tuple[Word, ...]:
    """Return the words of one paragraph (no line ends in it) in reading order.

    The text is composed (NFC) first, so that é typed as two characters meets the letter the font
    has. Characters no face has must have been refused before (`fonts.missing`).
    """
    composed = unicodedata.normalize("NFC", text)
    pattern = _CHINESE_TOKENS if chinese else _LATIN_TOKENS
    tokens = (
        (part, match.lastgroup or "other")
        for match in pattern.finditer(composed)
        for part in _SOFT_ENDS.split(match.group())
    )
    depths = levels(composed)
    if depths:
        return tuple(_in_directions(tokens, depths, weight, chinese=chinese))
    return tuple(word(part, weight, chinese=chinese, kind=kind) for part, kind in tokens)


def _in_directions(
    tokens: Iterable[tuple[str, str]], depths: Iterable[int], weight: Weight, *, chinese: bool
) -> Iterator[Word]:
    """Yield words none of which runs both ways.

    Spaces, marks and numbers are drawn by the face of the letters they run with: a reader that
    meets another face takes what it had so far for whole.
    """
    left = iter(depths)
    parts = [
        ("".join(letter for letter, _ in letters), kind, level)
        for token, kind in tokens
        for level, letters in groupby(zip(token, left, strict=False), key=itemgetter(1))
    ]
    turned = "".join(part for part, _, level in parts if level % 2)
    letter = next((char for char in turned if char.isalpha()), None)
    near = letter and family(weight).pick(letter, chinese=chinese)
    for part, kind, level in parts:
        beside = near if level else None
        yield word(part, weight, chinese=chinese, kind=kind, level=level, near=beside)


def clusters(text: str) -> Iterator[str]:
    """Yield each character together with the marks and joiners that follow it."""
    current = ""
    for char in text:
        if current and not (unicodedata.category(char).startswith("M") or is_invisible(char)):
            yield current
            current = ""
        current += char
    if current:
        yield current


@lru_cache(maxsize=65_536)
def word(
    text: str,
    weight: Weight,
    *,
    chinese: bool,
    kind: str = "other",
    level: int = 0,
    near: int | None = None,
) -> Word:
    """Return `text` shaped as one word of the given kind, running as its level says.

    The face at `near` draws it whole when it can.
    """
    faces = family(weight)
    is_rtl = level % 2 == 1
    runs = [
        _shape(part, index, faces.face(index), rtl=is_rtl)
        for index, part in _face_parts(text, faces, near, chinese=chinese)
    ]
    if is_rtl:
        runs.reverse()
    width = sum(glyph.advance for run in runs for glyph in run)
    wide, space = kind == "wide", kind == "space"
    return Word(text, tuple(runs), width, is_space=space, is_wide=wide, level=level)


def _face_parts(
    text: str, faces: Family, near: int | None, *, chinese: bool
) -> Iterator[tuple[int, str]]:
    """Yield stretches of `text` that one face draws; marks stay with the letter they sit on."""
    if near is not None and faces.face(near).has_all(text):
        yield near, text
        return
    whole = faces.pick(text, chinese=chinese) if len(text) == 1 or _SIMPLE.fullmatch(text) else None
    if whole is not None:
        yield whole, text
        return
    for index, group in groupby(_chosen(text, faces, chinese=chinese), key=itemgetter(0)):
        part = "".join(cluster for _, cluster in group)
        if index is None:
            msg = f"no face draws {part!r}: check with missing() first"
            raise LookupError(msg)
        yield index, part


def _chosen(text: str, faces: Family, *, chinese: bool) -> Iterator[tuple[int | None, str]]:
    """Yield each letter with its marks and the face that draws them."""
    for cluster in clusters(text):
        found = faces.pick(cluster, chinese=chinese)
        if found is None:  # letter and mark live in different faces: apart is better than not
            yield from ((faces.pick(char, chinese=chinese), char) for char in cluster)
        else:
            yield found, cluster


def _shape(text: str, index: int, face: Face, *, rtl: bool) -> Run:
    """Return what draws `text` from left to right, a glyph for what no reader may take apart."""
    if len(text) == 1 and not is_invisible(text) and not (rtl and unicodedata.mirrored(text)):
        glyph = face.glyph(text)
        if glyph is not None:
            width = face.advance(glyph)
            return (Glyph(index, glyph, text, width, (), width),)
    if _FIGURES.fullmatch(text) and face.keeps_figures_apart:
        return tuple(_figure(char, index, face) for char in text)
    shaped = face.shape(text, rtl=rtl, plain=bool(_SIMPLE.fullmatch(text)))
    ends = _ends(shaped, len(text))
    return tuple(
        _cluster(tuple(group), index, face, text[start : ends[start]])
        for start, group in groupby(shaped, key=attrgetter("start"))
    )


@lru_cache(maxsize=256)
def _figure(char: str, index: int, face: Face) -> Glyph:
    glyph = face.glyph(char) or 0
    width = face.advance(glyph)
    return Glyph(index, glyph, char, width, (), width)


def _ends(shaped: Iterable[ShapedGlyph], length: int) -> dict[int, int]:
    """Return where the text of each cluster ends, by where it starts."""
    starts = sorted({glyph.start for glyph in shaped})
    return dict(zip(starts, [*starts[1:], length], strict=True))


def _cluster(group: tuple[ShapedGlyph, ...], index: int, face: Face, said: str) -> Glyph:
    """Return the glyphs that together stand for `said` as one."""
    first = group[0]
    width = face.advance(first.glyph)
    if len(group) == 1 and not (first.dx or first.dy) and (first.advance or not width):
        return Glyph(index, first.glyph, said, width, (), first.advance)
    at, parts = 0, []
    for each in group:
        parts.append(Part(each.glyph, at + each.dx, each.dy))
        at += each.advance
    return Glyph(index, first.glyph, said, at, tuple(parts), at)
