# SPDX-License-Identifier: MIT
"""Every sheet drawn: running head, printed page number, set text, and the place of each scan.

The page number stands at the same spot on every sheet, in the middle of what is printed; the stamp
of an exhibit has a band of its own above the scan and never covers it. In two-sided printing the
back of a sheet has its wide margin on the right, where it is bound.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Content, Exhibit
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.indexes import line_key
from kvisa_desktop.dossier.labels import exhibit_label, page_number, stamp
from kvisa_desktop.dossier.layout import ExhibitPage, Layout, TextPage
from kvisa_desktop.dossier.pairs import is_english_first
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.placement import AREA, place
from kvisa_desktop.dossier.stacks import baseline
from kvisa_desktop.dossier.tagging import CHINESE
from kvisa_desktop.dossier.text import Line, break_lines, one_line
from kvisa_desktop.dossier.theme import (
    FAINT,
    INK,
    MM,
    PAGE_HEIGHT,
    PAGE_NUMBER,
    PAGE_WIDTH,
    QUIET,
    RUNNING,
    SHEET,
    STAMP,
    STAMP_TITLE,
    SUBSECTION,
    Type,
)
from kvisa_desktop.dossier.undisturbed import undisturbed

_BAND_TOP = PAGE_HEIGHT - 17.2 * MM
_OPENING = 8 * MM  # the band is this much higher where it also carries the head of a section
_PURPOSE = 7 * MM  # what the line takes that says what a copy is for
_STAMP_PAD = 6.0
_APART = 8.0
_BACK = PAGE_WIDTH - SHEET.right - SHEET.left  # moves the wide margin to the other side


@dataclass(frozen=True, slots=True)
class Scan:
    """What the drawing needs of a prepared page: its upright size, and how it is stored."""

    resource: str
    upright: tuple[float, float]
    orientation: int
    may_turn: bool = False


@dataclass(frozen=True, slots=True)
class _Half:
    """One language of a pair that is drawn on a line of its own or beside the other.

    Where it is cut, `tail` stays: what must not be lost.
    """

    text: str
    style: Type
    chinese: bool
    tail: str = ""

    @property
    def lang(self) -> str | None:
        """The language it is marked as, where that is not the one of the file."""
        return CHINESE if self.chinese else None

    def line(self, room: float | None = None) -> Line:
        """Return it set, cut with an ellipsis where it is longer than `room`."""
        if room is None:
            return one_line(self.text + self.tail, self.style.weight, chinese=self.chinese)
        return _shortened(self.text, self.style, room, chinese=self.chinese, tail=self.tail)


def _halves(pair: Bilingual, first: Type, second: Type) -> tuple[_Half, _Half]:
    """Return both languages of a pair, the one that leads in the first type."""
    if is_english_first(pair):
        return _Half(pair.en, first, chinese=False), _Half(pair.zh, second, chinese=True)
    return _Half(pair.zh, first, chinese=True), _Half(pair.en, second, chinese=False)


def draw_sheets(
    pen: Pen,
    content: Content,
    layout: Layout,
    scan: Callable[[Exhibit, int], Scan],
    step: Callable[[int], None],
    *,
    only: int = 0,
) -> None:
    """Draw every page of `layout`; `scan` hands out exhibit pages as their sheets come up.

    With `only` that page alone is drawn, as it stands among the others.

    `step` is called with the number of each page before it is drawn and may raise to stop.
    """
    total = len(layout.pages)
    for number, page in enumerate(layout.pages, 1):
        if only not in {0, number}:
            continue
        step(number)
        is_back = content.blank is not None and number % 2 == 0
        pen.start_page(_BACK if is_back else 0.0)
        with pen.artifact("Pagination"):
            _margins(pen, content, number, total, page)
        with pen.element("Sect", origin=page.section.key):
            if isinstance(page, TextPage):
                _text_sheet(pen, page)
            else:
                back = line_key(page.exhibit.key)
                _exhibit_sheet(
                    pen,
                    page,
                    scan(page.exhibit, page.page),
                    back if back in layout.places else "",
                )


def _text_sheet(pen: Pen, page: TextPage) -> None:
    with undisturbed():
        for placed in page.placed:
            placed.box.draw(pen, SHEET.left, placed.top)


def _margins(
    pen: Pen, content: Content, number: int, total: int, page: TextPage | ExhibitPage
) -> None:
    printed = one_line(page_number(number, total), PAGE_NUMBER.weight)
    _centred(pen, printed, (SHEET.left + SHEET.right) / 2, SHEET.foot_line, PAGE_NUMBER)
    right = SHEET.right
    if not page.section.is_cover:
        _running(pen, content.running, SHEET.left, right)
        pen.rule(SHEET.left, SHEET.head_rule, right, SHEET.head_rule, colour=FAINT, width=0.4)
    if content.mark:
        _mark(pen, content.mark, with_head=isinstance(page, TextPage))


def _running(pen: Pen, running: Bilingual, left: float, right: float) -> None:
    zh = one_line(running.zh, RUNNING.weight, chinese=True)
    room = right - left - _wide(zh, RUNNING) - 3 * _APART
    name, whole = (one_line(x, RUNNING.weight) for x in (running.en.split(" · ")[0], running.en))
    fits = next((line for line in (whole, name) if _wide(line, RUNNING) <= room), None)
    en = fits or _shortened(running.en, RUNNING, room)
    pen.text(en, left, SHEET.head_line, RUNNING)
    pen.text(zh, right - _wide(zh, RUNNING), SHEET.head_line, RUNNING)


def _mark(pen: Pen, mark: Bilingual, *, with_head: bool) -> None:
    """Print on the sheet that it is not for submission: at its foot, and at its head if free."""
    bold = Type(8.2, 11, Weight.BOLD)
    first, second = (each.line() for each in _halves(mark, bold, RUNNING))
    if with_head:
        y = SHEET.head_rule - 12
        pen.text(first, SHEET.left, y, bold)
        pen.text(second, SHEET.left + _wide(first, bold) + _APART, y, RUNNING)
    else:
        pen.text(second, SHEET.right - _wide(second, RUNNING), SHEET.foot_line, RUNNING)
    pen.text(first, SHEET.left, SHEET.foot_line, bold)


def _exhibit_sheet(pen: Pen, page: ExhibitPage, scan: Scan, back: str) -> None:
    top = _BAND_TOP
    if page.opens:
        _section_head(pen, page)
        top -= _OPENING
    exhibit = page.exhibit
    is_first = page.page == 1
    left = _stamp(pen, page, top, back)
    with pen.element("H2" if is_first else "P"):
        _band_title(pen, exhibit, top, left - 6 * MM - SHEET.left)
    ceiling = AREA[3] - (_OPENING if page.opens else 0)
    if exhibit.mark:
        ceiling -= _purpose(pen, exhibit.mark, ceiling)
    place_in = (AREA[0], AREA[1], AREA[2], ceiling)
    placement = place(*scan.upright, place_in, may_turn=scan.may_turn)
    with pen.tags.element("Figure") as figure:
        figure.alt = _alt(exhibit, page.page)
        figure.box = pen.on_sheet(placement.box)
        with pen.content():
            pen.place(scan.resource, placement.matrix(scan.orientation))
    with pen.artifact("Layout"):
        pen.frame(
            placement.x, placement.y, placement.width, placement.height, colour=FAINT, line=0.3
        )


def _purpose(pen: Pen, mark: Bilingual, top: float) -> float:
    """Print above the scan what the copy may be used for, and return the height it takes."""
    bold = Type(8.8, 12, Weight.BOLD)
    halves = _halves(mark, bold, RUNNING)
    y = top - baseline(bold)
    wide = sum(_wide(half.line(), half.style) for half in halves)
    with pen.element("P"):
        if wide + _APART <= SHEET.width:
            _side_by_side(pen, halves, SHEET.left, y)
            return _PURPOSE
        for half in halves:
            with pen.content(lang=half.lang):
                pen.text(half.line(SHEET.width), SHEET.left, y, half.style)
            y -= bold.leading
    return _PURPOSE + bold.leading


def _side_by_side(pen: Pen, halves: tuple[_Half, _Half], x: float, y: float) -> None:
    """Draw both languages on one line; where that is too short, the English is cut."""
    first, second = halves
    room = SHEET.right - x
    if second.chinese:
        room -= _APART + _wide(second.line(), second.style)
    line = first.line(room)
    with pen.content(lang=first.lang):
        pen.text(line, x, y, first.style)
    x += _wide(line, first.style) + _APART
    with pen.content(lang=second.lang):
        pen.text(second.line(SHEET.right - x), x, y, second.style)


def _section_head(pen: Pen, page: ExhibitPage) -> None:
    section = page.section
    y = _BAND_TOP - baseline(SUBSECTION.zh)
    x = SHEET.left
    with pen.element("H1"):
        if section.number:
            with pen.content():
                number = one_line(section.number, SUBSECTION.zh.weight)
                pen.text(number, x, y, SUBSECTION.zh)
                x += _wide(number, SUBSECTION.zh) + _APART
        style = Type(SUBSECTION.en.size, SUBSECTION.en.leading, colour=QUIET)
        _side_by_side(pen, _halves(section.title, SUBSECTION.zh, style), x, y)


def _stamp(pen: Pen, page: ExhibitPage, top: float, back: str) -> float:
    """Draw the stamp at the right of the band, leading `back`, and return where it begins."""
    exhibit = page.exhibit
    english_first = is_english_first(exhibit.title)
    said = stamp(exhibit.number, page.page, exhibit.pages, english_first=english_first)
    words = one_line(said, STAMP.weight)
    right = SHEET.right
    width = _wide(words, STAMP) + 2 * _STAMP_PAD
    height = STAMP.leading + 5
    left = right - width
    with pen.artifact("Layout"):
        pen.frame(left, top - height, width, height, colour=INK, line=0.7)
    with pen.element("P"), pen.element("Link") if back else nullcontext():
        with pen.content():
            pen.text(words, left + _STAMP_PAD, top - height + 6.2, STAMP)
        if back:
            pen.link((left, top - height, right, top), back, f"{said}, index")
    return left


def _band_title(pen: Pen, exhibit: Exhibit, top: float, room: float) -> None:
    halves = _halves(exhibit.title, STAMP_TITLE.zh, STAMP_TITLE.en)
    note = exhibit.note
    y = top - baseline(halves[0].style)
    for bare in halves:
        tail = (f"，{note.zh}" if bare.chinese else f", {note.en}") if note else ""
        half = replace(bare, tail=tail)
        if half.text:
            with pen.content(lang=half.lang):
                pen.text(half.line(room), SHEET.left, y, half.style)
            y -= halves[1].style.leading


def _alt(exhibit: Exhibit, page: int) -> str:
    label = exhibit_label(exhibit.number)
    return (
        f"{label}: {exhibit.title.en}, page {page} of {exhibit.pages}, scan. "
        f"{exhibit.title.zh}，第{page}页，共{exhibit.pages}页，扫描件。"
    )


def _shortened(
    text: str, style: Type, room: float, *, chinese: bool = False, tail: str = ""
) -> Line:
    """Return `text` on one line, cut with an ellipsis before its `tail` when it has no room."""
    whole = one_line(text + tail, style.weight, chinese=chinese)
    if _wide(whole, style) <= room:
        return whole
    end = one_line("…" + tail, style.weight, chinese=chinese)
    if tail and _wide(end, style) > room / 2:
        return _shortened(text + tail, style, room, chinese=chinese)
    cut = break_lines(text, style.weight, style.em(room) - end.width, chinese=chinese)[0].text
    return one_line(cut.rstrip("，, ") + "…" + tail, style.weight, chinese=chinese)


def _wide(line: Line, style: Type) -> float:
    return line.width * style.size / 1000


def _centred(pen: Pen, line: Line, x: float, y: float, style: Type) -> None:
    pen.text(line, x - _wide(line, style) / 2, y, style)
