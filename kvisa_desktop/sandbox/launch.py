# SPDX-License-Identifier: MIT
"""Knows how a worker process is started: from a checkout, from a wheel, or frozen."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

WORKER_ARGUMENT = "--sandbox-worker"

# What an interpreter needs to start; everything else, secrets first of all, stays behind.
_KEPT = {"SYSTEMROOT", "WINDIR", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
_KEPT_PREFIXES = ("_PYI_", "_MEI")  # where a frozen program has unpacked itself


def command() -> list[str]:
    """Return the command line of a worker."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    return [_interpreter(), "-P", "-B", "-m", "kvisa_desktop.sandbox"]


def _interpreter() -> str:
    """Return the interpreter itself: on Windows that of a virtual environment only starts it."""
    if sys.platform == "win32":
        return str(getattr(sys, "_base_executable", sys.executable))
    return sys.executable


def environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a worker, made from that of the program."""
    kept = {
        name: value
        for name, value in inherited.items()
        if name.upper() in _KEPT or name.startswith(_KEPT_PREFIXES)
    }
    places = [str(Path(place).absolute()) for place in sys.path]
    return kept | {
        "PYTHONPATH": os.pathsep.join(places),
        "PATH": os.devnull,  # a reader that calls another program for help must not find it
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",
        "MALLOC_ARENA_MAX": "2",  # address space is what is limited, and arenas reserve it
    }


def start() -> subprocess.Popen[bytes]:
    """Start a worker; raise `OSError` when the system cannot."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        cwd=Path(sys.executable).anchor,
        env=environment(os.environ),
        creationflags=flags,
        start_new_session=True,  # Ctrl-C on the terminal is the program's to answer
    )
