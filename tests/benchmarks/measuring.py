# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Runs programs by turns in processes of their own, and prints what each took side by side."""

import atexit
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_KILO = 1024
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Took:
    """What one run took: seconds on the clock and of the processor, megabytes at its peak."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str | Path]) -> Took:
    """Run a program to its end and return what it took; a failure ends the benchmark."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(each) for each in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=compiled_once(),
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        assert process.stderr is not None
        sys.exit(f"{command[0]} {command[1]} failed:\n{process.stderr.read().decode()[-2000:]}")
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _KILO)


def by_turns(commands: Mapping[str, Sequence[str | Path]], runs: int) -> dict[str, Took]:
    """Run each program once after the other, `runs` times over; return the medians.

    A first round that does not count compiles modules and warms the disk, for all alike.
    """
    for command in commands.values():
        run(command)
    taken: dict[str, list[Took]] = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            taken[name].append(run(command))
        print(f"run {number + 1} of {runs}", file=sys.stderr)
    return {name: median(each) for name, each in taken.items()}


def median(taken: Sequence[Took]) -> Took:
    """Return the median of each figure."""
    return Took(
        statistics.median(each.wall for each in taken),
        statistics.median(each.cpu for each in taken),
        statistics.median(each.peak for each in taken),
    )


@cache
def compiled_once() -> dict[str, str]:
    """Return an environment in which modules are compiled once, as they are when installed."""
    kept = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    folder = tempfile.TemporaryDirectory(prefix="compiled")
    atexit.register(folder.cleanup)
    return {**kept, "PYTHONPYCACHEPREFIX": folder.name}


def environment(place: Path, packages: Sequence[str]) -> Path:
    """Make a throw-away environment with packages of other people; return its Python."""
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages],
        check=True,
    )
    return python


def output(command: Sequence[str | Path]) -> str:
    """Run a program to its end and return what it printed; a failure ends the benchmark."""
    done = subprocess.run(
        [str(each) for each in command],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=compiled_once(),
        check=True,
    )
    return done.stdout.decode()


def printed(name: str, took: Took) -> str:
    """Return a line of a table: what it was, seconds, seconds of the processor, megabytes."""
    return f"{name:34}{took.wall:8.2f} s{took.cpu:8.2f} s CPU{took.peak:7.0f} MB"
