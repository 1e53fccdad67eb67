# SPDX-License-Identifier: MIT
"""Claims about the degree relied on: awarded, high enough, in a named field, its paper here."""

from kvisa_desktop.domain.claims.grounds import (
    MEETS,
    NEEDS,
    NO_ROUTE,
    UNKNOWN,
    Claim,
    Grounds,
    Standing,
)
from kvisa_desktop.domain.degree import Degree, DegreeLevel
from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.stem import StemClass, classify
from kvisa_desktop.messages import msg

_BELOW_BACHELOR = {DegreeLevel.UPPER_SECONDARY, DegreeLevel.SHORT_CYCLE}
LEVEL_NAMES = {
    DegreeLevel.UPPER_SECONDARY: msg("upper secondary"),
    DegreeLevel.SHORT_CYCLE: msg("short-cycle tertiary"),
    DegreeLevel.BACHELOR: msg("bachelor's or equivalent"),
    DegreeLevel.MASTER: msg("master's or equivalent"),
    DegreeLevel.DOCTOR: msg("doctoral or equivalent"),
}


def of_degree(grounds: Grounds) -> tuple[Claim, ...]:
    """Return the claims about the degree relied on; the first alone while there is none."""
    degree = grounds.case_file.degree_relied_on
    if degree is None:
        return (_no_degree(grounds),)
    return (
        _award(grounds, degree),
        _level(degree),
        _field(grounds, degree),
        _certificate(grounds, degree),
    )


def _no_degree(grounds: Grounds) -> Claim:
    return Claim.of(
        "graduate.degree",
        (
            NEEDS,
            msg("No degree is marked as the degree relied on."),
            msg("Add the degree, and mark it as the degree relied on."),
        ),
        Area.DEGREES,
        ("K-10",),
        record_id=grounds.case_file.case.id,
        field="degree_relied_on",
    )


def _award(grounds: Grounds, degree: Degree) -> Claim:
    standing: Standing = MEETS, msg("A degree relied on is recorded."), None
    if not degree.awarded.is_known:
        text = msg("The date of the award of the degree relied on is not recorded.")
        standing = NEEDS, text, msg("Record the date of the award as the certificate states it.")
    elif degree.awarded.earliest > grounds.filing:
        text = msg("The degree relied on is awarded only after the planned filing date.")
        standing = NEEDS, text, msg("Plan the filing after the award, or rely on another degree.")
    return Claim.of(
        "graduate.degree",
        standing,
        Area.DEGREES,
        ("K-10",),
        data=(msg("Degree: {title}, {date}", title=degree.title, date=degree.awarded),),
        record_id=degree.id,
        field="awarded",
    )


def _level(degree: Degree) -> Claim:
    standing: Standing = MEETS, msg("The level is bachelor's or above."), None
    if degree.level is None:
        text = msg("The level of the degree relied on is not recorded.")
        standing = NEEDS, text, msg("Record the level: bachelor's, master's or doctoral.")
    elif degree.level in _BELOW_BACHELOR:
        text = msg("The published text asks for a bachelor's degree or above.")
        step = msg("Rely on another degree, or use the teaching-research route.")
        standing = NO_ROUTE, text, step
    return Claim.of(
        "graduate.level",
        standing,
        Area.DEGREES,
        ("K-10", "F-03"),
        data=(msg("Level: {level}", level=LEVEL_NAMES[degree.level]),) if degree.level else (),
        record_id=degree.id,
        field="level",
    )


def _field(grounds: Grounds, degree: Degree) -> Claim:
    field = msg(
        "Field: {field} (ISCED-F {code})", field=degree.field, code=degree.isced_field or "–"
    )
    return Claim.of(
        "graduate.field",
        _field_standing(grounds, classify(degree.isced_field, grounds.fields)),
        Area.DEGREES,
        ("K-10", "F-01"),
        data=(field,),
        record_id=degree.id,
        field="isced_field",
    )


def _field_standing(grounds: Grounds, stem: StemClass) -> Standing:
    if stem.is_core:
        text = msg(
            "The field is mapped to {stem}; the mapping is the program's own, no list of fields "
            "has been published.",
            stem=stem.words,
        )
        return MEETS, text, None
    if stem is StemClass.UNKNOWN:
        text = msg("The field of the degree relied on is not recorded as an ISCED-F code.")
        return NEEDS, text, msg("Choose the field that fits the paper and the transcript.")
    if stem is StemClass.OUTSIDE:
        text = msg(
            "The field lies outside science, technology, engineering and mathematics in the "
            "program's own mapping; no list of fields has been published."
        )
        step = msg(
            "Correct the field if the transcript shows another one, or rely on another degree."
        )
        return NO_ROUTE, text, step
    return _borderline(grounds)


def _borderline(grounds: Grounds) -> Standing:
    if grounds.is_marked("stem-field-statement") and grounds.is_here("transcript"):
        text = msg(
            "The field is borderline in the program's own mapping; whether the post takes it is "
            "not known."
        )
        step = msg("Ask the post whether the field is accepted, and record its answer.")
        return UNKNOWN, text, step
    text = msg("The field is borderline in the program's own mapping.")
    return NEEDS, text, msg("Add the transcript, and write and check a statement on the field.")


def _certificate(grounds: Grounds, degree: Degree) -> Claim:
    standing: Standing = MEETS, msg("The degree certificate is in the case."), None
    if not grounds.is_here("degree-certificate"):
        text = msg("The certificate of the degree relied on is not in the case.")
        standing = NEEDS, text, msg("Add a scan of the degree certificate.")
    return Claim.of(
        "graduate.certificate", standing, Area.DOCUMENTS, ("K-10", "K-66"), record_id=degree.id
    )
