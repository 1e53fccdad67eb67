# SPDX-License-Identifier: MIT
"""Work off the main thread, its answer back on it.

One worker owns the vault, so acts happen in the order in which they were asked for and never meet.
A small pool makes previews. Failures told to people go to `failed`; everything else is a bug of
ours and goes to `crashed`.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from kvisa_desktop.errors import Cancelled, UserError
from kvisa_desktop.messages import Message

T = TypeVar("T")
Told = Callable[[UserError], None]


class Job(Generic[T]):
    """One piece of work under way. It is also the `Progress` that the work reports to.

    `ended` is called last, however the work ended. Of a job that `is_dropped` nobody wants the
    answer any more; one that `opens_a_vault` is never dropped, for somebody has to close it.
    """

    is_dropped = False
    opens_a_vault = False

    def __init__(
        self,
        owner: QObject,
        done: Callable[[T], None] | None,
        failed: Told | None,
        reported: Callable[["Job[Any]", Message, int, int], None],
    ) -> None:
        self.owner = owner
        self.done = done
        self.failed = failed
        self.ended: Callable[[], None] | None = None
        self.on_progress: Callable[[Message, int, int], None] | None = None
        self._reported = reported
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Return True when the work was asked to stop."""
        return self._cancelled.is_set()

    def report(self, what: Message, done: int, total: int) -> None:
        """Pass the news on to the main thread; called from the thread that works."""
        self._reported(self, what, done, total)


class Tasks(QObject):
    """Runs work on the store worker or in the pool and delivers on the main thread.

    `idled` tells that nothing is under way any more.
    """

    idled = Signal()
    crashed = Signal(object)
    _answered = Signal(object, object, object)
    _progressed = Signal(object, object, int, int)

    def __init__(self, failed: Told) -> None:
        super().__init__()
        self._failed = failed
        self._store = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="preview")
        self._jobs: set[Job[Any]] = set()
        self._closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._answered.connect(self._deliver, queued)
        self._progressed.connect(self._tell_progress, queued)

    @property
    def is_idle(self) -> bool:
        """True when nothing is under way."""
        return not self._jobs

    def is_under_way(self, job: Job[Any]) -> bool:
        """Return True when a job has not been answered yet."""
        return job in self._jobs

    def on_store(
        self,
        owner: QObject,
        work: Callable[[Job[T]], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Told | None = None,
    ) -> Job[T]:
        """Do `work` on the thread that owns the vault; `done` gets the answer if `owner` lives."""
        return self._start(self._store, owner, work, done, failed)

    def in_pool(
        self,
        owner: QObject,
        work: Callable[[Job[T]], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Told | None = None,
    ) -> Job[T]:
        """Do `work` that needs no vault beside everything else."""
        return self._start(self._pool, owner, work, done, failed)

    def drop_answers(self) -> None:
        """Let all work under way end as it will, but hand over nothing of what it finds.

        Failures are told all the same: what was to be saved may not have been.
        """
        for job in self._jobs:
            job.is_dropped = not job.opens_a_vault

    def close(self) -> None:
        """Finish what the vault is doing, drop what only previews, and take no more work."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._store.shutdown(wait=True)

    def _start(
        self,
        executor: Executor,
        owner: QObject,
        work: Callable[[Job[T]], T],
        done: Callable[[T], None] | None,
        failed: Told | None,
    ) -> Job[T]:
        job: Job[T] = Job(owner, done, failed, self._progressed.emit)
        if self._closed:
            return job
        self._jobs.add(job)
        executor.submit(self._work, job, work)
        return job

    def _work(self, job: Job[T], work: Callable[[Job[T]], T]) -> None:
        answer: object = None
        error: Exception | None = None
        try:
            answer = work(job)
        except Exception as caught:  # noqa: BLE001  the edge: sorted into told and bug below
            error = caught
        if not self._closed:
            self._answered.emit(job, answer, error)

    def _deliver(self, job: Job[Any], answer: object, error: Exception | None) -> None:
        self._jobs.discard(job)
        try:
            self._hand_over(job, answer, error)
        finally:
            if job.ended is not None and isValid(job.owner):
                job.ended()
            if self.is_idle:
                self.idled.emit()

    def _hand_over(self, job: Job[Any], answer: object, error: Exception | None) -> None:
        alive = isValid(job.owner)
        if error is None:
            if alive and job.done is not None and not job.is_dropped:
                job.done(answer)
        elif isinstance(error, Cancelled) and job.failed is None:
            return
        elif isinstance(error, UserError):
            (job.failed if alive and job.failed is not None else self._failed)(error)
        else:
            self.crashed.emit(error)

    def _tell_progress(self, job: Job[Any], what: Message, done: int, total: int) -> None:
        if job.on_progress is not None and isValid(job.owner) and not job.is_dropped:
            job.on_progress(what, done, total)
