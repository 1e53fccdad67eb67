# SPDX-License-Identifier: MIT
"""Guides of a photo: kept with the document, replaced, and forgotten when the picture changes."""

import pytest

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.services import cases, documents, photos
from kvisa_desktop.services.documents import Filing, Scan
from tests.fakes import FakeScans, FakeVault, scan

PLACED = Guides(100.4, 400.6, 130, 360)


@pytest.fixture
def vault() -> FakeVault:
    made = FakeVault()
    case = cases.create(made, surname="Okoro").value
    photo = [Scan("photo.jpg", lambda: scan(1))]
    documents.add(made, FakeScans(), case.id, photo, Filing("photo"))
    return made


def read(vault: FakeVault) -> tuple[CaseFile, DocumentPage]:
    file = cases.read(vault, cases.listed(vault)[0].case.id)
    return file, file.pages[0]


def test_without_any_there_are_none(vault: FakeVault) -> None:
    assert photos.guides_of(*read(vault)) is None


def test_they_are_kept_in_whole_pixels(vault: FakeVault) -> None:
    photos.keep_guides(vault, read(vault)[1], PLACED)
    assert photos.guides_of(*read(vault)) == Guides(100, 401, 130, 360)


def test_eyes_are_kept_too(vault: FakeVault) -> None:
    placed = Guides(100, 400, 130, 360, 200)
    photos.keep_guides(vault, read(vault)[1], placed)
    assert photos.guides_of(*read(vault)) == placed


def test_others_take_their_place(vault: FakeVault) -> None:
    page = read(vault)[1]
    photos.keep_guides(vault, page, PLACED)
    photos.keep_guides(vault, page, Guides(90, 390, 120, 350))
    file, page = read(vault)
    assert len(file.photo_guides) == 1
    assert photos.guides_of(file, page) == Guides(90, 390, 120, 350)


def test_the_same_are_not_written_again(vault: FakeVault) -> None:
    page = read(vault)[1]
    photos.keep_guides(vault, page, PLACED)
    assert not photos.keep_guides(vault, page, PLACED).changes


def test_on_another_picture_they_mean_nothing(vault: FakeVault) -> None:
    file, page = read(vault)
    photos.keep_guides(vault, page, PLACED)
    other = [Scan("new.jpg", lambda: scan(2))]
    paper = file.document(page.document_id)
    assert paper is not None
    documents.replace_files(vault, FakeScans(), paper, other)
    assert photos.guides_of(*read(vault)) is None
