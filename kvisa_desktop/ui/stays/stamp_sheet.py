# SPDX-License-Identifier: MIT
"""A page with four lines on it: what lies between them is the stamp. The scan stays whole."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap

from kvisa_desktop.domain.stamp_area import WHOLE, StampArea
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.handles import Handle, HandledPicture
from kvisa_desktop.ui.parts.sheet import Sheet

_LINES = (
    Handle("left", msg("Left edge of the stamp"), moves_down=False),
    Handle("right", msg("Right edge of the stamp"), moves_down=False),
    Handle("top", msg("Upper edge of the stamp"), moves_across=False),
    Handle("bottom", msg("Lower edge of the stamp"), moves_across=False),
)
_WIDE, _HIGH = 560, 520


class StampSheet(Sheet):
    """Asks where the stamp is. `marked` carries the piece of the page as text, "" for all of it."""

    marked = Signal(str)

    def __init__(self, desk: Desk, picture: QPixmap, area: StampArea | None) -> None:
        lead = msg(
            "Move the four lines to the edges of the stamp, by mouse or with Tab and the arrow "
            "keys. Only the place is kept; the scan stays as it is."
        )
        super().__init__(desk.text, msg("Where is the stamp?"), lead)
        self.setObjectName("stays.stamp")
        self._size = (picture.width(), picture.height())
        self.picture = HandledPicture(desk, _LINES)
        self.picture.setMinimumSize(_WIDE, _HIGH)
        self.picture.show_picture(picture, self._size)
        self.body.addWidget(self.picture, 1)
        self._place(area or StampArea())
        self.add_button(msg("Close"), self.reject)
        self.add_button(msg("Whole page"), self._on_whole, name="whole")
        self.add_button(msg("Keep"), self._on_keep, primary=True, name="keep")

    @property
    def area(self) -> StampArea:
        """What lies between the lines."""
        width, height = self._size
        places = self.picture.places
        return StampArea.between(
            (places["left"][0] / width, places["right"][0] / width),
            (places["top"][1] / height, places["bottom"][1] / height),
        )

    def _place(self, area: StampArea) -> None:
        width, height = self._size
        middle_x, middle_y = width / 2, height / 2
        right, bottom = area.left + area.width, area.top + area.height
        self.picture.place("left", area.left * width / WHOLE, middle_y)
        self.picture.place("right", right * width / WHOLE, middle_y)
        self.picture.place("top", middle_x, area.top * height / WHOLE)
        self.picture.place("bottom", middle_x, bottom * height / WHOLE)

    def _on_whole(self) -> None:
        self._place(StampArea())
        self._on_keep()

    def _on_keep(self) -> None:
        self.marked.emit(self.area.text)
        self.accept()
