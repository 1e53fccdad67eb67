# SPDX-License-Identifier: MIT
"""Scans drawn for the tests: good ones of many looks, and each spoilt in one way."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from kvisa_desktop.domain.scan_doubts import ScanDoubt
from scripts.specimens.lettering import CHINESE, LATIN

A4 = (1240, 1754)  # 150 dots per inch, which keeps the tests quick
DPI = 150
_LINES = (
    "This is to certify that Amara Okonkwo has completed the course of study",
    "in materials science and was awarded the degree of Master of Science.",
    "兹证明学生修业期满，成绩及格，准予毕业，授予理学硕士学位。",
    "Matriculation 0471-118 · Date of issue 14 July 2021 · Registrar’s office",
)
_WHITE = (250, 249, 245)
_Drawn = Callable[[], Image.Image]
_Way = Callable[[Image.Image], bytes]


@dataclass(frozen=True)
class Scan:
    """A file, and the one doubt it deserves, or none."""

    name: str
    draw: Callable[[], bytes]
    doubt: ScanDoubt | None = None

    @property
    def data(self) -> bytes:
        """The bytes of the file, drawn when they are asked for and not while tests are listed."""
        return self.draw()


def good() -> Iterator[Scan]:
    """Yield scans with nothing wrong: letters, tables, certificates, photographs of paper."""
    pages: dict[str, _Drawn] = {
        "letter": letter,
        "small-print": lambda: letter(size=14),
        "headline": lambda: letter(lines=3, size=40),
        "table": table,
        "framed": framed,
        "patterned": patterned,
        "stamped": stamped,
        "yellowed": lambda: tinted((236, 222, 188)),
        "blue-form": lambda: tinted((214, 228, 240)),
        "on-a-table": photographed,
        "uneven-light": shaded,
        "black-edges": with_black_edges,
        "one-line": lambda: letter(lines=1),
    }
    ways: dict[str, _Way] = {
        ".jpg": saved,
        "-noisy.jpg": lambda page: saved(noisy(page), quality=60),
        "-gray.png": lambda page: saved(page.convert("L"), "PNG"),
        "-of-a-common-scanner.jpg": lambda page: saved(page.filter(ImageFilter.GaussianBlur(0.7))),
        "-bilevel.tif": lambda page: saved(page.convert("1", dither=Image.Dither.NONE), "TIFF"),
    }
    for name, draw in pages.items():
        page = cache(draw)
        for ending, way in ways.items():
            yield Scan(name + ending, partial(_scanned, page, way))


def spoilt() -> Iterator[Scan]:
    """Yield scans each of which has one thing wrong."""
    ways: dict[str, tuple[_Way, ScanDoubt]] = {
        **{f"blur-{each}.jpg": (partial(_blurred, each), ScanDoubt.BLURRED) for each in (3, 4, 6)},
        "shaken.jpg": (lambda page: saved(shaken(page)), ScanDoubt.BLURRED),
        **{f"cut-{each}.jpg": (partial(_cut, each), ScanDoubt.CUT) for each in (0.12, 0.2)},
        "60dpi.jpg": (lambda page: saved(_small(page), dpi=60), ScanDoubt.SMALL),
        "thumb.png": (lambda page: saved(_small(page), "PNG", dpi=None), ScanDoubt.SMALL),
        "dark.jpg": (_dark, ScanDoubt.DARK),
    }
    for name, draw in (("letter", letter), ("table", table), ("patterned", patterned)):
        page = cache(draw)
        for ending, (way, doubt) in ways.items():
            yield Scan(f"{name}-{ending}", partial(_scanned, page, way), doubt)
    for shade in (255, 240, 200):
        yield Scan(f"blank-{shade}.jpg", partial(_blank, shade), ScanDoubt.BLANK)
    shown: dict[str, Callable[[], bytes]] = {
        "screen.png": lambda: saved(screen((1170, 2532)), "PNG", dpi=None),
        "desk.png": lambda: saved(screen((1920, 1080)), "PNG", dpi=None),
        "Screenshot 2026.jpg": lambda: saved(letter(), dpi=None),
        "屏幕截图.png": lambda: saved(letter(), "PNG", dpi=None),
    }
    for name, drawn in shown.items():
        yield Scan(name, drawn, ScanDoubt.SCREENSHOT)


def _scanned(page: _Drawn, way: _Way) -> bytes:
    return way(page())


def _blurred(radius: int, page: Image.Image) -> bytes:
    return saved(page.filter(ImageFilter.GaussianBlur(radius)))


def _cut(share: float, page: Image.Image) -> bytes:
    return saved(page.crop((int(A4[0] * share), 0, *A4)))


def _small(page: Image.Image) -> Image.Image:
    return page.resize((496, 702), Image.Resampling.LANCZOS)


def _dark(page: Image.Image) -> bytes:
    return saved(ImageEnhance.Brightness(page).enhance(0.35))


def _blank(shade: int) -> bytes:
    return saved(noisy(Image.new("RGB", A4, (shade, shade, shade))))


def letter(*, lines: int = 30, size: int = 22) -> Image.Image:
    """Return a page of writing with margins."""
    page = Image.new("RGB", A4, _WHITE)
    pen = ImageDraw.Draw(page)
    latin, chinese = ImageFont.truetype(LATIN, size), ImageFont.truetype(CHINESE, size)
    for number in range(lines):
        text = _LINES[number % len(_LINES)]
        font = chinese if text[0] > "\u2fff" else latin
        pen.text((120, 140 + number * int(size * 2)), text, (25, 25, 40), font)
    return page


def table() -> Image.Image:
    """Return a ruled table of marks."""
    page = letter(lines=4)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(LATIN, 20)
    for row in range(24):
        top = 500 + row * 44
        pen.line((110, top, 1130, top), (60, 60, 60), 2)
        pen.text((130, top + 8), f"Module {row + 1:02}", (20, 20, 20), font)
        pen.text((980, top + 8), f"{60 + row % 35}", (20, 20, 20), font)
    return page


def framed() -> Image.Image:
    """Return a certificate with a frame near its edge."""
    page = letter(lines=6, size=34)
    pen = ImageDraw.Draw(page)
    for inset in (14, 22, 40):
        pen.rectangle((inset, inset, A4[0] - inset, A4[1] - inset), None, (120, 90, 40), 4)
    return page


def patterned() -> Image.Image:
    """Return a paper with a fine pattern that runs to its edge, as securities have."""
    page = letter()
    pen = ImageDraw.Draw(page)
    for offset in range(-A4[1], A4[0], 18):
        pen.line((offset, 0, offset + A4[1], A4[1]), (216, 214, 226), 2)
    return ImageChops.darker(page, letter())


def stamped() -> Image.Image:
    """Return a letter with a round stamp."""
    page = letter(lines=16)
    pen = ImageDraw.Draw(page)
    pen.ellipse((760, 1250, 1060, 1550), None, (190, 40, 40), 8)
    return page


def tinted(colour: tuple[int, int, int]) -> Image.Image:
    """Return a letter on coloured paper."""
    return ImageChops.multiply(letter(), Image.new("RGB", A4, colour))


def photographed() -> Image.Image:
    """Return a sheet that lies askew on a brown table."""
    ground = noisy(Image.new("RGB", A4, (96, 70, 50)), 24)
    sheet = letter().resize((900, 1273)).convert("RGBA")
    sheet = sheet.rotate(4, expand=True, resample=Image.Resampling.BICUBIC)
    ground.paste(sheet, (150, 190), sheet)
    return ground


def shaded() -> Image.Image:
    """Return a letter with light from one side."""
    light = Image.linear_gradient("L").rotate(90).resize(A4).point(lambda v: 150 + v * 0.41)
    return ImageChops.multiply(letter(), Image.merge("RGB", (light, light, light)))


def with_black_edges() -> Image.Image:
    """Return a letter with the black border that an open scanner leaves."""
    page = letter()
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 18, A4[1]), (8, 8, 8))
    pen.rectangle((0, A4[1] - 25, *A4), (8, 8, 8))
    return page


def screen(size: tuple[int, int]) -> Image.Image:
    """Return a picture of a screen: flat colours, a bar on top, some writing."""
    shown = Image.new("RGB", size, (255, 255, 255))
    pen = ImageDraw.Draw(shown)
    pen.rectangle((0, 0, size[0], size[1] // 20), (32, 96, 200))
    font = ImageFont.truetype(LATIN, 30)
    for row in range(10):
        pen.text((size[0] // 10, size[1] // 8 + row * 70), _LINES[0][:48], (30, 30, 30), font)
    return shown


def shaken(page: Image.Image) -> Image.Image:
    """Return a page as a moving hand photographs it."""
    moved = page.convert("RGB")
    for step in range(1, 14):
        shifted = ImageChops.offset(page, step, step // 2)
        moved = Image.blend(moved, shifted, 1 / (step + 1))
    return moved


def noisy(page: Image.Image, amount: int = 8) -> Image.Image:
    """Return a page with the grain of a scanner, the same one every time."""
    random.seed(page.width)
    grain = Image.frombytes("L", (512, 512), random.randbytes(512 * 512)).point(
        lambda v: v * amount // 255
    )
    tiled = Image.new("L", page.size)
    for top in range(0, page.height, 512):
        for left in range(0, page.width, 512):
            tiled.paste(grain, (left, top))
    return ImageChops.subtract(page, Image.merge("RGB", (tiled, tiled, tiled)))


def saved(
    page: Image.Image, kind: str = "JPEG", *, dpi: int | None = DPI, quality: int = 85
) -> bytes:
    """Return a page as a file."""
    buffer = io.BytesIO()
    more = {} if dpi is None else {"dpi": (dpi, dpi)}
    if kind == "JPEG":
        page.save(buffer, kind, quality=quality, **more)
    else:
        page.save(buffer, kind, **more)
    return buffer.getvalue()
