# SPDX-License-Identifier: MIT
"""Guides of a photo kept with its document, so that placing them once is enough."""

from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.record import Record, record

PhotoGuidesId = NewType("PhotoGuidesId", UUID)


@record
class PhotoGuides(Record):
    """Where a person placed the guides, in whole pixels of the upright picture.

    `sha256` is that of the picture they were placed on; on another picture they mean nothing.
    """

    id: PhotoGuidesId
    document_id: DocumentId
    sha256: str
    crown: int
    chin: int
    left_cheek: int
    right_cheek: int
    eyes: int | None = None
