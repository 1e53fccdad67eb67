# SPDX-License-Identifier: MIT
"""Scans for benchmarks: pages of A4 at 300 dpi in colour, grainy as from a scanner."""

import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

A4 = (2480, 3508)
_QUALITY = 82
_BASES = 4


def draw_scans(folder: Path, count: int) -> list[Path]:
    """Draw scans into a folder and return them."""
    folder.mkdir(parents=True)
    bases = [_base(number) for number in range(_BASES)]
    made = []
    for number in range(count):
        page = ImageChops.offset(bases[number % _BASES], 0, number * 7)
        path = folder / f"scan{number:04}.jpg"
        page.save(path, quality=_QUALITY, dpi=(300, 300))
        made.append(path)
    return made


def _base(number: int) -> Image.Image:
    page = Image.new("L", A4, 244 - number)
    pen = ImageDraw.Draw(page)
    chance = random.Random(number)
    for line in range(60):
        left = 240
        while left < A4[0] - 300:
            wide = chance.randint(20, 160)
            pen.rectangle((left, 260 + line * 52, left + wide, 284 + line * 52), fill=30)
            left += wide + 22
    grain = Image.effect_noise(A4, 14)
    gray = ImageChops.add(page, grain, offset=-128)
    return Image.merge("RGB", (gray, ImageChops.offset(gray, 1, 0), gray))
