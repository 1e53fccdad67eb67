# SPDX-License-Identifier: MIT
"""Claims about the person: a foreign nationality, and an age that the post accepts."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.claims.grounds import (
    MEETS,
    NEEDS,
    NO_ROUTE,
    UNKNOWN,
    Claim,
    Grounds,
    Standing,
    held_against,
)
from kvisa_desktop.domain.country import alpha2, country_name
from kvisa_desktop.domain.dates import age_on
from kvisa_desktop.domain.declaration import Declared, Question
from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.messages import Message, msg

_CHINESE = frozenset({"CN", "HK", "MO"})  # M-07
_TAIWAN = "TW"
CHINESE_NATIONALITY = (
    msg(
        "Chinese nationality is recorded. A holder of a Chinese passport, the passports of the "
        "Hong Kong and Macao special administrative regions included, is not a foreigner under "
        "the law, and visas are issued to foreigners."
    ),
    msg("If the entry is wrong, correct the nationality."),
)


CHINESE_PARENT = (
    msg(
        "A parent is recorded as a Chinese citizen at the time of the applicant’s birth. Visas are "
        "issued to persons without Chinese nationality; whether the applicant has had it since "
        "birth is not for the program to say."
    ),
    msg("Ask the post before anything else, and keep the parents’ papers of that time at hand."),
)


def has_chinese_parent(case_file: CaseFile) -> bool:
    """Return True when a parent is declared to have been a Chinese citizen at the birth."""
    return any(
        each.question is Question.PARENT_CHINESE and each.answer is Declared.YES
        for each in case_file.declarations
    )


def is_chinese_national(person: Person) -> bool:
    """Return True when a Chinese nationality is among the recorded ones (M-07)."""
    return any(alpha2(each) in _CHINESE for each in person.nationalities)


def of_person(grounds: Grounds) -> tuple[Claim, ...]:
    """Return the claims that both routes rest on."""
    return _nationality(grounds.case_file), _age(grounds)


def _nationality(case_file: CaseFile) -> Claim:
    person = case_file.person
    return Claim.of(
        "nationality",
        _nationality_standing(case_file),
        Area.PERSON,
        ("M-07", "K-03"),
        data=(msg("Nationality: {codes}", codes=_named(person)),),
        record_id=person.id,
        field="nationalities",
    )


def _named(person: Person) -> Bilingual:
    names = [country_name(each) for each in person.nationalities] or [Bilingual("–", "–")]
    return Bilingual(
        ", ".join(each.en for each in names), "、".join(each.zh or each.en for each in names)
    )


def _nationality_standing(case_file: CaseFile) -> Standing:
    person = case_file.person
    if not person.nationalities:
        text = msg("No nationality is recorded.")
        return NEEDS, text, msg("Record the nationality as in the passport.")
    if is_chinese_national(person):
        return NO_ROUTE, *CHINESE_NATIONALITY
    if _TAIWAN in map(alpha2, person.nationalities):
        text = msg(
            "The code TWN is recorded. It is unclear whether a resident of Taiwan, China can "
            "apply on this route; the documents for foreigners are not meant for them."
        )
        return UNKNOWN, text, msg("Ask the post before anything else.")
    if has_chinese_parent(case_file):
        return UNKNOWN, *CHINESE_PARENT
    return MEETS, msg("A foreign nationality is recorded."), None


def _age(grounds: Grounds) -> Claim:
    person = grounds.case_file.person
    data: tuple[Message, ...] = ()
    if person.birth_date:
        years = age_on(person.birth_date, grounds.filing)
        data = (msg("Age on {date}: {years}", date=grounds.filing, years=years),)
    return Claim.of(
        "age",
        _age_standing(grounds),
        Area.PERSON,
        ("K-13", "K-14", "K-20"),
        data=data,
        record_id=person.id,
        field="birth_date",
    )


def _age_standing(grounds: Grounds) -> Standing:
    rule = grounds.post_rule(PostPoint.AGE)
    if grounds.case_file.person.birth_date is None:
        text = msg("The birth date is not recorded; the visa has a requirement on age.")
        return NEEDS, text, msg("Record the birth date as in the passport.")
    if rule is None:
        text = msg(
            "The visa has a requirement on age, but no figure has been published and none is "
            "recorded for the post."
        )
        return UNKNOWN, text, msg("Ask the post which age it asks for, and record its answer.")
    return held_against(grounds, rule, "age-evidence")
