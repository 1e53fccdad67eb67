# SPDX-License-Identifier: MIT
"""Claims about institutions and the post held there: facts with dates, and words of the post."""

from uuid import UUID

from kvisa_desktop.domain.claims.grounds import (
    MEETS,
    NEEDS,
    UNKNOWN,
    Claim,
    Grounds,
    Standing,
    held_against,
)
from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.institution import Institution, RecognitionOutcome
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.messages import msg

_SPEAKS_FOR = {RecognitionOutcome.FOUND, RecognitionOutcome.STATED}
_SOURCES = ("K-30", "K-35")


def of_awarding_institution(grounds: Grounds) -> tuple[Claim, ...]:
    """Return how the institution of the degree relied on stands to "well-known" (K-10, K-30)."""
    degree = grounds.case_file.degree_relied_on
    if degree is None:
        return ()
    institution = grounds.case_file.institution_of(degree)
    claim = Claim.of(
        "graduate.institution",
        _well_known(grounds, institution),
        Area.DEGREES,
        ("K-10", *_SOURCES),
        data=(msg("Institution: {name}", name=institution.name),) if institution else (),
        record_id=degree.id,
        field="institution_id",
    )
    return (claim,)


def of_teaching_post(grounds: Grounds) -> tuple[Claim, ...]:
    """Return whether current teaching or research is documented, and where (K-11)."""
    person = grounds.case_file.person
    post = msg("Post: {post}, {employer}", post=person.occupation, employer=person.employer)
    data = (post,) if person.employer else ()
    return (
        Claim.of(
            "teaching-research.post",
            _post_standing(grounds, person),
            Area.PERSON,
            ("K-11", "K-12"),
            data=data,
            record_id=person.id,
            field="employer",
        ),
        Claim.of(
            "teaching-research.institution",
            _well_known(grounds, grounds.case_file.employing_institution),
            Area.PERSON,
            ("K-11", *_SOURCES),
            data=data,
            record_id=person.id,
            field="employer",
        ),
    )


def _post_standing(grounds: Grounds, person: Person) -> Standing:
    if not person.employer:
        text = msg("No university or research institution is recorded as employer.")
        return NEEDS, text, msg("Record the institution and the post held there.")
    if not grounds.is_here("post-letter"):
        text = msg("No letter on the current teaching or research post is in the case.")
        return NEEDS, text, msg("Ask the institution for a letter with post, discipline and dates.")
    return MEETS, msg("A letter on the current teaching or research post is in the case."), None


def _well_known(grounds: Grounds, institution: Institution | None) -> Standing:
    if not _has_fact(grounds, institution) and not grounds.is_here("institution-recognition"):
        text = msg(
            "No positive fact about the institution is recorded. A list of “well-known” "
            "institutions has not been published; “not found” does not mean “not recognised”."
        )
        step = msg("Record dated facts about the institution, and add documents that show them.")
        return NEEDS, text, step
    rule = grounds.post_rule(PostPoint.INSTITUTIONS)
    if rule is None:
        text = msg(
            "Facts about the institution are recorded, but neither a list of “well-known” "
            "institutions nor the post's own test is known."
        )
        step = msg("Ask the post which institutions it takes as well-known, and record its answer.")
        return UNKNOWN, text, step
    return held_against(grounds, rule, "institution-recognition")


def _has_fact(grounds: Grounds, institution: Institution | None) -> bool:
    of_it = _id_of(institution)
    facts = grounds.case_file.recognition
    return any(each.institution_id == of_it and each.outcome in _SPEAKS_FOR for each in facts)


def _id_of(institution: Institution | None) -> UUID | None:
    return institution.id if institution else None
