# SPDX-License-Identifier: MIT
"""Prepared pages as drawable objects of the PDF: pictures byte for byte, PDF pages as forms.

A form is brought to the unit square, like a picture, so that both are placed by the same matrix.
"""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.drawing import drawn
from kvisa_desktop.dossier.foreign import BROKEN, clean
from kvisa_desktop.dossier.pen import Matrix
from kvisa_desktop.dossier.splice import Splicer
from kvisa_desktop.dossier.theme import PAGE_HEIGHT, PAGE_WIDTH

RESOURCE = "Scan"
"""The name under which a sheet finds its scan."""

_KEPT = frozenset({"/DCTDecode", "/FlateDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_LARGE = 8192  # a stream of more bytes goes straight into the file
_TURNS: dict[int, Matrix] = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}


class Pictures:
    """Takes prepared pages one after the other and lets go of their bytes at once."""

    def __init__(self, splicer: Splicer, *, strict: bool = False) -> None:
        """Send large bodies to `splicer`; when `strict`, a page of any doubt becomes a picture."""
        self._strict = strict
        self._splicer = splicer
        self._waiting = Pdf.new()
        self._drawables: dict[int, Object] = {}
        self.doubts: dict[int, frozenset[Doubt]] = {}
        self.drawn: dict[int, frozenset[Doubt]] = {}

    def take(self, page: int, prepared: PreparedPage) -> None:
        """Keep `prepared` as what page `page` of the file (from 0) shows.

        PdfError when a PDF page is too broken to be placed.
        """
        if prepared.media is Media.PDF:
            form = self._form(page, prepared.data)
            if form is not None:
                self._drawables[page] = form
                return
            prepared = drawn(prepared)
        entries = _entries(prepared)
        self._drawables[page] = self._splicer.stub(self._waiting, prepared.data, entries)

    def attach(self, pdf: Pdf) -> None:
        """Give every page of `pdf` the drawable that was taken for it."""
        for number, waiting in self._drawables.items():
            page = pdf.pages[number].obj
            if "/XObject" not in page.Resources:
                page.Resources.XObject = Dictionary()
            page.Resources.XObject[f"/{RESOURCE}"] = pdf.copy_foreign(waiting)

    def _form(self, number: int, data: bytes) -> Object | None:
        """Return a page as a form; None when it is to become a picture."""
        with Pdf.open(BytesIO(data)) as pdf:
            doubts = _cleaned(pdf)
            if Doubt.FONT_NOT_EMBEDDED in doubts or (self._strict and doubts):
                self.drawn[number] = doubts
                return None
            if doubts:
                self.doubts[number] = doubts
            page = pdf.pages[0]
            box = _visible_box(page)
            turn = _TURNS[int(page.rotation) % 360]
            form = page.as_form_xobject(handle_transformations=False)
            form.read_bytes()  # a body that cannot be decoded shows now, while it has a name
            form.BBox = Array([round(side, 4) for side in box])
            form.Matrix = Array([round(value, 10) for value in _to_unit_square(box, turn)])
            for each in pdf.objects:
                if isinstance(each, Stream) and _is_large_image(each):
                    self._splicer.move(each)
            return self._waiting.copy_foreign(pdf.make_indirect(form))


def _cleaned(pdf: Pdf) -> frozenset[Doubt]:
    """Return what is doubtful in a cleaned page; one that defies cleaning is best drawn."""
    try:
        return clean(pdf)
    except BROKEN:
        return frozenset({Doubt.FONT_NOT_EMBEDDED, Doubt.UNREADABLE})


def _entries(prepared: PreparedPage) -> Dictionary:
    is_gray = prepared.samples in {"gray", "mono"}
    return Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=prepared.pixel_width,
        Height=prepared.pixel_height,
        ColorSpace=Name.DeviceGray if is_gray else Name.DeviceRGB,
        BitsPerComponent=1 if prepared.samples == "mono" else 8,
        Filter=Name.DCTDecode if prepared.media is Media.JPEG else Name.FlateDecode,
    )


def _visible_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return what a reader sees of the page: its crop box inside its media box."""
    crop, media = (
        _sorted(tuple(float(side) for side in box)) for box in (page.cropbox, page.mediabox)
    )
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    if right > left and top > bottom:
        return left, bottom, right, top
    if media[2] > media[0] and media[3] > media[1]:
        return media
    return 0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT


def _sorted(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _to_unit_square(box: tuple[float, float, float, float], turn: Matrix) -> Matrix:
    """Return the matrix that brings `box`, turned as the page says, to the unit square."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    a, b, c, d, e, f = turn
    return (
        a / wide,
        b / wide,
        c / high,
        d / high,
        e - a * left / wide - c * bottom / high,
        f - b * left / wide - d * bottom / high,
    )


def _is_large_image(stream: Stream) -> bool:
    if stream.get("/Subtype") != "/Image":
        return False
    filters = stream.get("/Filter")
    names = [str(each) for each in filters] if isinstance(filters, Array) else [str(filters)]
    return set(names) <= _KEPT and len(stream.read_raw_bytes()) > _LARGE
