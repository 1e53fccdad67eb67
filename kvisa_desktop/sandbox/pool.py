# SPDX-License-Identifier: MIT
"""Keeps workers ready, hands each task to one, and replaces those that ended."""

import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Self

from kvisa_desktop.errors import Cancelled
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox.process import Worker
from kvisa_desktop.sandbox.wire import Answer, Json, Limits

_TICK_SECONDS = 0.05
_TASK = re.compile(r"(?P<module>[a-z_.]+):[a-z][a-z_]*")
_NO_OPTIONS: Mapping[str, Json] = MappingProxyType({})


class Sandbox:
    """Runs named functions on bytes in worker processes; any thread may call it.

    A worker keeps the bytes it was last given, so that a file can be asked about page by page;
    `rest` makes all of them forget.
    """

    def __init__(
        self,
        workers: int = 2,
        *,
        limits: Limits | None = None,
        homes: tuple[str, ...] = (
            "kvisa_desktop.intake",
            "kvisa_desktop.dossier",
            "kvisa_desktop.exchange",
        ),
    ) -> None:
        """Allow `workers` tasks at the same time, all of them functions of the packages `homes`.

        A process is started only when it is needed.
        """
        self._limits = limits or Limits()
        self._homes = homes
        self._places = threading.Semaphore(workers)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._is_closed = False
        # On Linux a worker ends with the thread that started it, so one thread starts them all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="sandbox")

    def run(
        self,
        task: str,
        payload: bytes,
        *,
        options: Mapping[str, Json] = _NO_OPTIONS,
        limits: Limits | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Answer:
        """Return what the function `task` ("package.module:function") makes of the bytes.

        A refusal of the function, and every end of the worker, is raised as `Refused`;
        `cancelled` is asked some twenty times a second in the calling thread.
        """
        self._check(task)
        self._take_place(cancelled)
        try:
            return self._run(
                {"task": task, "options": dict(options)}, payload, limits or self._limits, cancelled
            )
        finally:
            self._places.release()

    def rest(self) -> None:
        """End the idle workers, so that nothing of a file stays in memory."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.end()

    def close(self) -> None:
        """End all workers; tasks under way are cancelled, later ones too."""
        with self._lock:
            self._is_closed = True
            busy = tuple(self._busy)
        for worker in busy:
            worker.end()
        self.rest()
        self._starter.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def _run(
        self,
        request: Mapping[str, Json],
        payload: bytes,
        limits: Limits,
        cancelled: Callable[[], bool] | None,
    ) -> Answer:
        worker = self._borrow()
        try:
            return worker.ask(request, payload, limits, cancelled)
        except BaseException as error:
            if self._is_closed:
                raise _closed() from error
            raise
        finally:
            self._give_back(worker)

    def _check(self, task: str) -> None:
        named = _TASK.fullmatch(task)
        module = named["module"] if named else ""
        if not any(module == home or module.startswith(home + ".") for home in self._homes):
            raise ValueError(task)

    def _take_place(self, cancelled: Callable[[], bool] | None) -> None:
        while not self._places.acquire(timeout=_TICK_SECONDS):
            if cancelled and cancelled():
                raise Cancelled(msg("Stopped, as you asked. Nothing was changed."))

    def _borrow(self) -> Worker:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        if worker is not None and not worker.is_fit:
            worker.end()
            worker = None
        if worker is None:
            worker = self._start()
        with self._lock:
            self._busy.add(worker)
            closed = self._is_closed
        if closed:
            self._give_back(worker)
            raise _closed()
        return worker

    def _start(self) -> Worker:
        with self._lock:
            if self._is_closed:
                raise _closed()
            start = self._starter.submit(Worker)
        return start.result()

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            keep = worker.is_fit and not self._is_closed
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.end()


def _closed() -> Cancelled:
    return Cancelled(msg("Stopped, because the program is closing. Nothing was changed."))
