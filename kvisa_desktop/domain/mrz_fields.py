# SPDX-License-Identifier: MIT
"""The fields of machine-readable lines as values: names parted, years completed, codes known."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.country import country
from kvisa_desktop.domain.dates import PartialDate, months_after
from kvisa_desktop.domain.mrz_checks import long_number_place
from kvisa_desktop.domain.mrz_layout import FILLER, Layout, MrzPart
from kvisa_desktop.domain.person import Sex
from kvisa_desktop.messages import Message, msg

_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE, FILLER: Sex.UNSPECIFIED, "X": Sex.UNSPECIFIED}
_CENTURIES = (2100, 2000, 1900)
_LONGEST_VALIDITY = 20 * 12  # months (M-09)
_NAME_DIVIDER = FILLER * 2


@dataclass(frozen=True, slots=True, repr=False)
class MrzFields:
    """What the lines say. Codes are as printed, without fillers; `expires` is None when not read.

    `name_truncated` says that the names fill their line, so they may have been cut short. `unread`
    are the dates and the sex of which the lines say something that cannot be. There is no `repr`
    of the fields: personal data stays out of logs.
    """

    document_code: str
    issuing_country: str
    surname: str
    given_names: str
    number: str
    nationality: str
    birth: PartialDate
    sex: Sex | None
    expires: date | None
    optional: str
    optional_2: str
    name_truncated: bool
    unread: tuple[tuple[MrzPart, Message], ...] = ()

    def texts(self) -> dict[str, str]:
        """Return the fields as plain text by their English keys; dates are ISO 8601."""
        return {
            "document_code": self.document_code,
            "issuing_country": self.issuing_country,
            "surname": self.surname,
            "given_names": self.given_names,
            "number": self.number,
            "nationality": self.nationality,
            "birth_date": self.birth.iso(),
            "sex": self.sex.value if self.sex is not None else "",
            "expires_on": self.expires.isoformat() if self.expires is not None else "",
            "optional": self.optional,
            "optional_2": self.optional_2,
        }


def read_fields(
    layout: Layout, lines: Sequence[str], on: date
) -> tuple[MrzFields, tuple[Message, ...]]:
    """Return the fields of exact lines, and what about them needs a look at the document."""
    remarks: list[Message] = []
    unread: dict[MrzPart, Message] = {}
    surname, given_names, is_cut = _names(layout, lines, remarks)
    number, optional = _number(layout, lines)
    issuing = _code(layout, lines, MrzPart.ISSUING_COUNTRY, remarks)
    birth = _birth(layout.text(MrzPart.BIRTH, lines), on, unread)
    fields = MrzFields(
        document_code=layout.text(MrzPart.DOCUMENT_CODE, lines).strip(FILLER),
        issuing_country=issuing,
        surname=surname,
        given_names=given_names,
        number=number,
        nationality=_code(layout, lines, MrzPart.NATIONALITY, remarks),
        birth=birth,
        sex=_sex(layout.text(MrzPart.SEX, lines), unread),
        expires=_expiry(layout.text(MrzPart.EXPIRES, lines), birth, on, unread),
        optional=optional,
        optional_2=_spaced(layout.text(MrzPart.OPTIONAL_2, lines)),
        name_truncated=is_cut,
        unread=tuple(unread.items()),
    )
    return fields, (*remarks, *unread.values())


def _spaced(text: str) -> str:
    """Return text without the fillers around it; those inside stand for spaces (M-05)."""
    return text.strip(FILLER).replace(FILLER, " ")


def _names(layout: Layout, lines: Sequence[str], remarks: list[Message]) -> tuple[str, str, bool]:
    span = layout.parts[MrzPart.NAMES]
    text = span.of(lines)
    for position, character in enumerate(text, start=span.start + 1):
        if character.isdigit():
            remarks.append(
                msg(
                    "Line {line}, position {position} reads “{found}”, but names have no digits.",
                    line=span.line + 1,
                    position=position,
                    found=character,
                )
            )
    surname, _, given = text.partition(_NAME_DIVIDER)
    is_cut = not text.endswith(FILLER)
    if is_cut:
        remarks.append(
            msg("The names fill their line and may be cut short; compare them with the document.")
        )
    if not text.strip(FILLER):
        remarks.append(msg("The lines hold no name."))
    return _spaced(surname), " ".join(_spaced(given).split()), is_cut


def _number(layout: Layout, lines: Sequence[str]) -> tuple[str, str]:
    """Return the document number and what the optional field holds besides it."""
    number = layout.text(MrzPart.NUMBER, lines)
    optional = layout.text(MrzPart.OPTIONAL, lines)
    place = long_number_place(layout, lines)
    if place is None:
        return _spaced(number), _spaced(optional)
    _, rest = place.over
    taken = place.at.end - layout.parts[MrzPart.OPTIONAL].start
    return _spaced(number + rest.of(lines)), _spaced(optional[taken:])


def _code(layout: Layout, lines: Sequence[str], part: MrzPart, remarks: list[Message]) -> str:
    code = layout.text(part, lines).rstrip(FILLER)
    if country(code) is None:
        span = layout.parts[part]
        remarks.append(
            msg(
                "“{code}” in line {line}, position {position} is no country code of passports.",
                code=code,
                line=span.line + 1,
                position=span.start + 1,
            )
        )
    return code


def _sex(text: str, unread: dict[MrzPart, Message]) -> Sex | None:
    if text not in _SEXES:
        said = msg("“{text}” is no mark of sex; M, F or < can stand there.", text=text)
        unread[MrzPart.SEX] = said
    return _SEXES.get(text)


def _birth(text: str, on: date, unread: dict[MrzPart, Message]) -> PartialDate:
    """Return the date of birth, never in the future; month or day may not be known."""
    parts = _known_parts(text)
    if not parts:
        return PartialDate()
    if all(map(str.isdigit, parts)) and text.strip("0"):
        numbers = [int(part) for part in parts]
        found = _completed(numbers, lambda each: each.earliest <= on)
        if found is not None:
            return found
    unread[MrzPart.BIRTH] = msg("“{text}” is not a date of birth.", text=text)
    return PartialDate()


def _known_parts(text: str) -> list[str]:
    """Return year, month and day as far as they are known; some states print 00 for fillers."""
    parts = [text[start : start + 2] for start in range(0, len(text), 2)]
    while parts and (parts[-1] == FILLER * 2 or (len(parts) > 1 and parts[-1] == "00")):
        parts.pop()
    return parts


def _expiry(text: str, birth: PartialDate, on: date, unread: dict[MrzPart, Message]) -> date | None:
    """Return the date of expiry, after the birth and at most twenty years ahead of `on` (M-09)."""
    latest = months_after(on, _LONGEST_VALIDITY)
    if text.isdigit():
        numbers = [int(text[start : start + 2]) for start in (0, 2, 4)]
        found = _completed(numbers, lambda each: birth.earliest <= each.earliest <= latest)
        if found is not None:
            return found.exact
    if text.strip(FILLER):
        unread[MrzPart.EXPIRES] = msg("“{text}” is not a date of expiry.", text=text)
    return None


def _completed(numbers: Sequence[int], fits: Callable[[PartialDate], bool]) -> PartialDate | None:
    """Return the date in the latest century that fits; None when it is no day of the calendar."""
    for century in _CENTURIES:
        with suppress(ValueError):
            candidate = PartialDate(century + numbers[0], *numbers[1:])
            if fits(candidate):
                return candidate
    return None
