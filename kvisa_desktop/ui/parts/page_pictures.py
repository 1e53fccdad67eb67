# SPDX-License-Identifier: MIT
"""Pictures of pages, drawn in the pool and kept while the case is open."""

from collections import OrderedDict
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.errors import UserError
from kvisa_desktop.services import documents
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.images import as_image

_KEPT_PIXELS = 24_000_000  # of four bytes each
_KEPT_BYTES = 64 * 1024 * 1024
Key = tuple[UUID, int, int, int]


class PagePictures(QObject):
    """Gives pictures of pages, at once when drawn before, else later by `drawn`.

    They stay in memory only, no more than `kept_pixels` of them. `drawn` carries the key of a page
    that was drawn, could not be drawn, or was given up.
    """

    drawn = Signal(object)

    def __init__(self, desk: Desk, parent: QObject, kept_pixels: int = _KEPT_PIXELS) -> None:
        super().__init__(parent)
        self.desk = desk
        self._kept_pixels = kept_pixels
        self._room = kept_pixels
        self._pictures: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: set[Key] = set()
        self._dropped: set[Key] = set()
        self._failed: dict[Key, UserError] = {}
        self._scan: tuple[StoredFile, bytes] | None = None

    @property
    def kept(self) -> int:
        """How many pictures are kept in memory."""
        return len(self._pictures)

    def clear(self) -> None:
        """Forget everything: nothing of a closed vault stays in memory."""
        self._pictures.clear()
        self._room = self._kept_pixels
        self._failed.clear()
        self._scan = None

    def problem(self, page: DocumentPage, pixels: int) -> UserError | None:
        """Return why a page could not be drawn."""
        return self._failed.get(key_of(page, pixels))

    def known(self, page: DocumentPage, pixels: int) -> QPixmap | None:
        """Return the picture of a page that was drawn before; nothing is asked for."""
        key = key_of(page, pixels)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
        return found

    def drop(self, page: DocumentPage, pixels: int) -> None:
        """Give up a page that was asked for, if it is not being drawn already."""
        key = key_of(page, pixels)
        if key in self._asked:
            self._dropped.add(key)

    def get(self, page: DocumentPage, pixels: int) -> QPixmap | None:
        """Return the picture of a page of about `pixels` pixels, or None and ask for it."""
        key = key_of(page, pixels)
        self._dropped.discard(key)
        found = self.known(page, pixels)
        if found is None and key not in self._asked and key not in self._failed:
            self._asked.add(key)
            self._fetch(page, key)
        return found

    def _fetch(self, page: DocumentPage, key: Key) -> None:
        if self._scan is not None and self._scan[0].id == page.file_id:
            self._draw(page, key, self._scan)
            return

        def fetched(scan: tuple[StoredFile, bytes]) -> None:
            # One scan is kept, for its next page is the likeliest to be asked for.
            self._scan = scan if len(scan[1]) <= _KEPT_BYTES else None
            if key in self._dropped:
                self._end(key)
            else:
                self._draw(page, key, scan)

        self.desk.read(
            self,
            lambda vault: documents.scan_of(vault, page),
            fetched,
            failed=lambda error: self._fail(key, error),
        )

    def _draw(self, page: DocumentPage, key: Key, scan: tuple[StoredFile, bytes]) -> None:
        reader, (kept, data) = self.desk.program.scans, scan

        def work(_job: object) -> QImage:
            preview = reader.preview(
                data,
                FileType(kept.type),
                page.page_no,
                rotation=page.rotation,
                password=kept.password or None,
                max_pixels=key[3],
            )
            return as_image(preview)

        self.desk.tasks.in_pool(
            self,
            work,
            lambda image: self._keep(key, image),
            failed=lambda error: self._fail(key, error),
        )

    def _keep(self, key: Key, image: QImage) -> None:
        self._pictures[key] = QPixmap.fromImage(image)
        self._room -= image.width() * image.height()
        while self._room < 0 and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._room += oldest.width() * oldest.height()
        self._end(key)

    def _fail(self, key: Key, error: UserError) -> None:
        self._failed[key] = error
        self._end(key)

    def _end(self, key: Key) -> None:
        self._asked.discard(key)
        self._dropped.discard(key)
        self.drawn.emit(key)


def key_of(page: DocumentPage, pixels: int) -> Key:
    """Return what a picture is kept under: turned or of another size it is another one."""
    return (page.file_id, page.page_no, page.rotation, pixels)
