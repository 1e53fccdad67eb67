# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Does a prepared page look like its source to readers the program does not use? Run by hand.

python -m tests.corpora.second_look FOLDER… [--pages 2] [--step 1]

PDF pages are drawn by poppler, before and after; pictures are compared with what Pillow shows of
them. The names of those that differ without a word are printed, the furthest apart first; somebody
then looks at them, for readers draw damaged pages each in its own way.
"""

import argparse
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from kvisa_desktop.domain.files import FileType, Media, Outcome, PreparedPage
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.intake import Intake, rendering
from kvisa_desktop.sandbox import Limits, Sandbox
from tests.corpora.bad_input import files_in
from tests.corpora.running import picture_distance

_DPI = 50
_TOLERANCE = 24.0
_SECONDS = 20
_LARGEST = 700


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--step", type=int, default=1)
    asked = parser.parse_args(arguments)
    compared, unseen = 0, 0
    apart: list[tuple[float, str]] = []
    with Sandbox(1, limits=Limits(seconds=_SECONDS)) as sandbox:
        intake = Intake(sandbox)
        files = [each for folder in asked.folders for each in files_in(folder)]
        for name, data in files[:: asked.step]:
            for number, distance in _looked_at(intake, name, data, asked.pages):
                compared += 1
                unseen += distance is None
                if distance is not None and distance > _TOLERANCE:
                    apart.append((distance, f"{name} page {number}"))
    print(f"{compared} pages compared, {unseen} of them not drawn by the second reader")
    print(f"further apart than {_TOLERANCE:.0f}: {len(apart)}")
    for distance, name in sorted(apart, reverse=True):
        print(f"  {distance:6.1f}  {name}")
    return 1 if apart else 0


def _looked_at(
    intake: Intake, name: str, data: bytes, most: int
) -> Iterator[tuple[int, float | None]]:
    """Yield the pages taken without a word, and how far each is from its source."""
    try:
        facts = intake.inspect(data, name=name)
    except (Refused, Cancelled):
        return
    if facts.outcome is not Outcome.ACCEPT or facts.type is None:
        return
    for number in range(1, min(most, len(facts.pages)) + 1):
        try:
            page = intake.prepare(data, facts.type, number)
        except (Refused, Cancelled):
            continue
        if page.notes or (facts.type is FileType.PDF and page.media is not Media.PDF):
            continue
        yield number, _distance(data, facts.type, number, page)


def _distance(data: bytes, kind: FileType, number: int, page: PreparedPage) -> float | None:
    if kind is not FileType.PDF:
        return picture_distance(data, number, page)
    before, after = _by_poppler(data, number), _by_poppler(page.data, 1)
    if before is None or after is None:
        return None
    return rendering.difference(before, after.resize(before.size))


def _by_poppler(data: bytes, number: int) -> Image.Image | None:
    """Return a page as poppler prints it, or None when it does not."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        shown = ["-f", str(number), "-l", str(number), "-cropbox", "-r", str(_DPI)]
        command = ["pdftoppm", *shown, "-scale-to", str(_LARGEST), file.name]
        try:
            done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
            return Image.open(io.BytesIO(done.stdout)).convert("RGB")
        except (subprocess.SubprocessError, OSError):
            return None


if __name__ == "__main__":
    sys.exit(main())
