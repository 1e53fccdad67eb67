# SPDX-License-Identifier: MIT
"""Opens pictures and tells what they are: their pages, measures, and whether they are whole."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pi_heif
import pikepdf
from PIL import ExifTags, Image

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import measures
from kvisa_desktop.intake.reasons import (
    FAULTS,
    damaged_picture,
    no_such_page,
    rare_picture,
    raw_photo,
)
from kvisa_desktop.messages import Message, msg

MOST_PIXELS = 200_000_000
MOST_PAGES = 2000
_MILLION = 1_000_000

_STRICT_PIXELS = 80_000_000  # the strict decoder holds a picture twice

_NEW_SUBFILE_TYPE, _DNG_VERSION = 254, 50706
_PREVIEW_OR_MASK = 0b101
_COMPRESSION = 259
_JPEG_IN_TIFF = {6, 7}

_XMP, _RAW_EXIF = ("xmp", "XML:com.adobe.xmp"), "Raw profile type exif"

_FORMATS = {
    FileType.JPEG: "JPEG",
    FileType.PNG: "PNG",
    FileType.TIFF: "TIFF",
    FileType.HEIC: "HEIF",
    FileType.WEBP: "WEBP",
}

pi_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before decoding, with a better sentence


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of an opened picture, chosen but not decoded yet.

    `pixels` is the size as stored, `orientation` shows it upright, `is_lossy` says that the file
    already holds it with loss.
    """

    image: Image.Image
    pixels: tuple[int, int]
    orientation: int
    dpi: tuple[float, float] | None
    is_lossy: bool

    @property
    def natural_size(self) -> tuple[float, float]:
        """Width and height in points, as stored."""
        return measures.natural_size(self.pixels, self.dpi)[:2]

    @property
    def count(self) -> int:
        """How many pixels there are."""
        return self.pixels[0] * self.pixels[1]

    @property
    def facts(self) -> PageFacts:
        """The measures of the page, upright."""
        width, height, dpi = measures.natural_size(self.pixels, self.dpi)
        across, down = self.pixels
        if measures.is_lying(self.orientation):
            width, height, across, down = height, width, down, across
        return PageFacts(round(width, 2), round(height, 2), across, down, dpi)


def frames(data: bytes, file_type: FileType) -> Iterator[Frame]:
    """Yield the pages of a picture; what parsers raise later comes through, refusals too."""
    image = _opened(data, file_type)
    if file_type is not FileType.TIFF:
        yield _frame(image, data, file_type)
        return
    if data[8:10] == b"CR" or _DNG_VERSION in image.getexif():
        raise raw_photo()
    found = 0
    for number in range(MOST_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            break
        if not image.getexif().get(_NEW_SUBFILE_TYPE, 0) & _PREVIEW_OR_MASK:
            found += 1
            if found > MOST_PAGES:
                raise _too_many_pages()
            yield _frame(image, data, file_type)
    if not found:
        raise raw_photo()


def _opened(data: bytes, file_type: FileType) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=[_FORMATS[file_type]])
    except FAULTS as fault:
        raise rare_picture() from fault


def frame(data: bytes, file_type: FileType, page_no: int) -> Frame:
    """Return page `page_no` (from 1) of a picture; a picture that cannot be read is refused."""
    try:
        for number, found in enumerate(frames(data, file_type), 1):
            if number == page_no:
                return found
    except FAULTS as fault:
        raise damaged_picture() from fault
    raise no_such_page(page_no)


def decoded(found: Frame) -> Image.Image:
    """Return the decoded picture of a frame; one that is not whole is refused."""
    try:
        found.image.load()
    except FAULTS as fault:
        raise damaged_picture() from fault
    # What the camera or its owner wrote into a JPEG would be written again with the dots.
    found.image.info.pop("comment", None)
    return found.image


