# SPDX-License-Identifier: MIT
"""A page of the preview is the page that is built, and asks for its own scan only."""

from pathlib import Path

import pypdfium2
import pytest

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.errors import Cancelled
from kvisa_desktop.services.ports import DossierOptions, Sketch
from kvisa_desktop.services.progress import Silent
from tests.case_builders import graduate_case
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import jpeg_page

OPTIONS = DossierOptions(BUILT_ON)


def text_of(pdf: bytes | Path, at: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[at].get_textpage().get_text_range())


def sketch(page: int, asked: list[DocumentPage] | None = None) -> Sketch:
    def source(wanted: DocumentPage) -> PreparedPage:
        if asked is not None:
            asked.append(wanted)
        return jpeg_page()

    writer = PdfWriter(voice, RULEBOOK)
    return writer.sketch(graduate_case(), source, OPTIONS, page, progress=Silent())


def test_every_page_reads_as_the_built_one_and_starts_are_told(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    writer = PdfWriter(voice, RULEBOOK)

    def source(_page: object) -> PreparedPage:
        return jpeg_page()

    report = writer.build(graduate_case(), source, OPTIONS, out, progress=Silent())
    first = sketch(1)
    assert first.pages == report.pages
    labels = {each.label: each.first_page for each in report.exhibits}
    assert labels.items() <= first.starts.items()
    assert (first.starts["cover"], first.starts["index"]) == (1, 2)
    for number in (1, 2, report.pages):
        found = sketch(number)
        assert found.page == number
        assert text_of(found.pdf) == text_of(out, number - 1)


def test_only_the_scan_of_the_page_is_asked_for() -> None:
    asked: list[DocumentPage] = []
    sketch(1, asked)
    assert asked == []
    last = sketch(999, asked)
    assert last.page == last.pages
    assert len(asked) == 1
    with pypdfium2.PdfDocument(last.pdf) as document:
        assert len(document) == 1
        assert any(each.type == 3 for each in document[0].get_objects())


def test_it_can_be_stopped() -> None:
    class Stopped(Silent):
        def is_cancelled(self) -> bool:
            return True

    def source(_page: object) -> PreparedPage:
        raise AssertionError

    writer = PdfWriter(voice, RULEBOOK)
    with pytest.raises(Cancelled):
        writer.sketch(graduate_case(), source, OPTIONS, 1, progress=Stopped())
