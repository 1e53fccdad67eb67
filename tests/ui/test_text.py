# SPDX-License-Identifier: MIT
"""The live change of language."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop import paths
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.text import Text


def _text(qapp: QApplication) -> Text:
    return Text(qapp, lambda language: load_translator(language, paths.translations()), "en")


def test_a_widget_is_told_once_and_follows_the_language(qapp: QApplication, qtbot: QtBot) -> None:
    text, label = _text(qapp), QLabel()
    qtbot.addWidget(label)
    text.show(label, label.setText, msg("Settings"))
    assert label.text() == "Settings"
    text.switch("zh")
    text.replay()
    assert label.text() == "设置"
    text.switch("en")
    text.replay()
    assert label.text() == "Settings"


def test_a_function_is_asked_again_each_time(qapp: QApplication, qtbot: QtBot) -> None:
    text, label = _text(qapp), QLabel()
    qtbot.addWidget(label)
    said = [msg("Light"), msg("Dark")]
    text.show(label, label.setText, said.pop)
    assert label.text() == "Dark"
    text.switch("zh")
    text.replay()
    assert label.text() == "浅色"
    said.append(msg("Light"))
    text.switch("en")
    text.replay()


def test_what_is_gone_is_not_said_again(qapp: QApplication, qtbot: QtBot) -> None:
    text, owner = _text(qapp), QObject()
    said: list[str] = []
    text.show(owner, said.append, msg("Settings"))
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    text.switch("zh")
    text.replay()
    text.switch("en")
    assert said == ["Settings"]


def test_a_change_is_said_once_however_often_it_is_replayed(qapp: QApplication) -> None:
    text, heard = _text(qapp), []
    text.switched.connect(lambda: heard.append(text.language))
    text.switch("zh")
    text.replay()
    text.replay()
    text.switch("zh")
    text.switch("en")
    text.replay()
    assert heard == ["zh", "en"]


def test_two_languages_can_be_spoken_at_once(qapp: QApplication) -> None:
    text = _text(qapp)
    assert text.translator("zh")(msg("Settings")) == "设置"
    assert text(msg("Settings")) == "Settings"


def test_qt_speaks_chinese_too(qapp: QApplication) -> None:
    text = _text(qapp)
    text.switch("zh")
    try:
        said = QApplication.translate("QPlatformTheme", "Cancel")
        assert said == "取消"
    finally:
        text.switch("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_registry_does_not_grow_with_widgets_that_come_and_go(
    qapp: QApplication, qtbot: QtBot
) -> None:
    text = _text(qapp)
    for _ in range(5):
        owner = QPushButton()
        for _ in range(300):
            text.show(owner, owner.setText, msg("Settings"))
        with qtbot.waitSignal(owner.destroyed):
            owner.deleteLater()
    assert len(text._entries) < 1200  # noqa: SLF001  the size is what this is about
