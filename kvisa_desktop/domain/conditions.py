# SPDX-License-Identifier: MIT
"""The closed set of conditions under which an item of the checklist is needed.

A pack names a condition; what it means is written here. Where the case does not say enough, the
answer is "not known", with the question to be answered, and never a guess.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.case import Route, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute
from kvisa_desktop.domain.country import alpha2
from kvisa_desktop.domain.dates import age_on
from kvisa_desktop.domain.degree_papers import MAINLAND, name_likeness
from kvisa_desktop.domain.degree_road import road_of
from kvisa_desktop.domain.names import Likeness
from kvisa_desktop.domain.post import Channel
from kvisa_desktop.domain.stay import Basis
from kvisa_desktop.messages import Message, msg

_FINGERPRINTS_FROM, _FINGERPRINTS_TO = 14, 70  # G-19
_ON_A_VISA = {Basis.VISA, Basis.RESIDENCE_PERMIT, Basis.PORT_VISA}


class Condition(StrEnum):
    """When an item is needed."""

    ALWAYS = "always"
    GRADUATE_ROUTE = "graduate-route"
    TEACHING_RESEARCH_ROUTE = "teaching-research-route"
    RENEWED_PASSPORT = "renewed-passport"
    PAPER_POST = "paper-post"
    ONLINE_POST = "online-post"
    OUTSIDE_OWN_COUNTRY = "outside-own-country"
    EARLIER_CHINESE_VISA = "earlier-chinese-visa"
    EARLIER_VISIT = "earlier-visit"
    FORMER_CHINESE_NATIONAL = "former-chinese-national"
    NAMES_DIFFER = "names-differ"
    MAINLAND_DEGREE = "mainland-degree"
    FOREIGN_DEGREE = "foreign-degree"
    APOSTILLE_ROUTE = "apostille-route"
    LEGALISATION_ROUTE = "legalisation-route"
    HONG_KONG_MACAO_DEGREE = "hong-kong-macao-degree"
    OTHER_LANGUAGE = "other-language"
    FINGERPRINT_AGE = "fingerprint-age"
    HAS_INVITATION = "has-invitation"
    POST_ASKS = "post-asks"
    AFTER_ISSUE = "after-issue"


class Relevance(StrEnum):
    """Whether an item is needed in a case."""

    NEEDED = "needed"
    NOT_NEEDED = "not-needed"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a condition holds in a case, and the open question where that is not known."""

    relevance: Relevance
    question: Message | None = None


YES, NO = Answer(Relevance.NEEDED), Answer(Relevance.NOT_NEEDED)
Test = Callable[[CaseFile, date], Answer]


def holds(condition: Condition, case_file: CaseFile, on: date) -> Answer:
    """Return whether `condition` holds on the planned filing date `on`."""
    return _TESTS[condition](case_file, on)


def _when(truth: bool) -> Answer:
    return YES if truth else NO


def _ask(question: Message) -> Answer:
    return Answer(Relevance.NOT_KNOWN, question)


def _on_route(route: Route) -> Test:
    return lambda case_file, _: _when(route in case_file.case.routes)


def _at_post(channel: Channel) -> Test:
    def test(case_file: CaseFile, _on: date) -> Answer:
        known = case_file.post.channel if case_file.post else Channel.UNKNOWN
        if known is Channel.UNKNOWN:
            return _ask(msg("does the post take applications online first or on paper?"))
        return _when(known is channel)

    return test


def _outside_own_country(case_file: CaseFile, _on: date) -> Answer:
    person = case_file.person
    if not person.residence_country or not person.nationalities:
        return _ask(msg("in which country or region does the applicant live and apply?"))
    own = {alpha2(each) for each in person.nationalities}
    return _when(alpha2(person.residence_country) not in own)


def _earlier_chinese_visa(case_file: CaseFile, _on: date) -> Answer:
    bases = {each.basis for each in case_file.crossings}
    if case_file.stickers or bases & _ON_A_VISA:
        return YES
    if bases & {None, Basis.UNKNOWN}:
        return _ask(msg("on what basis were the earlier entries made: a visa, or without one?"))
    return NO


def _earlier_visit(case_file: CaseFile, _on: date) -> Answer:
    if case_file.crossings or case_file.stickers:
        return YES
    return _ask(msg("has the applicant ever been to China?"))


