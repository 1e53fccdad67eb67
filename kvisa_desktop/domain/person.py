# SPDX-License-Identifier: MIT
"""The applicant: names in their written forms, birth, nationalities, passports."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.record import Record, record

PersonId = NewType("PersonId", UUID)
PassportId = NewType("PassportId", UUID)


class Sex(StrEnum):
    """Sex as printed in the passport (ICAO 9303: F, M, X)."""

    FEMALE = "F"
    MALE = "M"
    UNSPECIFIED = "X"


class MaritalStatus(StrEnum):
    """Marital status as the application form asks for it."""

    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"
    OTHER = "other"


class PassportKind(StrEnum):
    """Kinds of travel document."""

    ORDINARY = "ordinary"
    DIPLOMATIC = "diplomatic"
    SERVICE = "service"
    TRAVEL_DOCUMENT = "travel-document"


@record
class Person(Record):
    """Who applies. Names stand exactly as in the passport; countries are ICAO/ISO alpha-3 codes.

    `chinese_name` is a legal 中文姓名 and empty when there is none; `transliteration` renders the
    name in Chinese characters and never stands for it (M-10).
    """

    id: PersonId
    surname: str = ""
    given_names: str = ""
    native_name: str = ""
    chinese_name: str = ""
    transliteration: str = ""
    former_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    sex: Sex | None = None
    birth_date: date | None = None
    birth_place: Bilingual = Bilingual()
    birth_country: str = ""
    nationalities: tuple[str, ...] = ()
    former_nationalities: tuple[str, ...] = ()
    marital_status: MaritalStatus | None = None
    occupation: Bilingual = Bilingual()
    employer: Bilingual = Bilingual()
    residence_country: str = ""
    address: Bilingual = Bilingual()
    email: str = ""
    phone: str = ""
    note: str = ""

    @property
    def passport_name(self) -> str:
        """The Latin name as the passport prints it, surname in capitals first."""
        return " ".join(part for part in (self.surname.upper(), self.given_names) if part)


@record
class Passport(Record):
    """One passport of a person, an old one included. Country codes are ICAO 9303 alpha-3."""

    id: PassportId
    person_id: PersonId
    kind: PassportKind = PassportKind.ORDINARY
    number: str = ""
    issuing_country: str = ""
    nationality: str = ""
    issued_on: date | None = None
    issued_place: Bilingual = Bilingual()
    expires_on: date | None = None
    blank_visa_pages: int | None = None
    mrz: tuple[str, ...] = ()
    is_old: bool = False
    note: str = ""
