# SPDX-License-Identifier: MIT
"""Turns the samples of any picture into bilevel, gray or RGB of 8 bits, losing as little as can be.

Samples that are gray or RGB already keep their values and their colour profile.
"""

import io
import sys
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageCms

from kvisa_desktop.intake.reasons import FAULTS
from kvisa_desktop.messages import Message, msg

_CMS_FAULTS: tuple[type[Exception], ...] = (*FAULTS, ImageCms.PyCMSError)
_MOST_PROFILE = 4 * 1024 * 1024
_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}
_TRANSPARENT = {"LA", "La", "PA", "RGBA", "RGBa"}
_OPAQUE = 255
_WORD, _LIGHT_WORD = 32, 1 << 24
_HIGHEST_BYTE = 3 if sys.byteorder == "little" else 0  # the library takes words for signed
_BITS_PER_SAMPLE, _PHOTOMETRIC, _SAMPLE_FORMAT = 258, 262, 339  # tags of TIFF


@dataclass(frozen=True, slots=True)
class Plain:
    """A picture of mode "1", "L" or "RGB", the profile its values are meant in, and what was lost.

    An empty profile means sRGB, or plain gray.
    """

    image: Image.Image
    icc: bytes = b""
    notes: tuple[Message, ...] = ()


def plain(image: Image.Image) -> Plain:
    """Return the picture in one of the three plain modes, transparency laid on white."""
    icc = image.info.get("icc_profile") or b""
    if image.mode in _TRANSPARENT or "transparency" in image.info:
        return _on_white(image, icc)
    if image.mode == "1":
        return Plain(image)
    if image.mode in {"L", "RGB"}:
        return Plain(image, profile_of(icc, image.mode))
    if image.mode == "P":
        flat = _gray_if_gray(image.convert("RGB"), image)
        return Plain(flat, profile_of(icc, flat.mode))
    if image.mode.startswith("I") or image.mode == "F":
        note = msg("Its finer shades of gray are printed as 256 shades.")
        gray = _eight_bits(image)
        return Plain(ImageChops.invert(gray) if _counts_ink(image) else gray, notes=(note,))
    note = msg(
        "Its colours, meant for a printing press or a screen of another kind, are converted."
    )
    return Plain(_to_srgb(image, icc), notes=(note,))


def profile_of(icc: object, mode: str) -> bytes:
    """Return a colour profile worth keeping for gray or RGB samples, else nothing.

    A profile that cannot be read, is of another colour space, or says sRGB, changes nothing.
    """
    if not isinstance(icc, bytes) or not icc or len(icc) > _MOST_PROFILE:
        return b""
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        profile = opened.profile
        space, described = profile.xcolor_space.strip(), profile.profile_description or ""
        if space == _SPACES.get(mode):
            ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), mode, "RGB")
    except _CMS_FAULTS:
        return b""
    is_other = space != _SPACES.get(mode)
    return b"" if is_other or "srgb" in described.lower() else icc


def srgb(picture: Plain) -> Plain:
    """Return the picture with its colours converted to sRGB, so that it needs no profile."""
    if not picture.icc:
        return picture
    return Plain(_to_srgb(picture.image, picture.icc), notes=picture.notes)


def _on_white(image: Image.Image, icc: bytes) -> Plain:
    profile = profile_of(icc, "RGB") or profile_of(icc, "L")
    layered = image.convert("RGBA")
    alpha = layered.getchannel("A")
    gray = image.mode in {"L", "LA", "La"}
    notes: tuple[Message, ...] = ()
    if alpha.getextrema() == (_OPAQUE, _OPAQUE):
        flat = layered.convert("RGB")
    else:
        flat = Image.new("RGB", image.size, "white")
        flat.paste(layered, mask=alpha)
        notes = (msg("Its transparent parts are printed white."),)
    flat = flat.getchannel("R") if gray else _gray_if_gray(flat, image)
    return Plain(flat, profile_of(profile, flat.mode), notes)


def _gray_if_gray(flat: Image.Image, source: Image.Image) -> Image.Image:
    """Return one channel of a picture whose palette has no colour."""
    if source.mode not in {"P", "PA"}:
        return flat
    palette = source.getpalette("RGB") or []
    is_gray = palette[0::3] == palette[1::3] == palette[2::3]
    return flat.getchannel("G") if is_gray else flat


def _counts_ink(image: Image.Image) -> bool:
    """Tell whether a TIFF says that zero is white; the library heeds that up to 8 bits only."""
    tags = getattr(image, "tag_v2", None) or {}
    return tags.get(_PHOTOMETRIC) == 0


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return gray of more than 8 bits as 8; figures that are no shades of gray are stretched."""
    bits = _bits(image)
    if image.mode.startswith("I;16"):
        scale = 2.0 ** (8 - bits)
        return image.convert("I").point(lambda value: value * scale).convert("L")
    low, high = (float(str(end)) for end in image.getextrema())
    if low >= 0 and 1 < high <= _OPAQUE:
        return image.convert("L")
    if image.mode == "I" and bits == _WORD and not 0 <= low <= high < _LIGHT_WORD:
        return Image.frombytes("L", image.size, image.tobytes()[_HIGHEST_BYTE::4])
    scale = _OPAQUE / ((high - low) or 1.0)
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _bits(image: Image.Image) -> int:
    """Return how many bits a sample has: as a TIFF says it of unsigned ones, else 16."""
    tags = getattr(image, "tag_v2", None) or {}
    is_unsigned = tags.get(_SAMPLE_FORMAT, (1,))[0] == 1
    return int(tags.get(_BITS_PER_SAMPLE, (16,))[0]) if is_unsigned else 16


def _to_srgb(image: Image.Image, icc: object) -> Image.Image:
    """Return gray or sRGB samples, by the embedded profile where it fits."""
    target = "L" if image.mode == "L" else "RGB"
    if not isinstance(icc, bytes) or not 0 < len(icc) <= _MOST_PROFILE:
        return image.convert(target)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if source.profile.xcolor_space.strip() != _SPACES.get(image.mode):
            return image.convert(target)
        screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        converted = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
    except _CMS_FAULTS:
        converted = None
    return (converted or image).convert(target)
