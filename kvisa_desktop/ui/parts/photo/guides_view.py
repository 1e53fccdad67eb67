# SPDX-License-Identifier: MIT
"""The picture of a photo with guides at crown, chin, cheeks and eyes, and the part cut out."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from typing_extensions import override

from kvisa_desktop.domain.photo.crop import Crop, Guides
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.handles import Handle, HandledPicture

CROWN, CHIN, LEFT, RIGHT, EYES = "crown", "chin", "left", "right", "eyes"
NAMES: dict[str, Message] = {
    CROWN: msg("Crown"),
    CHIN: msg("Chin"),
    LEFT: msg("Left cheek"),
    RIGHT: msg("Right cheek"),
    EYES: msg("Eyes"),
}
_ACROSS = {LEFT, RIGHT}
_STARTS = {CROWN: 0.15, CHIN: 0.65, LEFT: 0.32, RIGHT: 0.68, EYES: 0.4}
_DIM = QColor(0, 0, 0, 110)


class GuidesView(HandledPicture):
    """Guides start in usual places and count only when one of them was moved."""

    def __init__(self, desk: Desk) -> None:
        handles = [
            Handle(key, name, moves_across=key in _ACROSS, moves_down=key not in _ACROSS)
            for key, name in NAMES.items()
        ]
        super().__init__(desk, handles)
        self.setObjectName("photo.picture")
        desk.text.show(self, self.setAccessibleName, msg("Picture with guides"))
        self._crop: Crop | None = None
        self.show_handle(EYES, shown=False)

    def start(self, size: tuple[int, int]) -> None:
        """Put all guides where heads usually are in a picture of that size."""
        for key, share in _STARTS.items():
            self.place(key, share * size[0], share * size[1])

    def put(self, key: str, value: float) -> None:
        """Put one guide to a row or a column."""
        self.place(key, value, value)

    def value(self, key: str) -> float:
        """Return the row or the column of a guide."""
        x, y = self.places[key]
        return x if key in _ACROSS else y

    @property
    def guides(self) -> Guides:
        """The guides as they stand."""
        eyes = self.value(EYES) if self.is_shown(EYES) else None
        crown, chin, left, right = (self.value(key) for key in (CROWN, CHIN, LEFT, RIGHT))
        return Guides(crown, chin, left, right, eyes)

    def show_crop(self, crop: Crop | None) -> None:
        """Show which part becomes the photo."""
        self._crop = crop
        self.update()

    @override
    def paint_marks(self, painter: QPainter) -> None:
        if self._crop is None:
            return
        left, top, right, bottom = self._crop.box
        inner = QRectF(self.on_screen(left, top), self.on_screen(right, bottom))
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        around.addRect(inner)
        painter.fillPath(around, _DIM)
        painter.setPen(QPen(Qt.GlobalColor.white, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
