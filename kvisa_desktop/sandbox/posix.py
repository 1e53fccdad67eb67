# SPDX-License-Identifier: MIT
"""Limits of a worker on Linux and macOS, set by the worker itself."""

import contextlib
import math
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kvisa_desktop.sandbox.wire import OUT_OF_MEMORY, Limits

assert sys.platform != "win32"

_GRACE = 2.0  # the parent's own clock stops a task first; this one is for orphans
_WATCH_SECONDS = 0.25

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4


def confine_process() -> None:
    """Give up core dumps and writing files for good, and end when the parent ends."""
    for last in (signal.SIGALRM, signal.SIGXCPU):
        signal.signal(last, signal.SIG_DFL)  # the program may have been started to ignore them
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        prctl = ctypes.CDLL(None).prctl
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # A limit of 0 does not stop a core dump that the system pipes to a collector; this does.
        prctl(_PR_SET_DUMPABLE, 0)


@contextlib.contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Hold the block to `limits`: the system ends the process that goes beyond time.

    Too much memory is a `MemoryError` where the system can refuse it, else the end of the process.
    """
    _limit_softly(resource.RLIMIT_AS, limits.memory)
    _limit_softly(resource.RLIMIT_CPU, math.ceil(time.process_time()) + limits.cpu_seconds)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
    done = threading.Event()
    threading.Thread(target=_watch, args=(done, limits.memory), daemon=True).start()
    try:
        yield
    finally:
        done.set()
        signal.setitimer(signal.ITIMER_REAL, 0)
        _limit_softly(resource.RLIMIT_CPU, resource.RLIM_INFINITY)
        _limit_softly(resource.RLIMIT_AS, resource.RLIM_INFINITY)


def peak_memory() -> int:
    """Return the most bytes of memory the process has held.

    What Linux reports of the process itself begins with the memory of the one that started it.
    """
    with contextlib.suppress(OSError, StopIteration):
        status = Path("/proc/self/status").read_bytes().splitlines()
        line = next(each for each in status if each.startswith(b"VmHWM:"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _limit_softly(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY and (value == resource.RLIM_INFINITY or value > hard):
        value = hard
    with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS; the watch remains
        resource.setrlimit(which, (value, hard))


def _watch(done: threading.Event, memory: int) -> None:
    """End the process when its parent has gone or its memory is used up."""
    parent = os.getppid()
    memory = max(memory, peak_memory())  # the peak of an earlier task is not this one's
    while not done.wait(_WATCH_SECONDS):
        if os.getppid() != parent:
            os._exit(1)
        if peak_memory() > memory:
            os._exit(OUT_OF_MEMORY)
