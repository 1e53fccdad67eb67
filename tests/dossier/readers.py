# SPDX-License-Identifier: MIT
"""The text of a PDF as three readers give it back."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader

_DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F)])


def by_pypdf(file: Path) -> str:
    return _plain("\n".join(page.extract_text() for page in PdfReader(file).pages))


def by_pdfium(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return _plain("\n".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def by_pdfminer(file: Path) -> str:
    return _plain(extract_text(file))


READERS: tuple[Callable[[Path], str], ...] = (by_pypdf, by_pdfium, by_pdfminer)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_DIRECTIONS))
