# SPDX-License-Identifier: MIT
"""Stand-ins for what makes share copies and packs: pages are their bytes, lists their names."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, StoredFile
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.messages import msg
from kvisa_desktop.services.ports import BuildReport, DossierOptions, PageSource, Proof
from kvisa_desktop.services.print_pack import PrintPack
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.services.sharing import DRAWN_BOXES, Box
from kvisa_desktop.services.upload_pack import UploadPack


class FakeRedactor:
    """Finds what it is to hide once on every page; `searchable` says whether pages have text."""

    def __init__(self, *, searchable: bool = False) -> None:
        self.searchable = searchable
        self.asked: list[tuple[DocumentPage, tuple[str, ...], tuple[str, ...]]] = []

    def is_searchable(self, data: bytes, kept: StoredFile, page: DocumentPage) -> bool:  # noqa: ARG002
        """Return what it was told."""
        return self.searchable

    def redacted(
        self,
        data: bytes,
        kept: StoredFile,  # noqa: ARG002
        page: DocumentPage,
        *,
        needles: Sequence[str] = (),
        boxes: Sequence[Box] = (),  # noqa: ARG002
        marks: Sequence[str] = (),
    ) -> tuple[PreparedPage, tuple[Box, ...]]:
        """Return the bytes as they are."""
        self.asked.append((page, tuple(needles), tuple(marks)))
        return PreparedPage(Media.JPEG, data, 595, 842), ((0, 0, 1, 1),) * len(needles)


class FakeSharer:
    """Writes a copy that is a list of its pages."""

    def marks(
        self,
        case: CaseFile,  # noqa: ARG002
        recipient: Bilingual,
        options: DossierOptions,  # noqa: ARG002
    ) -> Callable[[Document], Sequence[str]]:
        """Return the recipient across every paper."""
        return lambda _document: (recipient.en,)

    def share(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,  # noqa: ARG002
        needles: Sequence[str],
        out: Path,
        *,
        progress: Progress,
        boxes: Mapping[UUID, Sequence[Box]],
    ) -> BuildReport:
        """Write the pages one after the other."""
        self.boxes = boxes
        progress.report(msg("Building"), 1, 1)
        shown = [pages(page).data for each in exhibits_of(case) for page in each.pages]
        out.write_bytes(b"\n".join(shown))
        proofs = [Proof("hidden_parts", ok=True, detail=msg("Nothing was to be hidden."))]
        if boxes:
            proofs.append(Proof(DRAWN_BOXES, ok=True, detail=msg("Boxes were looked for.")))
        return BuildReport(out, len(shown), " ".join(needles), (), tuple(proofs))


def bound(pages: Sequence[PreparedPage]) -> bytes:
    """Return the pages one after the other."""
    return b"\n".join(each.data for each in pages)


def painted(page: PreparedPage, format_: UploadFormat) -> bytes:
    """Return the format and the page."""
    return format_.encode() + b" " + page.data


def listed(pack: UploadPack | PrintPack) -> bytes:
    """Return the folder of a pack."""
    return pack.folder.name.encode()
