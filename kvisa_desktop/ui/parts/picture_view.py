# SPDX-License-Identifier: MIT
"""Shows one picture of a page as large as there is room, on white, with what stands in its way."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from kvisa_desktop.ui.theme import Theme

_MARGIN = 10
_FADED = 0.35


class PictureView(QLabel):
    """One page. A left-out page is faded and struck through; words stand where no picture is.

    The words are read aloud too.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QPixmap | None = None
        self._fitted: QPixmap | None = None
        self._words = ""
        self._left_out = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 180)
        # A label that holds a picture, be it an empty one, is announced as a graphic.
        self.setPixmap(QPixmap(1, 1))
        theme.changed.connect(self.update)

    @property
    def has_picture(self) -> bool:
        """True when a page is shown."""
        return self._picture is not None

    def show_picture(
        self, picture: QPixmap | None, words: str = "", *, left_out: bool = False
    ) -> None:
        """Show a page, or words in its place."""
        self._picture, self._words, self._left_out = picture, words, left_out
        self._fitted = None
        self.setAccessibleDescription("" if picture is not None else words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(380, 480)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._picture is None:
            painter.setPen(self._theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._words)
        else:
            self._paint_page(painter, room, self._picture)
        painter.end()

    def _paint_page(self, painter: QPainter, room: QRectF, picture: QPixmap) -> None:
        size = picture.size().toSizeF()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.fillRect(place, Qt.GlobalColor.white)
        if self._left_out:
            painter.setOpacity(_FADED)
        fitted = self._fit(picture, place)
        painter.drawPixmap(place, fitted, QRectF(fitted.rect()))
        painter.setOpacity(1)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawRect(place)
        if self._left_out:
            painter.setPen(QPen(self._theme.color("bad"), 2))
            painter.drawLine(place.topLeft(), place.bottomRight())
            painter.drawLine(place.topRight(), place.bottomLeft())

    def _fit(self, picture: QPixmap, place: QRectF) -> QPixmap:
        """Return the page at the size it is shown at: painted small at once, thin lines vanish."""
        wanted = (place.size() * self.devicePixelRatioF()).toSize()
        if self._fitted is None or self._fitted.size() != wanted:
            self._fitted = picture.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._fitted
