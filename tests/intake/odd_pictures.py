# SPDX-License-Identifier: MIT
"""Pictures as scanners, phones and accidents make them, drawn small."""

import io
import struct
import zlib
from collections.abc import Sequence
from typing import cast

import pillow_heif
from PIL import ExifTags, Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import AppendingTiffWriter

pillow_heif.register_heif_opener()


def drawing(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Return a picture that looks different from every side: four colours and a dark bar."""
    width, height = size
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    half = width // 2, height // 2
    draw.rectangle((0, 0, half[0] - 1, half[1] - 1), "#d02020")
    draw.rectangle((half[0], 0, width, half[1] - 1), "#20b040")
    draw.rectangle((0, half[1], half[0] - 1, height), "#2040c0")
    draw.rectangle((width // 8, height // 8, width // 4, height - height // 8), "#101010")
    return picture if mode == "RGB" else picture.convert(mode)


def saved(picture: Image.Image, file_type: str, **options: object) -> bytes:
    """Return a picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, file_type, **cast("dict[str, str]", options))
    return buffer.getvalue()


def jpeg(
    size: tuple[int, int] = (96, 64), *, mode: str = "RGB", orientation: int = 1, **options: object
) -> bytes:
    """Return a JPEG; an orientation other than 1 goes into its EXIF block."""
    if orientation != 1:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        options["exif"] = exif
    return saved(drawing(mode, size), "JPEG", **{"quality": 95, "subsampling": 0, **options})


def phone_photo() -> bytes:
    """Return a JPEG as a phone writes it: position, device, thumbnail, and a film behind it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Invented Phones"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    photo = jpeg(exif=exif, dpi=(72, 72))
    return photo + b"\0\0\0\x18ftypmp42 a short film"


def profile(space: str = "sRGB") -> bytes:
    """Return a colour profile of LittleCMS ("sRGB", "LAB")."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()  # type: ignore[arg-type]


def wide_gamut() -> bytes:
    """Return the sRGB profile with its red and blue changed places: nobody can overlook it."""
    plain = bytearray(profile())
    tags = {bytes(plain[at : at + 4]): at for at in range(132, 132 + 12 * plain[131], 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    plain[red + 4 : red + 12], plain[blue + 4 : blue + 12] = (
        plain[blue + 4 : blue + 12],
        plain[red + 4 : red + 12],
    )
    return bytes(plain).replace(b"s\0R\0G\0B", b"o\0t\0h\0e").replace(b"sRGB", b"odd!")


def png_bomb(width: int = 40_000, height: int = 40_000) -> bytes:
    """Return a PNG that declares a size and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, body)
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b""))
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pages_tiff() -> bytes:
    """Return a TIFF of four pages: fax, LZW colour, JPEG, and gray with an orientation."""
    pages: list[tuple[Image.Image, dict[str, object]]] = [
        (drawing("1", (204, 98)), {"compression": "group4", "dpi": (204, 98)}),
        (drawing(size=(60, 90)), {"compression": "tiff_lzw", "dpi": (300, 300)}),
        (drawing(size=(80, 80)), {"compression": "jpeg", "quality": 95}),
        (drawing("L", (40, 20)), {"tiffinfo": {274: 6}, "dpi": (100, 200)}),
    ]
    return tiff_of(pages)


def tiff_of(pages: Sequence[tuple[Image.Image, dict[str, object]]]) -> bytes:
    """Return a TIFF whose pages are saved each with its own options."""
    buffer = io.BytesIO()
    with AppendingTiffWriter(buffer, new=True) as writer:
        for picture, options in pages:
            picture.save(writer, "TIFF", **cast("dict[str, str]", options))
            writer.newFrame()
    return buffer.getvalue()


def moving(file_type: str) -> bytes:
    """Return an animated WebP or PNG of two pictures."""
    return saved(
        drawing(),
        file_type,
        save_all=True,
        append_images=[drawing().rotate(180)],
        duration=100,
        lossless=True,
    )


def heic(**options: object) -> bytes:
    """Return an HEIC photo."""
    return saved(drawing(), "HEIF", quality=95, **options)


def fine_gray_tiff(bits: int, values: Sequence[int]) -> bytes:
    """Return a TIFF of one row of gray values of so many bits each; together they fill bytes."""
    if bits % 8:
        written = "".join(f"{value:0{bits}b}" for value in values)
        row = int(written, 2).to_bytes(len(written) // 8, "big")
    else:
        row = b"".join(value.to_bytes(bits // 8, "little") for value in values)
    entries = ((256, len(values)), (257, 1), (258, bits), (259, 1), (262, 1), (273, 126),
               (277, 1), (278, 1), (279, len(row)))  # fmt: skip
    tags = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + tags + bytes(4) + bytes(4) + row


def turned_by_xmp(file_type: str) -> bytes:
    """Return a picture whose XMP says that it lies on its side, while its EXIF block does not."""
    said = b'<x:xmpmeta xmlns:x="adobe:ns:meta/" tiff:Orientation="6"/>'
    if file_type == "tiff":
        return saved(drawing(), "TIFF", tiffinfo={700: said})
    if file_type == "png":
        notes = PngInfo()
        notes.add_itxt("XML:com.adobe.xmp", said.decode())
        return saved(drawing(), "PNG", pnginfo=notes)
    return saved(drawing(), file_type, xmp=said, lossless=True)
