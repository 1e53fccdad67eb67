# SPDX-License-Identifier: MIT
"""What the scripts have in common: rounds and seed from the command line, a report as JSON."""

import argparse
import json
import os
import random
import select
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from kvisa_desktop.store import database
from tests import patience


@dataclass
class Report:
    """What a script has done and found; anything among the faults is a failure."""

    rounds: int
    seed: int
    faults: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def count(self, what: str, by: int = 1) -> None:
        """Add to a figure."""
        self.figures[what] = self.figures.get(what, 0) + by


def told_until_killed(work: Callable[[int], NoReturn], lines: int, wait: float) -> list[bytes]:
    """Return the lines of a child that writes to the pipe it is given, killed in its midst.

    It is killed `wait` seconds after it wrote so many lines, which may be more by then.
    """
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inward)
        work(outward)
    os.close(outward)
    read = b""
    with os.fdopen(inward, "rb", buffering=0) as pipe:
        while read.count(b"\n") < lines and (more := pipe.read(1 << 20)):
            read += more
        select.select([], [], [], wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        read += b"".join(iter(lambda: pipe.read(1 << 20), b""))
    return read.splitlines()


def run(about: str, rounds: int, work: Callable[[Report, random.Random], None]) -> int:
    """Do the rounds that were asked for and print the report; return 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=about)
    wanted = int(os.environ.get("KVISA_DURABILITY_ROUNDS", str(rounds)))
    parser.add_argument("--rounds", type=int, default=wanted)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    asked = parser.parse_args()
    report = Report(asked.rounds, asked.seed)
    # To wait long for another program, on a crowded machine, is no fault of the one that waits.
    database._BUSY_SECONDS = patience.SECONDS  # noqa: SLF001
    work(report, random.Random(asked.seed))
    said = {"rounds": report.rounds, "seed": report.seed, **report.figures}
    sys.stdout.write(json.dumps({**said, "faults": report.faults}) + "\n")
    return 1 if report.faults else 0
