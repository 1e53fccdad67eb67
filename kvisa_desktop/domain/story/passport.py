# SPDX-License-Identifier: MIT
"""Passport and person: whether the passport lasts, and whether both say the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.answers import BLANK_PAGES, MONTHS_LEFT, passport_lasts
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.claims.of_person import CHINESE_NATIONALITY, is_chinese_national
from kvisa_desktop.domain.dates import months_after
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.domain.story import descent, machine_lines
from kvisa_desktop.domain.story.machine_lines import same_country
from kvisa_desktop.messages import Message, msg, plural


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the passport and the person's own data."""
    if is_chinese_national(case_file.person):
        text, step = CHINESE_NATIONALITY
        yield Finding(
            "person.chinese-nationality",
            Weight.BLOCKER,
            Area.PERSON,
            text,
            step,
            ("M-07",),
            case_file.person.id,
            "nationalities",
        )
    yield from descent.told(case_file)
    passport = case_file.passport
    if passport is None:
        yield Finding(
            "passport.missing",
            Weight.BLOCKER,
            Area.PERSON,
            msg("No current passport is recorded."),
            msg("Record the passport on which the visa is asked for."),
            ("K-60", "G-10"),
            case_file.person.id,
        )
        return
    yield from _validity(case_file, passport, case_file.case.planned_filing or on)
    yield from _pages(passport)
    yield from _agreement(case_file, passport)
    yield from machine_lines.told(case_file, passport, on)


def _validity(case_file: CaseFile, passport: Passport, filing: date) -> Iterator[Finding]:
    expires = passport.expires_on
    if expires is None:
        yield _blocker(
            passport,
            "passport.expiry-unknown",
            "expires_on",
            msg("The expiry date of the passport is not recorded."),
            msg("Record the expiry date as the passport prints it."),
        )
    elif expires < filing:
        yield _blocker(
            passport,
            "passport.expired",
            "expires_on",
            msg(
                "The passport expires on {expiry}, before the filing date {filing}.",
                expiry=expires,
                filing=filing,
            ),
            msg("Renew the passport, then record the new one."),
        )
    elif not passport_lasts(case_file, filing):
        yield _blocker(
            passport,
            "passport.short",
            "expires_on",
            plural(
                "The passport expires on {expiry}; on the filing date {filing} it "
                "has less than {count} month left.",
                "The passport expires on {expiry}; on the filing date {filing} it "
                "has less than {count} months left.",
                MONTHS_LEFT,
                expiry=expires,
                filing=filing,
            ),
            msg("Renew the passport, or file by {date}.", date=months_after(expires, -MONTHS_LEFT)),
        )


def _blocker(
    passport: Passport, finding_id: str, field: str, text: Message, step: Message
) -> Finding:
    return Finding(
        finding_id, Weight.BLOCKER, Area.PERSON, text, step, ("G-10",), passport.id, field
    )


def _pages(passport: Passport) -> Iterator[Finding]:
    pages = passport.blank_visa_pages
    if pages is None or pages >= BLANK_PAGES:
        return
    text = plural(
        "The passport has {count} blank visa page; two are the safe number.",
        "The passport has {count} blank visa pages; two are the safe number.",
        pages,
    )
    step, weight, source = (
        (msg("Renew the passport, then record the new one."), Weight.BLOCKER, "G-11a")
        if pages == 0
        else (
            msg("Ask the post whether it takes the passport so, or renew it."),
            Weight.CHECK,
            "G-11",
        )
    )
    yield Finding(
        "passport.blank-pages",
        weight,
        Area.PERSON,
        text,
        step,
        (source,),
        passport.id,
        "blank_visa_pages",
    )


def _agreement(case_file: CaseFile, passport: Passport) -> Iterator[Finding]:
    person = case_file.person
    own = any(same_country(passport.nationality, each) for each in person.nationalities)
    if passport.nationality and not own:
        text = msg(
            "The passport states the nationality {code}, which is not among the person's "
            "nationalities.",
            code=passport.nationality,
        )
        step = msg("Make both equal to the data page of the passport.")
        found = _check("passport.nationality", person.id, "nationalities", (text, step))
        yield replace(found, against=Place(Area.PERSON, passport.id, "nationality"))
    if not passport.number:
        text = msg("The passport number is not recorded.")
        step = msg("Record the number as the passport prints it.")
        yield _check("passport.number-missing", passport.id, "number", (text, step))
    yield from _dates(person, passport)


def _dates(person: Person, passport: Passport) -> Iterator[Finding]:
    issued, expires, born = passport.issued_on, passport.expires_on, person.birth_date
    if issued and expires and issued >= expires:
        text = msg("The passport expires before it was issued.")
        step = msg("Correct the dates by the data page.")
        yield _check("passport.dates-reversed", passport.id, "issued_on", (text, step))
    if issued and born and born > issued:
        text = msg("The passport was issued before the birth date.")
        step = msg("Correct the birth date or the date of issue.")
        found = _check("passport.before-birth", person.id, "birth_date", (text, step))
        yield replace(found, against=Place(Area.PERSON, passport.id, "issued_on"))


def _check(finding_id: str, record_id: UUID, field: str, said: tuple[Message, Message]) -> Finding:
    text, step = said
    return Finding(finding_id, Weight.CHECK, Area.PERSON, text, step, ("G-03",), record_id, field)
