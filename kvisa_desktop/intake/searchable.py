# SPDX-License-Identifier: MIT
"""Tells whether the text of a PDF page says what is on it: only then can it be searched."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Stream
from pypdfium2 import raw

from kvisa_desktop.intake import measures, pdf_files, plain_words, rendering
from kvisa_desktop.intake.reasons import FAULTS

Bounds = tuple[float, float, float, float]

_LEAST_SHARE = 0.2  # of the page that pictures cover for its text to be no proof of its content
_CARD = (40.0, 70.0)  # millimetres: a picture as large as a card may show all that stands on one
_MM_PER_POINT = 25.4 / 72
_NO_LETTERS = "\0\ufffd"
_MOST_UNKNOWN = 0.02  # of the letters of a page
_WORD_UNKNOWN = re.compile("(?:\0 *){4}")  # bullets stand alone, a word of four letters does not
_FEW_STROKES, _STROKES = 1000, 10  # on a page, and for each of its letters
_LARGEST_LETTER = 0.01  # of a page, in a font that draws what it likes
_DEEPEST = 15  # forms within forms, as far as pdfium looks


def is_searchable(data: bytes, index: int) -> bool:
    """Tell whether the text of a PDF page says what is on it: it has some, and is no picture."""
    if not rendering.text(data, index, 1):
        return False
    pdf = pdf_files.opened(data, None).pdf
    if pdf is None:
        return False
    if not _is_searchable(data, index, pdf):
        return False
    try:
        plain = plain_words.as_drawn(data, index)
    except FAULTS:
        return False
    return plain is None or _says_it(plain)


def _says_it(data: bytes) -> bool:
    """Tell whether the letters of the one page of a file are known."""
    with rendering.page_and_text(data, 0) as (page, text):
        return _says_it_all(page, text)


def _is_searchable(data: bytes, index: int, pdf: pikepdf.Pdf) -> bool:
    with rendering.page_and_text(data, index) as (page, text):
        says = _says_it_all(page, text) and not (_is_scan(page) or _has_notes(page))
        return says and not _draws_its_own(pdf, index, page, text)


def _says_it_all(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> bool:
    """Tell whether letters are known for what they are, and none seem to be drawn as lines."""
    count = text.count_chars()
    letters = "".join(_known(chr(raw.FPDFText_GetUnicode(text, at))) for at in range(count))
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    strokes = sum(raw.FPDFPath_CountSegments(each.raw) for each in paths)
    is_known = letters.count("\0") <= count * _MOST_UNKNOWN and not _WORD_UNKNOWN.search(letters)
    return bool(is_known and strokes <= max(_FEW_STROKES, count * _STROKES))


def _known(letter: str) -> str:
    """Return a letter, zero for one that may be any other."""
    return "\0" if letter in _NO_LETTERS or category(letter) in {"Co", "Cn"} else letter


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Tell whether pictures cover much of a page, in strips too, or one is as large as a card."""
    left, bottom, right, top = page.get_bbox()
    whole = (right - left) * (top - bottom)
    millimetres = _millimetres(page)
    covered = 0.0
    for box in _pictures(page):
        width = max(0.0, min(box[2], right) - max(box[0], left))
        height = max(0.0, min(box[3], top) - max(box[1], bottom))
        sides = sorted((width * millimetres, height * millimetres))
        if sides[0] >= _CARD[0] and sides[1] >= _CARD[1]:
            return True
        covered += width * height
    return bool(covered >= _LEAST_SHARE * whole)


def _millimetres(page: pypdfium2.PdfPage) -> float:
    """Return how long a unit of a page is where it is printed to fit A4 paper."""
    left, bottom, right, top = page.get_bbox()
    short, long = sorted(page.get_size())
    points = max(short, long) / max(right - left, top - bottom)
    fitted: float = points * min(1.0, measures.A4[0] / short, measures.A4[1] / long)
    return fitted * _MM_PER_POINT


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Bounds]:
    """Yield where pictures stand on a page, also those in forms, which say it of their form."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        bounds, form = item.get_bounds(), item.container
        while form is not None:
            bounds = _moved(form.get_matrix(), bounds)
            form = form.container
        yield bounds


def _moved(matrix: pypdfium2.PdfMatrix, bounds: Sequence[float]) -> Bounds:
    left, bottom, right, top = bounds
    corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _has_notes(page: pypdfium2.PdfPage) -> bool:
    """Tell whether fields or notes are drawn on a page, which are no part of its text."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}:
            return True
    return False


def _draws_its_own(
    pdf: pikepdf.Pdf, index: int, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage
) -> bool:
    """Tell whether a pattern or a letter of a page may be a picture."""
    try:
        found = list(_resources(pdf.pages[index].obj, _DEEPEST))
    except FAULTS:
        return True
    if any(_has_tiles(each) for each in found):
        return True
    if not any(_has_own_letters(each) for each in found):
        return False
    left, bottom, right, top = page.get_bbox()
    most = _LARGEST_LETTER * (right - left) * (top - bottom)
    boxes = (text.get_charbox(at, loose=True) for at in range(text.count_chars()))
    return any((box[2] - box[0]) * (box[3] - box[1]) > most for box in boxes)


def _resources(holder: pikepdf.Object, depth: int) -> Iterator[Dictionary]:
    """Yield what a page draws with, and what its forms do."""
    found = holder.get(Name.Resources)
    if found is None and Name.Parent in holder:
        yield from _resources(holder.Parent, depth)
    if not isinstance(found, Dictionary):
        return
    yield found
    forms = found.get(Name.XObject, Dictionary())
    for each in forms.values():
        if depth and isinstance(each, Stream) and each.get(Name.Subtype) == Name.Form:
            yield from _resources(each, depth - 1)


def _has_tiles(resources: Dictionary) -> bool:
    patterns = resources.get(Name.Pattern, Dictionary())
    return any(each.get(Name.PatternType) == 1 for each in patterns.values())


def _has_own_letters(resources: Dictionary) -> bool:
    fonts = resources.get(Name.Font, Dictionary())
    return any(each.get(Name.Subtype) == Name.Type3 for each in fonts.values())
