# SPDX-License-Identifier: MIT
"""An area that scrolls is as wide as what is in it, also when that grows later."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.frames import scrolling
from tests.ui.fitting import beyond, cut, settled
from tests.ui.keyboard import let_go_of_the_mouse

LONG = "words of a button that grew long"


class Place:
    """An area beside something that takes the rest, in the first of two places."""

    def __init__(self, qtbot: QtBot) -> None:
        self.area, self.column = scrolling()
        self.words = Label("short", wrap=True)
        self.button = QPushButton("+")
        self.column.addWidget(self.words)
        self.column.addWidget(self.button)
        self.column.addStretch(1)
        first = QWidget()
        row = QHBoxLayout(first)
        row.addWidget(self.area)
        row.addStretch(1)
        self.places = QStackedWidget()
        self.places.addWidget(first)
        self.places.addWidget(QWidget())
        qtbot.addWidget(self.places)
        self.places.resize(420, 200)
        self.places.show()
        settled()

    def check(self) -> None:
        """Tell that nothing is cut, and that only what is too high scrolls."""
        settled()
        content = self.area.widget()
        assert content is not None
        assert not cut(content)
        assert not beyond(content)
        assert self.area.viewport().width() >= content.minimumSizeHint().width()
        assert self.area.horizontalScrollBar().maximum() == 0


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    return Place(qtbot)


def test_it_grows_with_its_content_while_in_view(place: Place) -> None:
    before = place.area.width()
    place.button.setText(LONG)
    place.check()
    assert place.area.width() > before


def test_it_grows_with_what_grew_out_of_sight(place: Place) -> None:
    place.places.setCurrentIndex(1)
    place.button.setText(LONG)
    settled()
    place.places.setCurrentIndex(0)
    place.check()


def test_it_shrinks_with_its_content_again(place: Place) -> None:
    before = place.area.width()
    place.button.setText(LONG)
    settled()
    place.button.setText("+")
    place.check()
    assert place.area.width() == before


def test_what_is_added_later_fits_too(place: Place) -> None:
    place.column.addWidget(QPushButton(LONG))
    place.check()


def test_lines_that_wrap_get_the_height_they_need(place: Place) -> None:
    place.words.setText("many words " * 60)
    place.check()
    assert place.area.verticalScrollBar().maximum() > 0


def test_more_lines_of_the_same_width_move_nothing_outside(place: Place) -> None:
    place.words.setText("many words " * 60)
    settled()
    before = place.area.geometry()
    place.words.setText("many words " * 120)
    place.check()
    assert place.area.geometry() == before


def test_a_limit_of_width_holds(qtbot: QtBot) -> None:
    area, column = scrolling(widest=300)
    words = Label("many words " * 40, wrap=True)
    column.addWidget(words)
    qtbot.addWidget(area)
    area.resize(900, 200)
    area.show()
    settled()
    assert words.width() <= 300


def test_what_is_given_the_cursor_is_brought_into_view(place: Place, qtbot: QtBot) -> None:
    far = QPushButton("far below")
    place.column.addSpacing(900)
    place.column.addWidget(far)
    place.places.activateWindow()
    settled()
    qtbot.waitUntil(place.places.isActiveWindow, timeout=10_000)
    assert far.visibleRegion().isEmpty()
    let_go_of_the_mouse(place.places)
    far.setFocus()
    qtbot.waitUntil(lambda: not far.visibleRegion().isEmpty(), timeout=10_000)
    place.button.setFocus()
    qtbot.waitUntil(lambda: not place.button.visibleRegion().isEmpty(), timeout=10_000)
    assert far.visibleRegion().isEmpty()
