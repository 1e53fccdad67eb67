# SPDX-License-Identifier: MIT
"""Earlier versions of a document: its pages as they were before their scans were replaced."""

from datetime import UTC, datetime

from kvisa_desktop.domain.documents import (
    Document,
    DocumentPage,
    DocumentVersion,
    PageId,
    StoredFile,
    VersionId,
    in_order,
)
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, Vault


def put_away(act: Act, document: Document) -> None:
    """Keep the pages of a document as a version, and remove them from it."""
    pages = in_order(act.find(DocumentPage, document_id=document.id))
    act.put(
        DocumentVersion(
            id=VersionId(act.new_id()),
            document_id=document.id,
            number=len(act.find(DocumentVersion, document_id=document.id)) + 1,
            made_at=datetime.now(UTC),
            pages=tuple(
                f"{page.file_id}:{page.page_no}:{page.rotation}:{int(page.left_out)}"
                for page in pages
            ),
        )
    )
    for page in pages:
        act.remove(page)


def restore(vault: Vault, document: Document, version: DocumentVersion) -> Done[Document]:
    """Give a document the pages of an earlier version; its present ones become a version too."""
    name = msg("Restore an earlier version of a document")
    with vault.act(name) as act:
        kept = act.get(Document, document.id)
        parts = act.get(DocumentVersion, version.id).parts
        wanted = {file_id for file_id, *_ in parts}
        if len(act.find(StoredFile, id=wanted)) < len(wanted):
            raise Refused(
                msg("The scans of this version are no longer kept."),
                msg("Restore them from the trash or a backup first."),
            )
        put_away(act, kept)
        for place, (file_id, number, turn, left_out) in enumerate(parts):
            act.put(
                DocumentPage(
                    id=PageId(act.new_id()),
                    document_id=kept.id,
                    position=place,
                    file_id=file_id,
                    page_no=number,
                    rotation=turn,
                    left_out=left_out,
                )
            )
    return Done(kept, act.changes, name)
