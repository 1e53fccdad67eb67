# SPDX-License-Identifier: MIT
"""Machine-readable lines field by field beside the record: what agrees, and what can be taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.country import country, country_name
from kvisa_desktop.domain.mrz import MrzReading
from kvisa_desktop.domain.mrz_layout import MrzPart
from kvisa_desktop.domain.mrz_names import lone_names_agree, names_agree
from kvisa_desktop.domain.person import Passport, Person, Sex
from kvisa_desktop.messages import Message, Value, msg, verbatim


class Held(StrEnum):
    """Which record a field belongs to."""

    PERSON = "person"
    PASSPORT = "passport"


class Standing(StrEnum):
    """How the printed value stands beside the recorded one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_RECORDED = "not-recorded"


@dataclass(frozen=True, slots=True, repr=False)
class MrzOffer:
    """One field of the lines: `printed` as it is shown, `value` as it would be recorded.

    `is_sure` is the answer of the field's check digit, None for a field that has none. `value` is
    None where the lines say too little to be taken over.
    """

    held: Held
    field: str
    words: Message
    printed: Value
    value: object
    standing: Standing
    is_sure: bool | None = None

    @property
    def can_be_taken(self) -> bool:
        """True when taking the field over would change the record."""
        return self.value is not None and self.standing is not Standing.AGREES


_SEX_WORDS = {
    Sex.FEMALE: msg("female"),
    Sex.MALE: msg("male"),
    Sex.UNSPECIFIED: msg("unspecified"),
}


def offers(reading: MrzReading, person: Person, passport: Passport) -> tuple[MrzOffer, ...]:
    """Return what the lines say field by field; empty fields are left out."""
    return (
        *_codes(reading, passport, "issuing_country", msg("Issued by")),
        *_names(reading, person),
        *_number(reading, passport),
        *_codes(reading, passport, "nationality", msg("Nationality")),
        *_born(reading, person),
        *_sex(reading, person),
        *_expires(reading, passport),
    )


def _names(reading: MrzReading, person: Person) -> Iterator[MrzOffer]:
    fields = reading.fields
    rows = (
        ("surname", msg("Surname"), fields.surname, person.surname),
        ("given_names", msg("Given names"), fields.given_names, person.given_names),
    )
    names = (person.surname, person.given_names), (fields.surname, fields.given_names)
    is_lone = lone_names_agree(*names, truncated=fields.name_truncated)
    for field, words, printed, recorded in rows:
        if printed:
            agrees = names_agree(recorded, printed, truncated=fields.name_truncated)
            standing = Standing.AGREES if is_lone else _standing(recorded, agrees=agrees)
            yield MrzOffer(Held.PERSON, field, words, verbatim(printed), printed, standing)


def _number(reading: MrzReading, passport: Passport) -> Iterator[MrzOffer]:
    printed = reading.fields.number
    if printed:
        agrees = _plain(passport.number) == _plain(printed)
        yield MrzOffer(
            Held.PASSPORT,
            "number",
            msg("Passport number"),
            verbatim(printed),
            printed,
            _standing(passport.number, agrees=agrees),
            _digit(reading, MrzPart.NUMBER),
        )


def _codes(
    reading: MrzReading, passport: Passport, field: str, words: Message
) -> Iterator[MrzOffer]:
    printed, recorded = getattr(reading.fields, field), getattr(passport, field)
    if printed:
        found = country(printed)
        value = (found.alpha3 if found is not None else "") or printed
        agrees = (country(recorded) or recorded) == (found or printed)
        standing = _standing(recorded, agrees=agrees)
        yield MrzOffer(Held.PASSPORT, field, words, country_name(printed), value, standing)


def _born(reading: MrzReading, person: Person) -> Iterator[MrzOffer]:
    printed, recorded = reading.fields.birth, person.birth_date
    if printed.is_known:
        agrees = recorded is not None and printed.earliest <= recorded <= printed.latest
        yield MrzOffer(
            Held.PERSON,
            "birth_date",
            msg("Date of birth"),
            printed,
            printed.exact,
            _standing(recorded, agrees=agrees),
            _digit(reading, MrzPart.BIRTH),
        )


def _sex(reading: MrzReading, person: Person) -> Iterator[MrzOffer]:
    printed = reading.fields.sex
    if printed is not None:
        standing = _standing(person.sex, agrees=person.sex is printed)
        words = msg("Sex")
        yield MrzOffer(Held.PERSON, "sex", words, _SEX_WORDS[printed], printed, standing)


def _expires(reading: MrzReading, passport: Passport) -> Iterator[MrzOffer]:
    printed = reading.fields.expires
    if printed is not None:
        yield MrzOffer(
            Held.PASSPORT,
            "expires_on",
            msg("Expires on"),
            printed,
            printed,
            _standing(passport.expires_on, agrees=passport.expires_on == printed),
            _digit(reading, MrzPart.EXPIRES),
        )


def _standing(recorded: str | date | Sex | None, *, agrees: bool) -> Standing:
    if not recorded:
        return Standing.NOT_RECORDED
    return Standing.AGREES if agrees else Standing.DIFFERS


def _digit(reading: MrzReading, part: MrzPart) -> bool | None:
    found = [check.ok for check in reading.checks if check.name == part.value]
    return found[0] if found else None


def _plain(number: str) -> str:
    return "".join(each for each in number.upper() if each.isalnum())
