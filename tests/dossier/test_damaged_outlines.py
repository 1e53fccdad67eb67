# SPDX-License-Identifier: MIT
"""Font programs with a damaged byte, wherever it is: doubted, or failing as pages do."""

import pytest
from pikepdf import Pdf

from kvisa_desktop.dossier.foreign import BROKEN
from kvisa_desktop.dossier.foreign_fonts import check_font
from tests.dossier.outline_fonts import bare, embedded, type1

CFF, TYPE1 = (bare(), "/Type1C"), (type1(), "")
EVERY = 9  # byte is damaged; all of them were tried by hand


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(("whole", "subtype"), [CFF, TYPE1])
def test_a_damaged_byte_never_surprises(whole: bytes, subtype: str) -> None:
    failed = 0
    with Pdf.new() as pdf:
        for at in range(0, len(whole), EVERY):
            font = embedded(pdf, damaged(whole, at), subtype, Encoding=None)
            try:
                check_font(font, b"Zeugnis", pdf)
            except BROKEN:
                failed += 1
    assert failed < len(whole)


@pytest.mark.parametrize("share", range(0, 85, 7))
@pytest.mark.parametrize(("whole", "subtype"), [CFF, TYPE1])
def test_a_program_that_breaks_off_is_not_proved(whole: bytes, subtype: str, share: int) -> None:
    with Pdf.new() as pdf:
        font = embedded(pdf, whole[: len(whole) * share // 100], subtype, Encoding=None)
        try:
            assert check_font(font, b"Zeugnis", pdf)
        except BROKEN:
            return
