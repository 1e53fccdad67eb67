# SPDX-License-Identifier: MIT
"""The machine-readable lines of a specimen passport."""

from datetime import date

from kvisa_desktop.domain.mrz_layout import FILLER, TD3, MrzPart, check_digit
from kvisa_desktop.domain.mrz_names import fold_name
from kvisa_desktop.domain.person import Sex

_NAME_DIVIDER = FILLER * 2
_SEX_MARKS = {Sex.FEMALE: "F", Sex.MALE: "M", Sex.UNSPECIFIED: FILLER}


def write_mrz_td3(
    *,
    surname: str,
    given_names: str,
    number: str,
    issuing_country: str,
    nationality: str,
    birth_date: date,
    sex: Sex,
    expires_on: date,
    optional: str = "",
    document_code: str = "P",
) -> tuple[str, str]:
    """Return both lines of a passport; names too long for the first line are cut.

    Country codes stand as passports print them. Raises `ValueError` when anything else is too long.
    """
    first = _filled(document_code, 2) + _filled(issuing_country, 3) + _names(surname, given_names)
    number, birth, expires = _filled(number, 9), f"{birth_date:%y%m%d}", f"{expires_on:%y%m%d}"
    optional = _filled(optional, 14)
    number_part = number + check_digit(number)
    birth_part = birth + check_digit(birth)
    rest = expires + check_digit(expires) + optional
    rest += check_digit(optional) if optional.strip(FILLER) else FILLER
    composite = check_digit(number_part + birth_part + rest)
    second = number_part + _filled(nationality, 3) + birth_part + _SEX_MARKS[sex] + rest + composite
    return first, second


def _filled(text: str, width: int) -> str:
    if len(text) > width:
        raise ValueError(text)
    return text.upper().replace(" ", FILLER).ljust(width, FILLER)


def _names(surname: str, given_names: str) -> str:
    """Return the name field; of a long surname so much that one given letter still stands."""
    span = TD3.parts[MrzPart.NAMES]
    width = span.end - span.start
    primary, secondary = fold_name(surname), fold_name(given_names)
    if secondary:
        primary = primary[: width - len(_NAME_DIVIDER) - 1].rstrip(FILLER) + _NAME_DIVIDER
    return (primary + secondary)[:width].ljust(width, FILLER)
