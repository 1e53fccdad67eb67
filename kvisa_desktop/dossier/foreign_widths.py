# SPDX-License-Identifier: MIT
"""How wide a font of somebody else's page says its characters are."""

from collections.abc import Collection, Mapping

from pikepdf import Array, Object

_TOLERANCE, _THOUSANDTH = 1.0, 0.001
_LONGEST_RANGE = 65_536


def agree(readings: Collection[float], stated: float | None, tolerance: float = _TOLERANCE) -> bool:
    """Tell whether a glyph is as wide as the file says, however its width is read (thousandths).

    A glyph that is not there has no readings.
    """
    if not readings or stated is None:
        return False
    return all(abs(each - stated) <= tolerance for each in readings)


def tolerance_of(font: Object) -> float:
    """Return a thousandth of the size of `font` in the units of its widths, or one such unit."""
    matrix = font.get("/FontMatrix")
    if not isinstance(matrix, Array) or not float(matrix[0]):
        return _TOLERANCE
    return min(_TOLERANCE, _THOUSANDTH / abs(float(matrix[0])))


def by_code(font: Object) -> Mapping[int, float] | None:
    """Return the widths of a font of one byte a character, or None when it states none.

    Where its list begins and ends is written as it is.
    """
    widths = font.get("/Widths")
    if not isinstance(widths, Array):
        return None
    first = font.FirstChar = int(font.get("/FirstChar", 0))
    font.LastChar = first + len(widths) - 1
    return {first + step: float(width) for step, width in enumerate(widths)}


def by_number(widths: object) -> Mapping[int, float]:
    """Return the widths of a /W array by the number of the character."""
    found: dict[int, float] = {}
    entries = list(widths) if isinstance(widths, Array) else []
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, Array):
            found |= {first + step: float(width) for step, width in enumerate(second)}
            at += 2
        elif at + 2 < len(entries):
            last = min(int(second), first + _LONGEST_RANGE)
            found |= dict.fromkeys(range(first, last + 1), float(entries[at + 2]))
            at += 3
        else:
            break
    return found
