# SPDX-License-Identifier: MIT
"""The bad input of the corpus script, each file by itself; the script runs those of others too."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from kvisa_desktop.domain.files import FileFacts, FileType, Media, Outcome, PageFacts, PreparedPage
from kvisa_desktop.intake import Intake
from kvisa_desktop.sandbox import Limits, Sandbox
from tests import patience
from tests.corpora.making import made
from tests.corpora.running import GRAVE, Became, run
from tests.corpora.structures import unusual
from tests.intake import odd_pdfs

FILES = (*made(), *unusual())
REFUSED = {
    "empty.pdf",
    "garbage.pdf",
    "zero-pages.pdf",
    "portfolio.pdf",
    "xfa.pdf",
    "swelling-to-200-mb.pdf",
    "1.6-gigapixel.png",
    "truncated-0.7.jpg",
    "a-program.png",
    "lossless.jpg",
    "other.gif",
    "other.jpeg2000",
    "other.bmp",
    "other.ico",
}


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    """Return an intake with real workers that have little memory."""
    limits = Limits(seconds=patience.SECONDS, memory=1024 << 20)
    with Sandbox(1, limits=limits) as sandbox:
        yield Intake(sandbox)


@pytest.mark.parametrize(("name", "data"), FILES, ids=[ascii(name)[:40] for name, _ in FILES])
def test_bad_input_is_taken_truly_or_refused_in_a_sentence(
    intake: Intake, name: str, data: bytes
) -> None:
    told = run(intake, name, data)
    assert told.became not in GRAVE, told
    assert (told.became is Became.REFUSED) or name not in REFUSED


class Careless:
    """An intake that hands out what it is given, as a bad one might."""

    def __init__(self, page: PreparedPage) -> None:
        self.page = page

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:  # noqa: ARG002
        """Accept everything."""
        return FileFacts(Outcome.ACCEPT, FileType.PDF, (PageFacts(595, 842),))

    def prepare(self, data: bytes, file_type: FileType, page_no: int) -> PreparedPage:  # noqa: ARG002
        """Return the page it was given."""
        return self.page


def test_what_survives_alive_is_noticed() -> None:
    data = odd_pdfs.active()
    page = PreparedPage(Media.PDF, data, 595, 842)
    told = run(Careless(page), "active.pdf", data)  # type: ignore[arg-type]
    assert told.became is Became.ALIVE


def test_a_page_that_looks_otherwise_is_noticed() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        buffer = io.BytesIO()
        pdf.save(buffer)
    page = PreparedPage(Media.PDF, buffer.getvalue(), 595, 842)
    told = run(Careless(page), "letter.pdf", odd_pdfs.plain())  # type: ignore[arg-type]
    assert told.became is Became.SILENTLY_DIFFERENT


def test_a_crash_is_noticed() -> None:
    told = run(None, "x.pdf", b"")  # type: ignore[arg-type]
    assert told.became is Became.FAILED
