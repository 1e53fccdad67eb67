# SPDX-License-Identifier: MIT
"""Work off the main thread and its answer on it."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kvisa_desktop.errors import Cancelled, Refused, UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.progress import step
from kvisa_desktop.ui.tasks import Job, Tasks
from tests import patience


class Ears:
    """Remembers what was told as a failure and what crashed."""

    def __init__(self) -> None:
        self.failures: list[UserError] = []
        self.crashes: list[BaseException] = []
        self.tasks = Tasks(self.failures.append)
        self.tasks.crashed.connect(self.crashes.append)
        self.owner = QObject()


@pytest.fixture
def ears(qapp: QApplication) -> Iterator[Ears]:
    made = Ears()
    made.owner.moveToThread(qapp.thread())
    yield made
    made.tasks.close()


def _settle(qtbot: QtBot, ears: Ears) -> None:
    qtbot.waitUntil(lambda: ears.tasks.is_idle)


def test_work_runs_elsewhere_and_its_answer_comes_back_here(qtbot: QtBot, ears: Ears) -> None:
    here = threading.get_ident()
    answers: list[tuple[bool, bool]] = []

    def done(worked_at: int) -> None:
        answers.append((worked_at == here, threading.get_ident() == here))

    ears.tasks.on_store(ears.owner, lambda _job: threading.get_ident(), done)
    _settle(qtbot, ears)
    assert answers == [(False, True)]


def _note(seen: list[int], number: int, _job: object) -> None:
    seen.append(number)


def test_acts_on_the_vault_happen_one_after_the_other_in_order(qtbot: QtBot, ears: Ears) -> None:
    seen: list[int] = []
    for number in range(20):
        ears.tasks.on_store(ears.owner, partial(_note, seen, number))
    _settle(qtbot, ears)
    assert seen == list(range(20))


def test_a_failure_told_to_people_goes_to_the_notices(qtbot: QtBot, ears: Ears) -> None:
    refusal = Refused(msg("Yes"))

    def refuse(_job: object) -> None:
        raise refusal

    ears.tasks.in_pool(ears.owner, refuse)
    _settle(qtbot, ears)
    assert ears.failures == [refusal]
    assert not ears.crashes


def test_a_failure_can_be_taken_by_the_one_who_asked(qtbot: QtBot, ears: Ears) -> None:
    own: list[UserError] = []

    def refuse(_job: object) -> None:
        raise Refused(msg("Yes"))

    ears.tasks.in_pool(ears.owner, refuse, failed=own.append)
    _settle(qtbot, ears)
    assert len(own) == 1
    assert not ears.failures


def test_anything_else_is_a_crash(qtbot: QtBot, ears: Ears) -> None:
    def break_down(_job: object) -> None:
        raise ZeroDivisionError

    ears.tasks.on_store(ears.owner, break_down)
    _settle(qtbot, ears)
    assert [type(each) for each in ears.crashes] == [ZeroDivisionError]


def test_the_end_is_told_however_the_work_ended(qtbot: QtBot, ears: Ears) -> None:
    ended: list[str] = []

    def break_down(_job: object) -> None:
        raise ZeroDivisionError

    ears.tasks.on_store(ears.owner, lambda _job: None).ended = lambda: ended.append("well")
    ears.tasks.on_store(ears.owner, break_down).ended = lambda: ended.append("badly")
    _settle(qtbot, ears)
    assert ended == ["well", "badly"]


def test_an_owner_that_is_gone_hears_nothing(qtbot: QtBot, ears: Ears) -> None:
    heard: list[object] = []
    gate = threading.Event()
    ears.tasks.on_store(ears.owner, lambda _job: gate.wait(patience.SECONDS), heard.append)
    ears.owner.deleteLater()
    with qtbot.waitSignal(ears.owner.destroyed):
        pass
    gate.set()
    _settle(qtbot, ears)
    assert not heard


def test_progress_is_told_and_a_cancelled_job_ends_quietly(qtbot: QtBot, ears: Ears) -> None:
    told: list[tuple[Message, int, int]] = []
    gate = threading.Event()

    def work(job: Job[None]) -> None:
        step(job, msg("Pages"), 1, 3)
        gate.wait(patience.SECONDS)
        step(job, msg("Pages"), 2, 3)

    job = ears.tasks.on_store(ears.owner, work)
    job.on_progress = lambda *news: told.append(news)
    qtbot.waitUntil(lambda: bool(told))
    job.cancel()
    gate.set()
    _settle(qtbot, ears)
    assert told == [(msg("Pages"), 1, 3)]
    assert not ears.failures


def test_a_cancellation_is_told_to_the_one_who_wants_to_know(qtbot: QtBot, ears: Ears) -> None:
    own: list[UserError] = []

    def work(job: Job[None]) -> None:
        step(job, msg("Pages"), 1, 3)

    job = ears.tasks.on_store(ears.owner, work, failed=own.append)
    job.cancel()
    _settle(qtbot, ears)
    # The worker may have passed its only step before the cancellation reached it.
    assert all(isinstance(each, Cancelled) for each in own)


def test_after_closing_no_more_work_is_taken(ears: Ears) -> None:
    ears.tasks.close()
    ears.tasks.on_store(ears.owner, lambda _job: pytest.fail("it was taken"))
    assert ears.tasks.is_idle
