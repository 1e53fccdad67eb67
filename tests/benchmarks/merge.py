# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Scans of A4 at 300 dpi made one file, against a raw copy, qpdf, pypdf and img2pdf; by hand.

python -m tests.benchmarks.merge [--scans 200] [--runs 5] [--place DIR] [--growth] [--vault]

What is timed is the step itself in a process of its own: modules are imported before, and what is
written is forced to the disk after, by all alike. Only this program stamps, tags and numbers the
pages; the others bind them as they are. `--growth` shows cost and memory by the number of scans,
`--vault` the whole build out of an encrypted vault with all its checks.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measuring import Took, environment, median, output, printed
from tests.benchmarks.peers.scans import draw_scans

STEPS = "tests/benchmarks/peers/merging.py"
OURS, COPY = "kvisa: stamped, tagged, numbered", "raw copy of the bytes"
LEAST = 0.6
GROWTH = (100, 200, 400, 800)
MANY = 500


def main() -> None:
    """Draw scans, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--place", type=Path)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--vault", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.place) as made:
        place = Path(made)
        scans = draw_scans(place / "scans", asked.scans)
        peers = environment(place / "peers", ["img2pdf", "pypdf", "pikepdf"])
        subprocess.run([peers, STEPS, "each", place, str(asked.scans)], check=True)
        _side_by_side(place, peers, scans, asked.runs)
        if asked.growth:
            _growth(place)
        if asked.vault:
            _vault(place, asked.scans)


def _side_by_side(place: Path, peers: Path, scans: Sequence[Path], runs: int) -> None:
    pythons = {
        COPY: (peers, "copy"),
        OURS: (Path(sys.executable), "kvisa"),
        "qpdf, of ready pages": (peers, "qpdf"),
        "pypdf, of ready pages": (peers, "pypdf"),
        "img2pdf": (peers, "img2pdf"),
    }
    taken: dict[str, list[Took]] = {name: [] for name in pythons}
    for _ in range(runs):
        for name, (python, step) in pythons.items():
            taken[name].append(_step(python, step, place, len(scans)))
    medians = {name: median(each) for name, each in taken.items()}
    size = sum(each.stat().st_size for each in scans) / 1e6
    print(f"{len(scans)} scans, {size:.0f} MB, medians of {runs} runs taken by turns")
    rate = medians[COPY]
    for name, each in medians.items():
        pages = len(scans) / each.wall
        print(
            f"{printed(name, each)}{pages:9.0f} pages/s  {rate.wall / each.wall:5.2f} × the copy"
            f" ({rate.cpu / each.cpu:.2f} × by CPU)"
        )
    print(f"wanted: ours at least {LEAST} × the copy")


def _growth(place: Path) -> None:
    print("growth of this step; the copy beside it shows what writing itself costs")
    for count in (*GROWTH, MANY):
        copied = _step(Path(sys.executable), "copy", place, count)
        took = _step(Path(sys.executable), "kvisa", place, count)
        each, raw = (1000 * step.cpu / count for step in (took, copied))
        print(f"{printed(str(count), took)}{each:9.2f} ms of CPU a page; the copy {raw:.2f}")


def _vault(place: Path, count: int) -> None:
    took = _step(Path(sys.executable), "vault", place, count)
    print(f"{printed('whole build from a vault', took)}{count / took.wall:9.1f} pages/s")


def _step(python: Path, step: str, place: Path, count: int) -> Took:
    told = json.loads(output([python, STEPS, step, place, str(count)]))
    return Took(told["wall"], told["cpu"], told["peak"])


if __name__ == "__main__":
    main()
