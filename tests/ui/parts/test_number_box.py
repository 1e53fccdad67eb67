# SPDX-License-Identifier: MIT
"""A box for a number stands in a form as the other fields do."""

from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.number_box import indented
from tests.ui.windows import placed


def test_a_number_is_as_high_as_a_word_and_not_at_the_very_edge(qtbot: QtBot, desk: Desk) -> None:
    assert desk.theme.tokens.surface
    host = QWidget()
    form = QFormLayout(host)
    number, word = QDoubleSpinBox(), QLineEdit()
    indented(number)
    for each in (number, word):
        form.addRow("", each)
    placed(qtbot, host, 300, 120)
    assert abs(number.height() - word.height()) <= 1
    assert number.lineEdit().textMargins().left() > 0
