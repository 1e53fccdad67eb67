# SPDX-License-Identifier: MIT
"""What the mouse covers in the window is what is black in the copy, however a page is turned."""

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.intake import redact_tasks
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.boxes_view import BoxesView
from tests.intake import odd_pdfs
from tests.intake.reading import previewed

if TYPE_CHECKING:
    from kvisa_desktop.sandbox import Json

SIZE = (120, 180)


def turned_page(rotate: int) -> bytes:
    """Return a page in four colours that turns itself."""
    pdf = odd_pdfs.made(size=SIZE)
    pdf.pages[0].obj.Rotate = rotate
    return odd_pdfs.written(pdf)


def red_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return where the red quarter of the page is."""
    red, green, blue = picture.split()
    rest = ImageChops.lighter(green, blue)
    found = ImageChops.subtract(red, rest).point(lambda shade: 255 * (shade > 128)).getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize("rotate", [0, 90, 270])
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_the_mouse_covers_what_it_is_drawn_around(
    qtbot: QtBot, desk: Desk, rotate: int, turn: int
) -> None:
    data = turned_page(rotate)
    shown = previewed(data, FileType.PDF, rotation=turn, most=200_000)
    stride = shown.width * 3
    image = QImage(shown.rgb, shown.width, shown.height, stride, QImage.Format.Format_RGB888)
    view = BoxesView(desk)
    qtbot.addWidget(view)
    view.resize(500, 640)
    view.show()
    view.show_page(QPixmap.fromImage(image), [])
    left, top, right, bottom = red_of(
        Image.frombytes("RGB", (shown.width, shown.height), shown.rgb)
    )
    begin, stop = (view.on_screen(*at).toPoint() for at in ((left, top), (right, bottom)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, stop)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=stop)
    options: dict[str, Json] = {
        "type": "pdf", "page_no": 1, "rotation": turn, "password": None, "needles": [],
        "boxes": [list(each) for each in view.boxes], "marks": [],
    }  # fmt: skip
    copy = Image.open(io.BytesIO(redact_tasks.redacted(data, options)[1])).convert("RGB")
    red, green, _ = copy.split()
    reddish = sum(ImageChops.subtract(red, green).histogram()[128:])
    assert reddish < 0.01 * copy.width * copy.height
    assert copy.convert("L").histogram()[0] < 0.35 * copy.width * copy.height
