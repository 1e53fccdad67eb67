# SPDX-License-Identifier: MIT
"""Finds damaged pictures inside a PDF: readers draw such a picture in part, or not at all."""

import pikepdf

from kvisa_desktop.intake import jbig2, rendering
from kvisa_desktop.intake.reasons import FAULTS

_JPEG = "/DCTDecode"
_JBIG2 = "/JBIG2Decode"
_DRAWN_ONLY = {"/JBIG2Decode", "/CCITTFaxDecode", "/JPXDecode"}
_MOST_BYTES = 96 * 1024 * 1024  # of compressed pictures; a few seconds of work
_MOST_PIXELS = 80_000_000
_QUICK = 16  # times as quick as a byte that is compressed, a sample is unpacked
_MOST_SAMPLES = 64 * 1024 * 1024  # bytes
_PLAIN = {"None", "", "/FlateDecode", "/LZWDecode", "/RunLengthDecode"}
_COMPONENTS = {
    "/DeviceGray": 1,
    "/CalGray": 1,
    "/Indexed": 1,
    "/Separation": 1,
    "/DeviceRGB": 3,
    "/CalRGB": 3,
    "/Lab": 3,
    "/DeviceCMYK": 4,
}


def has_damaged_picture(pdf: pikepdf.Pdf, data: bytes) -> bool:
    """Tell whether a picture of the PDF cannot be read to its end.

    Only so many pictures are looked at as a person waits for; a book of scans is not read through.
    """
    left = _MOST_BYTES
    must_be_drawn = False
    for place in pdf.get_xref_table():
        try:
            item = pdf.get_object(place)
            if not isinstance(item, pikepdf.Stream) or item.get("/Subtype") != "/Image":
                continue
            left -= _work_for(item)
            if left < 0:
                break
            must_be_drawn |= _last_filter(item) in _DRAWN_ONLY
            if not _is_sound(item):
                return True
        except FAULTS:
            return True
    return must_be_drawn and rendering.has_undrawable_picture(data, len(pdf.pages))


def _work_for(item: pikepdf.Stream) -> int:
    samples = _bytes_of_samples(item) if _last_filter(item) in _PLAIN else 0
    return max(len(item.read_raw_bytes()), samples // _QUICK)


def _is_sound(item: pikepdf.Stream) -> bool:
    coding = _last_filter(item)
    if coding == _JBIG2 and not isinstance(item.get("/Filter"), pikepdf.Array):
        return jbig2.is_sound(item.read_raw_bytes())
    if coding == _JPEG:
        return _is_sound_jpeg(item)
    return coding not in _PLAIN or _has_its_rows(item)


def _has_its_rows(item: pikepdf.Stream) -> bool:
    """Tell whether samples that are only packed are there for every row of a picture."""
    samples = _bytes_of_samples(item)
    if not 0 < samples <= _MOST_SAMPLES:
        return True
    return len(item.read_bytes()) > samples - samples // int(item.get("/Height", 1))


def _bytes_of_samples(item: pikepdf.Stream) -> int:
    """Return how many bytes the samples of a picture take unpacked; 0 when it cannot be told."""
    row = int(item.get("/Width", 0)) * _bits_of_a_dot(item) + 7
    return row // 8 * int(item.get("/Height", 0))


def _bits_of_a_dot(item: pikepdf.Stream) -> int:
    """Return how many bits each dot has; 0 when it cannot be told from the picture alone."""
    if item.get("/ImageMask"):
        return 1
    space = item.get("/ColorSpace")
    parts = list(space) if isinstance(space, pikepdf.Array) else [space]
    kind = str(parts[0]) if parts else ""
    profile = parts[1] if kind == "/ICCBased" and len(parts) > 1 else None
    of_profile = int(profile.get("/N", 0)) if isinstance(profile, pikepdf.Stream) else 0
    return int(item.get("/BitsPerComponent", 8)) * (_COMPONENTS.get(kind) or of_profile)


def _last_filter(item: pikepdf.Stream) -> str:
    filters = item.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        return str(filters[-1]) if len(filters) else ""
    return str(filters)


def _is_sound_jpeg(item: pikepdf.Stream) -> bool:
    if int(item.get("/Width", 0)) * int(item.get("/Height", 0)) > _MOST_PIXELS:
        return True
    try:
        item.read_bytes(pikepdf.StreamDecodeLevel.all)
    except FAULTS:
        return False
    return True
