# SPDX-License-Identifier: MIT
"""Sound files of unusual make: what programs, cameras and offices write that few others do."""

import io
import struct
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops, TiffImagePlugin

from tests.intake import odd_pdfs, odd_pictures
from tests.intake.odd_pdfs import made, with_page, written

_STREAM = pikepdf.ObjectStreamMode.generate


def unusual() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file."""
    yield from _boxes()
    yield from _locked()
    yield from _written_otherwise()
    yield from _layers_of_ink()
    yield from _signed()
    yield from _jpegs()
    yield from _pictures()
    yield from _names()


def _boxes() -> Iterator[tuple[str, bytes]]:
    yield "user-unit.pdf", with_page(UserUnit=2.5)
    yield "crop-box.pdf", with_page(CropBox=Array([100, 200, 400, 600]))
    yield "crop-box-outside.pdf", with_page(CropBox=Array([-500, -500, 2000, 2000]))
    yield "negative-box.pdf", with_page(MediaBox=Array([-300, -400, 295, 442]))
    yield "odd-rotation.pdf", with_page(Rotate=-450)
    pdf = made(2)
    pdf.Root.Pages.Rotate = 90
    pdf.Root.Pages.CropBox = Array([0, 0, 500, 700])
    yield "inherited.pdf", written(pdf)


def _locked() -> Iterator[tuple[str, bytes]]:
    yield "owner-only.pdf", odd_pdfs.locked("")
    yield "owner-only-40-bit.pdf", odd_pdfs.locked("", revision=2)
    yield "password.pdf", odd_pdfs.locked("secret")


def _written_otherwise() -> Iterator[tuple[str, bytes]]:
    yield "linearised.pdf", written(made(3), linearize=True)
    packed = written(made(3), object_stream_mode=_STREAM)
    yield "packed.pdf", packed
    yield "packed-index-broken.pdf", packed.replace(b"/W [", b"/V [", 1)
    yield "junk-before.pdf", b"From a mail\r\n" * 20 + odd_pdfs.plain()
    yield "junk-after.pdf", odd_pdfs.plain() + b"\0" * 3000
    yield "updated.pdf", _updated(odd_pdfs.plain())


def _updated(data: bytes) -> bytes:
    """Return a PDF whose first page was replaced by an incremental update."""
    before = int(data.rsplit(b"startxref", 1)[1].split()[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, size = pdf.pages[0].obj.Contents.objgen[0], int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
    body = b"0 0 1 rg 0 0 595 842 re f"
    at = len(data) + 1
    update = b"\n%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(body),
        body,
    )
    index = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n"
    index %= (number, at, size, root, before)
    return data + update + index + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(update))


def _layers_of_ink() -> Iterator[tuple[str, bytes]]:
    box = b"0 0 1 rg 0 0 .5 .5 re f"
    yield "press-group.pdf", with_page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))
    for name, state in (
        ("overprint", Dictionary(OP=True, op=True, OPM=1)),
        ("half-transparent", Dictionary(ca=0.5, CA=0.5, BM=Name.Multiply)),
    ):
        pdf = made()
        page = pdf.pages[0]
        page.obj.Resources.ExtGState = Dictionary(G=state)
        page.contents_add(b"q /G gs 595 0 0 842 0 0 cm 0 1 0 0 k " + box + b" Q")
        yield f"{name}.pdf", written(pdf)
    picture = odd_pictures.jpeg(mode="CMYK")
    yield "press-picture.pdf", odd_pdfs.holding(picture, "/DCTDecode", ColorSpace=Name.DeviceCMYK)
    waves = odd_pictures.saved(odd_pictures.drawing("RGBA"), "JPEG2000")
    yield "wavelets-with-alpha.pdf", odd_pdfs.holding(waves, "/JPXDecode")
    for hidden in (True, False):
        yield f"layer-{'hidden' if hidden else 'shown'}.pdf", odd_pdfs.layered(hidden=hidden)
    yield "chinese-font-missing.pdf", odd_pdfs.in_a_font_nobody_has()
    yield "ticked.pdf", _ticked()


def _ticked() -> bytes:
    """Return a form whose box is ticked: of its two looks the chosen one must show."""
    pdf = made()
    looks = {
        name: pdf.make_stream(
            body, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 200])
        )
        for name, body in (("/Yes", b"0 g 0 0 200 200 re f"), ("/Off", b""))
    }
    box = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Btn,
        T=String("married"),
        V=Name.Yes,
        AS=Name.Yes,
        F=4,
        Rect=Array([350, 50, 550, 250]),
        AP=Dictionary(N=Dictionary(looks)),
    )
    widget = pdf.make_indirect(box)
    pdf.pages[0].obj.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))
    return written(pdf)


def _signed() -> Iterator[tuple[str, bytes]]:
    pdf = made()
    look = pdf.make_stream(
        b"0 g 0 0 200 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 60])
    )
    signature = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        SubFilter=Name("/adbe.pkcs7.detached"),
        ByteRange=Array([0, 100, 200, 300]),
        Contents=String("0" * 64),
    )
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String("signature"),
        V=pdf.make_indirect(signature),
        Rect=Array([350, 50, 550, 110]),
        F=132,
        AP=Dictionary(N=look),
    )
    widget = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3)
    yield "signed.pdf", written(pdf)


def _jpegs() -> Iterator[tuple[str, bytes]]:
    yield "progressive.jpg", odd_pictures.jpeg(progressive=True)
    yield "gray.jpg", odd_pictures.jpeg(mode="L")
    plain = odd_pictures.jpeg()
    yield "arithmetic.jpg", plain.replace(b"\xff\xc0", b"\xff\xc9", 1)
    yield "lossless.jpg", plain.replace(b"\xff\xc0", b"\xff\xc3", 1)
    press = odd_pictures.jpeg(mode="CMYK")
    yield "press-with-marker.jpg", press
    at = press.index(b"\xff\xee")
    size = int.from_bytes(press[at + 2 : at + 4], "big")
    yield "press-without-marker.jpg", press[:at] + press[at + 2 + size :]
    first, second = odd_pictures.drawing(), odd_pictures.drawing().rotate(180)
    yield (
        "two-in-one.mpo.jpg",
        odd_pictures.saved(first, "MPO", save_all=True, append_images=[second]),
    )


def _pictures() -> Iterator[tuple[str, bytes]]:
    drawing = odd_pictures.drawing()
    for kind in ("GIF", "JPEG2000", "BMP", "ICO"):
        yield f"other.{kind.lower()}", odd_pictures.saved(drawing, kind)
    yield "moving.webp", odd_pictures.moving("WEBP")
    yield "alpha.png", odd_pictures.saved(drawing.convert("RGBA"), "PNG")
    yield "profile.png", odd_pictures.saved(drawing, "PNG", icc_profile=odd_pictures.wide_gamut())
    yield (
        "profile-of-a-palette.png",
        odd_pictures.saved(drawing.quantize(8), "PNG", icc_profile=odd_pictures.wide_gamut()),
    )
    yield "gamma.png", _with_gamma(odd_pictures.saved(drawing, "PNG"))
    yield "16-bit-colour.png", _deep_png()
    yield "white-is-zero-8.tif", white_is_zero("L")
    yield "white-is-zero-16.tif", white_is_zero("I;16")
    yield "white-is-zero-1.tif", white_is_zero("1")


def _with_gamma(data: bytes) -> bytes:
    chunk = b"gAMA" + struct.pack(">I", 45_455)
    chunk = struct.pack(">I", 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return data[:33] + chunk + data[33:]


def _deep_png() -> bytes:
    """Return a colour PNG of 16 bits a channel."""
    plain = odd_pictures.drawing()
    rows = [plain.crop((0, y, plain.width, y + 1)).tobytes() for y in range(plain.height)]
    body = b"".join(b"\0" + b"".join(bytes((v, v)) for v in row) for row in rows)
    header = struct.pack(">IIBBBBB", *plain.size, 16, 2, 0, 0, 0)
    out = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(body)), (b"IEND", b"")):
        out += struct.pack(">I", len(data)) + kind + data
        out += struct.pack(">I", zlib.crc32(kind + data))
    return out


def white_is_zero(mode: str) -> bytes:
    """Return a gray TIFF whose samples count the ink, as fax programs write them."""
    gray = ImageChops.invert(odd_pictures.drawing("L"))
    samples = gray
    if mode == "1":
        samples = gray.convert("1", dither=Image.Dither.NONE)
    elif mode == "I;16":
        values = struct.pack(f"<{gray.width * gray.height}H", *(v * 257 for v in gray.tobytes()))
        samples = Image.frombytes("I;16", gray.size, values)
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    out = io.BytesIO()
    samples.save(out, "TIFF", tiffinfo=tags)
    return _retagged(out.getvalue())


def _retagged(data: bytes) -> bytes:
    """Return a TIFF with its photometric interpretation set to "white is zero"."""
    start = int.from_bytes(data[4:8], "little")
    for number in range(int.from_bytes(data[start : start + 2], "little")):
        at = start + 2 + 12 * number
        if data[at : at + 2] == b"\x06\x01":
            return data[: at + 8] + b"\0\0" + data[at + 10 :]
    raise AssertionError


def _names() -> Iterator[tuple[str, bytes]]:
    pdf = odd_pdfs.plain()
    for name in (
        "ends with a dot.pdf.",
        "ends with a space.pdf ",
        "two\nlines.pdf",
        "-rf.pdf",
        ".",
    ):
        yield name, pdf
