# SPDX-License-Identifier: MIT
"""What may be wrong with pages, found out in the pool, one scan after the other, and remembered."""

from collections import deque
from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kvisa_desktop.domain.documents import Document, DocumentPage, StoredFile
from kvisa_desktop.domain.files import FileFacts
from kvisa_desktop.domain.scan_doubts import ScanDoubt, fitting
from kvisa_desktop.errors import UserError
from kvisa_desktop.services import documents
from kvisa_desktop.ui.desk import Desk

Found = tuple[tuple[ScanDoubt, ...], ...]


class PageDoubts(QObject):
    """Knows the doubts about the pages it was asked about; `judged` tells that there is more."""

    judged = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: dict[UUID, Found] = {}
        self._waiting: deque[DocumentPage] = deque()
        self._is_busy = False

    def ask(self, pages: Iterable[DocumentPage]) -> None:
        """Judge the scans these pages lie in, those that were not judged before."""
        known = {*self._found, *(page.file_id for page in self._waiting)}
        for page in pages:
            if page.file_id not in known:
                known.add(page.file_id)
                self._waiting.append(page)
        self._go_on()

    def of_page(self, document: Document, page: DocumentPage) -> tuple[ScanDoubt, ...]:
        """Return the doubts about a page of a document, as far as they are known."""
        found = self._found.get(page.file_id, ())
        doubts = found[page.page_no - 1] if page.page_no <= len(found) else ()
        return fitting(document.kind, doubts)

    def _go_on(self) -> None:
        if self._is_busy or not self._waiting:
            return
        page = self._waiting.popleft()
        self._is_busy = True
        self._desk.read(
            self,
            lambda vault: documents.scan_of(vault, page),
            self._judge,
            failed=lambda _error: self._keep(page.file_id, ()),
        )

    def _judge(self, scan: tuple[StoredFile, bytes]) -> None:
        reader, (kept, data) = self._desk.program.scans, scan

        def work(_job: object) -> FileFacts:
            return reader.inspect(data, name=kept.original_name, password=kept.password or None)

        def done(facts: FileFacts) -> None:
            self._keep(kept.id, tuple(page.doubts for page in facts.pages))

        def failed(_error: UserError) -> None:
            self._keep(kept.id, ())

        self._desk.tasks.in_pool(self, work, done, failed=failed)

    def _keep(self, file_id: UUID, found: Found) -> None:
        self._found[file_id] = found
        self._is_busy = False
        if any(found):
            self.judged.emit()
        self._go_on()
