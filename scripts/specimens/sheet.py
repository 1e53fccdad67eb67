# SPDX-License-Identifier: MIT
"""A sheet of paper to draw on, measured in millimetres, and how it looks when scanned."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from scripts.specimens.lettering import face, runs

Colour = tuple[int, int, int]
INK: Colour = (38, 38, 46)
PALE: Colour = (120, 126, 138)
WHITE: Colour = (255, 255, 255)
CREAM: Colour = (250, 247, 238)
RED: Colour = (176, 38, 42)
_INCH = 25.4
_POINTS = 72


class Sheet:
    """Draws on an image of `width` × `height` millimetres; the origin is the top left corner."""

    def __init__(
        self, width: float, height: float, *, dpi: int = 150, paper: Colour = WHITE
    ) -> None:
        self.width = width
        self.height = height
        self.dpi = dpi
        self.image = Image.new("RGB", (self.px(width), self.px(height)), paper)
        self.draw = ImageDraw.Draw(self.image)

    def px(self, millimetres: float) -> int:
        """Return a length in pixels."""
        return round(millimetres / _INCH * self.dpi)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: float = 10,
        *,
        weight: int = 400,
        colour: Colour = INK,
        align: str = "left",
        slanted: bool = False,
    ) -> float:
        """Write one line with its baseline at `at`; return its width in millimetres."""
        pixels = round(size / _POINTS * self.dpi)
        parts = [
            (part, face(pixels, weight, chinese=chinese, slanted=slanted))
            for chinese, part in runs(text)
        ]
        width = sum(font.getlength(part) for part, font in parts)
        x = float(self.px(at[0])) - {"left": 0, "centre": width / 2, "right": width}[align]
        for part, font in parts:
            self.draw.text((x, self.px(at[1])), part, font=font, fill=colour, anchor="ls")
            x += font.getlength(part)
        return width / self.dpi * _INCH

    def lines(
        self, at: tuple[float, float], lines: Sequence[str], size: float = 10, **style: object
    ) -> float:
        """Write lines below one another; return the baseline after the last."""
        x, y = at
        for line in lines:
            self.text((x, y), line, size, **style)  # type: ignore[arg-type]
            y += size * 0.53
        return y

    def spaced(self, at: tuple[float, float], text: str, size: float, pitch: float) -> None:
        """Write characters at a fixed pitch, as machines read them."""
        font = face(round(size / _POINTS * self.dpi), 600)
        for place, character in enumerate(text):
            x = self.px(at[0] + (place + 0.5) * pitch)
            self.draw.text((x, self.px(at[1])), character, font=font, fill=INK, anchor="ms")

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Colour = PALE,
        width: float = 0.2,
    ) -> None:
        """Draw a straight line."""
        points = [(self.px(x), self.px(y)) for x, y in (start, end)]
        self.draw.line(points, fill=colour, width=max(1, self.px(width)))

    def box(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        outline: Colour | None = PALE,
        fill: Colour | None = None,
        width: float = 0.25,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle, its corners rounded by `radius`."""
        x, y = corner
        bounds = (self.px(x), self.px(y), self.px(x + size[0]), self.px(y + size[1]))
        self.draw.rounded_rectangle(
            bounds, self.px(radius), fill=fill, outline=outline, width=max(1, self.px(width))
        )

    def waves(self, colour: Colour, *, lines: int = 26, swing: float = 3.2) -> None:
        """Cover the sheet with the fine curves of security paper."""
        for number in range(-2, lines + 2):
            middle = self.height * number / lines
            points = [
                (x, self.px(middle + swing * math.sin(x / self.px(11) + number * 0.7)))
                for x in range(0, self.image.width, 3)
            ]
            self.draw.line(points, fill=colour, width=1)

    def paste(self, image: Image.Image, at: tuple[float, float], size: tuple[float, float]) -> None:
        """Place a picture."""
        fitted = image.resize((self.px(size[0]), self.px(size[1])), Image.Resampling.LANCZOS)
        self.image.paste(fitted, (self.px(at[0]), self.px(at[1])))

    def signature(self, at: tuple[float, float], seed: str, width: float = 32) -> None:
        """Draw a scribble that stands for a signature."""
        chance = random.Random(seed)
        x, y = at
        points = []
        for step in range(90):
            t = step / 89
            points.append(
                (
                    self.px(x + width * t + 2.2 * math.sin(t * 19 + chance.random() * 0.3)),
                    self.px(y - 3.0 * math.sin(t * 23) * (1.1 - t) - 1.2 * math.sin(t * 7)),
                )
            )
        self.draw.line(points, fill=(32, 48, 120), width=max(1, self.px(0.35)), joint="curve")

    def round_seal(
        self, middle: tuple[float, float], radius: float, words: Sequence[str], colour: Colour = RED
    ) -> None:
        """Draw a plain round seal with words in it; no emblem of any kind."""
        x, y = middle
        for inset, width in ((0.0, 0.7), (1.4, 0.25)):
            reach = radius - inset
            bounds = (
                self.px(x - reach),
                self.px(y - reach),
                self.px(x + reach),
                self.px(y + reach),
            )
            self.draw.ellipse(bounds, outline=colour, width=max(1, self.px(width)))
        top = y - (len(words) - 1) * 2.2 + 1
        for place, word in enumerate(words):
            self.text((x, top + place * 4.4), word, 8, weight=700, colour=colour, align="centre")

    def specimen(
        self, *, size: float = 54, strength: int = 70, outlined: bool = False, colour: Colour = RED
    ) -> None:
        """Write SPECIMEN 样本 across the whole sheet, in outlines where there is no grey."""
        pixels = round(size / _POINTS * self.dpi)
        band = self._mark(pixels, stroke=3 if outlined else 0, strength=strength)
        if outlined:
            band = ImageChops.subtract(band, self._mark(pixels, stroke=0, strength=strength))
        band = band.crop(band.getbbox())
        angle = math.degrees(math.atan2(self.image.height, self.image.width))
        band = band.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        band.thumbnail((round(self.image.width * 0.94), round(self.image.height * 0.94)))
        left, top = ((a - b) // 2 for a, b in zip(self.image.size, band.size, strict=True))
        self.image.paste(Image.new("RGB", band.size, colour), (left, top), band)

    def _mark(self, pixels: int, *, stroke: int, strength: int) -> Image.Image:
        band = Image.new("L", (pixels * 9, pixels * 2), 0)
        draw, x = ImageDraw.Draw(band), pixels * 0.3
        for chinese, part in runs("SPECIMEN 样本"):
            font = face(pixels, 800, chinese=chinese)
            at = (x, pixels * 1.4)
            draw.text(at, part, font=font, fill=strength, anchor="ls", stroke_width=stroke)
            x += font.getlength(part)
        return band

    def scanned(self, seed: str, *, tilt: float = 0.3, grain: float = 3.0) -> Image.Image:
        """Return the sheet as a scanner sees it: not quite straight, with a little grain."""
        width, height = self.image.size
        corner = self.image.getpixel((2, 2))
        image = self.image.rotate(
            tilt,
            resample=Image.Resampling.BICUBIC,
            fillcolor=corner,
        )
        if not grain:
            return image
        chance = random.Random(seed)
        small = (width // 2 + 1, height // 2 + 1)
        noise = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
        noise = noise.filter(ImageFilter.GaussianBlur(0.8)).resize((width, height))
        noise = noise.point([round(128 + (value - 128) * grain / 40) for value in range(256)])
        gray = Image.merge("RGB", (noise, noise, noise))
        return ImageChops.add(image, gray, scale=1, offset=-128)
