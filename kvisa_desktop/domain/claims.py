# SPDX-License-Identifier: MIT
"""The claims that the two published routes consist of, each held against what a case holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.country import alpha2
from kvisa_desktop.domain.dates import age_on
from kvisa_desktop.domain.degree import DegreeLevel
from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.institution import Institution, RecognitionOutcome
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.post import PostPoint, PostRule
from kvisa_desktop.domain.post_comparison import latest_rule
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.domain.stem import StemClass, StemField, classify
from kvisa_desktop.messages import Message, msg

MEETS, UNKNOWN = Outcome.MEETS_PUBLISHED_ROUTE, Outcome.POST_RULE_UNKNOWN
NEEDS, NO_ROUTE = Outcome.NEEDS_EVIDENCE, Outcome.NO_PUBLISHED_ROUTE
_CHINESE_NATIONALITY = frozenset({"CN", "HK", "MO"})  # M-07
_TAIWAN = "TW"
_HERE = {ItemProgress.RECEIVED, ItemProgress.CHECKED}
_BELOW_BACHELOR = {DegreeLevel.UPPER_SECONDARY, DegreeLevel.SHORT_CYCLE}
_SPEAKS_FOR = {RecognitionOutcome.FOUND, RecognitionOutcome.STATED}
LEVEL_NAMES = {
    DegreeLevel.UPPER_SECONDARY: msg("upper secondary"),
    DegreeLevel.SHORT_CYCLE: msg("short-cycle tertiary"),
    DegreeLevel.BACHELOR: msg("bachelor's or equivalent"),
    DegreeLevel.MASTER: msg("master's or equivalent"),
    DegreeLevel.DOCTOR: msg("doctoral or equivalent"),
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What claims are held against: case, checklist, table of fields, filing date."""

    case_file: CaseFile
    requirements: Mapping[str, Requirement]
    fields: tuple[StemField, ...]
    filing: date

    def is_here(self, item: str) -> bool:
        """Return True when the papers of an item have come."""
        found = self.requirements.get(item)
        return found is not None and found.progress in _HERE

    def is_marked(self, item: str) -> bool:
        """Return True when somebody has marked the item itself, not its papers, as checked."""
        marks = self.case_file.checklist
        return any(each.item == item and each.progress is ItemProgress.CHECKED for each in marks)

    def post_rule(self, point: PostPoint) -> PostRule | None:
        """Return what the post itself said on a point, as last recorded."""
        return latest_rule(self.case_file.post_rules, point)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim and how it stands."""

    id: str
    outcome: Outcome
    area: Area
    text: Message
    sources: tuple[str, ...]
    next_step: Message | None = None
    data: tuple[Message, ...] = ()
    record_id: UUID | None = None
    field: str = ""


CHINESE_NATIONALITY = (
    msg(
        "Chinese nationality is recorded. A holder of a Chinese passport, the passports of the "
        "Hong Kong and Macao special administrative regions included, is not a foreigner under "
        "the law, and visas are issued to foreigners."
    ),
    msg("If the entry is wrong, correct the nationality."),
)


def is_chinese_national(person: Person) -> bool:
    """Return True when a Chinese nationality is among the recorded ones (M-07)."""
    return any((alpha2(each) or each) in _CHINESE_NATIONALITY for each in person.nationalities)


def nationality(grounds: Grounds) -> Claim:
    """Return whether the applicant is a foreign national in the sense of the law (M-07)."""
    person = grounds.case_file.person
    outcome, step = MEETS, None
    if not person.nationalities:
        outcome = NEEDS
        text = msg("No nationality is recorded.")
        step = msg("Record the nationality as in the passport.")
    elif is_chinese_national(person):
        outcome = NO_ROUTE
        text, step = CHINESE_NATIONALITY
    elif _TAIWAN in map(alpha2, person.nationalities):
        outcome = UNKNOWN
        text = msg(
            "The code TWN is recorded. It is unclear whether a resident of Taiwan, China "
            "can apply on this route; the documents for foreigners are not meant for them."
        )
        step = msg("Ask the post before anything else.")
    else:
        text = msg("A foreign nationality is recorded.")
    return Claim(
        id="nationality",
        outcome=outcome,
        area=Area.PERSON,
        text=text,
        next_step=step,
        sources=("M-07", "K-03"),
        record_id=person.id,
        field="nationalities",
        data=(msg("Nationality: {codes}", codes=", ".join(person.nationalities) or "–"),),
    )


def age(grounds: Grounds) -> Claim:
    """Return how the age stands to the post's rule; no figure was ever published (K-13, K-20)."""
    person = grounds.case_file.person
    rule = grounds.post_rule(PostPoint.AGE)
    step = None
    if person.birth_date is None:
        outcome, text = (
            NEEDS,
            msg("The birth date is not recorded; the visa has a requirement on age."),
        )
        step = msg("Record the birth date as in the passport.")
    elif rule is None:
        outcome = UNKNOWN
        text = msg(
            "The visa has a requirement on age, but no figure has been published and none is "
            "recorded for the post."
        )
        step = msg("Ask the post which age it asks for, and record its answer.")
    else:
        outcome, text, step = _held_against(grounds, rule, "age-evidence")
    years = age_on(person.birth_date, grounds.filing) if person.birth_date else None
    data = (msg("Age on {date}: {years}", date=grounds.filing, years=years),) if years else ()
    return Claim(
        id="age",
        outcome=outcome,
        area=Area.PERSON,
        text=text,
        next_step=step,
        sources=("K-13", "K-14", "K-20"),
        data=data,
        record_id=person.id,
        field="birth_date",
    )


