# SPDX-License-Identifier: MIT
"""How large a picture is on paper, and which way up."""

A4 = (595.276, 841.890)  # points
POINTS_PER_INCH = 72.0

QUARTER = 90
_FULL = 360

_PLAUSIBLE_DPI = (50.0, 4800.0)
_SCANNER_DPI = 100.0  # below it a figure is more often a default than a measure
_UNMEASURED_DPI = 150.0
_ANISOTROPY = 2.6  # a fax has twice as many dots across as down
_SAME = 1.02

# The EXIF orientation that a quarter turn clockwise makes of each orientation.
_TURNED = {1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}
_FIRST_LYING = 5


def turned(orientation: int, rotation: int) -> int:
    """Return the EXIF orientation that shows upright what also is turned by `rotation` degrees.

    `rotation` is clockwise and a multiple of 90; an orientation that is none counts as 1.
    """
    if rotation % QUARTER:
        raise ValueError(rotation)
    orientation = orientation if orientation in _TURNED else 1
    for _ in range(rotation % _FULL // QUARTER):
        orientation = _TURNED[orientation]
    return orientation


def is_lying(orientation: int) -> bool:
    """Tell whether width and height change places when the picture is shown upright."""
    return orientation >= _FIRST_LYING


def natural_size(
    pixels: tuple[int, int], dpi: tuple[float, float] | None
) -> tuple[float, float, float | None]:
    """Return width and height in points, and the dots per inch if the file's figure is believed.

    A camera writes 72 dots per inch, which would make a poster of a page; such a picture, and one
    without a figure, is taken to be a page that fills A4, or less when it has few pixels.
    """
    if dpi is not None and _is_believable(pixels, dpi):
        width, height = (n * POINTS_PER_INCH / d for n, d in zip(pixels, dpi, strict=True))
        return width, height, min(dpi)
    guess = max(_UNMEASURED_DPI, fitting_dpi(pixels))
    return pixels[0] * POINTS_PER_INCH / guess, pixels[1] * POINTS_PER_INCH / guess, None


def fitting_dpi(pixels: tuple[int, int]) -> float:
    """Return the dots per inch of a picture that fills A4, upright or lying."""
    short, long = sorted(pixels)
    return max(short / A4[0], long / A4[1]) * POINTS_PER_INCH


def printed_dpi(pixels: tuple[int, int], size: tuple[float, float]) -> float:
    """Return the dots per inch of a picture of natural `size` on A4, where it is never enlarged."""
    finest = max(n * POINTS_PER_INCH / s for n, s in zip(pixels, size, strict=True))
    return max(finest, fitting_dpi(pixels)) if exceeds_a4(size) else finest


def exceeds_a4(size: tuple[float, float]) -> bool:
    """Tell whether a page of this size must be made smaller to be printed on A4."""
    short, long = sorted(size)
    return short > A4[0] * _SAME or long > A4[1] * _SAME


def _is_believable(pixels: tuple[int, int], dpi: tuple[float, float]) -> bool:
    low, high = _PLAUSIBLE_DPI
    if not all(low <= d <= high for d in dpi) or max(dpi) > _ANISOTROPY * min(dpi):
        return False
    if max(dpi) >= _SCANNER_DPI:
        return True
    return not exceeds_a4(
        (pixels[0] * POINTS_PER_INCH / dpi[0], pixels[1] * POINTS_PER_INCH / dpi[1])
    )
