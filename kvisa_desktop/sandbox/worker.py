# SPDX-License-Identifier: MIT
"""The worker's side: takes tasks from standard input and answers on standard output."""

import importlib
import os
import sys
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import IO, Protocol

from kvisa_desktop.errors import UserError
from kvisa_desktop.sandbox import confine
from kvisa_desktop.sandbox.wire import (
    OUT_OF_MEMORY,
    Json,
    Limits,
    message_to_json,
    read_frame,
    write_frame,
)

_MOST_INPUT = 1 << 40  # the parent is trusted; its own memory is the bound


class Task(Protocol):
    """A function a worker may run: bytes and options in, values and bytes out."""

    def __call__(
        self, payload: bytes, options: Mapping[str, Json], /
    ) -> tuple[Json, bytes | memoryview]:
        """Return what was found; raise `UserError` for what a person must be told."""


def worker_main() -> None:
    """Serve tasks until standard input is closed; never returns."""
    requests, answers = _take_pipes()
    confine.confine_process()
    sys.excepthook = _Farewell(answers)
    payload = b""
    while True:
        try:
            head, data = read_frame(requests, _MOST_INPUT)
        except EOFError:
            os._exit(0)
        if not isinstance(head, dict):
            raise TypeError
        payload = payload if head.get("again") else data
        _serve(answers, head, payload)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take both pipes away from what libraries print and read."""
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for taken in (0, 1, 2):
        os.dup2(nowhere, taken)
    return requests, answers


def _serve(answers: IO[bytes], head: Mapping[str, Json], payload: bytes) -> None:
    task, options, limits = _request(head)
    try:
        with confine.within(limits):
            values, data = task(payload, options)
    except UserError as refusal:
        write_frame(answers, {"refused": _refusal(refusal)})
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    else:
        if len(data) > limits.output:
            write_frame(answers, {"fault": "output"})
        else:
            write_frame(answers, {"values": values, "peak": confine.peak_memory()}, data)


def _request(head: Mapping[str, Json]) -> tuple[Task, Mapping[str, Json], Limits]:
    name, options, limits = head["task"], head["options"], head["limits"]
    if not (isinstance(name, str) and isinstance(options, dict) and isinstance(limits, list)):
        raise TypeError
    seconds, cpu_seconds, memory, output = (float(str(value)) for value in limits)
    module, _, function = name.partition(":")
    task: Task = getattr(importlib.import_module(module), function)
    return task, options, Limits(seconds, int(cpu_seconds), int(memory), int(output))


def _refusal(error: UserError) -> Json:
    return {
        "what": message_to_json(error.what),
        "remedy": message_to_json(error.remedy),
        "where": error.where,
    }


class _Farewell:
    """The last word of a worker that meets a failure nobody foresaw: its kind and its place.

    What the failure says is left out, since it may quote the file.
    """

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers

    def __call__(
        self, kind: type[BaseException], _value: BaseException, trace: TracebackType | None
    ) -> None:
        places = traceback.extract_tb(trace)
        ours = [place for place in places if "kvisa_desktop" in place.filename] or places
        spot = f" in {ours[-1].name}, line {ours[-1].lineno}" if ours else ""
        write_frame(self._answers, {"fault": "crash", "detail": kind.__name__ + spot})
        os._exit(1)
