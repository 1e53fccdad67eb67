# SPDX-License-Identifier: MIT
"""Finds in a PDF what would swell when it is read: streams that unpack to far too much."""

import zlib

import pikepdf

from kvisa_desktop.errors import Refused
from kvisa_desktop.intake.pictures import MOST_PIXELS
from kvisa_desktop.intake.reasons import FAULTS
from kvisa_desktop.messages import msg

MEBIBYTE = 1024 * 1024
_MOST_STREAM = 96 * MEBIBYTE
_MOST_FILE = 1024 * MEBIBYTE
_FLATE = {"/FlateDecode", "/Fl"}


def check_bounds(pdf: pikepdf.Pdf) -> None:
    """Refuse a PDF that holds a stream, a picture or all in all more than a scan ever does."""
    total = 0
    for place in pdf.get_xref_table():
        try:
            item = pdf.get_object(place)
            if not isinstance(item, pikepdf.Stream):
                continue
            if item.get("/Subtype") == "/Image":
                _check_picture(item)
            else:
                total += _unpacked(item)
        except FAULTS:
            continue  # what cannot be read is no danger; drawing the page will show it
        if total > _MOST_FILE:
            raise _swollen()


def _check_picture(item: pikepdf.Stream) -> None:
    width, height = int(item.get("/Width", 0)), int(item.get("/Height", 0))
    if width * height > 2 * MOST_PIXELS:
        raise Refused(
            msg(
                "A picture in this PDF claims {width} × {height} pixels, far more than a scan has.",
                width=width,
                height=height,
            ),
            msg("Scan the paper at 300 dots per inch and add that file."),
        )


def _unpacked(item: pikepdf.Stream) -> int:
    """Return how many bytes a stream unpacks to; refuse it beyond the limit."""
    filters = item.get("/Filter")
    names = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    data, left = item.read_raw_bytes(), names
    while left and left[0] in _FLATE:
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(data, _MOST_STREAM + 1)
        except zlib.error:
            return 0
        if len(data) > _MOST_STREAM:
            raise _swollen()
        left = left[1:]
    return len(data)


def _swollen() -> Refused:
    return Refused(
        msg(
            "Unpacked, this PDF holds far more than a scan does (over {megabytes} MB in one part).",
            megabytes=_MOST_STREAM // MEBIBYTE,
        ),
        msg("Open it in a PDF viewer, print it to a new PDF, and add that."),
    )
