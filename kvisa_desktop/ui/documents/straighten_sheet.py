# SPDX-License-Identifier: MIT
"""Straightening a photographed sheet: its corners on the picture, moved by mouse or by keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap, QPolygonF
from typing_extensions import override

from kvisa_desktop.domain.corners import Corners, Point
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import documents, straightening
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.handles import Handle, HandledPicture
from kvisa_desktop.ui.parts.images import as_image
from kvisa_desktop.ui.parts.sheet import Sheet

_SHOWN_PIXELS = 1_000_000
_START = Corners((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95))
_NAMES: dict[str, Message] = {
    "top-left": msg("Top left corner"),
    "top-right": msg("Top right corner"),
    "bottom-right": msg("Bottom right corner"),
    "bottom-left": msg("Bottom left corner"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page upright as it looks, and the corners of the sheet on it, where they were found."""

    image: QImage
    corners: Corners | None


class CornersView(HandledPicture):
    """A picture with four corners and the lines between them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, [Handle(key, name) for key, name in _NAMES.items()])
        self.setObjectName("straighten.picture")
        desk.text.show(self, self.setAccessibleName, msg("Page with corners"))
        self._pixels = (1, 1)

    def show_page(self, picture: QPixmap, corners: Corners) -> None:
        """Show a page and corners on it."""
        self._pixels = picture.width(), picture.height()
        self.show_picture(picture, self._pixels)
        for key, (x, y) in zip(_NAMES, corners.points, strict=True):
            self.place(key, x * self._pixels[0], y * self._pixels[1])

    @property
    def corners(self) -> Corners:
        """The corners as they stand."""
        one, two, three, four = (self._share(key) for key in _NAMES)
        return Corners(one, two, three, four)

    def _share(self, key: str) -> Point:
        x, y = self.places[key]
        return x / self._pixels[0], y / self._pixels[1]

    @override
    def paint_marks(self, painter: QPainter) -> None:
        ring = QPolygonF([QPointF(self.on_screen(*self.places[key])) for key in _NAMES])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(Qt.GlobalColor.white, 3), QPen(self._desk.theme.color("accent"), 1)):
            painter.setPen(pen)
            painter.drawPolygon(ring)


class StraightenSheet(Sheet):
    """Asks for the corners of the sheet on a page. `straightened` carries them."""

    straightened = Signal(object)

    def __init__(self, desk: Desk, page: DocumentPage) -> None:
        super().__init__(
            desk.text,
            msg("Straighten the page"),
            msg(
                "Move the corners to those of the sheet: by the mouse, or with Tab and the arrows. "
                "The page as it is stays as a version of the paper."
            ),
        )
        self.setObjectName("straighten")
        self._desk = desk
        self.view = CornersView(desk)
        self.view.show_picture(None, (1, 1), desk.text(msg("Reading the picture…")))
        self.body.addWidget(self.view, 1)
        self.add_button(msg("Cancel"), self.reject)
        self.go = self.add_button(
            msg("Straighten"), self._on_go, primary=True, name="straighten.go"
        )
        self.go.setEnabled(False)
        self.view.moved.connect(lambda _key: self._check())
        fetch(desk, self, page, self._show)

    def _show(self, shown: Shown) -> None:
        self.view.show_page(QPixmap.fromImage(shown.image), shown.corners or _START)
        if shown.corners is None:
            self.complain(
                msg("No sheet is plain to see."), msg("Move the corners to those of the sheet.")
            )
        self._check()
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _check(self) -> None:
        self.go.setEnabled(self.view.corners.are_sound)

    def _on_go(self) -> None:
        self.accept()
        self.straightened.emit(self.view.corners)


def fetch(
    desk: Desk, sheet: StraightenSheet, page: DocumentPage, then: Callable[[Shown], None]
) -> None:
    """Read a page, draw it, and look for the corners of the sheet on it."""
    program = desk.program

    def failed(error: UserError) -> None:
        sheet.complain(error.what, error.remedy)

    def look(scan: tuple[StoredFile, bytes]) -> Shown:
        kept, data = scan
        seen = program.scans.preview(
            data,
            FileType(kept.type),
            page.page_no,
            rotation=page.rotation,
            password=kept.password or None,
            max_pixels=_SHOWN_PIXELS,
        )
        found = straightening.corners_on(program.straightener, page, kept, data)
        return Shown(as_image(seen), found)

    def read(scan: tuple[StoredFile, bytes]) -> None:
        desk.tasks.in_pool(sheet, lambda _job: look(scan), then, failed=failed)

    desk.read(sheet, lambda vault: documents.scan_of(vault, page), read, failed=failed)
