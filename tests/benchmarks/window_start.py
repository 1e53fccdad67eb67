# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""How long a person waits for the window on a vault of many cases and on one of ten; run by hand.

python -m tests.benchmarks.window_start [--cases 10000] [--runs 5]

The program is started anew each time, on the two vaults by turns, and the clock runs from before
the process is made. Told are when the window is painted; when the list shows its first screen of
cases; when it holds all of them, counted; when nothing is under way any more; and the time of the
processor until then. Medians, each with its ratio. No password, or stretching it would hide
the rest; drawn off screen unless QT_QPA_PLATFORM says otherwise.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kvisa_desktop.paths import DATA_DIR_VARIABLE
from kvisa_desktop.store.vault import create
from tests.benchmarks.measuring import ROOT, compiled_once
from tests.benchmarks.vault import fill

FEW = 10
MOMENTS = ("window", "first screen", "whole list", "at rest", "cpu")
GOALS = {"first screen": 1.2, "whole list": 1.2}


def made(place: Path, cases: int) -> Path:
    """Make a vault of so many cases."""
    folder = place / f"Of {cases}.kvisa"
    with create(folder, None).vault as vault:
        fill(vault, cases)
    return folder


def started(vault: Path, cases: int) -> dict[str, float]:
    """Start the window on a vault; return the seconds to each moment."""
    given = {**compiled_once(), DATA_DIR_VARIABLE: str(vault.parent / "program")}
    given.setdefault("QT_QPA_PLATFORM", "offscreen")
    program = [sys.executable, "-m", "tests.benchmarks.peers.kvisa_window"]
    done = subprocess.run(
        [*program, str(vault), str(time.monotonic()), str(cases)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=given,
        check=True,
    )
    noted: dict[str, float] = json.loads(done.stdout)
    return noted


def compared(place: Path, many: int, runs: int) -> dict[str, dict[str, float]]:
    """Start both by turns; return the medians of each moment and what many cases add to it."""
    vaults = {count: made(place, count) for count in (FEW, many)}
    for count, vault in vaults.items():
        started(vault, count)  # warms the disk and backs the vault up at its end
    taken: dict[int, list[dict[str, float]]] = {count: [] for count in vaults}
    for _ in range(runs):
        for count, vault in vaults.items():
            taken[count].append(started(vault, count))
    found = {}
    for moment in MOMENTS:
        few, lots = (
            statistics.median(each[moment] for each in taken[count]) for count in (FEW, many)
        )
        goal = {"goal": GOALS[moment]} if moment in GOALS else {}
        found[moment] = {"ten cases": few, "many cases": lots, "ratio": lots / few, **goal}
    return found


def main() -> None:
    """Take all figures and print them as JSON, a line for each moment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for moment, figures in compared(Path(name), asked.cases, asked.runs).items():
            print(json.dumps({moment: figures}), flush=True)


if __name__ == "__main__":
    main()