def inspect(data: bytes, file_type: FileType) -> FileFacts:
    """Return the facts of a picture, having decoded every page; refuse one that is not whole."""
    pages: list[PageFacts] = []
    warnings: list[Message] = []
    try:
        for found in frames(data, file_type):
            warnings += _remarks(found.image, file_type)
            pages.append(found.facts)
            if file_type is FileType.JPEG and found.count <= _STRICT_PIXELS:
                if _is_sound_jpeg(data):
                    continue
                warnings.append(_look_closely())
            found.image.load()
    except FAULTS as fault:
        raise damaged_picture() from fault
    is_doubtful = _look_closely() in warnings
    outcome = Outcome.REPAIRED if is_doubtful else Outcome.ACCEPT
    return FileFacts(outcome, file_type, tuple(pages), warnings=tuple(warnings))


def _frame(image: Image.Image, data: bytes, file_type: FileType) -> Frame:
    _forget_xmp(image)
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_many_pixels(width, height)
    orientation = _orientation(image)
    dpi = _dots_per_inch(image)
    if file_type is FileType.TIFF:
        if dpi and measures.is_lying(orientation):
            dpi = dpi[1], dpi[0]
        orientation = 1  # the library turns TIFF pages itself
    elif file_type is FileType.HEIC:
        orientation = 1  # so does the HEIC decoder
    return Frame(
        image,
        (width, height),
        orientation,
        dpi,
        _is_lossy(image, data, file_type),
    )


def _forget_xmp(image: Image.Image) -> None:
    """Forget a turn that only XMP tells: most viewers do not heed it there, the library does."""
    told = [key for key in _XMP if image.info.pop(key, None)]
    if not told or _RAW_EXIF in image.info:
        return
    own = Image.Exif()
    try:
        own.load(image.info.get("exif", b""))
        if ExifTags.Base.Orientation not in {*own, *getattr(image, "tag_v2", ())}:
            image.getexif().pop(ExifTags.Base.Orientation, None)
    except FAULTS:
        return  # a damaged note: nothing in it is heeded


def _orientation(image: Image.Image) -> int:
    try:
        return measures.turned(int(image.getexif().get(ExifTags.Base.Orientation, 1)), 0)
    except FAULTS:  # a damaged note beside a sound picture
        return 1


def _is_lossy(image: Image.Image, data: bytes, file_type: FileType) -> bool:
    if file_type is FileType.TIFF:
        return image.getexif().get(_COMPRESSION) in _JPEG_IN_TIFF
    if file_type is FileType.WEBP:
        return b"VP8L" not in data[:4096]
    return file_type in {FileType.JPEG, FileType.HEIC}


def _dots_per_inch(image: Image.Image) -> tuple[float, float] | None:
    try:
        across, down = (float(value) for value in image.info["dpi"])
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return None
    return (across, down) if across > 0 and down > 0 else None


def _is_sound_jpeg(data: bytes) -> bool:
    """Tell whether a JPEG decodes without a complaint: most readers hide what is missing."""
    with pikepdf.new() as pdf:
        stream = pikepdf.Stream(pdf, data)
        stream.Filter = pikepdf.Name.DCTDecode
        try:
            stream.read_bytes(pikepdf.StreamDecodeLevel.all)
        except FAULTS:
            return False
    return True


def _remarks(image: Image.Image, file_type: FileType) -> list[Message]:
    several = int(getattr(image, "n_frames", 1)) > 1
    if several and file_type in {FileType.PNG, FileType.WEBP}:
        return [msg("This picture is animated; only its first image is printed.")]
    if several and file_type is FileType.HEIC:
        return [msg("This file holds several photos; only the main one is printed.")]
    return []


def _look_closely() -> Message:
    return msg("A part of this picture may be missing or wrong: look at it closely.")


def _too_many_pixels(width: int, height: int) -> Refused:
    return Refused(
        msg(
            "This picture claims {width} × {height} pixels; at most {most} million can be read.",
            width=width,
            height=height,
            most=MOST_PIXELS // _MILLION,
        ),
        msg("Scan the paper at 300 dots per inch and add that file."),
    )


def _too_many_pages() -> Refused:
    return Refused(
        msg("This file has more than {most} pages.", most=MOST_PAGES),
        msg("Split it into several files and add those."),
    )
