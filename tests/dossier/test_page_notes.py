# SPDX-License-Identifier: MIT
"""What was noted of prepared pages is told with the built dossier, once for all its pages."""

from dataclasses import replace
from pathlib import Path

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.page_notes import PageNotes
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.progress import Silent
from tests.case_builders import graduate_case
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import jpeg_page
from tests.spoken import chinese, english

ODD = msg("Printed as a picture, because the page is damaged.")


def pages_noted(*notes: Message, documents: int = 1, pages: int = 3) -> tuple[Message, ...]:
    """Return what is told of documents whose pages all have the same notes."""
    page = replace(jpeg_page(), notes=notes)
    noted = PageNotes(lambda _document, _page: page)
    for document in range(documents):
        for number in range(1, pages + 1):
            assert noted(str(document), number) is page
    return tuple(noted.told({str(each): str(each + 1) for each in range(documents)}))


def test_pages_without_notes_are_not_spoken_of() -> None:
    assert pages_noted() == ()


def test_one_sentence_names_every_page_it_is_true_of() -> None:
    (told,) = pages_noted(ODD, pages=2)
    places = "附件1 / Exhibit 1 · p. 1, 附件1 / Exhibit 1 · p. 2"
    assert english(told) == f"{places}: Printed as a picture, because the page is damaged."
    assert chinese(told).startswith(f"{places}：")


def test_of_many_pages_the_first_are_named_and_the_others_counted() -> None:
    (told,) = pages_noted(ODD, documents=4)
    assert "Exhibit 2 · p. 2 and 7 pages more: " in english(told)
    assert "及另外7页" in chinese(told)


def test_pages_of_what_is_no_exhibit_are_left_out() -> None:
    noted = PageNotes(lambda _document, _page: replace(jpeg_page(), notes=(ODD,)))
    noted("stranger", 1)
    assert list(noted.told({})) == []


def test_the_report_of_a_build_tells_what_was_noted(tmp_path: Path) -> None:
    def odd(page: DocumentPage) -> PreparedPage:
        return replace(jpeg_page(), notes=(ODD,) if page.page_no == 1 else ())

    writer = PdfWriter(voice, RULEBOOK)
    options = DossierOptions(BUILT_ON)
    report = writer.build(graduate_case(), odd, options, tmp_path / "d.pdf", progress=Silent())
    assert any("page is damaged" in english(note) for note in report.notes)
