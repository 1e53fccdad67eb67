# SPDX-License-Identifier: MIT
"""Where everything stands in machine-readable lines: the five formats of ICAO 9303 (M-01, M-02).

Positions count from 0 here; a person is told positions from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FILLER = "<"
_WEIGHTS = (7, 3, 1)
_DIGITS = 10


class MrzFormat(StrEnum):
    """The formats: passports (TD3), cards (TD1, TD2), visas (MRV-A, MRV-B)."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


class MrzPart(StrEnum):
    """The fields of the lines; those with a check digit lend it their name."""

    DOCUMENT_CODE = "document_code"
    ISSUING_COUNTRY = "issuing_country"
    NAMES = "names"
    NUMBER = "number"
    NATIONALITY = "nationality"
    BIRTH = "birth"
    SEX = "sex"
    EXPIRES = "expires"
    OPTIONAL = "optional"
    OPTIONAL_2 = "optional_2"
    COMPOSITE = "composite"


@dataclass(frozen=True, slots=True)
class Span:
    """Some positions of one line, `end` not included."""

    line: int
    start: int
    end: int

    def of(self, lines: Sequence[str]) -> str:
        """Return what stands there."""
        return lines[self.line][self.start : self.end]


@dataclass(frozen=True, slots=True)
class CheckPlace:
    """A check digit: whose it is, where it stands, and what it is computed over."""

    part: MrzPart
    at: Span
    over: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One format: so many lines of such a width, and the place of each field and check digit."""

    format: MrzFormat
    line_count: int
    width: int
    parts: Mapping[MrzPart, Span]
    checks: tuple[CheckPlace, ...]

    def text(self, part: MrzPart, lines: Sequence[str]) -> str:
        """Return the characters of a field; "" when the format has no such field."""
        span = self.parts.get(part)
        return span.of(lines) if span is not None else ""


def check_digit(text: str) -> str:
    """Return the check digit of `text` (weights 7-3-1, sum modulo 10)."""
    total = sum(_value(each) * _WEIGHTS[index % 3] for index, each in enumerate(text))
    return str(total % _DIGITS)


def _value(character: str) -> int:
    if character == FILLER:
        return 0
    if not (character.isascii() and character.isalnum() and not character.islower()):
        raise ValueError(character)
    return int(character, 36)


def _two_lines(format_: MrzFormat, width: int, optional_end: int, *composite: Span) -> Layout:
    """Return a format of two lines: they differ in what follows the date of expiry."""
    number, birth, expires = Span(1, 0, 9), Span(1, 13, 19), Span(1, 21, 27)
    parts = {
        MrzPart.DOCUMENT_CODE: Span(0, 0, 2),
        MrzPart.ISSUING_COUNTRY: Span(0, 2, 5),
        MrzPart.NAMES: Span(0, 5, width),
        MrzPart.NUMBER: number,
        MrzPart.NATIONALITY: Span(1, 10, 13),
        MrzPart.BIRTH: birth,
        MrzPart.SEX: Span(1, 20, 21),
        MrzPart.EXPIRES: expires,
        MrzPart.OPTIONAL: Span(1, 28, optional_end),
    }
    checks = [
        CheckPlace(MrzPart.NUMBER, Span(1, 9, 10), (number,)),
        CheckPlace(MrzPart.BIRTH, Span(1, 19, 20), (birth,)),
        CheckPlace(MrzPart.EXPIRES, Span(1, 27, 28), (expires,)),
    ]
    if format_ is MrzFormat.TD3:
        optional = parts[MrzPart.OPTIONAL]
        checks.append(CheckPlace(MrzPart.OPTIONAL, Span(1, 42, 43), (optional,)))
    if composite:
        checks.append(CheckPlace(MrzPart.COMPOSITE, Span(1, width - 1, width), composite))
    return Layout(format_, 2, width, parts, tuple(checks))


def _card() -> Layout:
    """Return TD1: three lines of 30."""
    number, birth, expires = Span(0, 5, 14), Span(1, 0, 6), Span(1, 8, 14)
    composite = (Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29))
    return Layout(
        MrzFormat.TD1,
        3,
        30,
        {
            MrzPart.DOCUMENT_CODE: Span(0, 0, 2),
            MrzPart.ISSUING_COUNTRY: Span(0, 2, 5),
            MrzPart.NUMBER: number,
            MrzPart.OPTIONAL: Span(0, 15, 30),
            MrzPart.BIRTH: birth,
            MrzPart.SEX: Span(1, 7, 8),
            MrzPart.EXPIRES: expires,
            MrzPart.NATIONALITY: Span(1, 15, 18),
            MrzPart.OPTIONAL_2: Span(1, 18, 29),
            MrzPart.NAMES: Span(2, 0, 30),
        },
        (
            CheckPlace(MrzPart.NUMBER, Span(0, 14, 15), (number,)),
            CheckPlace(MrzPart.BIRTH, Span(1, 6, 7), (birth,)),
            CheckPlace(MrzPart.EXPIRES, Span(1, 14, 15), (expires,)),
            CheckPlace(MrzPart.COMPOSITE, Span(1, 29, 30), composite),
        ),
    )


TD1 = _card()
TD2 = _two_lines(MrzFormat.TD2, 36, 35, Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 35))
TD3 = _two_lines(MrzFormat.TD3, 44, 42, Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 43))
MRV_A = _two_lines(MrzFormat.MRV_A, 44, 44)
MRV_B = _two_lines(MrzFormat.MRV_B, 36, 36)
_DOCUMENTS = {(layout.line_count, layout.width): layout for layout in (TD1, TD2, TD3)}
_VISAS = {(layout.line_count, layout.width): layout for layout in (MRV_A, MRV_B)}
SIZES = tuple(_DOCUMENTS)


def layout_for(line_count: int, width: int, first_letter: str) -> Layout:
    """Return the format of that size; visas begin with "V"."""
    size = (line_count, width)
    if first_letter == "V" and size in _VISAS:
        return _VISAS[size]
    return _DOCUMENTS[size]
