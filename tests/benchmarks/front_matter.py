# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Front matter of 400 stays and 60 items against typst, fpdf2 and WeasyPrint; run by hand.

python -m tests.benchmarks.front_matter [--runs 9] [--place DIR]

The peers are installed into an environment that is thrown away, with the same two weights of the
same font. Every build is a process of its own; they run by turns, and the medians are printed.
"""

import argparse
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import uharfbuzz

from tests.benchmarks.measuring import ROOT, Took, by_turns, environment

PEERS = ROOT / "tests" / "benchmarks" / "peers"
PACKAGES = ("typst", "fpdf2", "weasyprint")
FONT = Path(str(files("justmytype_intl_cjk"))) / "fonts/ofl/notosanssc" / "NotoSansSC[wght].ttf"
WEIGHTS = {"regular": 400, "bold": 700}
TARGETS = {"typst": 1.3, "fpdf2": 0.3, "WeasyPrint": 0.2}
OURS = "kvisa, drawn and tagged"


def main() -> None:
    """Install, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--place", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.place) as made:
        place = Path(made)
        python = environment(place / "peers", PACKAGES)
        fonts = _fonts(place / "fonts")
        commands: dict[str, list[str | Path]] = {
            OURS: _ours(place / "kvisa.pdf"),
            "kvisa, proved as well": [*_ours(place / "proved.pdf"), "proved"],
            "typst": [python, PEERS / "typst_front.py", place / "typst.pdf", fonts],
            "fpdf2": [python, PEERS / "fpdf2_front.py", place / "fpdf2.pdf", fonts],
            "WeasyPrint": [python, PEERS / "weasyprint_front.py", place / "weasy.pdf", fonts],
        }
        taken = by_turns(commands, asked.runs)
        sizes = {name: _output(command).stat().st_size for name, command in commands.items()}
    _print(taken, sizes)


def _ours(out: Path) -> list[str | Path]:
    return [sys.executable, "-m", "tests.benchmarks.peers.kvisa_front", out]


def _output(command: list[str | Path]) -> Path:
    return next(each for each in command if isinstance(each, Path) and each.suffix == ".pdf")


def _fonts(folder: Path) -> Path:
    """Pin the two weights, so that no peer has to: some cannot."""
    folder.mkdir()
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONT)))
    for name, weight in WEIGHTS.items():
        asked = uharfbuzz.SubsetInput()
        asked.keep_everything()
        asked.pin_axis_location(face, "wght", weight)
        made = uharfbuzz.subset(face, asked)
        (folder / f"{name}.ttf").write_bytes(made.blob.data)
    return folder


def _print(taken: dict[str, Took], sizes: dict[str, int]) -> None:
    ours = taken[OURS].cpu
    print(f"{'':26}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'KB':>7}{'ours ÷ it':>11}{'target':>8}")
    for name, each in taken.items():
        target = TARGETS.get(name)
        limit = f"{target:8.1f}" if target else ""
        print(
            f"{name:26}{each.wall:8.2f}{each.cpu:8.2f}{each.peak:7.0f}{sizes[name] // 1024:7}"
            f"{ours / each.cpu:11.2f}{limit}"
        )


if __name__ == "__main__":
    main()
