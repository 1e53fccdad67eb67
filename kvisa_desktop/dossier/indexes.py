# SPDX-License-Identifier: MIT
"""The index: what stands where, every line a link, sections and the exhibits in them."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from kvisa_desktop.dossier.blocks import Index, IndexLine
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.labels import page_range
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.stacks import Part, Places, Stack, baseline, stack
from kvisa_desktop.dossier.text import one_line
from kvisa_desktop.dossier.theme import FAINT, INK, QUIET, SHEET, Type, Voice

PAGE_COLUMN = 46.0
"""The width of the column of page numbers at the right edge."""

_LABEL_COLUMN = 112.0
_LABEL = Type(8.6, 12.4)
_PAGE = Type(9.4, 13)
_EXHIBIT = Voice(Type(9.2, 13), Type(8.2, 11, colour=QUIET))
_SECTION = Voice(Type(10.4, 15, Weight.BOLD), Type(8.6, 12, colour=QUIET))
_APART = 9.0  # between Chinese and English on one line
_AIR, _TIGHT = 4.0, 2.6  # above and below a line
_ROOM = SHEET.height - 50  # what the heading leaves of the first page
_FEWEST = 2  # lines that may stand alone on a page


def line_key(key: str) -> str:
    """Return the key of the line of the index that leads to `key`."""
    return f"index-line-{key}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index, set."""

    line: IndexLine
    title: Stack
    beside: bool
    pages: str
    pad: float = _AIR

    @property
    def height(self) -> float:
        """The height of the words and the air around them."""
        words = self.title.parts[0].height if self.beside else self.title.height
        lead = 7.0 if self.line.level == 0 else 0.0
        return words + 2 * self.pad + lead


@dataclass(frozen=True, slots=True)
class IndexBox:
    """The index or the part of it that stands on one page."""

    entries: tuple[Entry, ...]
    width: float
    origin: Hashable
    space_before: float = 0
    space_after: float = 12
    stays_with_next: bool = False
    key: str = ""

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(each.height for each in self.entries)

    def split(self, room: float) -> "tuple[IndexBox, IndexBox] | None":
        """Return the lines that fit; a section's line is never the last on a page."""
        fitting = 0
        for entry in self.entries:
            if entry.height > room + 1e-6:
                break
            room -= entry.height
            fitting += 1
        fitting = min(fitting, len(self.entries) - _FEWEST)
        while fitting > 0 and self.entries[fitting - 1].line.level == 0:
            fitting -= 1
        if fitting <= 0:
            return None
        return (
            replace(self, entries=self.entries[:fitting]),
            replace(self, entries=self.entries[fitting:]),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        with pen.element("TOC", origin=self.origin):
            for entry in self.entries:
                self._entry(pen, entry, x, top)
                top -= entry.height

    def _entry(self, pen: Pen, entry: Entry, x: float, top: float) -> None:
        foot = top - entry.height
        is_section = entry.line.level == 0
        with pen.artifact():
            colour = INK if is_section else FAINT
            pen.rule(x, foot, x + self.width, foot, colour=colour, width=0.5 if is_section else 0.4)
        first = foot + entry.pad + (entry.height - 2 * entry.pad - (7.0 if is_section else 0.0))
        line = first - entry.title.first_baseline
        with (
            pen.element("TOCI"),
            pen.element("Reference"),
            pen.element("Link"),
        ):
            at = x if is_section else x + _LABEL_COLUMN
            if entry.line.label:
                self._words(pen, entry.line.label, x, line, _LABEL)
                at = x + (_LABEL_COLUMN if not is_section else 18.0)
            self._title(pen, entry, at, first)
            wide = one_line(entry.pages, Weight.REGULAR).width * _PAGE.size / 1000
            self._words(pen, entry.pages, x + self.width - wide, line, _PAGE)
            says = f"{entry.line.label} {entry.line.title.en}, p. {entry.pages}".strip()
            pen.link((x, foot, x + self.width, first + 2), entry.line.key, says)

    def _title(self, pen: Pen, entry: Entry, x: float, top: float) -> None:
        if not entry.beside:
            entry.title.draw(pen, x, top)
            return
        line = top - baseline(entry.title.parts[0].type)
        for part in entry.title.parts:
            with pen.content(lang=part.lang):
                pen.text(part.lines[0], x, line, part.type)
            x += part.lines[0].width * part.type.size / 1000 + _APART

    @staticmethod
    def _words(pen: Pen, text: str, x: float, y: float, style: Type) -> None:
        with pen.content():
            pen.text(one_line(text, style.weight), x, y, style)


def index_box(block: Index, width: float, places: Places) -> IndexBox:
    """Return the index with the page numbers known so far, set closer where that saves a page."""
    entries = tuple(_entry(line, width, places) for line in block.lines)
    usual = IndexBox(entries, width, object())
    closer = replace(usual, entries=tuple(replace(each, pad=_TIGHT) for each in entries))
    return closer if _pages(closer) < _pages(usual) else usual


def _pages(box: IndexBox) -> int:
    """Return how many pages an index takes."""
    count, room = 1, _ROOM
    while box.height > room and (parts := box.split(room)):
        box, room = parts[1], SHEET.height
        count += 1
    return count


def _entry(line: IndexLine, width: float, places: Places) -> Entry:
    is_section = line.level == 0
    indent = (18.0 if line.label else 0.0) if is_section else _LABEL_COLUMN
    room = width - indent - PAGE_COLUMN
    voice = _SECTION if is_section else _EXHIBIT
    title = stack((line.title,), voice, room, places)
    first, last = places.get(line.key, (0, 0))
    pages = str(first) if is_section else page_range(first, last)
    return Entry(line, title, _fits_beside(title.parts, room), pages)


def _fits_beside(parts: tuple[Part, ...], room: float) -> bool:
    if any(len(part.lines) > 1 for part in parts):
        return False
    wide = sum(part.lines[0].width * part.type.size / 1000 for part in parts)
    return wide + _APART * (len(parts) - 1) <= room
