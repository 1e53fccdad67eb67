# SPDX-License-Identifier: MIT
"""Acts on a photo: reading it out of the vault, sampling it, writing it to a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.photo.check import PhotoCheck
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import documents, photos
from kvisa_desktop.services.photos import MadePhoto, Picture
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.images import as_image
from kvisa_desktop.ui.parts.writing import write_named
from kvisa_desktop.ui.tasks import Told

_SHOWN_PIXELS = 1_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture out of the vault, and how it looks on the screen."""

    picture: Picture
    name: str
    image: QImage


def fetch(
    desk: Desk, owner: QObject, page: DocumentPage, then: Callable[[Shown], None], failed: Told
) -> None:
    """Read the picture of a page and draw it; a page that is no picture fails with a sentence."""

    def drawn(scan: tuple[StoredFile, bytes]) -> None:
        desk.tasks.in_pool(owner, lambda _job: _shown(desk, *scan), then, failed=failed)

    desk.read(owner, lambda vault: documents.scan_of(vault, page), drawn, failed=failed)


def _shown(desk: Desk, kept: StoredFile, data: bytes) -> Shown:
    scans = desk.program.scans
    picture = photos.look(scans, data, kept.original_name)
    seen = scans.preview(data, picture.file.type, 1, max_pixels=_SHOWN_PIXELS)
    return Shown(picture, kept.original_name, as_image(seen))


def survey(
    desk: Desk,
    owner: QObject,
    asked: tuple[Picture, SpecName, Guides | None],
    then: Callable[[PhotoCheck], None],
    failed: Told,
) -> None:
    """Check a photo with samples of its background."""
    picture, spec, guides = asked
    program = desk.program

    def work(_job: object) -> PhotoCheck:
        return photos.check(program.studio, program.rulebook, picture, spec, guides)

    desk.tasks.in_pool(owner, work, then, failed=failed)


def write(
    desk: Desk,
    owner: QObject,
    asked: tuple[Picture, PhotoCheck, Path],
    make: Callable[..., MadePhoto],
    failed: Told,
) -> None:
    """Cut the photo out and write it, as `make` makes it; tell when that is done."""
    picture, found, path = asked
    program = desk.program

    def work(_job: object) -> MadePhoto:
        made = make(program.studio, picture, found)
        write_named(program, path, made.data)
        return made

    def done(made: MadePhoto) -> None:
        if made.shortfall is not None:
            desk.notices.warn(made.shortfall)
        desk.notices.tell(written_words(path, made))

    desk.tasks.in_pool(owner, work, done, failed=failed)


def written_words(path: Path, made: MadePhoto) -> Message:
    """Return the sentence that tells what was written."""
    return msg(
        "{path} is written: {width} × {height} pixels, {size} KB. The face is as it was: only cut "
        "out, scaled and saved.",
        path=verbatim(path.name),
        width=made.size[0],
        height=made.size[1],
        size=made.kilobytes,
    )
