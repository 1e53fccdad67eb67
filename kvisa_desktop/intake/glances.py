# SPDX-License-Identifier: MIT
"""Takes a glance at the pages of a file that was taken, and notes what may be wrong with them."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from kvisa_desktop.domain.files import FileFacts, FileType, PageFacts
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import (
    colour,
    judging,
    measures,
    pdf_files,
    pdf_fonts,
    pdf_pages,
    pictures,
    rendering,
)
from kvisa_desktop.intake.reasons import FAULTS

MOST_PAGES = 24  # of a file; a person waits for it
_MOST_SECONDS = 4.0  # for text that may be missing; the build looks at every page
_LEAST_SHARE = 0.4  # of the page that a picture covers for the page to be a scan
_FAULTS = (*FAULTS, Refused, rendering.Undrawable, pypdfium2.PdfiumError)


def judged(data: bytes, facts: FileFacts, name: str, password: str | None) -> FileFacts:
    """Return the facts with the doubts about the first pages; a page that resists has none."""
    if not facts.is_usable or facts.type is None:
        return facts
    if facts.type is FileType.PDF:
        found = _of_pdf(data, password, min(MOST_PAGES, len(facts.pages)))
    else:
        found = _of_pictures(data, facts.type, name)
    doubts = dict(enumerate(found))
    return replace(facts, pages=tuple(_with(doubts, *each) for each in enumerate(facts.pages)))


def _with(doubts: dict[int, tuple[ScanDoubt, ...]], index: int, page: PageFacts) -> PageFacts:
    return replace(page, doubts=doubts.get(index, ()))


def _of_pictures(data: bytes, file_type: FileType, name: str) -> Iterator[tuple[ScanDoubt, ...]]:
    try:
        for _, found in zip(range(MOST_PAGES), pictures.frames(data, file_type), strict=False):
            dpi = measures.natural_size(found.pixels, found.dpi)[2]
            if file_type is FileType.JPEG:
                found.image.draft("L", (judging.LONG_SIDE, judging.LONG_SIDE))
            found.image.load()
            plain = colour.plain(found.image).image
            yield judging.doubts(plain, pixels=found.pixels, dpi=dpi, name=name)
    except _FAULTS:
        return


def _of_pdf(data: bytes, password: str | None, count: int) -> Iterator[tuple[ScanDoubt, ...]]:
    found = pdf_files.opened(data, password)
    readable = found.data
    lacks_font = _lacks_font(found)
    until = time.monotonic() + _MOST_SECONDS
    for index in range(count):
        try:
            scan = _scan_on(readable, index)
            of_scan = () if scan is None else _of_scan(readable, index, *scan)
        except _FAULTS:
            of_scan = ()
        misses = (
            lacks_font and time.monotonic() < until and pdf_pages.may_miss_text(readable, index + 1)
        )
        yield (*of_scan, ScanDoubt.FONTS) if misses else of_scan


def _lacks_font(found: pdf_files.OpenPdf) -> bool:
    try:
        return found.pdf is not None and any(map(pdf_fonts.is_loose, found.pdf.objects))
    except _FAULTS:
        return False


def _of_scan(data: bytes, index: int, pixels: tuple[int, int], dpi: float) -> tuple[ScanDoubt, ...]:
    scale = judging.LONG_SIDE / max(rendering.size(data, index))
    page = rendering.drawn(data, index, scale=scale)
    return judging.doubts(page, pixels=pixels, dpi=dpi)


def _scan_on(data: bytes, index: int) -> tuple[tuple[int, int], float] | None:
    """Return dots and dots per inch of the picture a page consists of, None for other pages."""
    if rendering.text(data, index, 1):
        return None
    page = rendering.document(data)[index]
    try:
        width, height = page.get_size()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) >= _LEAST_SHARE * width * height:
                told = item.get_metadata()
                return (told.width, told.height), min(told.horizontal_dpi, told.vertical_dpi)
    finally:
        page.close()
    return None
