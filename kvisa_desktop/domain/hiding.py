# SPDX-License-Identifier: MIT
"""Hiding what a reader of a copy need not know: which values of a case go, and their spellings."""

from calendar import month_name
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message, msg

T = TypeVar("T")

HIDDEN = "[…]"
_SHORTEST = 4  # characters: what is shorter stands everywhere by chance
_MONTHS = tuple(month_name)[1:]


class HiddenField(StrEnum):
    """What a share copy may hide."""

    PASSPORT_NUMBERS = "passport-numbers"
    VISA_NUMBERS = "visa-numbers"
    BIRTH_DATE = "birth-date"
    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"

    @property
    def words(self) -> Message:
        """What is hidden."""
        return _WORDS[self]


_WORDS = {
    HiddenField.PASSPORT_NUMBERS: msg("numbers of passports"),
    HiddenField.VISA_NUMBERS: msg("numbers of Chinese visas"),
    HiddenField.BIRTH_DATE: msg("date of birth"),
    HiddenField.ADDRESS: msg("address"),
    HiddenField.EMAIL: msg("e-mail address"),
    HiddenField.PHONE: msg("telephone number"),
}


def needles(case: CaseFile, hidden: Iterable[HiddenField]) -> tuple[str, ...]:
    """Return every spelling of the values to hide, the longest first."""
    found = {spelling for field in hidden for spelling in _spellings(case, field)}
    return tuple(sorted((each for each in found if len(bare(each)) >= _SHORTEST), key=_by_length))


def bare(text: str) -> str:
    """Return the letters and digits of a text in capitals: how a value is looked for."""
    return "".join(each for each in text.upper() if each.isalnum())


def concealed(case: CaseFile, hidden: Iterable[HiddenField]) -> CaseFile:
    """Return the case with the values gone wherever they stand, in any of its records."""
    wanted = tuple(hidden)
    words = needles(case, wanted)
    if HiddenField.BIRTH_DATE in wanted:
        case = replace(case, person=replace(case.person, birth_date=None))
    if wanted:
        passports = tuple(replace(each, mrz=()) for each in case.passports)
        case = replace(case, passports=passports)
    return _without(case, words)


def _by_length(text: str) -> tuple[int, str]:
    return -len(text), text


def _spellings(case: CaseFile, field: HiddenField) -> Iterator[str]:
    person = case.person
    match field:
        case HiddenField.PASSPORT_NUMBERS:
            yield from (each.number for each in case.passports)
        case HiddenField.VISA_NUMBERS:
            yield from (each.number for each in case.stickers)
        case HiddenField.BIRTH_DATE:
            if person.birth_date is not None:
                yield from _dates(person.birth_date)
        case HiddenField.ADDRESS:
            yield from (person.address.en, person.address.zh)
        case HiddenField.EMAIL:
            yield person.email
        case HiddenField.PHONE:
            yield person.phone


def _dates(day: date) -> Iterator[str]:
    """Yield a day as papers write it."""
    year, month, number = day.year, day.month, day.day
    yield day.isoformat()
    for mark in (".", "/", "-", " "):
        yield f"{number:02}{mark}{month:02}{mark}{year}"
        yield f"{month:02}{mark}{number:02}{mark}{year}"
        yield f"{year}{mark}{month:02}{mark}{number:02}"
        yield f"{number}{mark}{month}{mark}{year}"
    for name in (_MONTHS[month - 1], _MONTHS[month - 1][:3]):
        yield f"{number} {name} {year}"
        yield f"{number:02} {name} {year}"
        yield f"{name} {number}, {year}"
    yield f"{year}年{month}月{number}日"
    yield f"{year}年{month:02}月{number:02}日"


def _without(value: T, words: tuple[str, ...]) -> T:
    """Return a value with the words gone from all texts in it; ids and scans stay as they are."""
    found: Any = value
    if isinstance(found, str):
        found = _cut(found, words) if type(found) is str else found
    elif isinstance(found, tuple):
        found = tuple(_without(each, words) for each in found)
    elif isinstance(found, CaseFile | Record | Bilingual) and not isinstance(found, StoredFile):
        assert is_dataclass(found)
        found = replace(
            found,
            **{each.name: _without(getattr(found, each.name), words) for each in fields(found)},
        )
    result: T = found
    return result


def _cut(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        text = _cut_one(text, bare(word))
    return text


def _cut_one(text: str, word: str) -> str:
    """Return a text without a value, however it is spaced or punctuated there."""
    places = [place for place, each in enumerate(text) if each.isalnum()]
    letters = "".join(text[place].upper()[:1] for place in places)
    start = letters.find(word)
    if start < 0:
        return text
    first, last = places[start], places[start + len(word) - 1]
    return text[:first] + HIDDEN + _cut_one(text[last + 1 :], word)
