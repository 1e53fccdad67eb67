# SPDX-License-Identifier: MIT
"""Makes a picture ready to be placed on paper, and small previews of it."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import ExifTags, Image

from kvisa_desktop.domain.files import CAMERA_NOTED, FileType, Media, PreparedPage, Preview
from kvisa_desktop.intake import colour, jpeg, measures, pictures
from kvisa_desktop.intake.pictures import Frame
from kvisa_desktop.intake.reasons import FAULTS
from kvisa_desktop.messages import Message, msg

_SLACK = 1.4  # a photo of 12 million pixels on A4 is 366 dpi; it is not worth a second loss
_QUALITY = 92
_COMPRESSION = 6
_MOST_LOSSLESS = 3_000_000
_HALF_COLOUR = {FileType.HEIC, FileType.WEBP}  # their own coding halves the colour already
_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# What an EXIF block may hold and stay: how the picture lies, never who, when, where, with what.
_HARMLESS_EXIF = frozenset(
    {
        ExifTags.Base.ImageWidth,
        ExifTags.Base.ImageLength,
        ExifTags.Base.BitsPerSample,
        ExifTags.Base.Compression,
        ExifTags.Base.PhotometricInterpretation,
        ExifTags.Base.Orientation,
        ExifTags.Base.SamplesPerPixel,
        ExifTags.Base.XResolution,
        ExifTags.Base.YResolution,
        ExifTags.Base.PlanarConfiguration,
        ExifTags.Base.ResolutionUnit,
        ExifTags.Base.YCbCrPositioning,
        ExifTags.Base.YCbCrSubSampling,
        ExifTags.Base.ExifOffset,
        ExifTags.Base.ExifVersion,
        ExifTags.Base.ComponentsConfiguration,
        ExifTags.Base.FlashPixVersion,
        ExifTags.Base.ColorSpace,
        ExifTags.Base.ExifImageWidth,
        ExifTags.Base.ExifImageHeight,
    }
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A prepared page; `ranges`, if there are any, say which bytes of the file are its data."""

    page: PreparedPage
    ranges: Sequence[tuple[int, int]] = ()


def prepare(
    data: bytes, file_type: FileType, page_no: int, rotation: int, max_dpi: int | None
) -> Ready:
    """Return a page of a picture upright and ready to be placed on paper."""
    found = pictures.frame(data, file_type, page_no)
    if file_type is FileType.JPEG and not _is_too_fine(found, max_dpi):
        untouched = _untouched(data, found, rotation)
        if untouched is not None:
            return untouched
    return Ready(_converted(found, file_type, rotation, max_dpi))


def preview(
    data: bytes, file_type: FileType, page_no: int, rotation: int, max_pixels: int
) -> Preview:
    """Return a page of a picture, upright, in at most `max_pixels` pixels; never enlarged."""
    found = pictures.frame(data, file_type, page_no)
    size = _within(found.pixels, max_pixels)
    if file_type is FileType.JPEG:
        found.image.draft("RGB", size)  # decodes only as finely as needed
    small = colour.plain(pictures.decoded(found))
    shown = small.image.convert("L") if small.image.mode == "1" else small.image
    shown = shown.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    seen = upright(
        colour.srgb(replace(small, image=shown)).image, measures.turned(found.orientation, rotation)
    ).convert("RGB")
    return Preview(seen.width, seen.height, seen.tobytes())


def encoded(image: Image.Image, *, lossless: bool, halve_colour: bool = False) -> PreparedPage:
    """Return a plain picture ("1", "L" or "RGB") as a page without a size yet."""
    samples = {"1": "mono", "L": "gray", "RGB": "rgb"}[image.mode]
    if lossless or image.mode == "1":
        media, data = Media.FLATE, zlib.compress(image.tobytes(), _COMPRESSION)
    else:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=_QUALITY, subsampling=2 if halve_colour else 0)
        media, data = Media.JPEG, buffer.getvalue()
    return PreparedPage(
        media, data, 0, 0, pixel_width=image.width, pixel_height=image.height, samples=samples
    )


def compactly_encoded(image: Image.Image) -> PreparedPage:
    """Return a plain picture as a page: without loss, unless that takes far more room."""
    page = encoded(image, lossless=True)
    return page if len(page.data) <= _MOST_LOSSLESS else encoded(image, lossless=False)


def _untouched(data: bytes, found: Frame, rotation: int) -> Ready | None:
    """Return the page as the bytes of the JPEG itself, or None when printers could misread them."""
    try:
        layout = jpeg.layout(data)
    except jpeg.NoJpeg:
        return None
    if not (layout.is_printable_as_it_is and layout.is_closed):
        return None
    width, height = found.natural_size
    is_gray = len(layout.component_ids) == 1
    is_private = _is_private(jpeg.exif_block(data, layout))
    ranges = jpeg.picture_ranges(data, layout, drop_exif=is_private)
    notes: tuple[Message, ...] = ()
    if is_private:
        notes = (CAMERA_NOTED,)
    page = PreparedPage(
        Media.JPEG,
        b"",
        width,
        height,
        orientation=measures.turned(found.orientation, rotation),
        pixel_width=layout.width,
        pixel_height=layout.height,
        samples="gray" if is_gray else "rgb",
        icc=colour.profile_of(found.image.info.get("icc_profile"), "L" if is_gray else "RGB"),
        notes=notes,
    )
    return Ready(page, ranges)


def _converted(
    found: Frame, file_type: FileType, rotation: int, max_dpi: int | None
) -> PreparedPage:
    plain = colour.plain(pictures.decoded(found))
    if found.is_lossy:
        plain = colour.srgb(plain)
    image, notes = plain.image, plain.notes
    if max_dpi and image.mode != "1" and _is_too_fine(found, max_dpi):
        image, note = _reduced(image, found, max_dpi)
        notes = (*notes, note)
    page = encoded(image, lossless=not found.is_lossy, halve_colour=file_type in _HALF_COLOUR)
    width, height = found.natural_size
    return replace(
        page,
        width=width,
        height=height,
        orientation=measures.turned(found.orientation, rotation),
        icc=plain.icc,
        notes=notes,
    )


def _is_too_fine(found: Frame, max_dpi: int | None) -> bool:
    printed = measures.printed_dpi(found.pixels, found.natural_size)
    return max_dpi is not None and printed > max_dpi * _SLACK


def _reduced(image: Image.Image, found: Frame, max_dpi: int) -> tuple[Image.Image, Message]:
    printed = measures.printed_dpi(found.pixels, found.natural_size)
    width, height = (max(1, round(side * max_dpi / printed)) for side in image.size)
    note = msg(
        "Reduced from {found} to {most} dots per inch on A4.", found=round(printed), most=max_dpi
    )
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0), note


def _is_private(block: bytes) -> bool:
    """Tell whether an EXIF block says more than how the picture lies."""
    if not block:
        return False
    exif = Image.Exif()
    try:
        exif.load(block)
        tags = {*exif, *exif.get_ifd(ExifTags.IFD.Exif)}
        return bool(tags - _HARMLESS_EXIF) or bool(exif.get_ifd(ExifTags.IFD.IFD1))
    except FAULTS:
        return True


def _within(pixels: tuple[int, int], most: int) -> tuple[int, int]:
    """Return the size of a picture that keeps its shape in at most `most` pixels."""
    scale = min(1.0, (most / (pixels[0] * pixels[1])) ** 0.5)
    width, height = (max(1, int(side * scale)) for side in pixels)
    return width, height


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return a picture turned and mirrored as an EXIF orientation says."""
    way = _TRANSPOSE.get(orientation)
    return image if way is None else image.transpose(way)
