# SPDX-License-Identifier: MIT
"""The program's side of one worker: asks it, waits with a limit, and tells how it ended."""

import contextlib
import logging
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.sandbox import launch
from kvisa_desktop.sandbox.windows import Job
from kvisa_desktop.sandbox.wire import (
    MEBIBYTE,
    OUT_OF_MEMORY,
    Answer,
    FrameTooLarge,
    Json,
    Limits,
    message_from_json,
    read_frame,
    write_frame,
)

_log = logging.getLogger(__name__)

_TICK_SECONDS = 0.05
_LAST_SECONDS = 5.0
_TIRED_TASKS = 500
_TIRED_MEMORY = 512 * MEBIBYTE


@dataclass(slots=True)
class _Reply:
    """What came back through the pipe, if anything did."""

    head: Json = None
    data: bytes = b""
    too_large: bool = False


class Worker:
    """One worker process; `is_fit` says whether it can be asked (again)."""

    def __init__(self) -> None:
        """Start the process."""
        try:
            self._process = launch.start()
        except OSError as error:
            raise Refused(
                msg("The part of the program that reads files could not be started."),
                msg("Close other programs, start this one again, and try once more."),
            ) from error
        self._job = Job(self._process.pid)
        self._exchange: threading.Thread | None = None
        self._held = b""  # what the worker holds; a file is asked about page by page
        self._tasks = 0
        self._peak = 0

    @property
    def is_fit(self) -> bool:
        """True when the worker lives and has not grown old or fat."""
        young = self._tasks < _TIRED_TASKS and self._peak < _TIRED_MEMORY
        return young and self._process.poll() is None

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        if self._exchange is not None:
            self._exchange.join()  # both its pipes have just come to their end
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._job.close()

    def ask(
        self,
        request: Mapping[str, Json],
        payload: bytes,
        limits: Limits,
        cancelled: Callable[[], bool] | None = None,
    ) -> Answer:
        """Have one task done; raise `Refused` or `Cancelled` when it did not come to an end."""
        self._job.limit_memory(limits.memory)
        self._tasks += 1
        reply = _Reply()
        self._exchange = threading.Thread(
            target=self._talk, args=(reply, request, payload, limits), daemon=True
        )
        self._exchange.start()
        try:
            _wait(self._exchange, limits.seconds, cancelled)
            answer = self._answer(reply, limits)
        except BaseException:
            self.end()
            raise
        if isinstance(answer, Refused):  # said in good order: the worker goes on
            raise answer
        return answer

    def _talk(
        self, reply: _Reply, request: Mapping[str, Json], payload: bytes, limits: Limits
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        figures: list[Json] = [limits.seconds, limits.cpu_seconds, limits.memory, limits.output]
        again = payload == self._held
        self._held = payload
        head: dict[str, Json] = {**request, "limits": figures, "again": again}
        try:
            with contextlib.suppress(BrokenPipeError):  # a worker that ended may have said why
                write_frame(self._process.stdin, head, b"" if again else payload)
            reply.head, reply.data = read_frame(self._process.stdout, limits.output)
        except FrameTooLarge:
            reply.too_large = True
        except (OSError, EOFError, ValueError) as end:
            _log.info("a worker ended without an answer: %s", type(end).__name__)

    def _answer(self, reply: _Reply, limits: Limits) -> Answer | Refused:
        head = reply.head
        if reply.too_large or (isinstance(head, dict) and head.get("fault") == "output"):
            raise _too_large(limits)
        if not isinstance(head, dict):
            raise self._ending(limits)
        if "fault" in head:
            _log.info("a worker met an unforeseen failure: %s", head.get("detail"))
            raise _stopped()
        if "refused" in head:
            return _refusal(head["refused"])
        peak = head.get("peak")
        self._peak = peak if isinstance(peak, int) else 0
        return Answer(head.get("values"), reply.data)

    def _ending(self, limits: Limits) -> Refused:
        """Return the sentence for a worker that ended by itself."""
        try:
            code = self._process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            return _stopped()
        _log.info("a worker ended with code %d", code)
        if code == OUT_OF_MEMORY:
            return _too_heavy(limits)
        if code in {-_number("SIGXCPU"), -_number("SIGALRM")}:
            return _too_slow(limits)
        return _stopped()


def _wait(exchange: threading.Thread, seconds: float, cancelled: Callable[[], bool] | None) -> None:
    deadline = time.monotonic() + seconds
    while exchange.is_alive():
        left = deadline - time.monotonic()
        if left <= 0:
            raise _too_slow(Limits(seconds=seconds))
        exchange.join(min(left, _TICK_SECONDS) if cancelled else left)
        if cancelled and cancelled() and exchange.is_alive():
            raise Cancelled(msg("Stopped, as you asked. Nothing was changed."))


def _number(name: str) -> int:
    """Return the number of a signal, or one that no process ends with where it does not exist."""
    return int(getattr(signal, name, 0xFFFF))


def _refusal(value: Json) -> Refused:
    if not isinstance(value, dict):
        return _stopped()
    try:
        what = message_from_json(value.get("what"))
        remedy = message_from_json(value.get("remedy"))
    except (TypeError, ValueError):
        return _stopped()
    return Refused(what, remedy, where=str(value.get("where", ""))) if what else _stopped()


def _too_slow(limits: Limits) -> Refused:
    what = msg(
        "This file could not be read within {seconds} seconds.", seconds=f"{limits.seconds:g}"
    )
    return Refused(what, _another_copy())


def _too_heavy(limits: Limits) -> Refused:
    what = msg(
        "Reading this file takes more than {megabytes} MB of memory.",
        megabytes=limits.memory // MEBIBYTE,
    )
    return Refused(what, _another_copy())


def _too_large(limits: Limits) -> Refused:
    what = msg(
        "Unpacked, this file is larger than {megabytes} MB.",
        megabytes=limits.output // MEBIBYTE,
    )
    return Refused(what, _another_copy())


def _stopped() -> Refused:
    return Refused(msg("This file is damaged so badly that it cannot be read."), _another_copy())


def _another_copy() -> Message:
    return msg(
        "Open it in another program, save it from there as a new PDF or JPEG, and add that file."
    )
