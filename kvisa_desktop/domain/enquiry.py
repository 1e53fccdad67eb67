# SPDX-License-Identifier: MIT
"""An enquiry to the post: the points on which it has said nothing yet, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kvisa_desktop.domain.case import Case, Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_in_text, country_name
from kvisa_desktop.domain.post import PostPoint, PostProfile
from kvisa_desktop.domain.post_comparison import POINT_WORDS, latest_rule
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim

_QUESTIONS: Mapping[PostPoint, Message] = MappingProxyType(
    {
        PostPoint.AGE: msg("Which age is asked for, and on which day is it counted?"),
        PostPoint.INSTITUTIONS: msg(
            "Which universities and research institutions are taken as well-known, and which "
            "papers show it?"
        ),
        PostPoint.ENTRIES: msg("For how many entries can the visa be issued?"),
        PostPoint.VALIDITY: msg("For how long is the visa valid?"),
        PostPoint.STAY: msg("How many days may each stay last?"),
        PostPoint.DOCUMENTS: msg(
            "Which documents are to be submitted, and in which languages; is a Chinese "
            "translation needed, and by whom?"
        ),
        PostPoint.AUTHENTICATION: msg(
            "Do degree papers have to be authenticated (apostille, consular legalisation or "
            "another way)?"
        ),
        PostPoint.FEE: msg("What are the visa fee and the service fee?"),
        PostPoint.TIME: msg("How long does processing take?"),
        PostPoint.PHOTO: msg(
            "What are the requirements for the photo, printed and digital: size, background, file?"
        ),
    }
)
_GROUNDS: Mapping[Route, Message] = MappingProxyType(
    {
        Route.GRADUATE: msg("graduation from a university or research institution"),
        Route.TEACHING_RESEARCH: msg("teaching or research at a university or institution"),
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """One point to ask about: its name and the question."""

    point: PostPoint
    name: Message
    text: Message


def unknown_points(case_file: CaseFile) -> tuple[PostPoint, ...]:
    """Return the points on which nothing the post said is recorded."""
    rules = case_file.post_rules
    return tuple(point for point in PostPoint if latest_rule(rules, point) is None)


def questions(case_file: CaseFile) -> tuple[Question, ...]:
    """Return what to ask the post of the case."""
    return tuple(
        Question(point, POINT_WORDS[point], _question(case_file, point))
        for point in unknown_points(case_file)
    )


def _question(case_file: CaseFile, point: PostPoint) -> Message:
    degree = case_file.degree_relied_on
    if point is PostPoint.AUTHENTICATION and degree and degree.issued_country:
        return msg(
            "Do degree papers issued in {place} have to be authenticated (apostille, consular "
            "legalisation or another way)?",
            place=country_in_text(degree.issued_country),
        )
    return _QUESTIONS[point]


def letter(case_file: CaseFile, on: date) -> tuple[Message, ...]:
    """Return the enquiry line by line, to be said in one language after the other.

    Raise `Refused` when the case names no post, or when the post has spoken on every point.
    """
    post = case_file.post
    if post is None:
        raise Refused(
            msg("The case does not say yet to which post it goes."),
            msg("Name the mission or visa centre first."),
        )
    asked = questions(case_file)
    if not asked:
        raise Refused(
            msg("On every point the post’s own words are recorded; there is nothing to ask."),
            msg("Remove what no longer holds, then write the enquiry again."),
        )
    return (
        msg("To: {post}", post=post.name),
        msg("Enquiry about the K visa, {day}", day=on),
        Message(""),
        msg("Dear Sir or Madam,"),
        *_opening(case_file, post),
        Message(""),
        *(
            msg("{number}. {point}: {question}", number=number, point=each.name, question=each.text)
            for number, each in enumerate(asked, 1)
        ),
        Message(""),
        msg(
            "I should be grateful for an answer in writing, or for the address of a notice that "
            "answers these points."
        ),
        msg("Yours faithfully,"),
        verbatim(case_file.person.passport_name),
    )


def _opening(case_file: CaseFile, post: PostProfile) -> tuple[Message, ...]:
    lines = [_intention(case_file)]
    if case_file.case.routes:
        lines.append(_basis(case_file.case))
    if post.read_on is not None:
        lines.append(
            msg(
                "On {day} I looked for the requirements on your website; the following points "
                "remained open.",
                day=post.read_on,
            )
        )
    lines.append(msg("Could you please tell me:"))
    return tuple(lines)


def _intention(case_file: CaseFile) -> Message:
    person, filing = case_file.person, case_file.case.planned_filing
    nationality = next(iter(person.nationalities), "")
    if not nationality or not person.residence_country:
        return msg("I intend to apply for a K visa (young science and technology talent).")
    sentence = msg(
        "I intend to apply for a K visa (young science and technology talent). Nationality "
        "(region): {nationality}; residence: {residence}.",
        nationality=country_name(nationality),
        residence=country_name(person.residence_country),
    )
    if filing is None:
        return sentence
    return msg("{sentence} Planned filing: {day}.", sentence=sentence, day=filing)


def _basis(case: Case) -> Message:
    grounds = [_GROUNDS[route] for route in Route if route in case.routes]
    joined = grounds[0]
    for each in grounds[1:]:
        joined = msg("{one}, or {other}", one=joined, other=each)
    return msg("The application rests on {grounds}.", grounds=joined)
