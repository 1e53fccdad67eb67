# SPDX-License-Identifier: MIT
"""Handles on a picture: moved by the mouse and by the keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.handles import Handle, HandledPicture
from tests.ui.keyboard import pressed

SHIFT = Qt.KeyboardModifier.ShiftModifier
HANDLES = (
    Handle("row", verbatim("Row"), moves_across=False),
    Handle("column", verbatim("Column"), moves_down=False),
    Handle("point", verbatim("Point")),
)


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[HandledPicture]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = HandledPicture(desk, HANDLES)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(500, 560)
    picture = QPixmap(60, 80)
    picture.fill(Qt.GlobalColor.darkGray)
    made.show_picture(picture, (600, 800))
    made.place("row", 300, 200)
    made.place("column", 100, 400)
    made.place("point", 500, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    yield made
    del window  # held until here: a window that nobody holds is gone


def _at(view: HandledPicture, x: float, y: float) -> QPoint:
    return view.on_screen(x, y).toPoint()


def test_arrows_move_the_chosen_handle_where_it_may(view: HandledPicture) -> None:
    moves: list[str] = []
    view.moved.connect(moves.append)
    pressed(view, Qt.Key.Key_Down)
    pressed(view, Qt.Key.Key_Right)
    x, y = view.places["row"]
    assert (x, round(y, 1)) == (300, 201.3)
    assert moves == ["row", "row"]
    pressed(view, Qt.Key.Key_Up, SHIFT)
    assert view.places["row"][1] == pytest.approx(188, abs=0.1)


def test_tab_goes_from_handle_to_handle_and_then_on(view: HandledPicture) -> None:
    names = [view.current.key]
    for _ in range(2):
        pressed(view, Qt.Key.Key_Tab)
        names.append(view.current.key)
    assert names == ["row", "column", "point"]
    pressed(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()
    view.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert view.current.key == "point"
    pressed(view, Qt.Key.Key_Backtab)
    assert view.current.key == "column"


def test_a_hidden_handle_is_passed_over(view: HandledPicture) -> None:
    view.show_handle("column", shown=False)
    assert not view.is_shown("column")
    pressed(view, Qt.Key.Key_Tab)
    assert view.current.key == "point"


def test_a_handle_stays_on_the_picture(view: HandledPicture) -> None:
    for _ in range(60):
        pressed(view, Qt.Key.Key_Up, SHIFT)
    assert view.places["row"] == (300, 0)


def test_the_mouse_takes_the_nearest_handle(view: HandledPicture) -> None:
    rested: list[bool] = []
    view.rested.connect(lambda: rested.append(True))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=_at(view, 500, 700))
    QTest.mouseMove(view, _at(view, 400, 600))
    QTest.mouseRelease(view, left, pos=_at(view, 400, 600))
    assert view.places["point"] == pytest.approx((400, 600), abs=3)
    assert rested == [True]
    QTest.mousePress(view, left, pos=_at(view, 102, 500))
    QTest.mouseMove(view, _at(view, 150, 100))
    QTest.mouseRelease(view, left, pos=_at(view, 150, 100))
    x, y = view.places["column"]
    assert x == pytest.approx(150, abs=3)
    assert y == 400


def test_a_press_beside_every_handle_moves_nothing(view: HandledPicture) -> None:
    before = dict(view.places)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=_at(view, 300, 500))
    QTest.mouseMove(view, _at(view, 200, 450))
    assert view.places == before


def test_what_is_chosen_can_be_read_aloud(view: HandledPicture) -> None:
    assert view.accessibleDescription() == "Row: 300 across, 200 down"


def test_without_a_picture_words_stand_there(view: HandledPicture) -> None:
    view.show_picture(None, (1, 1), "Reading")
    pressed(view, Qt.Key.Key_Down)
    assert view.places["row"] == (300, 200)
    assert not view.grab().isNull()


def test_pixels_are_shown_where_they_are(view: HandledPicture) -> None:
    middle = view.on_screen(300, 400)
    centre = QPointF(view.rect().center())
    assert (middle - centre).manhattanLength() < 4
