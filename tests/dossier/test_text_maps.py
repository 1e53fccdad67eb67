# SPDX-License-Identifier: MIT
"""Maps from codes to text, read back by our own strict reader and by another one."""

import io

import pytest
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pikepdf import Pdf

from kvisa_desktop.dossier.foreign_text import readable
from kvisa_desktop.dossier.text_maps import text_map

SAID = [(code, chr(0x4E00 + code)) for code in range(1, 251)] + [(251, "ffi"), (252, "𠮷")]


@pytest.mark.parametrize("digits", [2, 4])
def test_every_code_says_its_text(digits: int) -> None:
    with Pdf.new() as pdf:
        assert readable(pdf.make_stream(text_map(SAID, digits))) == dict(SAID)


@pytest.mark.parametrize("digits", [2, 4])
def test_another_reader_says_the_same(digits: int) -> None:
    found = FileUnicodeMap()
    CMapParser(found, io.BytesIO(text_map(SAID, digits))).run()
    assert [found.get_unichr(code) for code, _ in SAID] == [text for _, text in SAID]


def test_no_block_is_larger_than_readers_take() -> None:
    written = text_map(SAID)
    assert written.count(b"100 beginbfchar") == 2
    assert written.count(b"52 beginbfchar") == 1
