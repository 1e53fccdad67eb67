# SPDX-License-Identifier: MIT
"""Files that are no scans, and how each becomes one."""

import io
import zipfile

import pytest

from kvisa_desktop.intake import kinds


def archive(*names: str, mime: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        if mime:
            made.writestr("mimetype", mime)
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


MAIL = b"Received: from a\r\nFrom: b@example.org\r\nSubject: Diploma\r\n\r\nHello"


@pytest.mark.parametrize(
    ("data", "name", "way"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "a Word document", "PROGRAM"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", "PROGRAM"),
        (archive("ppt/presentation.xml"), "a PowerPoint presentation", "PROGRAM"),
        (
            archive(mime="application/vnd.oasis.opendocument.text"),
            "an OpenDocument text",
            "PROGRAM",
        ),
        (archive("Index/Document.iwa", "preview.jpg"), "a Pages document", "PROGRAM"),
        (archive("scan.pdf"), "an archive of files", "UNPACK"),
        (b"PK\x03\x04 cut off", "an archive of files", "UNPACK"),
        (b"Rar!\x1a\x07\x01\0", "an archive of files", "UNPACK"),
        (old_office("WordDocument"), "a Word document", "PROGRAM"),
        (old_office("EncryptedPackage"), "an Office document with a password", "PROGRAM"),
        (old_office("nothing"), "an Office document", "PROGRAM"),
        (b"{\\rtf1\\ansi", "a rich-text document (RTF)", "PROGRAM"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a web page", "BROWSER"),
        (b"  <html><body>", "a web page", "BROWSER"),
        (b"<?xml version='1.0'?><svg>", "an SVG drawing", "BROWSER"),
        (MAIL, "an e-mail message", "MAIL"),
        (
            b"From: <Saved>\r\nSubject: x\r\nContent-Type: multipart/related\r\nSnapshot-Content:",
            "a web page",
            "BROWSER",
        ),
        ("Lebenslauf für das Visum".encode(), "a text file", "PROGRAM"),
        ("\ufeff简历".encode("utf-16"), "a text file", "PROGRAM"),
        ("学".encode() * 3000, "a text file", "PROGRAM"),
        (b"GIF89a", "a GIF picture", "PICTURE"),
        (b"P6\n2 2\n255\n" + bytes(12), "a PNM picture", "PICTURE"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "a Windows metafile drawing", "PICTURE"),
        (b"\x01\x00\x00\x00l\x00\x00\x00" + bytes(40), "a Windows metafile drawing", "PICTURE"),
        (b"gimp xcf file\x00", "a GIMP picture", "PROGRAM"),
        (b"\xc5\xd0\xd3\xc6" + bytes(40), "a PostScript document", "PROGRAM"),
        (b"BM\x36\0", "a BMP picture", "PICTURE"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "an AVIF picture", "PICTURE"),
        (
            b"\0\0\0\x18ftypmif2\0\0\0\0mif2unif",
            "a picture of the HEIF family in a rare coding",
            "PICTURE",
        ),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "a sound or video recording", "PHOTOGRAPH"),
        (b"RIFF\0\0\0\0AVI ", "a sound or video recording", "PHOTOGRAPH"),
        (b"MZ\x90\0", "a computer program", "PHOTOGRAPH"),
        (b"CAJ\0\0\0\0\0", "a CAJ document", "PROGRAM"),
        (b"\0\0\1\0\1\0", "an icon", "PICTURE"),
        (b"L\0\0\0\1\x14\2\0", "a shortcut, which says only where something is", "FOLLOW"),
        (b"[InternetShortcut]", "a shortcut, which says only where something is", "FOLLOW"),
        ("你好，这是一份给领事馆的说明".encode("gb18030"), "a text file", "PROGRAM"),
        ("Schöne Grüße von nebenan".encode("latin-1"), "a text file", "PROGRAM"),
    ],
)
def test_known_kinds_are_named_with_their_way(data: bytes, name: str, way: str) -> None:
    kind = kinds.kind_of(data)
    assert kind is not None
    assert (kind.name.text, kind.way.name) == (name, way)
    assert kind.remedy.text
    assert kind.reason.text


@pytest.mark.parametrize("data", [b"", b"\0" * 50, b"\x01\x02\x03\x04", bytes(range(256))])
def test_other_bytes_are_of_no_kind(data: bytes) -> None:
    kind = kinds.kind_of(data)
    assert kind is None or kind.is_text == (data == b"")
