# SPDX-License-Identifier: MIT
"""The boxes of a post's online form, as the post itself shows them: what goes where, how large."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post import PostId
from kvisa_desktop.domain.record import Record, record
from kvisa_desktop.messages import Message, msg, verbatim

PostBoxId = NewType("PostBoxId", UUID)


class UploadFormat(StrEnum):
    """The formats a box of an online form may take."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


@record
class PostBox(Record):
    """A box of the online form of a post, as read in it on a day; None is what it does not say.

    `kinds` are the kinds of paper that go there; without any it takes what no other box takes.
    Sizes are kilobytes of 1000 bytes, pages and files are counted for the whole box.
    """

    id: PostBoxId
    post_id: PostId
    position: int = 0
    name: Bilingual = Bilingual()
    kinds: tuple[str, ...] = ()
    formats: tuple[UploadFormat, ...] = ()
    least_kb: int | None = None
    most_kb: int | None = None
    most_pages: int | None = None
    most_files: int | None = None
    source: str = ""
    source_date: date | None = None
    read_on: date | None = None
    evidence_id: UUID | None = None
    note: str = ""


def in_form_order(boxes: Iterable[PostBox]) -> tuple[PostBox, ...]:
    """Return boxes as they follow one another in the form."""
    return tuple(sorted(boxes, key=lambda each: (each.position, each.id.bytes)))


def limits_said(box: PostBox) -> Iterator[Message]:
    """Yield what is recorded of the files a box takes, nothing where it is not known."""
    if box.formats:
        yield verbatim(", ".join(each.upper() for each in box.formats))
    if box.least_kb is not None:
        yield msg("{count} KB at least", count=box.least_kb)
    if box.most_kb is not None:
        yield msg("{count} KB at most", count=box.most_kb)
    if box.most_pages is not None:
        yield msg("pages at most: {count}", count=box.most_pages)
    if box.most_files is not None:
        yield msg("files at most: {count}", count=box.most_files)
