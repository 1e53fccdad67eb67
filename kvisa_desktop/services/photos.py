# SPDX-License-Identifier: MIT
"""Checking a photo and cutting it out. The face is never touched: crop, scale and quality only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.photo import background
from kvisa_desktop.domain.photo.background import Box, Part
from kvisa_desktop.domain.photo.check import PhotoCheck, PhotoFile, Survey, checked, plan
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.cut import SHEET_MM, SHEET_QUALITY, Cut, cut_of, sheet_dots
from kvisa_desktop.domain.photo.kept_guides import PhotoGuides, PhotoGuidesId
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import ScanReader, Vault


class PhotoStudio(Protocol):
    """Looks at photos and cuts them out, each time in a worker process with limits."""

    def survey(self, data: bytes, file_type: FileType, boxes: Mapping[Part, Box]) -> Survey:
        """Return samples of parts of a picture, and whether it has colour."""

    def cut(self, data: bytes, file_type: FileType, wanted: Cut) -> tuple[bytes, int]:
        """Return the photo as a JPEG of 24-bit RGB, and the quality it was saved with."""

    def sheet(
        self, data: bytes, file_type: FileType, wanted: Cut, millimetres: tuple[float, float]
    ) -> bytes:
        """Return photo paper of 10 × 15 cm full of the photo, as a JPEG of 300 dpi."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a photo is to be made of: its bytes and what they are."""

    data: bytes = field(repr=False)
    file: PhotoFile


@dataclass(frozen=True, slots=True)
class MadePhoto:
    """A photo cut out: its bytes, size, quality, and what falls short of what is asked."""

    data: bytes = field(repr=False)
    size: tuple[int, int]
    quality: int
    shortfall: Message | None = None

    @property
    def kilobytes(self) -> int:
        """The size in KB: the same figure as in the sentence on what falls short."""
        said = self.shortfall.values.get("found") if self.shortfall else None
        return said if isinstance(said, int) else round(len(self.data) / 1000)


def look(scans: ScanReader, data: bytes, name: str = "") -> Picture:
    """Return a picture that a photo can be made of; raise `Refused` when it is none."""
    facts = scans.inspect(data, name=name)
    if not facts.is_usable or facts.type is None:
        raise Refused(facts.reason or msg("This file cannot be taken."), facts.remedy)
    page = facts.pages[0]
    if page.pixel_width is None or page.pixel_height is None:
        raise Refused(
            msg("This is a PDF; a photo has to be a picture."),
            msg("Use the picture as the camera or the photo shop made it: JPEG, PNG or HEIC."),
        )
    return Picture(data, PhotoFile(page.pixel_width, page.pixel_height, facts.type, len(data)))


def check(
    studio: PhotoStudio,
    book: Rulebook,
    picture: Picture,
    spec: SpecName,
    guides: Guides | None,
) -> PhotoCheck:
    """Return a photo checked against what the rules ask."""
    file = picture.file
    crop = plan(spec, book, file, guides)
    survey = studio.survey(picture.data, file.type, background.boxes(crop, guides, file.size))
    return checked(spec, book, file, guides, survey)


def make(studio: PhotoStudio, picture: Picture, found: PhotoCheck) -> MadePhoto:
    """Return the photo cut out as it was checked; raise `Refused` when the picture lacks it."""
    wanted = cut_of(found)
    made, quality = studio.cut(picture.data, picture.file.type, wanted)
    return MadePhoto(made, wanted.size, quality, _shortfall(len(made), wanted))


def make_sheet(studio: PhotoStudio, picture: Picture, found: PhotoCheck) -> MadePhoto:
    """Return photo paper full of the printed photo."""
    if found.spec.is_digital:
        raise Refused(
            msg("A digital photo is uploaded, not printed."),
            msg("Choose the printed photo for the sheet; it has other proportions."),
        )
    wanted = cut_of(found)
    millimetres = found.spec.width, found.spec.height
    made = studio.sheet(picture.data, picture.file.type, wanted, millimetres)
    width, height = (sheet_dots(side) for side in SHEET_MM)
    return MadePhoto(made, (width, height), SHEET_QUALITY)


def guides_of(case_file: CaseFile, page: DocumentPage) -> Guides | None:
    """Return the guides kept with the picture of a page; None when it was replaced since."""
    file = case_file.file(page.file_id)
    found = (
        each
        for each in case_file.photo_guides
        if file is not None and (each.document_id, each.sha256) == (page.document_id, file.sha256)
    )
    kept = next(found, None)
    if kept is None:
        return None
    eyes = None if kept.eyes is None else float(kept.eyes)
    return Guides(kept.crown, kept.chin, kept.left_cheek, kept.right_cheek, eyes)


def keep_guides(vault: Vault, page: DocumentPage, placed: Guides) -> Done[PhotoGuides]:
    """Keep where the guides were placed on the picture of a page, instead of those before."""
    name = msg("Place the guides of the photo")
    with vault.act(name) as act:
        before = next(iter(act.find(PhotoGuides, document_id=page.document_id)), None)
        kept = PhotoGuides(
            id=before.id if before else PhotoGuidesId(act.new_id()),
            document_id=page.document_id,
            sha256=act.get(StoredFile, page.file_id).sha256,
            crown=round(placed.crown),
            chin=round(placed.chin),
            left_cheek=round(placed.left),
            right_cheek=round(placed.right),
            eyes=None if placed.eyes is None else round(placed.eyes),
        )
        if kept != before:
            act.put(kept)
    return Done(kept, act.changes, name)


def _shortfall(size: int, wanted: Cut) -> Message | None:
    if size < wanted.least:
        return msg(
            "The file has {found} KB even at the highest quality; {least} KB are asked for. The "
            "picture is too plain or too soft: use a sharper one.",
            found=size // 1024,
            least=wanted.least // 1024,
        )
    if wanted.most and size > wanted.most:
        return msg(
            "The file has {found} KB even at low quality; {most} KB are allowed.",
            found=size // 1000,
            most=wanted.most // 1000,
        )
    return None
