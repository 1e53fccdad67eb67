# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Every kind of bad input there is, made here, and files of others; run by hand.

python -m tests.corpora.bad_input [FOLDER…] [--seconds 20]

Each file is offered to the intake in its worker with limits, its first pages are prepared, and what
came out is compared with the file as an independent reader draws it. With folders, every PDF and
picture in them is offered as well (the corpora of pdf.js and qpdf, say). Ends with 1 when a file
failed without a sentence, differs without a word, or something active survived.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from kvisa_desktop.intake import Intake
from kvisa_desktop.sandbox import Limits, Sandbox
from tests.corpora.making import made
from tests.corpora.running import GRAVE, Told, run
from tests.corpora.structures import unusual

_SUFFIXES = frozenset(
    {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif", ".hif", ".webp"}
    | {".avif", ".bmp", ".gif", ".j2k", ".jp2", ".jpx", ".mpo"}  # each told by its content
)
_MEMORY = 1024 << 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seconds", type=int, default=20)
    asked = parser.parse_args(arguments)
    limits = Limits(seconds=asked.seconds, cpu_seconds=asked.seconds, memory=_MEMORY)
    with Sandbox(1, limits=limits) as sandbox:
        intake = Intake(sandbox)
        told = _all(intake, "made here", chain(made(), unusual()))
        for folder in asked.folders:
            told += _all(intake, folder.name, files_in(folder))
    return 1 if any(each.became in GRAVE for each in told) else 0


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every PDF and picture in a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _SUFFIXES:
            yield path.name, path.read_bytes()


def _all(intake: Intake, title: str, files: Iterator[tuple[str, bytes]]) -> list[Told]:
    told, slowest = [], (0.0, "")
    for name, data in files:
        started = time.perf_counter()
        found = run(intake, name, data)
        slowest = max(slowest, (time.perf_counter() - started, name))
        told.append(found)
        if found.became in GRAVE or title == "made here":
            print(f"  {found.became.value:20} {_short(name):44} {found.detail[:90]}")
    counts = Counter(each.became for each in told)
    print(f"{title}: {len(told)} files")
    for became, count in counts.items():
        print(f"  {count:5} {became.value}")
    print(f"  {sum(each.drawn for each in told):5} pages printed as pictures, and it is said")
    print(f"  {sum(each.refused_pages for each in told):5} pages refused in a sentence")
    print(f"  slowest: {slowest[0]:.1f} s, {_short(slowest[1])}", flush=True)
    return told


def _short(name: str) -> str:
    shown = ascii(name)[1:-1]
    return shown if len(shown) <= 44 else f"{shown[:40]}…"


if __name__ == "__main__":
    sys.exit(main())
