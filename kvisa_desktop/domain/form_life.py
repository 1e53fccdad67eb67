# SPDX-License-Identifier: MIT
"""What the form asks about work, school, family and whom to call, line by line (G-06, G-17)."""

from collections.abc import Iterable
from datetime import date

from kvisa_desktop.domain.background import (
    EmergencyContact,
    Relation,
    Relative,
    Schooling,
    WorkEntry,
)
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.form_lines import NOTHING, FormLine, FormPart, line
from kvisa_desktop.messages import msg

_WORK = ("Work history", "工作经历")
_SCHOOL = ("Education before the degree", "学历前教育（中学起）")
_FAMILY = ("Major family members", "主要家庭成员")
_EMERGENCY = ("Emergency contact", "紧急联络人信息")
_NOW = Bilingual("now", "至今")
_DECEASED = Bilingual("deceased", "已故")
_RELATIONS = {
    Relation.FATHER: Bilingual("Father", "父亲"),
    Relation.MOTHER: Bilingual("Mother", "母亲"),
    Relation.SPOUSE: Bilingual("Spouse", "配偶"),
    Relation.CHILD: Bilingual("Child", "子女"),
    Relation.OTHER: Bilingual("Other", "其他"),
}


def joined(parts: Iterable[Bilingual]) -> Bilingual:
    """Return parts one after the other; Chinese only when every one of them has it."""
    known = [each for each in parts if each]
    complete = all(each.zh for each in known)
    english = ", ".join(each.en or each.zh for each in known)
    return Bilingual(english, "，".join(each.zh for each in known) if complete else "")


def of_work_history(case_file: CaseFile) -> tuple[FormLine, ...]:
    """Return the working life, the latest first; missing while nothing is recorded."""
    part = FormPart.WORK
    whole = msg("Since leaving school, without gaps: one text says all of it, others five years.")
    entries = sorted(case_file.work_entries, key=_begun, reverse=True)
    if not entries:
        return (line("work-history", part, _WORK, "", note=whole),)
    return tuple(
        line(
            f"work-{number}",
            part,
            _WORK,
            _work(each),
            note=whole if number == 1 else None,
            place=(each.id, "employer"),
        )
        for number, each in enumerate(entries, 1)
    )


def of_schooling(case_file: CaseFile) -> tuple[FormLine, ...]:
    """Return education before the degree, the latest first; missing while nothing is recorded."""
    schools = sorted(case_file.schooling, key=_begun, reverse=True)
    if not schools:
        return (line("schooling", FormPart.EDUCATION, _SCHOOL, ""),)
    return tuple(
        line(
            f"schooling-{number}",
            FormPart.EDUCATION,
            _SCHOOL,
            _school(each),
            place=(each.id, "school"),
        )
        for number, each in enumerate(schools, 1)
    )


def of_relatives(case_file: CaseFile) -> tuple[FormLine, ...]:
    """Return the family, parents first; missing while nobody is recorded."""
    part = FormPart.FAMILY
    people = sorted(case_file.relatives, key=lambda each: list(Relation).index(each.relation))
    if not people:
        note = msg("Parents and spouse, with their addresses.")
        return (line("family", part, _FAMILY, "", note=note),)
    return tuple(
        line(f"family-{number}", part, _FAMILY, _relative(each), place=(each.id, "name"))
        for number, each in enumerate(people, 1)
    )


def of_contacts(case_file: CaseFile) -> tuple[FormLine, ...]:
    """Return whom to call in an emergency; missing while nobody is recorded."""
    part, contacts = FormPart.FAMILY, case_file.emergency_contacts
    if not contacts:
        return (line("emergency", part, _EMERGENCY, ""),)
    return tuple(
        line(f"emergency-{number}", part, _EMERGENCY, _contact(each), place=(each.id, "name"))
        for number, each in enumerate(contacts, 1)
    )


def _begun(record: WorkEntry | Schooling) -> tuple[date, date]:
    return record.started.earliest, record.ended.latest


def _work(entry: WorkEntry) -> Bilingual:
    span = _span(entry.started, entry.ended, goes_on=entry.is_current)
    called = _same(f"{entry.supervisor} {entry.phone}".strip())
    place = country_name(entry.country) if entry.country else NOTHING
    return joined((span, entry.employer, entry.job, entry.duties, entry.address, place, called))


def _school(school: Schooling) -> Bilingual:
    span = _span(school.started, school.ended, goes_on=False)
    place = country_name(school.country) if school.country else NOTHING
    return joined((span, school.school, school.title, school.field, school.place, place))


def _relative(person: Relative) -> Bilingual:
    parts = [_RELATIONS[person.relation], _name(person.name)]
    if person.is_deceased:
        return joined((*parts, _DECEASED))
    nationality = country_name(person.nationality) if person.nationality else NOTHING
    born = _same(person.birth_date.isoformat() if person.birth_date else "")
    return joined(
        (*parts, born, nationality, person.occupation, person.address, _same(person.phone))
    )


def _contact(contact: EmergencyContact) -> Bilingual:
    reached = (_same(contact.phone), _same(contact.email))
    return joined((_name(contact.name), contact.relation, *reached, contact.address))


def _name(name: Bilingual) -> Bilingual:
    """Return a name; one without Chinese stands in Latin letters in both languages."""
    return name if name.zh else Bilingual(name.en, name.en)


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _span(started: PartialDate, ended: PartialDate, *, goes_on: bool) -> Bilingual:
    last = _NOW if goes_on else _same(ended.iso())
    first = started.iso()
    if not first and not last:
        return NOTHING
    if first == last.en:
        return last
    return Bilingual(f"{first} – {last.en}".strip(), f"{first} – {last.zh}".strip())
