# SPDX-License-Identifier: MIT
"""Texts set in lines and stacked: the one thing paragraphs, cells, labels and heads are made of."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Blank, EnglishFirst, Linked, PageOf, PageTotal, Plain, Text
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.labels import page_range
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.tagging import CHINESE
from kvisa_desktop.dossier.text import Line, break_lines
from kvisa_desktop.dossier.theme import FAINT, LINK, MM, Type, Voice

ALL = ""
"""The key of the whole file."""

Places: TypeAlias = Mapping[str, tuple[int, int]]
"""First and last page of every key, as far as the layout knows them yet."""

_LONGEST_BLANK = 60 * MM


class Part(NamedTuple):
    """Lines of one language and one size; `origin` ties the parts of a split text together."""

    lines: tuple[Line, ...]
    type: Type
    lang: str | None
    origin: Hashable
    target: str = ""
    says: str = ""
    lead: float = 0
    blank: float = 0

    @property
    def height(self) -> float:
        """The height of the lines and the air above them."""
        return self.lead + len(self.lines) * self.type.leading


class Stack(NamedTuple):
    """Parts under one another."""

    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """The height of all parts."""
        height = 0.0
        for part in self.parts:
            height += part.lead + len(part.lines) * part.type.leading
        return height

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to draw."""
        return not any(line.words for part in self.parts for line in part.lines)

    @property
    def first_baseline(self) -> float:
        """How far below the top the first line stands."""
        return baseline(self.parts[0].type) if self.parts else 0

    def split(self, room: float) -> "tuple[Stack, Stack]":
        """Return what fits into `room` and the rest; either may be empty."""
        above: list[Part] = []
        for at, part in enumerate(self.parts):
            left = max(0.0, room - part.lead + 1e-6)
            fitting = min(int(left // part.type.leading), len(part.lines))
            if fitting == len(part.lines):
                above.append(part)
                room -= part.height
                continue
            if fitting:
                above.append(part._replace(lines=part.lines[:fitting]))
            rest = part._replace(lines=part.lines[fitting:], lead=0)
            return Stack(tuple(above)), Stack((rest, *self.parts[at + 1 :]))
        return Stack(tuple(above)), Stack(())

    def draw(
        self, pen: Pen, x: float, top: float, *, right: float | None = None, tag: str | None = None
    ) -> None:
        """Draw the parts below `top`; `right` aligns them to that edge.

        With a `tag` each part becomes an element of its own, else it is content of the current one.
        """
        for part in self.parts:
            top -= part.lead
            if tag is None:
                _draw_part(pen, part, x, top, right)
            else:
                with pen.element(tag, origin=part.origin, lang=part.lang):
                    _draw_part(pen, part, x, top, right)
            top -= part.height - part.lead


def baseline(style: Type) -> float:
    """Return how far below the top of its line the baseline of `style` stands."""
    return (style.leading - style.size) / 2 + style.size * 0.86


def stack(texts: tuple[Text, ...], voice: Voice, width: float, places: Places) -> Stack:
    """Return `texts` set in `voice` to lines of at most `width` points."""
    parts: list[Part] = []
    for text in texts:
        parts += _parts(text, voice, width, places, "")
    return Stack(tuple(part for part in parts if part.lines))


def _parts(text: Text, voice: Voice, width: float, places: Places, target: str) -> list[Part]:
    match text:
        case Linked(inner, key):
            return _parts(inner, voice, width, places, key)
        case PageOf(key):
            first, last = places.get(key, (0, 0))
            return [_part(page_range(first, last), voice.en, width, key)]
        case PageTotal():
            return [_part(str(places.get(ALL, (0, 0))[1]), voice.en, width, "")]
        case Blank():
            return [_part(" ", voice.zh, width, "")._replace(blank=min(width, _LONGEST_BLANK))]
        case Plain(said, lang, bold):
            style = voice.zh if lang == "zh" else voice.en
            if bold:
                style = replace(style, weight=Weight.BOLD)
            return [_part(said, style, width, target, chinese=lang == "zh")]
        case Bilingual():
            return _pair(text, voice, width, target)


def _pair(pair: Bilingual, voice: Voice, width: float, target: str) -> list[Part]:
    """Return both languages of a pair under one another, what is the same in both only once.

    Where there is one language only, it speaks as loudly as the one that leads.
    """
    halves: tuple[tuple[str, Type, bool], ...]
    if isinstance(pair, EnglishFirst):
        voice = voice.with_english_first
        halves = ((pair.en, voice.en, False), (pair.zh, voice.zh, True))
    else:
        halves = ((pair.zh, voice.zh, True), (pair.en, voice.en, False))
    (first, leads, _), (second, follows, chinese) = halves
    if not first and follows.colour != leads.colour:
        halves = ((second, leads, chinese),)
    parts: list[Part] = []
    for text, style, chinese in halves:
        if text and text not in {each.says for each in parts}:
            lead = voice.apart if parts else 0
            parts.append(_part(text, style, width, target, chinese=chinese, lead=lead))
    return parts


def _part(
    text: str, style: Type, width: float, target: str, *, chinese: bool = False, lead: float = 0
) -> Part:
    if target:
        style = replace(style, colour=LINK)
    return Part(
        lines=break_lines(text, style.weight, style.em(width), chinese=chinese) if text else (),
        type=style,
        lang=CHINESE if chinese else None,
        origin=object(),
        target=target,
        says=text,
        lead=lead,
    )


def _draw_part(pen: Pen, part: Part, x: float, top: float, right: float | None) -> None:
    if part.blank:
        with pen.artifact():
            y = top - baseline(part.type) - 2
            pen.rule(x, y, x + part.blank, y, colour=FAINT, width=0.5)
        return
    if part.target and not pen.is_artifact:
        with pen.element("Link", origin=(part.origin, "link")):
            _draw_lines(pen, part, x, top, right)
            wide = max((line.width for line in part.lines), default=0) * part.type.size / 1000
            left = x if right is None else right - wide
            area = (left, top - part.height + part.lead, left + wide, top)
            pen.link(area, part.target, part.says)
        return
    _draw_lines(pen, part, x, top, right)


def _draw_lines(pen: Pen, part: Part, x: float, top: float, right: float | None) -> None:
    y = top - baseline(part.type)
    with pen.content(lang=part.lang):
        for line in part.lines:
            at = x if right is None else right - line.width * part.type.size / 1000
            pen.text(line, at, y, part.type)
            y -= part.type.leading