def _held_against(
    grounds: Grounds, rule: PostRule, item: str
) -> tuple[Outcome, Message, Message | None]:
    """Words of a post are compared by a person, who marks the item as checked."""
    said = msg(
        "The post says, as recorded by you on {date}: {words}",
        date=rule.read_on or msg("a day not recorded"),
        words=rule.text,
    )
    if grounds.is_marked(item):
        return MEETS, msg("{said} You have marked the item as checked.", said=said), None
    step = msg(
        "Compare the case with these words, and mark “{item}” as checked.",
        item=_item_name(grounds, item),
    )
    return NEEDS, said, step


def _item_name(grounds: Grounds, item: str) -> Bilingual | str:
    found = grounds.requirements.get(item)
    return found.item.name if found else item


def degree(grounds: Grounds) -> Claim:
    """Return whether a degree relied on is recorded and was awarded before the filing."""
    case_file = grounds.case_file
    relied_on = case_file.degree_relied_on
    if relied_on is None:
        return Claim(
            id="graduate.degree",
            outcome=NEEDS,
            area=Area.DEGREES,
            sources=("K-10",),
            text=msg("No degree is marked as the degree relied on."),
            next_step=msg("Add the degree, and mark it as the degree relied on."),
            record_id=case_file.case.id,
            field="degree_relied_on",
        )
    is_late = relied_on.awarded.is_known and relied_on.awarded.earliest > grounds.filing
    text, step = msg("A degree relied on is recorded."), None
    if is_late:
        text = msg("The degree relied on is awarded only after the planned filing date.")
        step = msg("Plan the filing after the award, or rely on another degree.")
    elif not relied_on.awarded.is_known:
        text = msg("The date of the award of the degree relied on is not recorded.")
        step = msg("Record the date of the award as the certificate states it.")
    return Claim(
        id="graduate.degree",
        area=Area.DEGREES,
        sources=("K-10",),
        text=text,
        outcome=NEEDS if step else MEETS,
        next_step=step,
        data=(msg("Degree: {title}, {date}", title=relied_on.title, date=relied_on.awarded),),
        record_id=relied_on.id,
        field="awarded",
    )


def level(grounds: Grounds) -> Claim | None:
    """Return whether the degree relied on is a bachelor's or higher (K-10)."""
    relied_on = grounds.case_file.degree_relied_on
    if relied_on is None:
        return None
    step = None
    if relied_on.level is None:
        outcome, text = NEEDS, msg("The level of the degree relied on is not recorded.")
        step = msg("Record the level: bachelor's, master's or doctoral.")
    elif relied_on.level in _BELOW_BACHELOR:
        outcome = NO_ROUTE
        text = msg("The published text asks for a bachelor's degree or above.")
        step = msg("Rely on another degree, or use the teaching-research route.")
    else:
        outcome, text = MEETS, msg("The level is bachelor's or above.")
    data = (msg("Level: {level}", level=LEVEL_NAMES[relied_on.level]),) if relied_on.level else ()
    return Claim(
        id="graduate.level",
        outcome=outcome,
        area=Area.DEGREES,
        text=text,
        next_step=step,
        sources=("K-10", "F-03"),
        data=data,
        record_id=relied_on.id,
        field="level",
    )


def field_of_study(grounds: Grounds) -> Claim | None:
    """Return whether the field of the degree relied on is mapped to one of the four named."""
    relied_on = grounds.case_file.degree_relied_on
    if relied_on is None:
        return None
    found = classify(relied_on.isced_field, grounds.fields)
    outcome, text, step = _field_standing(grounds, found)
    data = (
        msg(
            "Field: {field} (ISCED-F {code})",
            field=relied_on.field,
            code=relied_on.isced_field or "–",
        ),
    )
    return Claim(
        id="graduate.field",
        outcome=outcome,
        area=Area.DEGREES,
        text=text,
        next_step=step,
        sources=("K-10", "F-01"),
        data=data,
        record_id=relied_on.id,
        field="isced_field",
    )


