# SPDX-License-Identifier: MIT
"""Text into words of glyphs: the smallest things a line is made of, already measured.

A Han character is a word of its own, a Latin word is kerned, Arabic and Devanagari are shaped. What
a reader of the file gets back is kept beside the glyphs: a glyph that stands for exactly its own
characters needs nothing more, any other run carries the text it stands for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kvisa_desktop.dossier.faces import Face, ShapedGlyph, Weight
from kvisa_desktop.dossier.fonts import CHINESE_IN_CHINESE, Family, family, is_invisible

_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_ARABIC_DIGITS = "\u0660-\u0669\u06f0-\u06f9"
_RTL = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_SPACES = " \u2002-\u200a\u3000"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f"
_MARKS += "\ufe20-\ufe2f\U000e0100-\U000e01ef"
_SIMPLE = re.compile(r"[!-~\u00a0-\u024f\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]+")


def _pattern(extra_wide: str) -> re.Pattern[str]:
    wide = _WIDE + re.escape(extra_wide)
    return re.compile(
        f"(?P<space>[{_SPACES}])"
        f"|(?P<wide>[{wide}][{_MARKS}]*)"
        f"|(?P<digits>[{_ARABIC_DIGITS}]+)"
        f"|(?P<rtl>[{_RTL}][{_RTL}\u200c-\u200f]*)"
        f"|(?P<other>[^{_SPACES}{wide}{_ARABIC_DIGITS}{_RTL}]+)"
    )


# A hyphen ends a line between letters only: a date or a passport number stays in one piece.
_SOFT_ENDS = re.compile(r"(?<=[^\W\d_][-\u2010/\u2013])(?=[^\W\d_])|(?<=\w\u2014)(?=\w)")

_LATIN_TOKENS = _pattern("")
_CHINESE_TOKENS = _pattern("".join(sorted(CHINESE_IN_CHINESE)))


class Glyph(NamedTuple):
    """One glyph to draw, in 1/1000 em; `text` is what it stands for by itself."""

    face: int
    glyph: int
    text: str
    width: int
    advance: int
    dx: int = 0
    dy: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs drawn together; `stands_for` is set when the glyphs alone would not say the text."""

    glyphs: tuple[Glyph, ...]
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What is never broken unless it is longer than a line; `width` in 1/1000 em."""

    text: str
    runs: tuple[Run, ...]
    width: int
    is_space: bool = False
    is_wide: bool = False
    is_rtl: bool = False


@lru_cache(maxsize=65_536)
def words(text: str, weight: Weight, *, chinese: bool) -> tuple[Word, ...]:
    """Return the words of one paragraph (no line ends in it) in reading order.

    The text is composed (NFC) first, so that é typed as two characters meets the letter the font
    has. Characters no face has must have been refused before (`fonts.missing`).
    """
    composed = unicodedata.normalize("NFC", text)
    pattern = _CHINESE_TOKENS if chinese else _LATIN_TOKENS
    return tuple(
        word(part, weight, chinese=chinese, kind=match.lastgroup or "other")
        for match in pattern.finditer(composed)
        for part in _SOFT_ENDS.split(match.group())
    )


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
def word(text: str, weight: Weight, *, chinese: bool, kind: str = "other") -> Word:
    """Return `text` shaped as one word of the given kind of script."""
    faces = family(weight)
    parts = [
        _shape(part, index, faces.face(index), rtl=kind == "rtl")
        for index, part in _face_parts(text, faces, chinese=chinese)
    ]
    if kind == "rtl":
        parts.reverse()
    runs = tuple(run for part in parts for run in part)
    width = sum(glyph.advance for run in runs for glyph in run.glyphs)
    return Word(
        text,
        runs,
        width,
        is_space=kind == "space",
        is_wide=kind == "wide",
        is_rtl=kind in {"rtl", "digits"},
    )


def _face_parts(text: str, faces: Family, *, chinese: bool) -> Iterator[tuple[int, str]]:
    """Yield stretches of `text` that one face draws; marks stay with the letter they sit on."""
    whole = faces.pick(text, chinese=chinese) if len(text) == 1 or _SIMPLE.fullmatch(text) else None
    if whole is not None:
        yield whole, text
        return
    chosen: list[tuple[int | None, str]] = []
    for cluster in clusters(text):
        found = faces.pick(cluster, chinese=chinese)
        if found is None:  # letter and mark live in different faces: apart is better than not
            chosen += [(faces.pick(char, chinese=chinese), char) for char in cluster]
        else:
            chosen.append((found, cluster))
    for index, group in groupby(chosen, key=lambda pair: pair[0]):
        part = "".join(cluster for _, cluster in group)
        if index is None:
            msg = f"no face draws {part!r}: check with missing() first"
            raise LookupError(msg)
        yield index, part


def _shape(text: str, index: int, face: Face, *, rtl: bool) -> list[Run]:
    plain = bool(_SIMPLE.fullmatch(text))
    if len(text) == 1:
        glyph = face.glyph(text)
        if glyph is not None:
            width = face.advance(glyph)
            return [Run((Glyph(index, glyph, text, width, width),))]
    shaped = face.shape(text, rtl=rtl, plain=plain)
    if not rtl and [g.start for g in shaped] == list(range(len(text))):
        return [Run(tuple(_letters(shaped, index, face, text)))]
    groups = [list(group) for _, group in groupby(shaped, key=lambda g: g.start)]
    starts = sorted({group[0].start for group in groups})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = [
        (text[group[0].start : ends[group[0].start]], _glyphs(group, index, face, text, ends))
        for group in groups
    ]
    if all(len(glyphs) == 1 for _, glyphs in clusters):
        return [Run(tuple(glyphs[0] for _, glyphs in clusters))]
    if not rtl:
        return [Run(tuple(g for _, glyphs in clusters for g in glyphs), text)]
    return [Run(glyphs, None if len(glyphs) == 1 else said) for said, glyphs in clusters]


def _letters(shaped: Iterable[ShapedGlyph], index: int, face: Face, text: str) -> Iterator[Glyph]:
    """Yield the glyphs of a text in which each stands for one character, as nearly all do."""
    for (glyph, _, advance, dx, dy), letter in zip(shaped, text, strict=True):
        yield Glyph(index, glyph, letter, face.advance(glyph), advance, dx, dy)


def _glyphs(
    group: list[ShapedGlyph], index: int, face: Face, text: str, ends: dict[int, int]
) -> tuple[Glyph, ...]:
    said = text[group[0].start : ends[group[0].start]]
    return tuple(
        Glyph(index, g.glyph, letter, face.advance(g.glyph), g.advance, g.dx, g.dy)
        for g, letter in zip(group, _share(said, len(group)), strict=True)
    )


def _share(said: str, count: int) -> list[str]:
    """Return what each of `count` glyphs says of `said`.

    Letter and marks say themselves; where glyphs and characters do not pair off, the first says
    it all and the others nothing.
    """
    apart = unicodedata.normalize("NFD", said)
    if count == len(apart) > 1:
        return list(apart)
    return [said, *[""] * (count - 1)]
