# SPDX-License-Identifier: MIT
"""The machine-readable lines of the passport held against what is recorded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.mrz import MrzReading, read_mrz
from kvisa_desktop.domain.mrz_checks import CHECK_WORDS
from kvisa_desktop.domain.mrz_layout import MrzPart
from kvisa_desktop.domain.mrz_names import lone_names_agree, names_agree
from kvisa_desktop.domain.person import Passport, Person, Sex
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, Value, msg, verbatim

_COMPARE = msg("Compare the lines with the data page, letter by letter.")
_SOURCES = ("G-03", "M-01", "M-02")


def told(case_file: CaseFile, passport: Passport, on: date) -> Iterator[Finding]:
    """Yield what differs between the lines and the records, and check digits that fail."""
    if not any(passport.mrz):
        return
    try:
        reading = read_mrz(passport.mrz, on=on)
    except Refused as refusal:
        text = msg("The machine-readable lines cannot be read: {reason}", reason=refusal.what)
        step = msg("Copy both lines again from the data page.")
        yield _finding("mrz-unreadable", Weight.CHECK, passport.id, "mrz", (text, step))
        return
    yield from _digits(passport, reading)
    yield from _unread(passport, reading)
    lines = Place(Area.PERSON, passport.id, "mrz")
    differing = (*_names(case_file.person, reading), *_fields(case_file.person, passport, reading))
    for each in differing:
        yield replace(each, against=lines)


def _digits(passport: Passport, reading: MrzReading) -> Iterator[Finding]:
    for check in reading.checks:
        if check.ok:
            continue
        text = msg(
            "Machine-readable lines: the check digit of the {part} should be {expected}, and "
            "{found} stands there.",
            part=CHECK_WORDS[MrzPart(check.name)],
            expected=check.expected,
            found=check.found,
        )
        yield _finding(
            f"mrz-check-{check.name}", Weight.CHECK, passport.id, "mrz", (text, _COMPARE)
        )


def _unread(passport: Passport, reading: MrzReading) -> Iterator[Finding]:
    for part, remark in reading.fields.unread:
        said = (msg("Machine-readable lines: {remark}", remark=remark), _COMPARE)
        yield _finding(f"mrz-unread-{part}", Weight.CHECK, passport.id, "mrz", said)


def _names(person: Person, reading: MrzReading) -> Iterator[Finding]:
    fields = reading.fields
    pairs = (
        ("surname", msg("surname"), person.surname, fields.surname),
        ("given_names", msg("given names"), person.given_names, fields.given_names),
    )
    names = (person.surname, person.given_names), (fields.surname, fields.given_names)
    if lone_names_agree(*names, truncated=fields.name_truncated):
        return
    for field, words, recorded, printed in pairs:
        if not names_agree(recorded, printed, truncated=fields.name_truncated):
            said = _differs(words, verbatim(printed or "–"), verbatim(recorded or "–"))
            yield _finding(f"mrz-{field.replace('_', '-')}", Weight.CHECK, person.id, field, said)


def _fields(person: Person, passport: Passport, reading: MrzReading) -> Iterator[Finding]:
    fields = reading.fields
    sure = {check.name for check in reading.checks if check.ok}

    def weight(name: str) -> Weight:
        return Weight.BLOCKER if name in sure else Weight.CHECK

    if passport.number and _plain(passport.number) != _plain(fields.number):
        said = _differs(msg("passport number"), verbatim(fields.number), verbatim(passport.number))
        yield _finding("mrz-number", weight("number"), passport.id, "number", said)
    if person.birth_date and not _can_be(fields.birth, person.birth_date):
        said = _differs(msg("birth date"), fields.birth, person.birth_date)
        yield _finding("mrz-birth-date", weight("birth"), person.id, "birth_date", said)
    if passport.expires_on and fields.expires and passport.expires_on != fields.expires:
        said = _differs(msg("expiry date"), fields.expires, passport.expires_on)
        yield _finding("mrz-expires-on", weight("expires"), passport.id, "expires_on", said)
    yield from _sex(person, reading)
    yield from _codes(passport, reading)


def _sex(person: Person, reading: MrzReading) -> Iterator[Finding]:
    printed = reading.fields.sex
    if person.sex and printed and person.sex is not printed:
        said = _differs(msg("sex"), _SEX_WORDS[printed], _SEX_WORDS[person.sex])
        yield _finding("mrz-sex", Weight.CHECK, person.id, "sex", said)


def _codes(passport: Passport, reading: MrzReading) -> Iterator[Finding]:
    pairs = (
        ("nationality", msg("nationality"), passport.nationality, reading.fields.nationality),
        (
            "issuing_country",
            msg("issuing country or region"),
            passport.issuing_country,
            reading.fields.issuing_country,
        ),
    )
    for field, words, recorded, printed in pairs:
        if recorded and printed and not same_country(recorded, printed):
            said = _differs(words, verbatim(printed), verbatim(recorded))
            finding_id = f"mrz-{field.replace('_', '-')}"
            yield _finding(finding_id, Weight.CHECK, passport.id, field, said)


_SEX_WORDS = {
    Sex.FEMALE: msg("female"),
    Sex.MALE: msg("male"),
    Sex.UNSPECIFIED: msg("unspecified"),
}


def same_country(one: str, other: str) -> bool:
    """Return True when two codes, of whatever kind, stand for one country or region."""
    return (country(one) or one.upper()) == (country(other) or other.upper())


def _can_be(printed: PartialDate, recorded: date) -> bool:
    return not printed.is_known or printed.earliest <= recorded <= printed.latest


def _plain(number: str) -> str:
    return "".join(each for each in number.upper() if each.isalnum())


def _differs(words: Message, printed: Value, recorded: Value) -> tuple[Message, Message]:
    text = msg(
        "The {field} is recorded as {recorded}, the machine-readable lines say {printed}.",
        field=words,
        recorded=recorded,
        printed=printed,
    )
    return text, msg("Make the record equal to the data page of the passport.")


def _finding(
    name: str, weight: Weight, record_id: UUID, field: str, said: tuple[Message, Message]
) -> Finding:
    text, step = said
    return Finding(f"passport.{name}", weight, Area.PERSON, text, step, _SOURCES, record_id, field)
