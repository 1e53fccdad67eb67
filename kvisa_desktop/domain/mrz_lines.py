# SPDX-License-Identifier: MIT
"""Machine-readable lines as people type, paste and scan them, brought into their exact form.

Forgiving where nothing can be lost (spaces, small letters, marks that look like "<", fillers at the
end of a name line); everything else is refused with the line and the position.
"""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import permutations

from kvisa_desktop.domain.mrz_checks import check_lines
from kvisa_desktop.domain.mrz_layout import FILLER, SIZES, Layout, MrzPart, Span, layout_for
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural

# The last one is a Japanese letter, which software sees in a filler.
_SINGLE_MARKS = str.maketrans("\u2039\u3008\u227a\u02c2\u304f", "<<<<<")
_DOUBLE_MARKS = str.maketrans("\u300a\u226a", "««")
_QUOTE = "[\"'`\u2018\u2019\u201c\u201d]"
_QUOTED = re.compile(rf"\s*{_QUOTE}(.*){_QUOTE}\s*[,;]?\s*")
_TWO = 2
_LOWER = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_ALLOWED = frozenset(string.ascii_uppercase + string.digits + FILLER)
_NUMERIC = re.compile("[0-9<]")
_ALPHABETIC = re.compile("[A-Z<]")
_NUMERIC_PARTS = (MrzPart.BIRTH, MrzPart.EXPIRES)
_ALPHABETIC_PARTS = (
    MrzPart.DOCUMENT_CODE,
    MrzPart.ISSUING_COUNTRY,
    MrzPart.NATIONALITY,
    MrzPart.SEX,
    MrzPart.NAMES,
)
_TURNED_ROUND = msg("The second line stood first; the lines were read in the other order.")
_PUT_IN_ORDER = msg("The lines stood in another order; they were read in that of a card.")


@dataclass(frozen=True, slots=True)
class TidyLines:
    """Lines of the exact size of their format, and what had to be done to get there."""

    layout: Layout
    lines: tuple[str, ...]
    warnings: tuple[Message, ...]


def tidy_lines(given: Sequence[str]) -> TidyLines:
    """Return the lines in their exact form.

    Raises `Refused` when they have no size of a machine-readable zone or hold other characters.
    """
    found = _lines([given] if isinstance(given, str) else given)
    lines = _of_a_format(found)
    _check_characters(lines)
    warnings: list[Message] = []
    if len(lines) < len(found):
        warnings.append(msg("Other text around the lines was left out."))
    width = _likely_width(lines)
    ordered = _in_order(lines, width)
    if ordered != lines:
        lines = ordered
        warnings.append(_TURNED_ROUND if len(lines) == _TWO else _PUT_IN_ORDER)
    layout = layout_for(len(lines), width, lines[0][:1])
    fitted = [_fitted(layout, index, line) for index, line in enumerate(lines)]
    warnings += [warning for _, warning in fitted if warning is not None]
    return TidyLines(layout, tuple(line for line, _ in fitted), tuple(warnings))


