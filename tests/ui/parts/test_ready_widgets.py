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
    taken = owner.ready.fill(owner.column, KEYS, {})
    assert list(taken) == list(KEYS)
    assert owner.made == list(KEYS)


def test_a_step_that_comes_too_late_makes_nothing(owner: Owner) -> None:
    steps = list(owner.ready.turns(KEYS))
    owner.ready.fill(owner.column, KEYS, {})
    for step in steps:
        step()
    assert owner.made == list(KEYS)


def test_what_nobody_took_goes(owner: Owner) -> None:
    for step in owner.ready.turns(KEYS):
        step()
    (kept,) = owner.ready.fill(owner.column, KEYS[1:2], {}).values()
    delete_what_is_due()
    assert owner.findChildren(QLabel) == [kept]
    assert kept.isVisible()


def test_what_is_shown_stays_and_only_its_order_changes(owner: Owner) -> None:
    first = owner.ready.fill(owner.column, KEYS[:2], {})
    again = owner.ready.fill(owner.column, (KEYS[2], KEYS[1], KEYS[0]), first)
    settled()
    assert again[KEYS[0]] is first[KEYS[0]]
    assert set(owner.made) == set(KEYS)
    assert len(owner.made) == len(KEYS)
    tops = [again[key].y() for key in (KEYS[2], KEYS[1], KEYS[0])]
    assert tops == sorted(tops)
    fewer = owner.ready.fill(owner.column, KEYS[:1], again)
    delete_what_is_due()
    assert owner.findChildren(QLabel) == list(fewer.values())
