# SPDX-License-Identifier: MIT
"""The timeline by keys, wheel and pointer, and what a screen reader is told."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.settings import Theme
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.stays.picture import StayPicture, picture_from
from kvisa_desktop.ui.stays.timeline_pane import TimelinePane
from tests.domain.stay_cases import entry, free, history, leave, visa
from tests.ui.keyboard import child, pressed
from tests.ui.program import TODAY
from tests.ui.windows import placed

CTRL = Qt.KeyboardModifier.ControlModifier
VISA = visa(30, 2, category="F", issued_on=date(2024, 1, 1), enter_before=date(2024, 12, 31))
RECORD = history(
    entry("2024-05-13", VISA), leave("2024-05-26"), free("2025-03-01"), leave("2025-03"),
    stickers=[VISA],
)  # fmt: skip


def picture(made: StayHistory) -> StayPicture:
    return picture_from(made, TODAY)


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> TimelinePane:
    made = placed(qtbot, TimelinePane(desk), 800, 320)
    made.show_picture(picture(RECORD))
    made.timeline.setFocus()
    return made


def test_the_list_keeps_the_rules_of_qt(pane: TimelinePane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.timeline.items)  # type: ignore[no-untyped-call]


def test_arrows_move_in_the_order_of_time_and_enter_opens(pane: TimelinePane) -> None:
    opened: list[object] = []
    pane.opened.connect(opened.append)
    line = pane.timeline
    pressed(line, Qt.Key.Key_Home)
    assert line.current is not None
    assert line.current.key == VISA.id
    pressed(line, Qt.Key.Key_Right)
    assert line.current.first == date(2024, 5, 13)
    pressed(line, Qt.Key.Key_End)
    assert line.current.first == date(2025, 3, 1)
    pressed(line, Qt.Key.Key_Right)
    pressed(line, Qt.Key.Key_Left)
    assert line.current.first == date(2024, 5, 13)
    pressed(line, Qt.Key.Key_Return)
    assert opened == [line.current]


def test_up_and_down_change_the_row(pane: TimelinePane) -> None:
    line = pane.timeline
    pressed(line, Qt.Key.Key_End)
    pressed(line, Qt.Key.Key_Down)
    assert line.current is not None
    assert line.current.key == VISA.id
    pressed(line, Qt.Key.Key_Up)
    assert line.current.first == date(2024, 5, 13)


def test_keys_zoom_pan_and_fit(pane: TimelinePane) -> None:
    line = pane.timeline
    whole = line.axis
    pressed(line, Qt.Key.Key_Plus, CTRL)
    assert line.axis.per_day > whole.per_day
    before = line.axis.first
    pressed(line, Qt.Key.Key_Right, CTRL)
    assert line.axis.first > before
    pressed(line, Qt.Key.Key_0, CTRL)
    assert line.axis == whole
    pressed(child(pane, QToolButton, "stays.timeline.in"), Qt.Key.Key_Space)
    pressed(child(pane, QToolButton, "stays.timeline.out"), Qt.Key.Key_Space)
    assert line.axis.per_day == pytest.approx(whole.per_day)


def test_the_wheel_zooms_at_the_pointer(pane: TimelinePane) -> None:
    line = pane.timeline
    place = QPointF(400, 60)
    day = line.axis.day_at(400 - line.visualRect(line.items.index(0, 0)).x())
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = line.axis.per_day
    QApplication.sendEvent(line.viewport(), event)
    assert line.axis.per_day > before
    assert day


def test_a_chosen_item_is_brought_into_sight(pane: TimelinePane) -> None:
    line = pane.timeline
    pressed(line, Qt.Key.Key_Home)
    for _ in range(12):
        pressed(line, Qt.Key.Key_Plus, CTRL)
    pressed(line, Qt.Key.Key_End)
    shown = line.visualRect(line.currentIndex())
    assert 0 <= shown.left() <= line.viewport().width()


def test_a_click_chooses_what_stands_there(pane: TimelinePane) -> None:
    line = pane.timeline
    chosen: list[object] = []
    line.chosen.connect(chosen.append)
    pressed(line, Qt.Key.Key_End)
    middle = line.visualRect(line.items.index(0, 0)).center()
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert line.current is not None
    assert line.current.key == VISA.id
    assert chosen


def test_a_screen_reader_finds_every_item_with_its_sentence(pane: TimelinePane) -> None:
    face = QAccessible.queryAccessibleInterface(pane.timeline)
    assert face.text(QAccessible.Text.Name) == "Timeline of stays"
    said = [face.child(n).text(QAccessible.Text.Name) for n in range(face.childCount())]
    assert len(said) == 3
    assert said[1].startswith("Mainland stay: 2024-05-13 – 2024-05-26, Visa, 13 days")
    assert "last lawful day: 2024-06-12" in said[1]


def test_all_of_it_stands_below_in_words(pane: TimelinePane, desk: Desk) -> None:
    assert pane.words.isHidden()
    pressed(child(pane, QPushButton, "stays.timeline.in-words"), Qt.Key.Key_Space)
    lines = pane.words.toPlainText().splitlines()
    assert lines[0].startswith("2 stays from 2024-05-13")
    assert len(lines) == 4
    desk.text.switch("zh")
    desk.text.replay()
    assert "2 stays" not in pane.words.toPlainText()


def test_an_empty_record_says_so(pane: TimelinePane) -> None:
    pane.show_picture(picture(history()))
    pressed(child(pane, QPushButton, "stays.timeline.in-words"), Qt.Key.Key_Space)
    assert pane.words.toPlainText() == "No stay is recorded."
    assert not pane.timeline.grab().isNull()


def test_the_zoom_stays_when_the_record_changes(pane: TimelinePane) -> None:
    pressed(pane.timeline, Qt.Key.Key_Home)
    pressed(pane.timeline, Qt.Key.Key_Plus, CTRL)
    kept = pane.timeline.axis
    pane.show_picture(picture(history(free("2024-06-01"), leave("2024-06-05"), stickers=[VISA])))
    assert pane.timeline.axis == kept
    assert pane.timeline.current is not None
    assert pane.timeline.current.key == VISA.id


def _picture_of(pane: TimelinePane) -> QImage:
    return pane.timeline.grab().toImage()


def test_light_and_dark_differ_and_stay_readable(pane: TimelinePane, desk: Desk) -> None:
    light = _picture_of(pane)
    desk.theme.use(Theme.DARK)
    dark = _picture_of(pane)
    desk.theme.use(Theme.LIGHT)
    assert light != dark


def test_what_is_not_known_is_hatched_and_not_only_coloured(pane: TimelinePane) -> None:
    exact = history(free("2025-03-01"), leave("2025-03-31"))
    vague = history(free("2025-03"), leave("2025-03-31"))
    pictures = []
    for made in (exact, vague):
        pane.show_picture(picture(made))
        grey = _picture_of(pane).convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.append(grey)
    assert pictures[0] != pictures[1]
