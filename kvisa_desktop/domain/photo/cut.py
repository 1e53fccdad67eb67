# SPDX-License-Identifier: MIT
"""What is to be cut out of a picture so that it becomes the photo."""

from dataclasses import dataclass

from kvisa_desktop.domain.photo.check import FINE_DPI, MM_PER_INCH, PhotoCheck
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_UNCUTTABLE = {"photo.too-tight", "photo.too-few-pixels"}
SHEET_MM = (152.4, 101.6)  # photo paper of 10 × 15 cm, as every photo shop has
SHEET_QUALITY = 95


@dataclass(frozen=True, slots=True)
class Cut:
    """A part in pixels of the upright picture, and how large it becomes.

    `least` and `most` bound the bytes of the file, 0 is no bound; `dpi` prints it at its size.
    """

    box: tuple[float, float, float, float]
    size: tuple[int, int]
    least: int = 0
    most: int = 0
    dpi: float | None = None


def cut_of(check: PhotoCheck) -> Cut:
    """Return what to cut out; raise `Refused` when the picture does not hold the photo."""
    if check.guides is None:
        raise Refused(
            msg("Without guides nobody knows where the head is; nothing was cut out."),
            msg("Place the guides at crown, chin and both cheeks."),
        )
    if check.size is None:
        found = next(each for each in check.findings if each.id in _UNCUTTABLE)
        raise Refused(found.text, found.next_step)
    span = check.spec.file_bytes
    least, most = (0, 0) if span is None else (int(span.low or 0), int(span.high or 0))
    return Cut(check.crop.box, check.size, least, most, check.dpi)


def sheet_dots(millimetres: float) -> int:
    """Return a length on the sheet in dots."""
    return round(millimetres / MM_PER_INCH * FINE_DPI)
