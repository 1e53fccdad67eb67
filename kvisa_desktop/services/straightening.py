# SPDX-License-Identifier: MIT
"""Straightening a photographed sheet: a new scan beside the original, which stays as a version."""

from dataclasses import replace
from pathlib import PurePath
from typing import Protocol

from kvisa_desktop.domain.corners import Corners
from kvisa_desktop.domain.documents import Document, DocumentPage, PageId, StoredFile, in_order
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import documents, versions
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, ScanReader, Vault

SUFFIX = "-straightened.jpg"


class SheetFlattener(Protocol):
    """Finds sheets in photographs and lays them flat, each time in a worker with limits."""

    def corners(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> Corners | None:
        """Return the corners of the sheet on a page, None when it is not plain to see."""

    def straightened(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        corners: Corners,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> bytes:
        """Return the sheet between the corners laid flat, as a JPEG."""


def find(vault: Vault, flattener: SheetFlattener, page: DocumentPage) -> Corners | None:
    """Return the corners of the sheet on a page, None when it is not plain to see."""
    kept, data = documents.scan_of(vault, page)
    return corners_on(flattener, page, kept, data)


def corners_on(
    flattener: SheetFlattener, page: DocumentPage, kept: StoredFile, data: bytes
) -> Corners | None:
    """Return the corners of the sheet on a page of a scan that was read already."""
    return flattener.corners(
        data,
        FileType(kept.type),
        page.page_no,
        rotation=page.rotation,
        password=kept.password or None,
    )


def straighten(
    vault: Vault, scans: ScanReader, flattener: SheetFlattener, page: DocumentPage, corners: Corners
) -> Done[DocumentPage]:
    """Put the sheet laid flat in the place of a page; the pages before are kept as a version."""
    if not corners.are_sound:
        raise Refused(
            msg("These four corners enclose no sheet."),
            msg("Name them clockwise from the top left, inside the picture."),
        )
    kept, data = documents.scan_of(vault, page)
    flat = flattener.straightened(
        data,
        FileType(kept.type),
        page.page_no,
        corners,
        rotation=page.rotation,
        password=kept.password or None,
    )
    name = PurePath(kept.original_name).stem + SUFFIX
    facts = scans.inspect(flat, name=name)
    if not facts.is_usable:
        raise Refused(facts.reason or msg("The straightened page cannot be read."), facts.remedy)
    title = msg("Straighten a page")
    with vault.act(title) as act:
        made = act.keep_file(flat, facts, name)
        placed = _put_in_place(act, page, made)
    return Done(placed, act.changes, title)


def _put_in_place(act: Act, page: DocumentPage, made: StoredFile) -> DocumentPage:
    document = act.get(Document, page.document_id)
    pages = in_order(act.find(DocumentPage, document_id=document.id))
    versions.put_away(act, document)
    placed = page
    for each in pages:
        again = replace(each, id=PageId(act.new_id()))
        if each.id == page.id:
            again = placed = replace(again, file_id=made.id, page_no=1, rotation=0)
        act.put(again)
    return placed
