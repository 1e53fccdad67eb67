# SPDX-License-Identifier: MIT
"""Hiding what a reader of a copy need not know: which values of a case go, and their spellings."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.looking import Sought, bare
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.spellings import spelt_mail, spelt_phone
from kvisa_desktop.domain.spelt_addresses import spelt_address
from kvisa_desktop.domain.spelt_days import spelt
from kvisa_desktop.messages import Message, msg

T = TypeVar("T")

HIDDEN = "[…]"
_SHORTEST = 4  # characters: what is shorter stands everywhere by chance


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


def concealed(case: CaseFile, hidden: Iterable[HiddenField]) -> CaseFile:
    """Return the case with the values gone wherever they stand, in any of its records."""
    wanted = tuple(hidden)
    sought = Sought(needles(case, wanted))
    if HiddenField.BIRTH_DATE in wanted:
        case = replace(case, person=replace(case.person, birth_date=None))
    if wanted:
        passports = tuple(replace(each, mrz=()) for each in case.passports)
        case = replace(case, passports=passports)
    return _without(case, sought)


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
                yield from spelt(person.birth_date)
        case HiddenField.ADDRESS:
            for address in (person.address.en, person.address.zh):
                yield from spelt_address(address)
        case HiddenField.EMAIL:
            yield from spelt_mail(person.email)
        case HiddenField.PHONE:
            yield from spelt_phone(person.phone)


def _without(value: T, sought: Sought) -> T:
    """Return a value with the words gone from all texts in it; ids and scans stay as they are."""
    found: Any = value
    if isinstance(found, str):
        found = _cut(found, sought) if type(found) is str else found
    elif isinstance(found, tuple):
        found = tuple(_without(each, sought) for each in found)
    elif isinstance(found, CaseFile | Record | Bilingual) and not isinstance(found, StoredFile):
        assert is_dataclass(found)
        found = replace(
            found,
            **{each.name: _without(getattr(found, each.name), sought) for each in fields(found)},
        )
    result: T = found
    return result


def _cut(text: str, sought: Sought) -> str:
    """Return a text without the values, however they are spaced or punctuated there."""
    kept, last = [], 0
    for start, end in sought.places(text):
        kept.append(text[last:start])
        last = end
    return HIDDEN.join((*kept, text[last:]))
