# SPDX-License-Identifier: MIT
"""Pages of other people's PDF files as forms: cleaned, brought to the unit square, taken over.

They wait in a document of their own, their large pictures already in the file; when all are there,
its objects are copied into the file as they are.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Object, ObjectStreamMode, Pdf, Stream

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign import BROKEN, clean
from kvisa_desktop.dossier.pen import Matrix
from kvisa_desktop.dossier.splice import Body, Splicer
from kvisa_desktop.dossier.theme import PAGE_HEIGHT, PAGE_WIDTH

_MARK = "/KvisaSplice"
_CODING = ("/Filter", "/DecodeParms")
_ROOM_PER_REFERENCE = 12  # a reference may grow by as many digits when objects are renumbered
_KEPT = frozenset({"/DCTDecode", "/FlateDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_LARGE = 8192  # a stream of more bytes goes straight into the file
_TURNS: dict[int, Matrix] = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}


class Forms:
    """Takes pages of PDF files one after the other."""

    def __init__(self, splicer: Splicer, *, strict: bool) -> None:
        """Send large bodies to `splicer`; when `strict`, a page of any doubt is not taken."""
        self._splicer = splicer
        self._strict = strict
        self._waiting = Pdf.new()
        self._waiting.Root.Forms = Array()
        self._bodies: list[Body] = []

    def take(self, data: bytes) -> tuple[bool, frozenset[Doubt]]:
        """Take the one page of `data`; return whether it was taken and what is doubtful in it.

        PdfError when it is too broken to be placed.
        """
        with Pdf.open(BytesIO(data)) as pdf:
            doubts = _cleaned(pdf)
            if Doubt.FONT_NOT_EMBEDDED in doubts or (self._strict and doubts):
                return False, doubts
            page = pdf.pages[0]
            box = _visible_box(page)
            turn = _TURNS[int(page.rotation) % 360]
            form = page.as_form_xobject(handle_transformations=False)
            form.read_bytes()  # a body that cannot be decoded shows now, while it has a name
            form.BBox = Array([round(side, 4) for side in box])
            form.Matrix = Array([_exact(value) for value in _to_unit_square(box, turn)])
            for each in pdf.objects:
                if isinstance(each, Stream) and _is_large_image(each):
                    self._move(each)
            copied = self._waiting.copy_foreign(pdf.make_indirect(form))
            self._waiting.Root.Forms.append(copied)
        return True, doubts

    def _move(self, stream: Object) -> None:
        """Move the body of a stream into the file and leave a stub in its place."""
        raw = stream.read_raw_bytes()
        written = stream.stream_dict.unparse()
        room = len(written) + written.count(b" R") * _ROOM_PER_REFERENCE
        # The stub's own filter would be "decoded" with its empty body and lost when saved.
        coding = {key: stream[key] for key in _CODING if key in stream}
        stream.write(b"")
        for key in coding:
            if key in stream:
                del stream[key]
        stream[_MARK] = Dictionary({"/At": len(self._bodies), **coding})
        self._bodies.append(self._splicer.body(raw, room))

    def settle(self) -> list[int]:
        """Copy everything into the file and return the numbers of the forms in their order."""
        saved = BytesIO()
        self._waiting.save(
            saved, object_stream_mode=ObjectStreamMode.disable, deterministic_id=True
        )
        written = saved.getvalue()
        with Pdf.open(BytesIO(written)) as numbered:
            stubs = {
                int(each.objgen[0]): each
                for each in numbered.objects
                if isinstance(each, Stream) and _MARK in each
            }
            self._splicer.adopt(_objects(numbered, written, left_out=stubs.keys()))
            for number, stub in stubs.items():
                self._splicer.fill(number, *self._filled(stub))
            return [int(each.objgen[0]) for each in numbered.Root.Forms]

    def _filled(self, stub: Object) -> tuple[Body, bytes]:
        """Return the body of a stub and what its dictionary is to say."""
        mark = stub[_MARK]
        entries = Dictionary(dict(stub.stream_dict.items()))
        for key in (_MARK, *_CODING, "/Length"):
            if key in entries:
                del entries[key]
        for key in _CODING:
            if key in mark:
                entries[key] = mark[key]
        return self._bodies[int(mark.At)], entries.unparse()[2:-2].strip()


def _objects(pdf: Pdf, written: bytes, *, left_out: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Yield every object of a file but its catalog and page tree, as it was written."""
    left_out = {*left_out, pdf.Root.objgen[0], pdf.Root.Pages.objgen[0]}
    starts = {
        key[0]: entry.offset
        for key, entry in pdf.get_xref_table().items()
        if entry.offset is not None
    }
    ends = dict(pairwise(sorted([*starts.values(), written.rindex(b"\nxref\n") + 1])))
    for number, start in sorted(starts.items()):
        if number not in left_out:
            yield number, written[start : ends[start]]


def _cleaned(pdf: Pdf) -> frozenset[Doubt]:
    """Return what is doubtful in a cleaned page; one that defies cleaning is best drawn."""
    try:
        return clean(pdf)
    except BROKEN:
        return frozenset({Doubt.FONT_NOT_EMBEDDED, Doubt.UNREADABLE})


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


def _exact(value: float) -> Decimal:
    """Return a small number as it is written; the library would keep six decimals of it."""
    return Decimal(f"{value:.12f}")


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
