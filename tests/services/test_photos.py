# SPDX-License-Identifier: MIT
"""Checking a photo and cutting it out, as a person asks for it."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.domain.photo.background import Part
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.cut import Cut
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.rulebook.packs import load
from kvisa_desktop.services import photos
from kvisa_desktop.services.photos import Picture
from tests.fake_studio import FakeStudio
from tests.fakes import FakeScans

BOOK = load().rulebook
GUIDES = Guides(crown=900, chin=2100, left=1150, right=1850)


class FakeLook(FakeScans):
    """Says that every file is what it was told."""

    def __init__(self, facts: FileFacts) -> None:
        super().__init__()
        self.facts = facts

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:
        super().inspect(data, name=name, password=password)
        return self.facts


@pytest.fixture
def picture() -> Picture:
    page = PageFacts(595, 794, 3000, 4000)
    facts = FileFacts(Outcome.ACCEPT, FileType.JPEG, (page,))
    return photos.look(FakeLook(facts), b"a photo")


def test_a_pdf_is_no_photo() -> None:
    facts = FileFacts(Outcome.ACCEPT, FileType.PDF, (PageFacts(595, 842),))
    with pytest.raises(Refused) as refusal:
        photos.look(FakeLook(facts), b"")
    assert "PDF" in refusal.value.what.text


def test_what_is_no_picture_is_refused_with_its_own_reason() -> None:
    reason = msg("This file is empty.")
    with pytest.raises(Refused) as refusal:
        photos.look(FakeLook(FileFacts(Outcome.REJECTED, reason=reason)), b"")
    assert refusal.value.what == reason


def test_a_photo_is_checked_and_cut_by_the_same_plan(picture: Picture) -> None:
    studio = FakeStudio()
    found = photos.check(studio, BOOK, picture, SpecName.DIGITAL, GUIDES)
    assert set(studio.boxes) == set(Part)
    made = photos.make(studio, picture, found)
    assert studio.wanted == Cut(found.crop.box, (420, 560), 40 * 1024, 120_000, None)
    assert (made.size, made.quality, made.shortfall) == ((420, 560), 90, None)


@pytest.mark.parametrize(("size", "told"), [(20_000, 19), (40_500, 39), (140_000, 140)])
def test_a_file_too_light_or_too_heavy_is_told(picture: Picture, size: int, told: int) -> None:
    studio = FakeStudio(size)
    found = photos.check(studio, BOOK, picture, SpecName.DIGITAL, GUIDES)
    made = photos.make(studio, picture, found)
    assert made.shortfall is not None
    assert made.kilobytes == made.shortfall.values["found"] == told
    assert replace(made, shortfall=None).kilobytes == round(size / 1000)


def test_a_printed_photo_has_no_bounds_of_bytes(picture: Picture) -> None:
    studio = FakeStudio(20)
    found = photos.check(studio, BOOK, picture, SpecName.PRINT, GUIDES)
    assert photos.make(studio, picture, found).shortfall is None
    assert studio.wanted is not None
    assert studio.wanted.dpi == found.dpi


def test_the_sheet_is_for_paper_only(picture: Picture) -> None:
    studio = FakeStudio()
    printed = photos.check(studio, BOOK, picture, SpecName.PRINT, GUIDES)
    sheet = photos.make_sheet(studio, picture, printed)
    assert sheet.data == b"(33, 48)"
    assert sheet.size == (1800, 1200)
    digital = photos.check(studio, BOOK, picture, SpecName.DIGITAL, GUIDES)
    with pytest.raises(Refused):
        photos.make_sheet(studio, picture, digital)


def test_nothing_is_cut_without_guides_or_without_room(picture: Picture) -> None:
    studio = FakeStudio()
    for guides in (None, Guides(10, 3990, 10, 2990)):
        found = photos.check(studio, BOOK, picture, SpecName.PRINT, guides)
        with pytest.raises(Refused):
            photos.make(studio, picture, found)
    assert studio.wanted is None