def _field_standing(grounds: Grounds, found: StemClass) -> tuple[Outcome, Message, Message | None]:
    if found.is_core:
        return (
            MEETS,
            msg(
                "The field is mapped to {stem}; the mapping is the program's own, no "
                "list of fields has been published.",
                stem=found.words,
            ),
            None,
        )
    if found is StemClass.UNKNOWN:
        text = msg("The field of the degree relied on is not recorded as an ISCED-F code.")
        return NEEDS, text, msg("Choose the field that fits the paper and the transcript.")
    if found is StemClass.OUTSIDE:
        return (
            NO_ROUTE,
            msg(
                "The field lies outside science, technology, engineering and "
                "mathematics in the program's own mapping; no list of fields has "
                "been published."
            ),
            (
                msg(
                    "Correct the field if the transcript shows another one, or rely on another "
                    "degree."
                )
            ),
        )
    if grounds.is_marked("stem-field-statement") and grounds.is_here("transcript"):
        return (
            UNKNOWN,
            msg(
                "The field is borderline in the program's own mapping; whether the "
                "post takes it is not known."
            ),
            (msg("Ask the post whether the field is accepted, and record its answer.")),
        )
    return (
        NEEDS,
        msg("The field is borderline in the program's own mapping."),
        (msg("Add the transcript, and write and check a statement on the field.")),
    )


def certificate(grounds: Grounds) -> Claim | None:
    """Return whether the certificate of the degree relied on is in the case."""
    relied_on = grounds.case_file.degree_relied_on
    if relied_on is None:
        return None
    is_here = grounds.is_here("degree-certificate")
    text = (
        msg("The degree certificate is in the case.")
        if is_here
        else msg("The certificate of the degree relied on is not in the case.")
    )
    return Claim(
        id="graduate.certificate",
        outcome=MEETS if is_here else NEEDS,
        area=Area.DOCUMENTS,
        text=text,
        sources=("K-10", "K-66"),
        record_id=relied_on.id,
        next_step=None if is_here else msg("Add a scan of the degree certificate."),
    )


def awarding_institution(grounds: Grounds) -> Claim | None:
    """Return how the institution that awarded the degree stands to "well-known" (K-10, K-30)."""
    relied_on = grounds.case_file.degree_relied_on
    if relied_on is None:
        return None
    institution = grounds.case_file.institution_of(relied_on)
    return _institution(grounds, "graduate.institution", institution, relied_on.id)


def teaching_post(grounds: Grounds) -> Claim:
    """Return whether current teaching or research is documented (K-11)."""
    person = grounds.case_file.person
    is_here, is_named = grounds.is_here("post-letter"), bool(person.employer)
    step = None
    if not is_named:
        text = msg("No university or research institution is recorded as employer.")
        step = msg("Record the institution and the post held there.")
    elif not is_here:
        text = msg("No letter on the current teaching or research post is in the case.")
        step = msg("Ask the institution for a letter with post, discipline and dates.")
    else:
        text = msg("A letter on the current teaching or research post is in the case.")
    data = (msg("Post: {post}, {employer}", post=person.occupation, employer=person.employer),)
    return Claim(
        id="teaching-research.post",
        outcome=NEEDS if step else MEETS,
        area=Area.PERSON,
        text=text,
        next_step=step,
        sources=("K-11", "K-12"),
        record_id=person.id,
        data=data if is_named else (),
        field="employer",
    )


def employing_institution(grounds: Grounds) -> Claim:
    """Return how the institution where the applicant works stands to "well-known" (K-11, K-30)."""
    person = grounds.case_file.person
    names = {person.employer.en.casefold(), person.employer.zh.casefold()} - {""}
    found = next(
        (
            each
            for each in grounds.case_file.institutions
            if {each.name.en.casefold(), each.name.zh.casefold()} & names
        ),
        None,
    )
    return _institution(grounds, "teaching-research.institution", found, person.id)


def _institution(
    grounds: Grounds, claim_id: str, institution: Institution | None, record_id: UUID
) -> Claim:
    facts = [
        each
        for each in grounds.case_file.recognition
        if institution and each.institution_id == institution.id
    ]
    speaks_for = [each for each in facts if each.outcome in _SPEAKS_FOR]
    rule = grounds.post_rule(PostPoint.INSTITUTIONS)
    step = None
    if not speaks_for and not grounds.is_here("institution-recognition"):
        outcome = NEEDS
        text = msg(
            "No positive fact about the institution is recorded. A list of “well-known” "
            "institutions has not been published; “not found” does not mean “not "
            "recognised”."
        )
        step = msg("Record dated facts about the institution, and add documents that show them.")
    elif rule is None:
        outcome = UNKNOWN
        text = msg(
            "Facts about the institution are recorded, but neither a list of “well-known” "
            "institutions nor the post's own test is known."
        )
        step = msg("Ask the post which institutions it takes as well-known, and record its answer.")
    else:
        outcome, text, step = _held_against(grounds, rule, "institution-recognition")
    named = (msg("Institution: {name}", name=institution.name),) if institution else ()
    return Claim(
        id=claim_id,
        outcome=outcome,
        area=Area.DEGREES,
        text=text,
        next_step=step,
        sources=("K-10", "K-30", "K-35"),
        data=named,
        record_id=record_id,
        field="institution_id" if claim_id.startswith("graduate") else "employer",
    )
