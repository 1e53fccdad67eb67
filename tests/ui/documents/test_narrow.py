# SPDX-License-Identifier: MIT
"""The papers in a small window: the kinds give way to the titles, and come back beside them."""

from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.documents.panes import Panes
from tests.ui.keyboard import child

WIDE, NARROW = 1200, 640


def test_kinds_stand_above_the_papers_in_a_narrow_window(qtbot: QtBot, page: DocumentsPage) -> None:
    panes = child(page, Panes)
    page.setMinimumWidth(1)
    page.resize(WIDE, 700)
    qtbot.waitUntil(lambda: not panes.is_narrow)
    page.resize(NARROW, 700)
    qtbot.waitUntil(lambda: panes.is_narrow)
    page.resize(WIDE, 700)
    qtbot.waitUntil(lambda: not panes.is_narrow)


def test_the_papers_are_as_wide_as_the_kinds_there(qtbot: QtBot, page: DocumentsPage) -> None:
    panes = child(page, Panes)
    page.setMinimumWidth(1)
    page.resize(NARROW, 700)
    qtbot.waitUntil(lambda: panes.is_narrow)
    qtbot.waitUntil(lambda: page.table.width() > NARROW / 4)
    assert page.tree.mapTo(page, page.tree.rect().bottomLeft()).y() < (
        page.table.mapTo(page, page.table.rect().topLeft()).y()
    )
