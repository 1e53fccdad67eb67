# SPDX-License-Identifier: MIT
"""First pages drawn small, those in view first, and no more than two at a time."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.errors import UserError
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.page_pictures import Key, PagePictures, key_of

_PIXELS = 44_000
_KEPT_PIXELS = 16_000_000
_AT_ONCE = 2


class Thumbnails(QObject):
    """Draws the pages that are wanted, in their order; what is wanted no more is given up.

    Everything is kept in memory only, within bounds. `drawn` tells that there is something new.
    """

    drawn = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures = PagePictures(desk, self, _KEPT_PIXELS)
        self.pixels = _PIXELS
        self._waiting: deque[DocumentPage] = deque()
        self._under_way: dict[Key, DocumentPage] = {}
        self.pictures.drawn.connect(self._on_drawn)

    @property
    def waiting(self) -> tuple[DocumentPage, ...]:
        """The pages that are wanted and not begun yet, the next one first."""
        return tuple(self._waiting)

    def want(self, pages: Iterable[DocumentPage], density: float = 1.0) -> None:
        """Draw these pages and, of those wanted before, no others."""
        self.pixels = int(_PIXELS * density * density)
        wanted = {key_of(page, self.pixels): page for page in pages}
        for key, page in self._under_way.items():
            if key not in wanted:
                self.pictures.drop(page, key[3])
        self._waiting = deque(page for page in wanted.values() if not self._is_settled(page))
        self._go_on()

    def get(self, page: DocumentPage) -> QPixmap | None:
        """Return the picture of a page, None as long as there is none."""
        return self.pictures.known(page, self.pixels)

    def problem(self, page: DocumentPage) -> UserError | None:
        """Return why there is no picture of a page."""
        return self.pictures.problem(page, self.pixels)

    def _is_settled(self, page: DocumentPage) -> bool:
        return self.get(page) is not None or self.problem(page) is not None

    def _go_on(self) -> None:
        while self._waiting and len(self._under_way) < _AT_ONCE:
            page = self._waiting.popleft()
            if self._is_settled(page):
                continue  # drawn after all, since it was asked for again
            self._under_way[key_of(page, self.pixels)] = page
            self.pictures.get(page, self.pixels)

    def _on_drawn(self, key: Key) -> None:
        self._under_way.pop(key, None)
        self._go_on()
        self.drawn.emit()
