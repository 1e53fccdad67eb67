# SPDX-License-Identifier: MIT
"""What a cell of the table shows while it is typed in, and what was meant by what was typed."""

import re
from collections.abc import Callable
from enum import StrEnum

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import COUNTRIES, Country, country
from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, Direction
from kvisa_desktop.domain.stay_table.days import read_day
from kvisa_desktop.domain.stay_table.words import basis_of, certainty_of, country_of, direction_of
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.stays.model import halves
from kvisa_desktop.ui.words import word

CHOICES: dict[str, tuple[StrEnum | None, ...]] = {
    "direction": tuple(Direction),
    "basis": (None, *Basis),
    "certainty": tuple(Certainty),
}
_WORDS: dict[str, Callable[[str], StrEnum]] = {
    "direction": direction_of,
    "basis": basis_of,
    "certainty": certainty_of,
}
_CODE = re.compile(r"\(([A-Z]{2})\)\s*$")


def said(value: object) -> Message:
    """Return the word for a choice."""
    return word(value) if isinstance(value, StrEnum) else msg("Not given")


def written(crossing: Crossing | None, field: str, language: str) -> str:
    """Return what stands in the editor of a cell before anything is typed."""
    if crossing is None:
        return ""
    if field == "on":
        return crossing.on.iso() if crossing.on.is_known else "?"
    if field == "other_side":
        found = country(crossing.other_side) if crossing.other_side else None
        return named(found, language) if found else crossing.other_side
    return crossing.port.zh if language == "zh" else crossing.port.en


def read(typed: str, field: str, crossing: Crossing | None, language: str) -> object:
    """Return the value that was typed; raise `Refused` where it cannot be told what it means."""
    typed = typed.strip()
    if field in _WORDS:
        return _WORDS[field](typed) if typed or field != "basis" else None
    if field == "on":
        return read_day(typed)
    if field == "other_side":
        code = _CODE.search(typed)
        return country_of(code[1] if code else typed) if typed else ""
    return halves(typed, crossing.port if crossing is not None else Bilingual(), language)


def named(one: Country, language: str) -> str:
    """Return a country or region with its code."""
    return f"{one.name.said_in(language)} ({one.alpha2})"


def offers(field: str, crossings: tuple[Crossing, ...], language: str) -> list[str]:
    """Return what can be taken over in a cell: countries and regions, or ports used before."""
    if field == "other_side":
        return sorted(named(each, language) for each in COUNTRIES if each.alpha2)
    if field == "port":
        return sorted({port for each in crossings if (port := each.port.said_in(language))})
    return []
