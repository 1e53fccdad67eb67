# SPDX-License-Identifier: MIT
"""Pictures in a PDF page that archives refuse, written anew from the dots a reader shows of them.

An archive takes JPEG 2000 only in its plainest form, and no colours of a printing press without
their profile. Nothing is made coarser, and what cannot be read stays as it is.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from kvisa_desktop.domain.files import Media
from kvisa_desktop.domain.jpeg2000 import is_archival
from kvisa_desktop.intake import pdf_files, press_colours, rendering
from kvisa_desktop.intake.picture_pages import compactly_encoded

INKS, WAVELETS = "inks", "wavelets"
"""What archives refuse in a picture: amounts of ink as its values, or JPEG 2000 as its coding."""

_JPX = "/JPXDecode"
_MOST_PIXELS = 60_000_000
_SAID_OF_SAMPLES = ("/Decode", "/DecodeParms", "/SMaskInData", "/Intent", "/Interpolate")
_OWN_MASKS = ("/SMask", "/Mask")


def oddities(pdf: pikepdf.Pdf) -> frozenset[str]:
    """Return what of `INKS` and `WAVELETS` there is among the pictures of a file."""
    return frozenset(kind for each in _pictures(pdf) for kind in _kinds(each))


def rewrite(pdf: pikepdf.Pdf) -> None:
    """Write the odd pictures of a file anew where that can be done."""
    for each in [*_pictures(pdf)]:
        if any(_kinds(each)) and _can_be(each):
            _rewrite(each)


def _pictures(pdf: pikepdf.Pdf) -> Iterator[Stream]:
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == "/Image":
            yield each


def _kinds(picture: Stream) -> Iterator[str]:
    if press_colours.is_press(picture.get("/ColorSpace")):
        yield INKS
    coding = picture.get("/Filter")
    names = [str(each) for each in coding] if isinstance(coding, Array) else [str(coding)]
    if _JPX in names and not _is_plain(picture, names):
        yield WAVELETS


def _is_plain(picture: Stream, names: list[str]) -> bool:
    """Tell whether an archive takes a picture compressed as JPEG 2000 as it is."""
    is_whole = names == [_JPX] and picture.get("/SMaskInData", 0) == 0
    return is_whole and is_archival(picture.read_raw_bytes(), has_space="/ColorSpace" in picture)


def _rewrite(picture: Stream) -> None:
    shown = _shown(picture)
    if shown is None:
        return
    page = compactly_encoded(shown)
    for key in _SAID_OF_SAMPLES:
        if key in picture:
            del picture[key]
    coding = Name.DCTDecode if page.media is Media.JPEG else Name.FlateDecode
    picture.write(page.data, filter=coding)
    picture.Width, picture.Height = shown.size
    picture.BitsPerComponent = 8
    picture.ColorSpace = Name.DeviceGray if shown.mode == "L" else Name.DeviceRGB


def _can_be(picture: Stream) -> bool:
    """Tell whether a picture is of a size to be read, and nothing else hangs on its samples."""
    mask = picture.get("/SMask")
    return (
        not picture.get("/ImageMask")
        and not isinstance(picture.get("/Mask"), Array)
        and not (isinstance(mask, Stream) and "/Matte" in mask)
        and int(picture.get("/Width", 0)) * int(picture.get("/Height", 0)) <= _MOST_PIXELS
        and picture.get("/SMaskInData", 0) == 0
    )


def _shown(picture: Stream) -> Image.Image | None:
    """Return the dots a reader shows of a picture, its masks aside; None when it shows none."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(72, 72))
        alone = pdf.copy_foreign(picture)
        for key in _OWN_MASKS:
            if key in alone:
                del alone[key]
        page.obj.Resources = Dictionary(XObject=Dictionary(Im=alone))
        page.obj.Contents = pdf.make_stream(b"72 0 0 72 0 0 cm /Im Do")
        return rendering.only_picture(pdf_files.rewritten(pdf))
