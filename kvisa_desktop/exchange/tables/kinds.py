# SPDX-License-Identifier: MIT
"""Tells files that are no tables by their content, and says how each becomes one."""

import io
import zipfile

from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.tables.complaints import damaged, not_a_table
from kvisa_desktop.messages import Message, msg, verbatim

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
_STARTS: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF-", msg("it is a PDF.")),
    (b"\xff\xd8\xff", msg("it is a picture.")),
    (b"\x89PNG", msg("it is a picture.")),
    (b"GIF8", msg("it is a picture.")),
    (b"II*\0", msg("it is a picture.")),
    (b"MM\0*", msg("it is a picture.")),
    (b"{\\rtf", msg("it is a text document.")),
    (b"Rar!", msg("it is an archive of files.")),
    (b"7z\xbc\xaf", msg("it is an archive of files.")),
    (b"\x1f\x8b", msg("it is an archive of files.")),
)
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")
# What is in an archive, and what it is then.
_ENTRIES: tuple[tuple[str, Message], ...] = (
    ("xl/workbook.bin", msg("it is an Excel workbook of the binary kind (.xlsb).")),
    ("index/tables/", msg("it is a Numbers table.")),
    ("word/", msg("it is a Word document.")),
    ("ppt/", msg("it is a PowerPoint presentation.")),
)


def refuse_other_kinds(data: bytes) -> None:
    """Raise `Refused` for a file that is no text and no XLSX, with what it is."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise not_a_table(msg("it is empty."))
    for start, what in _STARTS:
        if data.startswith(start):
            raise not_a_table(what, _copy_the_rows())
    if data.startswith(_OLE):
        raise _of_old_office(data)
    if data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
        raise not_a_table(msg("it is a web page, even where its name ends in .xls."))
    if data.startswith(ZIP):
        _refuse_other_archives(data)


def _of_old_office(data: bytes) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return not_a_table(
            msg("it opens with a password only."),
            msg("Open it in a spreadsheet program, save it without a password, and import that."),
        )
    return not_a_table(msg("it is of the old kind of Office files (.xls)."))


def _refuse_other_archives(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [each.replace("\\", "/").casefold() for each in archive.namelist()]
            kind = archive.read("mimetype")[:_HEAD] if "mimetype" in names else b""
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError):
        raise damaged() from None
    if b"opendocument.spreadsheet" in kind:
        raise not_a_table(msg("it is an OpenDocument table (.ods)."))
    for begin, what in _ENTRIES:
        if any(name.startswith(begin) for name in names):
            raise not_a_table(what)
    if not any(name.startswith("xl/") for name in names):
        raise not_a_table(msg("it is an archive of files."))


def _copy_the_rows() -> Message:
    return msg(
        "Type or copy its rows into a table, save that as {kinds}, and import it.",
        kinds=verbatim(".xlsx / .csv"),
    )