def _lines(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return what was given as lines, if possible as those of a format."""
    readings = _readings([row for piece in pieces for row in _rows(piece)])
    fitting = (found for each in readings if (found := _of_one_size(each)))
    return next(fitting, None) or _divided(readings[1])


def _rows(piece: str) -> Iterator[str]:
    """Yield the rows of a text that hold anything, with the spaces inside them."""
    for row in piece.splitlines():
        quoted = _QUOTED.fullmatch(row)
        if (marked := _marks(unescape(quoted[1] if quoted else row))).strip():
            yield marked


def _readings(spaced: Sequence[str]) -> list[list[str]]:
    """Return the ways in which rows may be meant, the likeliest first."""
    rows = ["".join(row.split()) for row in spaced]
    # One « is what software makes of two fillers, or what a reader sees instead of one.
    readings = [[row.replace("«", mark) for row in rows] for mark in ("<<", "<")]
    # Where no filler is to be seen, spaces may stand for them.
    seen = any(FILLER in row for row in rows)
    return readings if seen else [*readings, _with_fillers(spaced)]


def _with_fillers(spaced: Sequence[str]) -> list[str]:
    return ["".join(FILLER if each.isspace() else each for each in row) for row in spaced]


def _of_a_format(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return the rows that are all lines of a format, where other text stands around them."""
    for count, width in SIZES:
        lines = tuple(row for row in rows if len(row) == width and FILLER in row)
        if len(lines) == count:
            return lines
    return rows


def _in_order(lines: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return the lines in the order that is right in most points; as given when none is better."""
    return max(permutations(lines), key=lambda each: _right_points(each, width))


def _right_points(lines: Sequence[str], width: int) -> int:
    """Return how many check digits agree; names without digits weigh as much as two of them."""
    layout = layout_for(len(lines), width, lines[0][:1])
    whole = [line[:width].ljust(width, FILLER) for line in lines]
    agreeing = sum(each.ok and each.found != FILLER for each in check_lines(layout, whole))
    names = whole[layout.parts[MrzPart.NAMES].line]
    return agreeing + (0 if any(map(str.isdigit, names)) else _TWO)


def _marks(text: str) -> str:
    """Return a row in capital letters, marks that look like "<" made one."""
    plain = unicodedata.normalize("NFKC", text).translate(_SINGLE_MARKS).translate(_DOUBLE_MARKS)
    return "".join(each for each in plain if unicodedata.category(each) != "Cf").translate(_LOWER)


def _of_one_size(rows: Sequence[str]) -> tuple[str, ...] | None:
    """Return the rows divided as a format wants them, or None when they fit none exactly."""
    divided = _divided(rows)
    widths = {len(row) for row in divided}
    is_exact = len(widths) == 1 and (len(divided), *widths) in SIZES
    return divided if is_exact else None


def _divided(rows: Sequence[str]) -> tuple[str, ...]:
    """Return rows, or what was pasted as one or wrapped at odd places, cut into its lines."""
    whole = "".join(rows)
    size = next((size for size in SIZES if size[0] * size[1] == len(whole)), None)
    if size is None or len(rows) in {2, 3}:
        return tuple(rows)
    _, width = size
    return tuple(whole[start : start + width] for start in range(0, len(whole), width))


def _likely_width(lines: Sequence[str]) -> int:
    """Return the width of the format whose lines these nearly are; refuse another number."""
    how = msg("Give both lines of a passport (44 characters each), or all lines of a card.")
    if not lines:
        raise Refused(msg("No line was given."), how)
    widths = [width for count, width in SIZES if count == len(lines)]
    if not widths:
        raise Refused(
            plural(
                "There is {count} line of {width} characters; no machine-readable zone is like it.",
                "There are {count} lines, the first of {width} characters; "
                "no machine-readable zone is like it.",
                len(lines),
                width=len(lines[0]),
            ),
            how,
        )
    longest = max(map(len, lines))
    return min(widths, key=lambda width: abs(width - longest))


def _check_characters(lines: Sequence[str]) -> None:
    for number, line in enumerate(lines, start=1):
        for position, character in enumerate(line, start=1):
            if character not in _ALLOWED:
                raise Refused(
                    msg(
                        "“{character}” in line {line}, position {position} cannot stand in a "
                        "machine-readable zone.",
                        character=character,
                        line=number,
                        position=position,
                    ),
                    msg("Only A-Z, 0-9 and < stand there; type the lines as they are printed."),
                    where=f"line {number}, position {position}",
                )


def _fitted(layout: Layout, index: int, line: str) -> tuple[str, Message | None]:
    """Return the line in full width; only fillers at the end of a name line may come or go."""
    off = len(line) - layout.width
    if off == 0:
        return line, None
    names = layout.parts[MrzPart.NAMES]
    only_fillers = line.endswith(FILLER) and not line[layout.width :].strip(FILLER)
    if index != names.line or not only_fillers:
        raise _wrong_length(layout, index, line)
    warning = plural(
        "Line {line} was {count} character off; fillers (<) at its end were put right. "
        "Compare the names.",
        "Line {line} was {count} characters off; fillers (<) at its end were put right. "
        "Compare the names.",
        abs(off),
        line=index + 1,
    )
    return line[: layout.width].ljust(layout.width, FILLER), warning


def _wrong_length(layout: Layout, index: int, line: str) -> Refused:
    return Refused(
        msg(
            "Line {line} has {found} characters instead of {expected}; "
            "from position {position} on it does not fit.",
            line=index + 1,
            found=len(line),
            expected=layout.width,
            position=_first_misfit(layout, index, line),
        ),
        msg("Compare the line from there on: a character is missing or one too many."),
        where=f"line {index + 1}",
    )


def _first_misfit(layout: Layout, index: int, line: str) -> int:
    """Return the first position, from 1, where a line of the wrong length leaves its pattern."""
    patterns = dict.fromkeys(range(layout.width), re.compile("."))
    for part in _ALPHABETIC_PARTS:
        patterns |= _positions(layout.parts[part], index, _ALPHABETIC)
    for part in _NUMERIC_PARTS:
        patterns |= _positions(layout.parts[part], index, _NUMERIC)
    for check in layout.checks:
        patterns |= _positions(check.at, index, _NUMERIC)
    for position, character in enumerate(line[: layout.width]):
        if not patterns[position].match(character):
            return position + 1
    return min(len(line), layout.width) + 1


def _positions(span: Span, line: int, pattern: re.Pattern[str]) -> dict[int, re.Pattern[str]]:
    if span.line != line:
        return {}
    return dict.fromkeys(range(span.start, span.end), pattern)
