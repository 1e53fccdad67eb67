# SPDX-License-Identifier: MIT
"""The applicant: names, birth, passports, and the Chinese visas held before."""

from collections.abc import Iterator

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.domain.person import Passport
from kvisa_desktop.domain.stay import VisaSticker
from kvisa_desktop.dossier.blocks import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Heading,
    Plain,
    Section,
    Table,
)
from kvisa_desktop.dossier.sections.telling import Telling, filled, said
from kvisa_desktop.dossier.sections.words import word
from kvisa_desktop.messages import msg

_MULTIPLE = 0  # as printed on the sticker: M


def applicant(telling: Telling) -> Section | None:
    """Return who applies, with the papers that show it."""
    blocks = (*_told(telling), *telling.sheets(Part.APPLICANT))
    title = telling.both(msg("Applicant and passports"))
    return Section("applicant", title, blocks) if blocks else None


def _told(telling: Telling) -> Iterator[Block]:
    fields = _names(telling) + _life(telling)
    if fields:
        yield Fields(fields)
    passports = telling.case.passports
    if passports:
        yield Heading(telling.both(msg("Passports")))
        yield _passports(telling, passports)
    if telling.case.stickers:
        yield Heading(telling.both(msg("Chinese visas held before")))
        yield _visas(telling, telling.case.stickers)


def _names(telling: Telling) -> tuple[Field, ...]:
    person = telling.case.person
    none = telling.both(msg("none; the passport shows one name only"))
    return filled(
        telling.field(msg("Surname"), person.surname or (none if person.given_names else "")),
        telling.field(msg("Given names"), person.given_names),
        telling.field(msg("Name in own script"), person.native_name),
        telling.field(msg("Chinese name"), person.chinese_name),
        telling.field(msg("Name rendered in Chinese characters"), person.transliteration),
        telling.field(msg("Former names"), *person.former_names),
        telling.field(msg("Other names"), *person.other_names),
    )


def _life(telling: Telling) -> tuple[Field, ...]:
    person = telling.case.person
    born = telling.countries((person.birth_country,))
    lives = telling.countries((person.residence_country,))
    return filled(
        telling.field(msg("Sex"), telling.both(word(person.sex)) if person.sex else ""),
        telling.field(msg("Date of birth"), person.birth_date or ""),
        telling.field(msg("Place of birth"), person.birth_place),
        telling.field(msg("Country (region) of birth"), *born),
        telling.field(msg("Nationality"), telling.countries_listed(person.nationalities)),
        telling.field(
            msg("Former nationalities"), telling.countries_listed(person.former_nationalities)
        ),
        telling.field(
            msg("Marital status"),
            telling.both(word(person.marital_status)) if person.marital_status else "",
        ),
        telling.field(msg("Occupation"), person.occupation),
        telling.field(msg("Employer"), person.employer),
        telling.field(msg("Country (region) of residence"), *lives),
        telling.field(msg("Address"), person.address),
        telling.field(msg("E-mail"), person.email),
        telling.field(msg("Telephone"), person.phone),
    )


def _passports(telling: Telling, passports: tuple[Passport, ...]) -> Table:
    columns = (
        Column(telling.both(msg("Number")), 0.19),
        Column(telling.both(msg("Kind")), 0.17),
        Column(telling.both(msg("Issued by")), 0.24),
        Column(telling.both(msg("Issued on")), 0.20),
        Column(telling.both(msg("Valid until")), 0.20),
    )
    return Table(columns, tuple(_passport(telling, each) for each in passports))


def _passport(telling: Telling, passport: Passport) -> tuple[Cell, ...]:
    kind = said(telling.both(word(passport.kind)))
    if passport.is_old:
        kind += said(telling.both(msg("no longer in use")))
    return (
        said(passport.number),
        kind,
        said(_issuer(passport)),
        said(passport.issued_on or ""),
        said(passport.expires_on or ""),
    )


def _issuer(passport: Passport) -> Bilingual:
    """Return country and place of issue on one line a language."""
    country = country_name(passport.issuing_country) if passport.issuing_country else Bilingual()
    place = passport.issued_place
    english = ", ".join(part for part in (country.en, place.en) if part)
    is_whole = country.zh or not country.en
    chinese = f"{country.zh}{place.zh}" if is_whole and (place.zh or not place.en) else ""
    return Bilingual(english, chinese)


def _visas(telling: Telling, stickers: tuple[VisaSticker, ...]) -> Table:
    columns = (
        Column(telling.both(msg("Number")), 0.19),
        Column(telling.both(msg("Category")), 0.11),
        Column(telling.both(msg("Issued on")), 0.22),
        Column(telling.both(msg("Enter before")), 0.18),
        Column(telling.both(msg("Entries")), 0.13),
        Column(telling.both(msg("Duration of each stay")), 0.17),
    )
    return Table(columns, tuple(_visa(telling, each) for each in stickers))


def _visa(telling: Telling, sticker: VisaSticker) -> tuple[Cell, ...]:
    entries: Cell = ()
    if sticker.entries is not None:
        is_multiple = sticker.entries == _MULTIPLE
        entries = (
            said(telling.both(msg("Multiple"))) if is_multiple else (Plain(str(sticker.entries)),)
        )
    days: Cell = ()
    if sticker.duration_days is not None:
        days = (Plain(f"{sticker.duration_days:03d}"),)
    return (
        said(sticker.number),
        said(sticker.category),
        said(sticker.issued_on or "") + said(sticker.issued_place),
        said(sticker.enter_before or ""),
        entries,
        days,
    )
