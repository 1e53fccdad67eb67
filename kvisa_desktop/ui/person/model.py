# SPDX-License-Identifier: MIT
"""The forms of the person: which fields stand together, and what each is called."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.declaration import ANSWER_WORDS, Declared, Question
from kvisa_desktop.domain.finding import Area, Finding
from kvisa_desktop.domain.person import Passport
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.form import Entry

PERSON_GROUPS: tuple[tuple[Message, Sequence[Entry]], ...] = (
    (
        msg("Names"),
        (
            Entry("surname", msg("Surname"), msg("As in the passport, in Latin letters.")),
            Entry("given_names", msg("Given names")),
            Entry("native_name", msg("Name in its own script")),
            Entry("chinese_name", msg("Chinese name"), msg("Only a legal one, as on documents.")),
            Entry(
                "transliteration",
                msg("Rendering in Chinese characters"),
                msg("How translators write the name; it never stands for a Chinese name."),
            ),
            Entry("former_names", msg("Former names")),
            Entry("other_names", msg("Other names")),
        ),
    ),
    (
        msg("Birth and nationality"),
        (
            Entry("sex", msg("Sex")),
            Entry("birth_date", msg("Date of birth")),
            Entry("birth_place", msg("Place of birth")),
            Entry("birth_country", msg("Country or region of birth"), country=3),
            Entry("nationalities", msg("Nationalities"), country=3),
            Entry("former_nationalities", msg("Former nationalities"), country=3),
            Entry("marital_status", msg("Marital status")),
        ),
    ),
    (msg("Work"), (Entry("occupation", msg("Occupation")),)),
    (
        msg("Residence and contact"),
        (
            Entry("residence_country", msg("Country or region of residence"), country=3),
            Entry("address", msg("Address")),
            Entry("email", msg("E-mail")),
            Entry("phone", msg("Telephone")),
            Entry("note", msg("Note"), msg("For you only; never printed."), is_long=True),
        ),
    ),
)
PASSPORT_ENTRIES: tuple[Entry, ...] = (
    Entry("number", msg("Passport number")),
    Entry(
        "mrz",
        msg("Machine-readable lines"),
        msg("Paste the two lines at the foot of the data page; each check digit is checked."),
        is_long=True,
    ),
    Entry("kind", msg("Kind of passport")),
    Entry("issuing_country", msg("Issued by"), country=3),
    Entry("nationality", msg("Nationality in the passport"), country=3),
    Entry("issued_on", msg("Issued on")),
    Entry("issued_place", msg("Place of issue")),
    Entry("expires_on", msg("Expires on")),
    Entry("blank_visa_pages", msg("Blank visa pages")),
    Entry("is_old", msg("No longer in use")),
)
CASE_ENTRIES: tuple[Entry, ...] = (
    Entry("routes", msg("Basis of the application")),
    Entry("planned_filing", msg("Planned filing")),
    Entry("form_number", msg("Number of the online form")),
    Entry("handler", msg("Handled by")),
)
PARENTS = Entry(
    Question.PARENT_CHINESE.value,
    msg("Parents"),
    msg("Was a parent a Chinese citizen when the applicant was born?"),
)
EMPLOYER = Entry(
    "employer",
    msg("Employer"),
    msg("On the teaching-research route: the institution, as the letter on the post names it."),
)
POST = Entry("post_id", msg("Mission or visa centre"), msg("Where the application is filed."))


def passports_in_order(file: CaseFile) -> tuple[Passport, ...]:
    """Return the passports, those in use first, then the newest."""
    return tuple(sorted(file.passports, key=lambda each: (each.is_old, _reversed(each.id))))


def parents_answer(file: CaseFile) -> Declared | None:
    """Return what the applicant says of the parents, None while nobody has asked."""
    said = {each.answer for each in file.declarations if each.question is Question.PARENT_CHINESE}
    return next((each for each in (Declared.YES, Declared.NO) if each in said), None)


def answer_said(value: object) -> Message:
    """Return an answer in words."""
    return ANSWER_WORDS[value] if isinstance(value, Declared) else msg("Not asked yet")


def _reversed(record_id: UUID) -> int:
    return -record_id.int


def findings_by_field(
    findings: Iterable[Finding], record_id: UUID
) -> Mapping[str, Sequence[Finding]]:
    """Return what was noticed about one record of the person's area, by field."""
    found: dict[str, list[Finding]] = {}
    for each in findings:
        if each.area is Area.PERSON and each.record_id == record_id and each.field:
            found.setdefault(each.field, []).append(each)
    return found
