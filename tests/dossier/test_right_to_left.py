# SPDX-License-Identifier: MIT
"""Text that runs to the left, alone and among other text, as readers give it back."""

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.text import one_line
from kvisa_desktop.dossier.theme import Type
from tests import patience
from tests.dossier.drawing_hand import drawn
from tests.dossier.readers import by_pdfium, by_pypdf

_ABOVE, _BELOW = "The applicant gave these particulars.", "签发机关 2026-11-22"
NAMES = (
    "محمد",
    "خالد بن عبد الله",
    "فاطمة الزهراء",
    "يوسف",
    "شيخ",
    "نبيل",
    "پاکستان",
    "ژاله",
    "گلناز علی‌پور",
    unicodedata.normalize("NFC", "مُحَمَّد"),
    "רחל בן־דוד",
    "שָׁלוֹם",
    "姓名 يوسف 签证",
    "يوسف Yusuf",
)
WITH_NUMBERS = ("شارع 12", "شارع ١٢", "12 شارع", "ברק 12 שם", "ברק 12", "רח' 3/4 ב'")
AMONG_LATIN = ("Name: يوسف (Yusuf) 7", "Rachel (רחל) and 王 דוד", "姓名يوسف签证K字")
IN_BRACKETS = "שלום (ירושלים) עיר"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what writes a page that holds a text between English and Chinese lines."""
    folder = tmp_path_factory.mktemp("directions")

    def written(text: str) -> Path:
        def draw(pen: Pen) -> None:
            for line, y in ((_ABOVE, 740), (text, 700), (_BELOW, 660)):
                with pen.artifact():
                    shown = one_line(line, Weight.REGULAR, chinese="签" in line)
                    pen.text(shown, 60, y, Type(12, 16))

        file = folder / f"{text.encode().hex()[:40]}.pdf"
        file.write_bytes(drawn(draw)[1])
        return file

    return written


def by_poppler(file: Path) -> str:
    """Return what pdftotext reads, without its marks of direction."""
    done = subprocess.run(
        ["pdftotext", str(file), "-"], capture_output=True, check=True, timeout=patience.SECONDS
    )
    marks = dict.fromkeys([0x200E, 0x200F, 0x202A, 0x202B, 0x202C])
    return unicodedata.normalize("NFC", done.stdout.decode().translate(marks))


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("read", [by_pdfium, by_pypdf], ids=lambda read: read.__name__)
def test_names_come_back_word_for_word(
    files: Callable[[str], Path], read: Callable[[Path], str], text: str
) -> None:
    assert text in read(files(text))


@pytest.mark.parametrize("text", WITH_NUMBERS + AMONG_LATIN)
def test_numbers_and_latin_words_keep_their_place(files: Callable[[str], Path], text: str) -> None:
    assert text in by_pdfium(files(text))


def test_brackets_say_themselves_to_a_reader_that_does_not_mirror_them(
    files: Callable[[str], Path],
) -> None:
    assert IN_BRACKETS in by_pypdf(files(IN_BRACKETS))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this machine")
def test_poppler_reads_names_and_brackets_too(files: Callable[[str], Path]) -> None:
    for text in (*NAMES[:10], *NAMES[11:], *AMONG_LATIN, "يوسف (القاهرة)", IN_BRACKETS):
        assert text in by_poppler(files(text)), text
