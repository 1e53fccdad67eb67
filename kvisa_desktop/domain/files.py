# SPDX-License-Identifier: MIT
"""What is known of a scan: facts read from its bytes, and a page made ready to be placed."""

from dataclasses import dataclass, field
from enum import StrEnum

from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.messages import Message, msg

_FIRST_LYING = 5  # from this EXIF orientation on, width and height change places

CAMERA_NOTED = msg("What the camera noted (place, time, device) is left out of the printed copy.")
"""What is noted of a picture whose page lacks it; what goes out as it was filed has it."""


class Outcome(StrEnum):
    """What became of a file that was offered."""

    ACCEPT = "accept"
    REPAIRED = "repaired"
    NEEDS_PASSWORD = "needs_password"
    REJECTED = "rejected"


class FileType(StrEnum):
    """The types a scan may have, known by content and never by name."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    HEIC = "heic"
    WEBP = "webp"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Measures of one page as a person sees it, upright.

    `width` and `height` are points (1/72 inch) at natural size; pixels and dpi are there for
    pictures only. `doubts` are what may be wrong with it at a glance.
    """

    width: float
    height: float
    pixel_width: int | None = None
    pixel_height: int | None = None
    dpi: float | None = None
    doubts: tuple[ScanDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file is: its type by content, its pages, or why it was not taken and what to do."""

    outcome: Outcome
    type: FileType | None = None
    pages: tuple[PageFacts, ...] = ()
    reason: Message | None = None
    remedy: Message | None = None
    warnings: tuple[Message, ...] = ()

    @property
    def is_usable(self) -> bool:
        """True when pages of the file can be kept and printed."""
        return self.outcome in {Outcome.ACCEPT, Outcome.REPAIRED}


class Media(StrEnum):
    """How the content of a prepared page is carried."""

    JPEG = "jpeg"  # the original JPEG stream, byte for byte
    FLATE = "flate"  # zlib-compressed samples, top row first
    PDF = "pdf"  # a PDF of exactly one page, without anything active


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """One page of a scan, ready to be placed on paper.

    `width` × `height` is the natural size in points of the page as stored (before `orientation`).
    `orientation` is the EXIF value 1–8 that makes the stored picture upright, with the rotation
    asked for by the user already combined into it; it applies to every medium.
    `samples` says gray or RGB of 8 bits (JPEG, FLATE) or one bit (FLATE, "mono", 0 = black).
    `icc` is the colour profile the samples are meant in; empty means sRGB or plain gray.
    `digest` is the SHA-256 of `data` in hexadecimal digits, where whoever prepared it knows it.
    """

    media: Media
    data: bytes = field(repr=False)
    width: float
    height: float
    orientation: int = 1
    pixel_width: int = 0
    pixel_height: int = 0
    samples: str = "rgb"
    icc: bytes = field(default=b"", repr=False)
    notes: tuple[Message, ...] = ()
    digest: str = ""

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height in points as a reader sees the page."""
        if self.orientation >= _FIRST_LYING:
            return self.height, self.width
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class Preview:
    """A small upright picture of a page: 8-bit RGB samples, top row first, no padding."""

    width: int
    height: int
    rgb: bytes = field(repr=False)
