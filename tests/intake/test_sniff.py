# SPDX-License-Identifier: MIT
"""The type of a file by its content, and names that lie."""

import unicodedata

import pytest

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.intake import sniff
from tests.intake import odd_pictures as odd


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", FileType.PDF),
        (odd.jpeg(), FileType.JPEG),
        (odd.saved(odd.drawing(), "PNG"), FileType.PNG),
        (odd.saved(odd.drawing(), "TIFF"), FileType.TIFF),
        (b"MM\0*\0\0\0\x08", FileType.TIFF),
        (odd.saved(odd.drawing(), "WEBP"), FileType.WEBP),
        (odd.heic(), FileType.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", FileType.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", None),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", None),
        (b"GIF89a", None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"", None),
        (b"\xff", None),
    ],
)
def test_the_content_tells_the_type(data: bytes, found: FileType | None) -> None:
    assert sniff.type_of(data) is found


def test_a_pdf_may_begin_late() -> None:
    assert sniff.is_late_pdf(b"\r\n" * 500 + b"%PDF-1.4")
    assert not sniff.is_late_pdf(b"\r\n" * 600 + b"%PDF-1.4")
    assert sniff.is_late_pdf(b"1 0 obj <<>> endobj\nstartxref\n0\n%%EOF\n")


@pytest.mark.parametrize(
    "name",
    [
        "scan.jpg",
        "SCAN.JPEG",
        "scan.jfif",
        "a.pdf.jpg",
        "scan",
        "",
        ".hidden",
        "scan.jpg ",
        "scan.jpg.",
        unicodedata.normalize("NFD", "Übersetzung.jpg"),
        "扫描件.jpg",
        "no ending but. dots",
        "x" * 300 + ".jpg",
        "scan\u200f.jpg",
    ],
)
def test_an_honest_name_is_not_remarked_on(name: str) -> None:
    warning = sniff.misnamed(name, FileType.JPEG)
    assert warning is None or name == ".hidden"


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("scan.pdf", "pdf"),
        ("CON.pdf", "pdf"),
        ("scan.docx", "docx"),
        ("photo.HEIC", "heic"),
        ("gpj.scan\u202e.exe", "exe"),
        ("x" * 300 + ".png", "png"),
        ("scan．ｐｄｆ", "pdf"),
    ],
)
def test_a_name_that_lies_is_remarked_on(name: str, ending: str) -> None:
    warning = sniff.misnamed(name, FileType.JPEG)
    assert warning is not None
    assert str(ending) in str(warning.values["ending"])
