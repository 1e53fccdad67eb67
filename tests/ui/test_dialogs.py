# SPDX-License-Identifier: MIT
"""The dialogs that Qt draws itself speak the language of the window, all of them."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop import paths
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.ui.dialogs import SystemDialogs


@pytest.mark.parametrize(("language", "said"), [("en", "Which pages:"), ("zh", "打印哪些页：")])
def test_the_choice_of_odd_and_even_pages_has_words(qtbot: QtBot, language: str, said: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    say = load_translator(language, paths.translations())
    SystemDialogs(say).print_on(parent, "Print", lambda _printer: None)
    dialog = parent.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    label: QLabel | None = dialog.findChild(QLabel, "pageSetLabel")
    # only the dialog of Unix is drawn by Qt; those of other systems have words of their own
    assert label is None or (label.text() == said)
    dialog.reject()
