# SPDX-License-Identifier: MIT
"""Bad input made by hand: files that are cut off, swollen, alive, mislabelled, oddly named."""

import unicodedata
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.intake import odd_pdfs, odd_pictures
from tests.intake.glance_scans import letter, saved

_POINTS_PER_MM = 72 / 25.4


def made() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every bad file."""
    yield from _damaged()
    yield from _swollen()
    yield from _odd_sizes()
    yield from _alive()
    yield from _odd_pictures()
    yield from _mislabelled()
    yield from _odd_names()


def _damaged() -> Iterator[tuple[str, bytes]]:
    jpeg, pdf = saved(letter()), odd_pdfs.plain(3)
    for share in (0.02, 0.3, 0.7, 0.98):
        yield f"truncated-{share}.jpg", jpeg[: int(len(jpeg) * share)]
        yield f"truncated-{share}.pdf", pdf[: int(len(pdf) * share)]
    yield "broken-index.pdf", odd_pdfs.broken_index(pdf)
    yield "without-index.pdf", odd_pdfs.without_index(pdf)
    yield "empty.pdf", b""
    yield "zeros.jpg", bytes(5000)
    yield "garbage.pdf", bytes(range(256)) * 40
    yield "only-a-header.pdf", b"%PDF-1.7\n"
    yield "zero-pages.pdf", odd_pdfs.written(pikepdf.new())
    yield "jbig2-garbage.pdf", odd_pdfs.holding(b"\x97JB2 nonsense" * 30, "/JBIG2Decode")
    yield "jpx-garbage.pdf", odd_pdfs.holding(b"\0\0\0\x0cjP  nonsense" * 30, "/JPXDecode")
    yield "jpeg-garbage.pdf", odd_pdfs.holding(b"\xff\xd8\xff\xe0 nonsense" * 30, "/DCTDecode")


def _swollen() -> Iterator[tuple[str, bytes]]:
    yield "swelling-to-200-mb.pdf", odd_pdfs.swelling()
    yield "1.6-gigapixel.png", odd_pictures.png_bomb()
    yield "wide-gigapixel.png", odd_pictures.png_bomb(1_600_000, 1000)


def _odd_sizes() -> Iterator[tuple[str, bytes]]:
    a0 = (841 * _POINTS_PER_MM, 1189 * _POINTS_PER_MM)
    yield "a0.pdf", odd_pdfs.plain(1, a0)
    yield "3-millimetres.pdf", odd_pdfs.plain(1, (3 * _POINTS_PER_MM, 3 * _POINTS_PER_MM))
    yield "5-metres.pdf", odd_pdfs.plain(1, (14000, 300))
    yield "strip-1-20.png", saved(letter().resize((200, 4000)), "PNG")
    yield "strip-20-1.jpg", saved(letter().resize((4000, 200)))
    yield "one-dot.png", saved(Image.new("RGB", (1, 1)), "PNG")
    yield "upside-down-box.pdf", odd_pdfs.with_page(MediaBox=Array([595, 842, 0, 0]))
    yield "no-box.pdf", odd_pdfs.with_page(MediaBox=Array([0, 0, 0, 0]))


def _alive() -> Iterator[tuple[str, bytes]]:
    yield "javascript-and-launch.pdf", odd_pdfs.active()
    yield "portfolio.pdf", odd_pdfs.portfolio()
    yield "xfa.pdf", odd_pdfs.reader_form()
    yield "form-without-looks.pdf", odd_pdfs.form(drawn=False)
    yield "form-with-looks.pdf", odd_pdfs.form(drawn=True)
    yield "hidden-layer.pdf", odd_pdfs.layered(hidden=True)
    yield "marks.pdf", odd_pdfs.marked()
    yield "acting-page.pdf", odd_pdfs.with_page(AA=Dictionary(O=_script()))
    yield "link-that-launches.pdf", odd_pdfs.with_page(Annots=Array([_launching_link()]))


def _script() -> pikepdf.Dictionary:
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _launching_link() -> pikepdf.Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 100, 100]),
        A=Dictionary(S=Name.Launch, F="program.exe"),
    )


def _odd_pictures() -> Iterator[tuple[str, bytes]]:
    yield "press-colours.jpg", odd_pictures.jpeg(mode="CMYK")
    for mode, kind in (("I;16", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "TIFF"), ("F", "TIFF")):
        name = f"{mode.replace(';', '-')}.{kind.lower()}"
        yield name, odd_pictures.saved(odd_pictures.drawing(mode), kind)
    for orientation in range(9):
        yield f"orientation-{orientation}.jpg", odd_pictures.jpeg(orientation=orientation)
    yield "phone.jpg", odd_pictures.phone_photo()
    yield "pages.tif", odd_pictures.pages_tiff()
    yield "moving.png", odd_pictures.moving("PNG")
    yield "phone.heic", odd_pictures.heic()


def _mislabelled() -> Iterator[tuple[str, bytes]]:
    yield "a-jpeg.pdf", odd_pictures.jpeg()
    yield "a-pdf.jpg", odd_pdfs.plain()
    yield "a-letter.docx.pdf", b"PK\x03\x04" + bytes(200)
    yield "a-page.html.jpg", b"<!DOCTYPE html><script>alert(1)</script>"
    yield "a-program.png", b"MZ" + bytes(200)
    yield "text.pdf", "Just some words, 没有别的。".encode()


def _odd_names() -> Iterator[tuple[str, bytes]]:
    pdf = odd_pdfs.plain()
    names = (
        "\u202eتقرير\u202c.pdf",
        unicodedata.normalize("NFD", "Zeugnis-Übersetzung-é.pdf"),
        "n" * 300 + ".pdf",
        "CON.pdf",
        "nul",
        "..\\..\\windows\\x.pdf",
        "../../etc/passwd",
        "a\nb\x00c.pdf",
        "   .pdf",
        "💮 学位证书（最终版）.PDF",
        "",
    )
    for name in names:
        yield name, pdf
