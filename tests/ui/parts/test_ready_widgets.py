# SPDX-License-Identifier: MIT
"""Cards made before they are shown: the same ones, made once, and none too many."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.parts.ready_widgets import ReadyWidgets
from tests.case_builders import new_id
from tests.ui.fitting import settled
from tests.ui.windows import delete_what_is_due

KEYS = tuple(new_id() for _ in range(3))


class Owner(QWidget):
    """Remembers for which records a card was made."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.made: list[UUID] = []
        self.ready = ReadyWidgets(self, self._make)

    def _make(self, key: UUID) -> QLabel:
        self.made.append(key)
        return QLabel(str(key))


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    made = Owner()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_step_makes_one_that_is_not_seen(owner: Owner) -> None:
    for number, step in enumerate(owner.ready.turns(KEYS), 1):
        step()
        assert owner.made == list(KEYS[:number])
    settled()
    assert not any(each.isVisible() for each in owner.findChildren(QLabel))


def test_what_is_ready_is_not_made_again(owner: Owner) -> None:
    first, *_others = owner.ready.turns(KEYS)
    first()
    first()
    taken = owner.ready.take(KEYS)
    assert list(taken) == list(KEYS)
    assert owner.made == list(KEYS)


def test_a_step_that_comes_too_late_makes_nothing(owner: Owner) -> None:
    steps = list(owner.ready.turns(KEYS))
    owner.ready.take(KEYS)
    for step in steps:
        step()
    assert owner.made == list(KEYS)


def test_what_nobody_took_goes(owner: Owner) -> None:
    for step in owner.ready.turns(KEYS):
        step()
    (kept,) = owner.ready.take(KEYS[1:2]).values()
    owner.column.addWidget(kept)
    kept.show()
    delete_what_is_due()
    assert owner.findChildren(QLabel) == [kept]
    assert kept.isVisible()
