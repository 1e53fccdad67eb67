# SPDX-License-Identifier: MIT
"""Tells by their content the files that are no scans, and how each becomes one."""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum

from kvisa_desktop.messages import Message, msg, verbatim

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_ENTRIES = 10_000
_SURE_TEXT = 16  # bytes without any that controls are no accident

_MAIL_HEADER = re.compile(
    rb"(?im)^(from|to|cc|subject|date|mime-version|message-id|received|return-path|delivered-to):"
)
_HEADER_LINE = re.compile(rb"(?i)[a-z][a-z0-9-]{1,60}:[ \t]|From .{1,200}\r?\n")
_TEXT = re.compile(r"[^\x00-\x08\x0b\x0e-\x1f\x7f]*")


class Way(Enum):
    """How a file of some kind becomes a scan."""

    PROGRAM = "program"
    BROWSER = "browser"
    MAIL = "mail"
    UNPACK = "unpack"
    PICTURE = "picture"
    PHOTOGRAPH = "photograph"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is no scan: its name in a sentence, and the way to make it one."""

    name: Message
    way: Way = Way.PHOTOGRAPH
    program: str = ""

    @property
    def reason(self) -> Message:
        """Why a file of this kind is not taken."""
        if self.way is Way.PICTURE:
            return msg(
                "This is {kind}; the pictures that are read are JPEG, PNG, TIFF, HEIC and WebP.",
                kind=self.name,
            )
        return msg("This is {kind}, not a scan.", kind=self.name)

    @property
    def remedy(self) -> Message:
        """What a person does to get a PDF or a picture of it."""
        if self.way is Way.PROGRAM:
            return msg(
                "Open it in {program}, choose “Save as” or “Export”, pick PDF, and add the PDF.",
                program=verbatim(self.program),
            )
        return _REMEDIES[self.way]

    @property
    def is_text(self) -> bool:
        """True for a plain text file, which may be something else with a text before it."""
        return self is _TEXT_FILE


_REMEDIES = {
    Way.BROWSER: msg("Open it in a browser, choose “Print”, then “Save as PDF”, and add the PDF."),
    Way.MAIL: msg(
        "Open it in your mail program, choose “Print”, then “Save as PDF”, and add the PDF;"
        " save what is attached to it and add that file by file."
    ),
    Way.UNPACK: msg("Unpack it and add the files in it one by one."),
    Way.PICTURE: msg("Open it in a picture viewer, save it as JPEG or PNG, and add that picture."),
    Way.FOLLOW: msg("Add the file itself: open the folder it lies in and take it from there."),
    Way.PHOTOGRAPH: msg("Scan the paper as PDF, or photograph it, and add that file."),
}

_WORD = Kind(msg("a Word document"), Way.PROGRAM, "Word")
_EXCEL = Kind(msg("an Excel workbook"), Way.PROGRAM, "Excel")
_POWERPOINT = Kind(msg("a PowerPoint presentation"), Way.PROGRAM, "PowerPoint")
_TEXT_FILE = Kind(msg("a text file"), Way.PROGRAM, "Word")
_WEB_PAGE = Kind(msg("a web page"), Way.BROWSER)
_MAIL = Kind(msg("an e-mail message"), Way.MAIL)
_ARCHIVE = Kind(msg("an archive of files"), Way.UNPACK)
_SHORTCUT = Kind(msg("a shortcut, which says only where something is"), Way.FOLLOW)
_RECORDING = Kind(msg("a sound or video recording"))
_SCANNER = Kind(msg("a PNM picture"), Way.PICTURE)
_DRAWING = Kind(msg("a Windows metafile drawing"), Way.PICTURE)
_POSTSCRIPT = Kind(msg("a PostScript document"), Way.PROGRAM, "Ghostscript")
_PROGRAM = Kind(msg("a computer program"))

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind(msg("a rich-text document (RTF)"), Way.PROGRAM, "Word")),
    (b"GIF87a", Kind(msg("a GIF picture"), Way.PICTURE)),
    (b"GIF89a", Kind(msg("a GIF picture"), Way.PICTURE)),
    (b"BM", Kind(msg("a BMP picture"), Way.PICTURE)),
    (b"\x00\x00\x01\x00", Kind(msg("an icon"), Way.PICTURE)),
    (b"P4\n", _SCANNER),
    (b"P5\n", _SCANNER),
    (b"P6\n", _SCANNER),
    (b"\xd7\xcd\xc6\x9a", _DRAWING),
    (b"\x01\x00\x00\x00l\x00\x00\x00", _DRAWING),
    (b"\xc5\xd0\xd3\xc6", _POSTSCRIPT),
    (b"gimp xcf", Kind(msg("a GIMP picture"), Way.PROGRAM, "GIMP")),
    (b"8BPS", Kind(msg("a Photoshop picture"), Way.PROGRAM, "Photoshop")),
    (b"\x00\x00\x00\x0cjP  ", Kind(msg("a JPEG 2000 picture"), Way.PICTURE)),
    (b"\xff\x4f\xff\x51", Kind(msg("a JPEG 2000 picture"), Way.PICTURE)),
    (b"\x00\x00\x00\x0cJXL ", Kind(msg("a JPEG XL picture"), Way.PICTURE)),
    (b"\xff\x0a", Kind(msg("a JPEG XL picture"), Way.PICTURE)),
    (b"AT&TFORM", Kind(msg("a DjVu document"), Way.PROGRAM, "DjView")),
    (b"%!PS", _POSTSCRIPT),
    (b"CAJ\x00", Kind(msg("a CAJ document"), Way.PROGRAM, "CAJViewer")),
    (b"KDH ", Kind(msg("a CAJ document"), Way.PROGRAM, "CAJViewer")),
    (b"L\x00\x00\x00\x01\x14\x02\x00", _SHORTCUT),
    (b"book\x00\x00\x00\x00mark", _SHORTCUT),
    (b"[InternetShortcut]", _SHORTCUT),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"\x1aE\xdf\xa3", _RECORDING),
    (b"ID3", _RECORDING),
    (b"OggS", _RECORDING),
    (b"fLaC", _RECORDING),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
)

_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", _WORD),
    ("Workbook", _EXCEL),
    ("Book", _EXCEL),
    ("PowerPoint Document", _POWERPOINT),
    ("__substg1.0_", Kind(msg("an Outlook message"), Way.MAIL)),
    ("EncryptedPackage", Kind(msg("an Office document with a password"), Way.PROGRAM, "Office")),
)

_ZIP_ENTRIES: tuple[tuple[str, Kind], ...] = (
    ("word/", _WORD),
    ("xl/", _EXCEL),
    ("ppt/", _POWERPOINT),
    ("Index/Document.iwa", Kind(msg("a Pages document"), Way.PROGRAM, "Pages")),
    ("Index/Tables/", Kind(msg("a Numbers table"), Way.PROGRAM, "Numbers")),
    ("Index/Slide", Kind(msg("a Keynote presentation"), Way.PROGRAM, "Keynote")),
    ("buildVersionHistory.plist", Kind(msg("a Pages document"), Way.PROGRAM, "Pages")),
    ("OFD.xml", Kind(msg("an OFD document"), Way.PROGRAM, "OFD Reader")),
    ("FixedDocSeq.fdseq", Kind(msg("an XPS document"), Way.PROGRAM, "XPS Viewer")),
    ("FixedDocumentSequence.fdseq", Kind(msg("an XPS document"), Way.PROGRAM, "XPS Viewer")),
)

_ZIP_MIMES: tuple[tuple[bytes, Kind], ...] = (
    (b"opendocument.text", Kind(msg("an OpenDocument text"), Way.PROGRAM, "LibreOffice")),
    (b"opendocument.spreadsheet", Kind(msg("an OpenDocument table"), Way.PROGRAM, "LibreOffice")),
    (
        b"opendocument.presentation",
        Kind(msg("an OpenDocument presentation"), Way.PROGRAM, "LibreOffice"),
    ),
    (b"epub", Kind(msg("an e-book"), Way.BROWSER)),
)

_AVIF = Kind(msg("an AVIF picture"), Way.PICTURE)
_HEIF = Kind(msg("a picture of the HEIF family in a rare coding"), Way.PICTURE)
_BRANDS = slice(8, 64)
_STILL = (b"mif1", b"mif2", b"mif3", b"msf1", b"heic", b"heix", b"jpeg", b"jpgs", b"unif", b"vvic")


def photograph() -> Message:
    """Return the remedy for a file nothing is known of."""
    return _REMEDIES[Way.PHOTOGRAPH]


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of a file that is no scan, or None when it is not known either."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data[4:8] == b"ftyp":
        return _of_family(data[_BRANDS])
    if data.startswith(b"RIFF"):
        return _RECORDING
    return _text_kind(data)


def _of_family(brands: bytes) -> Kind:
    """Return the kind of a file that pictures and recordings share their container with."""
    if b"avif" in brands or b"avis" in brands:
        return _AVIF
    return _HEIF if any(each in brands for each in _STILL) else _RECORDING


def _zip_kind(data: bytes) -> Kind:
    mime = data[30:120] if data[30:38] == b"mimetype" else b""
    for mark, kind in _ZIP_MIMES:
        if mark in mime:
            return kind
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:_MOST_ENTRIES]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return _ARCHIVE
    for start, kind in _ZIP_ENTRIES:
        if any(name.startswith(start) for name in names):
            return kind
    return _ARCHIVE


def _ole_kind(data: bytes) -> Kind:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind(msg("an Office document"), Way.PROGRAM, "Office")


def _text_kind(data: bytes) -> Kind | None:
    head = data[:_HEAD]
    text = _decoded(head)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return _WEB_PAGE
    if start.startswith("<svg") or (start.startswith("<?xml") and "<svg" in start):
        return Kind(msg("an SVG drawing"), Way.BROWSER)
    if start.startswith("<?xml") and "<html" in start:
        return _WEB_PAGE
    if _HEADER_LINE.match(head) and len(set(_MAIL_HEADER.findall(head))) > 1:
        return _WEB_PAGE if b"multipart/related" in head and b"Snapshot" in head else _MAIL
    return _TEXT_FILE


def _decoded(head: bytes) -> str | None:
    """Return the beginning of a file as text, or None when it is none."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    for cut in range(4):  # the head may end in the middle of a character
        try:
            text = head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if _TEXT.fullmatch(text) else None
    # Older texts are in a coding of their country: bytes of any kind, but none that controls.
    other = head.decode("latin-1")
    return other if len(head) >= _SURE_TEXT and _TEXT.fullmatch(other) else None
