# SPDX-License-Identifier: MIT
"""Files of a box: what is told of pictures that go as they were filed, and of too large ones."""

from dataclasses import replace
from typing import Any

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.files import CAMERA_NOTED, FileType, PreparedPage
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.domain.upload_boxes import FilledBox, UploadBox
from kvisa_desktop.domain.upload_limits import Limits
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.box_files import MadeFile, files_of
from kvisa_desktop.services.upload_pack import UploadTools
from tests.case_builders import graduate_case, pages, paper, scan
from tests.fake_handing import bound, listed, painted
from tests.fakes import FakeScans, FakeVault, FakeWriter
from tests.spoken import chinese, english

PAGES = 5
PAPER = paper("degree-certificate")
CASE = replace(graduate_case(), documents=(PAPER,), pages=pages(PAPER, PAGES))


class Weighed(FakeScans):
    """Makes pages of so many bytes each, noting what it is told to."""

    def __init__(self, size: int, notes: tuple[Message, ...] = ()) -> None:
        super().__init__()
        self.size, self.notes = size, notes

    def prepare(
        self,
        data: bytes,  # noqa: ARG002
        file_type: FileType,  # noqa: ARG002
        page_no: int,
        **_more: Any,  # noqa: ANN401
    ) -> PreparedPage:
        """Return the page, of whatever type, with as many bytes as was told."""
        page = super().prepare(b"SCAN 9 paper", FileType.PDF, page_no)
        return replace(page, data=b"x" * self.size, notes=self.notes)

    def compact(self, page: PreparedPage, dpi: int, quality: int) -> PreparedPage:  # noqa: ARG002
        """Return the page as it is: nothing can be spared."""
        return page


def made(
    scans: Weighed, limits: Limits, *formats: UploadFormat, kept: str = "png"
) -> tuple[MadeFile, ...]:
    """Return the files of a box that takes the degree certificate."""
    box = UploadBox("degree", Bilingual("Degree"), formats=formats, limits=limits)
    stored = {page.file_id: scan(page, PAGES) for page in CASE.pages}
    files = {key: replace(each, type=kept) for key, each in stored.items()}
    vault = FakeVault(CASE.case, CASE.person, *CASE.documents, *CASE.pages, *files.values())
    vault.contents.update(dict.fromkeys(files, b"SCAN 9 paper"))
    tools = UploadTools(scans, FakeWriter(), bound, painted, listed)
    return files_of(vault, tools, FilledBox(1, box, exhibits_of(CASE)))


def way_out(scans: Weighed, limits: Limits, *formats: UploadFormat) -> Message:
    with pytest.raises(Refused) as refusal:
        made(scans, limits, *formats)
    assert refusal.value.remedy is not None
    return refusal.value.remedy


def test_papers_above_the_size_of_a_box_are_told_how_many_files_they_need() -> None:
    said = way_out(Weighed(600), Limits(most=1300), UploadFormat.PDF)
    assert "In 3 files its papers would fit." in english(said)
    assert "“Most files”" in english(said)
    assert "3" in chinese(said)


def test_more_files_than_recorded_are_told_as_well() -> None:
    said = way_out(Weighed(600), Limits(most=1300, files=2), UploadFormat.PDF)
    assert "In 3 files" in english(said)


def test_the_files_that_are_recorded_are_made() -> None:
    found = made(Weighed(600), Limits(most=1300, files=3), UploadFormat.PDF)
    assert [len(each.sheets) for each in found] == [2, 2, 1]
    assert [each.name for each in found] == [f"01-degree-{number}.pdf" for number in (1, 2, 3)]


@pytest.mark.parametrize("format_", [UploadFormat.PDF, UploadFormat.JPEG])
def test_a_page_that_is_too_large_alone_is_named(format_: UploadFormat) -> None:
    said = english(way_out(Weighed(2000), Limits(most=1300), format_))
    assert "Page 1 of exhibit 1 is too large even alone" in said


def test_a_picture_that_goes_as_it_was_filed_says_that_it_tells_of_the_camera() -> None:
    found = made(Weighed(9, notes=(CAMERA_NOTED,)), Limits(), UploadFormat.PNG)
    assert len(found) == PAGES
    assert "with what the camera noted in it" in english(found[0].notes[0])
    assert english(found[4].notes[0]).startswith("01-degree-5.png")


def test_other_notes_of_such_a_picture_are_those_of_the_dossier() -> None:
    note = msg("Its transparent parts are printed white.")
    (first, *_) = made(Weighed(9, notes=(note,)), Limits(), UploadFormat.PNG)
    assert english(first.notes[0]) == (
        "01-degree-1.png goes out as it was filed. Of this page in the dossier is noted: "
        "Its transparent parts are printed white."
    )


def test_a_picture_without_anything_to_say_has_no_notes() -> None:
    assert all(not each.notes for each in made(Weighed(9), Limits(), UploadFormat.PNG))
