# SPDX-License-Identifier: MIT
"""Blocks onto sheets: where everything stands, before a single mark is drawn.

Page numbers printed inside the text come from the layout itself, so it is repeated until it agrees
with what it prints; the second time is nearly always the last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from typing_extensions import override

from kvisa_desktop.dossier.blocks import (
    Block,
    Content,
    Exhibit,
    Fields,
    Fill,
    Heading,
    Index,
    PageBreak,
    Paragraph,
    Section,
    SignatureLine,
    Spacer,
    Table,
    Tone,
)
from kvisa_desktop.dossier.boxes import Box, GapBox, heading_box, paragraph_box, signature_box
from kvisa_desktop.dossier.grids import fields_box, table_box
from kvisa_desktop.dossier.indexes import IndexBox, index_box, line_key
from kvisa_desktop.dossier.stacks import ALL, Places
from kvisa_desktop.dossier.theme import SHEET

_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and where its top stands."""

    box: Box
    top: float


@dataclass(slots=True)
class TextPage:
    """A sheet of set text; `on_right` when it is to be a right-hand page in two-sided printing.

    It `is_blank` when it only says so, to bring what follows to the right.
    """

    section: Section
    placed: list[Placed] = field(default_factory=list)
    on_right: bool = False
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """A sheet with page `page` (from 1) of an exhibit; `opens` when its section begins on it."""

    section: Section
    exhibit: Exhibit
    page: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets in order, and the pages (from 1) on which every key stands."""

    pages: tuple[TextPage | ExhibitPage, ...]
    places: Places


class _Boxes:
    """Measures blocks, and measures again only those that print page numbers."""

    def __init__(self) -> None:
        self._places: Places = {}
        self._measured: dict[int, tuple[Block, Box]] = {}

    def agree_on(self, places: Places) -> None:
        """Print these page numbers from now on."""
        self._places = places

    def box(self, block: Block) -> Box:
        """Return a block measured for the width of a sheet."""
        kept = self._measured.get(id(block))
        if kept is not None and kept[0] is block:
            return kept[1]
        asked = _Asked(self._places)
        box = _box(block, asked)
        if not asked.was_asked:
            self._measured[id(block)] = block, box
        return box


class _Asked(dict[str, tuple[int, int]]):
    """Places that remember whether a block asked for one of them."""

    was_asked = False

    @override
    def __getitem__(self, key: str) -> tuple[int, int]:
        self.was_asked = True
        return super().__getitem__(key)

    @override
    def __contains__(self, key: object) -> bool:
        self.was_asked = True
        return super().__contains__(key)

    @override
    def get(self, key: str, default: Any = None, /) -> Any:  # as the base has it
        self.was_asked = True
        return super().get(key, default)


def lay_out(content: Content) -> Layout:
    """Return the sheets of `content` with every printed page number right."""
    places: Places = {}
    boxes = _Boxes()
    for _ in range(_MOST_PASSES):
        boxes.agree_on(places)
        layout = _pass(content, boxes)
        if layout.places == places:
            return layout
        places = layout.places
    msg = "the page numbers printed in the text never agree with the pages"
    raise AssertionError(msg)


def count_pages(section: Section) -> int:
    """Return how many sheets a section takes, its exhibits included."""
    return sum(1 for _ in _section_pages(section, _Boxes()))


def _pass(content: Content, boxes: _Boxes) -> Layout:
    pages: list[TextPage | ExhibitPage] = []
    found: dict[str, tuple[int, int]] = {}
    blank = None if content.blank is None else Paragraph(content.blank, Tone.NOTE)
    for section in content.sections:
        first = len(pages) + 1
        for page in _section_pages(section, boxes):
            if blank and len(pages) % 2 and _begins(page, is_first=len(pages) + 1 == first):
                pages.append(_blank_page(pages[-1].section, blank))
                first += len(pages) == first
            pages.append(page)
        found[section.key] = (first, len(pages))
    for number, page in enumerate(pages, 1):
        for key in _keys(page):
            found[key] = (found.get(key, (number, number))[0], number)
    found[ALL] = (1, len(pages))
    return Layout(tuple(pages), found)


def _keys(page: TextPage | ExhibitPage) -> Iterator[str]:
    """Yield the keys of what stands on a page."""
    if isinstance(page, ExhibitPage):
        yield page.exhibit.key
        return
    for box in (placed.box for placed in page.placed):
        if isinstance(box, IndexBox):
            yield from (line_key(entry.line.key) for entry in box.entries)
        elif box.key:
            yield box.key


def _begins(page: TextPage | ExhibitPage, *, is_first: bool) -> bool:
    """Tell whether a page begins a section or an exhibit, or is a divider before one."""
    if isinstance(page, ExhibitPage):
        return is_first or page.page == 1
    return is_first or page.on_right


def _blank_page(section: Section, says: Paragraph) -> TextPage:
    placed = Placed(paragraph_box(says, SHEET.width, {}), SHEET.top)
    return TextPage(section, [placed], is_blank=True)


def _section_pages(section: Section, boxes: _Boxes) -> Iterator[TextPage | ExhibitPage]:
    opens = True
    for run in _runs(section):
        if isinstance(run, Exhibit):
            for page in range(1, run.pages + 1):
                yield ExhibitPage(section, run, page, opens)
                opens = False
        elif run.blocks:
            yield from _text_pages(section, run.blocks, boxes, on_right=run.on_right)
            opens = False


class _Run(NamedTuple):
    """Blocks that follow one another from the top of a page."""

    blocks: list[Block]
    on_right: bool = False


def _runs(section: Section) -> Iterator[_Run | Exhibit]:
    """Yield what stands between the breaks of a section, its head on top, and its exhibits."""
    run = _Run(_head(section))
    is_first = True
    for block in section.blocks:
        if not isinstance(block, (Exhibit, PageBreak)):
            run.blocks.append(block)
        elif is_first and block == PageBreak(right=True) and _is_head_alone(run.blocks):
            run = run._replace(on_right=True)  # a head stands on the divider, not on its own page
        else:
            yield run
            run, is_first = _Run([], on_right=block == PageBreak(right=True)), False
            if isinstance(block, Exhibit):
                yield block
    yield run


def _is_head_alone(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Heading)


def _head(section: Section) -> list[Block]:
    """Return the head of a section, unless none is shown or its first exhibit bears it."""
    is_bare = section.is_cover or section.is_plain or isinstance(section.blocks[0], Exhibit)
    return [] if is_bare else [Heading(section.title, level=1, number=section.number)]


def _text_pages(
    section: Section, blocks: Sequence[Block], measured: _Boxes, *, on_right: bool = False
) -> Iterator[TextPage]:
    if not blocks:
        return
    boxes = [measured.box(block) for block in blocks]
    page = TextPage(section, on_right=on_right)
    cursor = SHEET.top
    while boxes:
        box = boxes.pop(0)
        top = cursor - (box.space_before if page.placed else 0)
        room = top - SHEET.bottom
        if isinstance(box, GapBox):
            cursor = top - _gap(box, boxes, room)
        elif box.height <= room + 1e-6 and _has_company(box, boxes, room):
            page.placed.append(Placed(box, top))
            cursor = top - box.height - box.space_after
        else:
            boxes.insert(0, _begun(page, box, top))
            yield page
            page, cursor = TextPage(section), SHEET.top
    if page.placed:
        yield page


def _begun(page: TextPage, box: Box, top: float) -> Box:
    """Place what of a box finds room below `top` and return what goes to the next page."""
    parts = None if box.stays_with_next else box.split(top - SHEET.bottom)
    if parts:
        page.placed.append(Placed(parts[0], top))
        return parts[1]
    if page.placed:
        return box
    page.placed.append(Placed(box, top))  # higher than a sheet: it must stand somewhere
    return GapBox(0)


def _gap(box: GapBox, following: Sequence[Box], room: float) -> float:
    if not box.fills:
        return box.height
    return max(
        0.0,
        room - 1 - sum(each.space_before + each.height + each.space_after for each in following),
    )


def _has_company(box: Box, following: Sequence[Box], room: float) -> bool:
    """Tell whether what must stay with `box` finds room below it, whole or its beginning."""
    if not box.stays_with_next or not following:
        return True
    after = following[0]
    left = room - box.height - box.space_after - after.space_before
    if after.height <= left:
        return _has_company(after, following[1:], left)
    return not after.stays_with_next and after.split(left) is not None


def _box(block: Block, places: Places) -> Box:  # noqa: PLR0911  one line a kind of block
    width = SHEET.width
    match block:
        case Heading():
            return heading_box(block, width, places)
        case Paragraph():
            return paragraph_box(block, width, places)
        case Fields():
            return fields_box(block, width, places)
        case Table():
            return table_box(block, width, places)
        case Index():
            return index_box(block, width, places)
        case SignatureLine():
            return signature_box(block, width, places)
        case Spacer(height):
            return GapBox(height)
        case Fill():
            return GapBox(0, fills=True)
        case PageBreak() | Exhibit():
            msg = "breaks and exhibits are sheets, not boxes"
            raise AssertionError(msg)
