# SPDX-License-Identifier: MIT
"""Tells the type of a file by its content; its name is only compared with what was found."""

import re
import unicodedata

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.messages import Message, msg, verbatim

_PDF_HEADER = b"%PDF-"
_PDF_HEADER_WITHIN = 1024  # what is written before the header, readers skip

_STARTS = (
    (_PDF_HEADER, FileType.PDF),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"II*\0", FileType.TIFF),
    (b"MM\0*", FileType.TIFF),
    (b"II+\0", FileType.TIFF),  # TIFF files beyond 4 GB have a mark of their own
    (b"MM\0+", FileType.TIFF),
)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_HEIF_BRANDS = {b"mif1", b"msf1"}  # the container only; a compatible brand names the coding
_BRANDS = slice(8, 64)

_ENDINGS = {
    "pdf": FileType.PDF,
    "jpg": FileType.JPEG,
    "jpeg": FileType.JPEG,
    "jpe": FileType.JPEG,
    "jfif": FileType.JPEG,
    "png": FileType.PNG,
    "tif": FileType.TIFF,
    "tiff": FileType.TIFF,
    "heic": FileType.HEIC,
    "heif": FileType.HEIC,
    "hif": FileType.HEIC,
    "webp": FileType.WEBP,
}
_ENDING = re.compile(r"\.([a-z0-9]{1,8})$")

_NAMES = {
    FileType.PDF: msg("a PDF"),
    FileType.JPEG: msg("a JPEG picture"),
    FileType.PNG: msg("a PNG picture"),
    FileType.TIFF: msg("a TIFF picture"),
    FileType.HEIC: msg("an HEIC picture"),
    FileType.WEBP: msg("a WebP picture"),
}


def type_of(data: bytes) -> FileType | None:
    """Return the type of a scan, or None when the file is no scan."""
    for start, found in _STARTS:
        if data.startswith(start):
            return found
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return FileType.WEBP
    if data[4:8] == b"ftyp" and _is_heic(data):
        return FileType.HEIC
    return None


def is_late_pdf(data: bytes) -> bool:
    """Tell whether a PDF begins behind something else, or has lost its beginning."""
    return _PDF_HEADER in data[:_PDF_HEADER_WITHIN] or b"startxref" in data[-_PDF_HEADER_WITHIN:]


def misnamed(name: str, found: FileType) -> Message | None:
    """Return a warning when the ending of `name` promises something else than what was found."""
    ending = _ending(name)
    if ending is None or _ENDINGS.get(ending) is found:
        return None
    return msg(
        "The name ends in “.{ending}”, but the file is {kind}; it is kept as what it is.",
        ending=verbatim(ending),
        kind=_NAMES[found],
    )


def _is_heic(data: bytes) -> bool:
    brands = {data[i : i + 4] for i in range(_BRANDS.start, min(_BRANDS.stop, len(data)), 4)}
    main = data[8:12]
    return main in _HEIC_BRANDS or (main in _HEIF_BRANDS and bool(brands & _HEIC_BRANDS))


def _ending(name: str) -> str | None:
    """Return the ending of a file name as a system would take it, or None."""
    plain = "".join(c for c in name if unicodedata.category(c) != "Cf")
    found = _ENDING.search(unicodedata.normalize("NFKC", plain).strip(" .").lower())
    return found.group(1) if found else None
