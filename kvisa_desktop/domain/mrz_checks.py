# SPDX-License-Identifier: MIT
"""Check digits of machine-readable lines, and the misread letters they give away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kvisa_desktop.domain.mrz_layout import (
    FILLER,
    CheckPlace,
    Layout,
    MrzPart,
    Span,
    check_digit,
)
from kvisa_desktop.messages import Message, msg

# Pairs that a camera or an eye takes for one another.
_LOOKALIKES = dict(zip("OQDILZSGB012568", "000112568OIZSGB", strict=True))
_MOST_NAMED = 3
_DATES = frozenset({MrzPart.BIRTH, MrzPart.EXPIRES})  # no letter can stand there

CHECK_WORDS: Mapping[MrzPart, Message] = MappingProxyType(
    {
        MrzPart.NUMBER: msg("document number"),
        MrzPart.BIRTH: msg("date of birth"),
        MrzPart.EXPIRES: msg("date of expiry"),
        MrzPart.OPTIONAL: msg("optional field"),
        MrzPart.COMPOSITE: msg("whole line"),
    }
)


@dataclass(frozen=True, slots=True)
class MrzCheck:
    """One check digit: whose it is, what it should be, what stands there."""

    name: str
    expected: str
    found: str
    ok: bool


def check_lines(layout: Layout, lines: Sequence[str]) -> tuple[MrzCheck, ...]:
    """Return every check digit of the lines, in the order in which they stand."""
    places = (long_number_place(layout, lines) or place for place in layout.checks[:1])
    return tuple(_checked(place, lines) for place in (*places, *layout.checks[1:]))


def long_number_place(layout: Layout, lines: Sequence[str]) -> CheckPlace | None:
    """Return where the check digit of a number of more than nine characters stands (M-05).

    Such a number has a filler for its check digit, and runs on in the optional field.
    """
    place = layout.checks[0]
    (number,) = place.over
    optional = layout.parts[MrzPart.OPTIONAL]
    more = len(optional.of(lines).split(FILLER, 1)[0])
    if place.at.of(lines) != FILLER or number.of(lines).endswith(FILLER) or not more:
        return None
    end = optional.start + more
    rest = replace(optional, end=end - 1)
    return CheckPlace(place.part, replace(optional, start=end - 1, end=end), (number, rest))


def misreadings(layout: Layout, lines: Sequence[str]) -> tuple[Message, ...]:
    """Return, for every check that fails, which single letters would make it agree if misread."""
    silent = {MrzPart.COMPOSITE}  # too many letters to choose from
    if long_number_place(layout, lines) is not None:
        silent.add(MrzPart.NUMBER)
    named = [place for place in layout.checks if place.part not in silent]
    failed = [place for place in named if not _checked(place, lines).ok]
    return tuple(remark for place in failed for remark in _misread(place, lines))


def _checked(place: CheckPlace, lines: Sequence[str]) -> MrzCheck:
    text = "".join(span.of(lines) for span in place.over)
    expected, found = check_digit(text), place.at.of(lines)
    # An optional field that is not used may leave its check digit out (M-03).
    is_unused = place.part is MrzPart.OPTIONAL and found == FILLER and not text.strip(FILLER)
    return MrzCheck(place.part.value, expected, found, is_unused or found == expected)


def _misread(place: CheckPlace, lines: Sequence[str]) -> Iterator[Message]:
    remarks = [
        msg(
            "Line {line}, position {position} reads “{found}”; if the document has “{other}” "
            "there, the check digit agrees ({part}).",
            line=span.line + 1,
            position=position + 1,
            found=lines[span.line][position],
            other=other,
            part=CHECK_WORDS[place.part],
        )
        for span in (*place.over, place.at)
        for position in range(span.start, span.end)
        if (other := _LOOKALIKES.get(lines[span.line][position]))
        and (other.isdigit() or (span is not place.at and place.part not in _DATES))
        and _checked(place, _with(lines, span, position, other)).ok
    ]
    if len(remarks) <= _MOST_NAMED:
        yield from remarks


def _with(lines: Sequence[str], span: Span, position: int, character: str) -> tuple[str, ...]:
    line = lines[span.line]
    changed = line[:position] + character + line[position + 1 :]
    return (*lines[: span.line], changed, *lines[span.line + 1 :])