def _former_chinese_national(case_file: CaseFile, _on: date) -> Answer:
    person = case_file.person
    if MAINLAND in {alpha2(each) for each in person.former_nationalities}:
        return YES
    if alpha2(person.birth_country) == MAINLAND or person.chinese_name:
        return _ask(msg("has the applicant ever held Chinese nationality?"))
    return NO


def _names_differ(case_file: CaseFile, _on: date) -> Answer:
    degree = case_file.degree_relied_on
    likeness = name_likeness(case_file, degree) if degree else None
    if likeness in {Likeness.FORMER, Likeness.DIFFERENT}:
        return YES
    if likeness is Likeness.ABBREVIATED:
        return _ask(msg("is a statement wanted that both names are the same person?"))
    if likeness is None and case_file.person.former_names:
        return _ask(msg("which name do the degree papers bear?"))
    return NO


def _degree_issued(wanted: Callable[[str], bool]) -> Test:
    def test(case_file: CaseFile, _on: date) -> Answer:
        degree = case_file.degree_relied_on
        if degree is None:
            is_open = Route.GRADUATE in case_file.case.routes
            return _ask(msg("which degree does the application rely on?")) if is_open else NO
        if not degree.issued_country:
            return _ask(msg("in which country or region was the degree issued?"))
        return _when(wanted(degree.issued_country))

    return test


def _on_road(wanted: AuthenticationRoute) -> Test:
    def test(case_file: CaseFile, on: date) -> Answer:
        degree = case_file.degree_relied_on
        road = road_of(case_file, degree, on) if degree else None
        if road is None:
            return _degree_issued(lambda country: bool(alpha2(country)))(case_file, on)
        if road.answer.route is AuthenticationRoute.UNCLEAR:
            return _ask(msg("which authentication route applies to the issuing country or region?"))
        return _when(road.answer.route is wanted)

    return test


def _other_language(case_file: CaseFile, on: date) -> Answer:
    if any(each.translation_of for each in case_file.documents):
        return YES
    if _degree_issued(lambda country: country == MAINLAND)(case_file, on) is YES:
        return NO
    return _ask(msg("is any paper not in Chinese, and does the post ask for a translation?"))


def _fingerprint_age(case_file: CaseFile, on: date) -> Answer:
    born = case_file.person.birth_date
    if born is None:
        return _ask(msg("when was the applicant born?"))
    return _when(_FINGERPRINTS_FROM <= age_on(born, on) <= _FINGERPRINTS_TO)


def _has_invitation(case_file: CaseFile, _on: date) -> Answer:
    return _when(any(each.kind == "invitation" for each in case_file.documents))


_TESTS: dict[Condition, Test] = {
    Condition.ALWAYS: lambda _case_file, _on: YES,
    Condition.GRADUATE_ROUTE: _on_route(Route.GRADUATE),
    Condition.TEACHING_RESEARCH_ROUTE: _on_route(Route.TEACHING_RESEARCH),
    Condition.RENEWED_PASSPORT: lambda case_file, _: _when(
        any(each.is_old for each in case_file.passports)
    ),
    Condition.PAPER_POST: _at_post(Channel.PAPER),
    Condition.ONLINE_POST: _at_post(Channel.ONLINE_FIRST),
    Condition.OUTSIDE_OWN_COUNTRY: _outside_own_country,
    Condition.EARLIER_CHINESE_VISA: _earlier_chinese_visa,
    Condition.EARLIER_VISIT: _earlier_visit,
    Condition.FORMER_CHINESE_NATIONAL: _former_chinese_national,
    Condition.NAMES_DIFFER: _names_differ,
    Condition.MAINLAND_DEGREE: _degree_issued(lambda country: country == MAINLAND),
    Condition.FOREIGN_DEGREE: _degree_issued(lambda country: country != MAINLAND),
    Condition.APOSTILLE_ROUTE: _on_road(AuthenticationRoute.APOSTILLE),
    Condition.LEGALISATION_ROUTE: _on_road(AuthenticationRoute.LEGALISATION),
    Condition.HONG_KONG_MACAO_DEGREE: _on_road(AuthenticationRoute.HK_MACAO),
    Condition.OTHER_LANGUAGE: _other_language,
    Condition.FINGERPRINT_AGE: _fingerprint_age,
    Condition.HAS_INVITATION: _has_invitation,
    # What a post asks for beyond its published lists is known only once somebody records it.
    Condition.POST_ASKS: lambda _case_file, _on: _ask(msg("does the post ask for it?")),
    Condition.AFTER_ISSUE: lambda case_file, _: _when(case_file.case.stage is Stage.ISSUED),
}
