# SPDX-License-Identifier: MIT
"""A page on the screen is announced as a graphic with a name, and what stands in its way too."""

import pytest
from PySide6.QtGui import QAccessible, QPixmap
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.pdf_view import PdfView
from kvisa_desktop.ui.parts.picture_view import PictureView

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def pages(qtbot: QtBot, desk: Desk) -> PdfView:
    made = PdfView(desk, msg("Nothing built yet"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_page_of_a_dossier_is_a_graphic_with_a_name(pages: PdfView) -> None:
    heard = QAccessible.queryAccessibleInterface(pages.view)
    assert heard is not None
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(NAME) == "Page of the dossier"
    assert heard.text(DESCRIPTION) == "Nothing built yet"


def test_a_page_that_is_drawn_needs_no_words(qtbot: QtBot, desk: Desk) -> None:
    view = PictureView(desk.theme)
    qtbot.addWidget(view)
    view.show_picture(None, "Drawing the page…")
    assert view.accessibleDescription() == "Drawing the page…"
    assert not view.has_picture
    picture = QPixmap(30, 40)
    picture.fill()
    view.show_picture(picture, "Drawing the page…")
    assert view.accessibleDescription() == ""
    assert view.has_picture
    view.show()
    shown = view.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).name() == "#ffffff"
