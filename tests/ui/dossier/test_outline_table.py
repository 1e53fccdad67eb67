# SPDX-License-Identifier: MIT
"""Dragging a row of a long outline: what lies out of view comes into it at the edge."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.outline_table import OutlineTable
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from tests.ui.windows import placed

LEFT = Qt.MouseButton.LeftButton
ROWS = tuple(f"Paper {number}" for number in range(60))


@pytest.fixture
def table(qtbot: QtBot, desk: Desk) -> OutlineTable:
    model: RowsModel[str] = RowsModel(
        desk.text, (Column(verbatim("Paper"), lambda row, _text: Cell(row)),), lambda row: row
    )
    made = OutlineTable(model, desk.theme)
    model.show(ROWS)
    placed(qtbot, made, 240, 300)
    return made


def held_at(table: OutlineTable, y: int) -> None:
    """Take the second row and hold it at a height."""
    view = table.viewport()
    QTest.mousePress(view, LEFT, pos=table.visualRect(table.model().index(1, 0)).center())
    QTest.mouseMove(view, QPoint(60, y - 1))
    QTest.mouseMove(view, QPoint(60, y))


def test_a_row_held_at_the_lower_edge_scrolls_and_is_dropped_far_below(
    qtbot: QtBot, table: OutlineTable
) -> None:
    bottom = table.viewport().height() - 4
    last_in_view = table.rowAt(bottom)
    held_at(table, bottom)
    qtbot.waitUntil(lambda: table.rowAt(bottom) > last_in_view + 5)
    with qtbot.waitSignal(table.dragged) as told:
        QTest.mouseRelease(table.viewport(), LEFT, pos=QPoint(60, bottom))
    taken, target = told.args
    assert taken == ROWS[1]
    assert ROWS.index(target) > last_in_view


def test_a_row_held_in_the_middle_scrolls_nothing(qtbot: QtBot, table: OutlineTable) -> None:
    middle = table.viewport().height() // 2
    held_at(table, middle)
    with qtbot.waitSignal(table.dragged):
        QTest.mouseRelease(table.viewport(), LEFT, pos=QPoint(60, middle))
    assert table.verticalScrollBar().value() == 0
