# SPDX-License-Identifier: MIT
"""The one voice and the bar in which it speaks."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui import notice_bar
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.notice_bar import NoticeBar
from tests.ui.keyboard import child, pressed
from tests.ui.windows import placed


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk) -> NoticeBar:
    host = placed(qtbot, QWidget(), 800, 400)
    return NoticeBar(desk, host)


def test_good_news_is_said_and_leaves_by_itself(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_bar, "SHOWN_MS", 1)
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    bar = NoticeBar(desk, host)
    desk.notices.tell(msg("A new case was opened."))
    assert bar.said == "A new case was opened."
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_what_went_wrong_waits_with_its_remedy(desk: Desk, bar: NoticeBar) -> None:
    desk.notices.fail(Refused(msg("No password was given."), msg("Type the same password twice.")))
    desk.notices.tell(msg("A new case was opened."))
    assert bar.said == "No password was given."
    words = [each.text() for each in bar.findChildren(Label) if each.isVisible()]
    assert "Type the same password twice." in words


def test_the_bar_speaks_the_language_of_the_window(desk: Desk, bar: NoticeBar) -> None:
    desk.notices.warn(msg("No password was given."))
    desk.text.switch("zh")
    desk.text.replay()
    assert bar.said == "未填写密码。"


@pytest.mark.parametrize("remedy", [None, msg("Type the same password twice.")])
def test_icon_first_line_and_buttons_stand_on_one_line(
    desk: Desk, bar: NoticeBar, remedy: Message | None
) -> None:
    desk.notices.fail(Refused(msg("No password was given."), remedy))
    words = next(each for each in bar.findChildren(Label) if each.text() == bar.said)
    icon = next(each for each in bar.findChildren(QLabel) if not each.pixmap().isNull())
    close = child(bar, QToolButton, "notice.close")

    def middle(each: QWidget) -> int:
        return each.geometry().center().y()

    assert abs(middle(icon) - middle(close)) <= 1
    assert abs(middle(words) - middle(close)) <= 1


def test_what_can_be_done_about_it_is_one_button_away(desk: Desk, bar: NoticeBar) -> None:
    done: list[str] = []
    desk.notices.tell(
        msg("A new case was opened."), act_name=msg("Open"), act=lambda: done.append("opened")
    )
    button = next(each for each in bar.findChildren(QPushButton) if each.text() == "Open")
    pressed(button, Qt.Key.Key_Space)
    assert done == ["opened"]
    assert not bar.isVisible()


def test_esc_and_the_cross_close_the_bar(desk: Desk, bar: NoticeBar) -> None:
    desk.notices.warn(msg("No password was given."))
    pressed(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    desk.notices.warn(msg("No password was given."))
    pressed(child(bar, QToolButton, "notice.close"), Qt.Key.Key_Space)
    assert bar.said == ""


def test_the_bar_stays_inside_its_window(desk: Desk, bar: NoticeBar, qtbot: QtBot) -> None:
    desk.notices.warn(msg("No password was given."))
    host = bar.parentWidget()
    assert host is not None
    host.resize(420, 300)
    qtbot.waitUntil(lambda: QRect(0, 0, 420, 300).contains(bar.geometry()))
