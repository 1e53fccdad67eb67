# SPDX-License-Identifier: MIT
"""The form preparation sheet: what goes into the online form, in its order, with its labels.

What the program does not keep is named too, so that nothing is forgotten.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.degree import Degree, DegreeLevel
from kvisa_desktop.domain.form_life import (
    joined,
    of_contacts,
    of_relatives,
    of_schooling,
    of_work_history,
)
from kvisa_desktop.domain.form_lines import NOTHING, FormLine, FormPart, by_hand, line
from kvisa_desktop.domain.form_past import of_past
from kvisa_desktop.domain.form_travel import of_travel
from kvisa_desktop.domain.person import MaritalStatus, Passport, PassportKind, Person, Sex
from kvisa_desktop.messages import msg

LABEL_SOURCES = ("G-17", "G-18")


def form_sheet(case_file: CaseFile, on: date) -> tuple[FormLine, ...]:
    """Return the lines of the form in its order, as far as the case answers them on `on`."""
    return (
        *_of_person(case_file.person),
        *_of_passport(case_file.passport),
        *_of_visit(case_file),
        *_of_work(case_file.person),
        *of_work_history(case_file),
        *_of_education(case_file),
        *of_schooling(case_file),
        *_of_family(case_file.person),
        *of_relatives(case_file),
        *of_contacts(case_file),
        *of_travel(case_file),
        *of_past(case_file, on),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _joined(names: Iterable[Bilingual]) -> Bilingual:
    known = tuple(names)
    return Bilingual("; ".join(each.en for each in known), "；".join(each.zh for each in known))


def _of_person(person: Person) -> tuple[FormLine, ...]:
    return (*_names(person), *_birth(person))


def _names(person: Person) -> tuple[FormLine, ...]:
    part = FormPart.PERSON
    single = bool(person.surname) != bool(person.given_names)
    middle = msg("Middle names: posts differ; write the name as the passport has it.")
    alone = msg("A single name: practice varies; ask the post which field takes it.")
    former = "; ".join((*person.former_names, *person.other_names))

    def own(field: str) -> tuple[UUID, str]:
        return person.id, field

    return (
        line("surname", part, ("Last name", "姓"), person.surname.upper(), place=own("surname")),
        line(
            "given-names",
            part,
            ("First name", "名"),
            person.given_names.upper(),
            note=alone if single else middle if " " in person.given_names.strip() else None,
            place=own("given_names"),
        ),
        line(
            "chinese-name",
            part,
            ("Name in Chinese", "中文姓名"),
            person.chinese_name or Bilingual("N/A", "无"),
            note=msg("Only a legal Chinese name; a rendering in characters never stands for it."),
            place=own("chinese_name"),
        ),
        _perhaps("other-names", ("Other name(s)", "别名或曾用名"), former, own("former_names")),
    )


def _birth(person: Person) -> tuple[FormLine, ...]:
    part = FormPart.PERSON

    def own(field: str) -> tuple[UUID, str]:
        return person.id, field

    return (
        line(
            "sex",
            part,
            ("Sex", "性别"),
            _SEXES[person.sex] if person.sex else NOTHING,
            place=own("sex"),
        ),
        line(
            "birth-date",
            part,
            ("Date of birth (yyyy-mm-dd)", "出生日期"),
            _day(person.birth_date),
            place=own("birth_date"),
        ),
        line(
            "nationality",
            part,
            ("Current nationality(ies)", "现有国籍"),
            _joined(map(country_name, person.nationalities)),
            place=own("nationalities"),
        ),
        _perhaps(
            "former-nationality",
            ("Former nationality(ies)", "曾有国籍"),
            _joined(map(country_name, person.former_nationalities)),
            own("former_nationalities"),
        ),
        line(
            "birth-place",
            part,
            ("Place of birth (city, province/state, country)", "出生地点（市、省/州、国）"),
            _birth_place(person),
            place=own("birth_place"),
        ),
        by_hand("local-id", part, ("Local ID/Citizenship number", "身份证/公民证号码")),
    )


def _perhaps(
    line_id: str, label: tuple[str, str], value: Bilingual | str, place: tuple[UUID, str]
) -> FormLine:
    """Return a line that may rightly be empty; the program does not say so for the applicant."""
    if not value:
        note = msg("Nothing is recorded: write N/A (无) only if there is none.")
        return by_hand(line_id, FormPart.PERSON, label, note)
    return line(line_id, FormPart.PERSON, label, value, place=place)


def _birth_place(person: Person) -> Bilingual:
    place = person.birth_place
    if not person.birth_country:
        return place
    land = country_name(person.birth_country)
    english = ", ".join(each for each in (place.en, land.en) if each)
    return Bilingual(english, f"{land.zh}{place.zh}" if place.zh or not place.en else "")


def _of_passport(passport: Passport | None) -> tuple[FormLine, ...]:
    part = FormPart.PASSPORT
    values: tuple[tuple[str, tuple[str, str], Bilingual | str, str], ...] = (
        (
            "passport-kind",
            ("Passport/Travel document type", "护照/旅行证件种类"),
            _KINDS[passport.kind] if passport else NOTHING,
            "kind",
        ),
        (
            "passport-number",
            ("Passport number", "护照号码"),
            passport.number if passport else "",
            "number",
        ),
        (
            "passport-issued-on",
            ("Date of issue", "签发日期"),
            _day(passport.issued_on) if passport else "",
            "issued_on",
        ),
        (
            "passport-issued-place",
            ("Place of issue", "签发地点"),
            passport.issued_place if passport else NOTHING,
            "issued_place",
        ),
        (
            "passport-expires-on",
            ("Date of expiry", "失效日期"),
            _day(passport.expires_on) if passport else "",
            "expires_on",
        ),
    )
    record_id = passport.id if passport else None
    return tuple(
        line(line_id, part, label, value, place=(record_id, field))
        for line_id, label, value, field in values
    )


def _of_visit(case_file: CaseFile) -> tuple[FormLine, ...]:
    part, case = FormPart.VISIT, case_file.case
    purpose = msg("Take what the form offers for the K visa; the plan says it in full.")
    unknown = msg("No figure has been published; write what you ask for, as the post has it.")
    longest = (
        "Longest intended stay in China among all entries",
        "预计行程中单次在华停留的最长天数",
    )
    return (
        line(
            "purpose",
            part,
            ("Major purpose of your visit", "申请入境事由"),
            case.activity_plan,
            note=purpose,
            place=(case.id, "activity_plan"),
        ),
        by_hand("entries", part, ("Intended number of entries", "计划入境次数"), unknown),
        by_hand("longest-stay", part, longest, unknown),
    )


def _of_work(person: Person) -> tuple[FormLine, ...]:
    part = FormPart.WORK
    return (
        line(
            "occupation",
            part,
            ("Current occupation(s)", "当前职业"),
            person.occupation,
            place=(person.id, "occupation"),
        ),
        line(
            "employer",
            part,
            ("Employer/School", "工作单位/学校"),
            person.employer,
            place=(person.id, "employer"),
        ),
    )


def _of_education(case_file: CaseFile) -> tuple[FormLine, ...]:
    degrees = sorted(case_file.degrees, key=lambda each: each.awarded, reverse=True)
    if not degrees:
        return (line("education", FormPart.EDUCATION, ("Education", "受教育程度"), ""),)
    return tuple(_degree(case_file, each, number) for number, each in enumerate(degrees, 1))


def _degree(case_file: CaseFile, degree: Degree, number: int) -> FormLine:
    school = case_file.institution_of(degree)
    level = _LEVELS[degree.level] if degree.level else NOTHING
    span = " – ".join(each.iso() for each in (degree.started, degree.awarded) if each.is_known)
    name = school.name if school else NOTHING
    return line(
        f"education-{number}",
        FormPart.EDUCATION,
        ("Education", "受教育程度"),
        joined((level, degree.title, degree.field, name, Bilingual(span, span))),
        place=(degree.id, "title"),
    )


def _of_family(person: Person) -> tuple[FormLine, ...]:
    part = FormPart.FAMILY
    married = _MARRIED[person.marital_status] if person.marital_status else NOTHING
    return (
        line(
            "home-address",
            part,
            ("Home address", "家庭住址"),
            person.address,
            place=(person.id, "address"),
        ),
        line("phone", part, ("Telephone", "电话"), person.phone, place=(person.id, "phone")),
        line("email", part, ("E-mail", "电子邮箱"), person.email, place=(person.id, "email")),
        line(
            "marital-status",
            part,
            ("Marital status", "婚姻状况"),
            married,
            place=(person.id, "marital_status"),
        ),
    )


_SEXES = {
    Sex.FEMALE: Bilingual("Female", "女"),
    Sex.MALE: Bilingual("Male", "男"),
    Sex.UNSPECIFIED: Bilingual("Unspecified (X)", "未注明（X）"),
}
_KINDS = {
    PassportKind.ORDINARY: Bilingual("Ordinary", "普通护照"),
    PassportKind.DIPLOMATIC: Bilingual("Diplomatic", "外交护照"),
    PassportKind.SERVICE: Bilingual("Service or official", "公务护照"),
    PassportKind.TRAVEL_DOCUMENT: Bilingual("Other travel document", "其他旅行证件"),
}
_MARRIED = {
    MaritalStatus.SINGLE: Bilingual("Single", "单身"),
    MaritalStatus.MARRIED: Bilingual("Married", "已婚"),
    MaritalStatus.DIVORCED: Bilingual("Divorced", "离异"),
    MaritalStatus.WIDOWED: Bilingual("Widowed", "丧偶"),
    MaritalStatus.OTHER: Bilingual("Other", "其他"),
}
_LEVELS = {
    DegreeLevel.UPPER_SECONDARY: Bilingual("Upper secondary", "高中"),
    DegreeLevel.SHORT_CYCLE: Bilingual("Short-cycle tertiary", "短期高等教育"),
    DegreeLevel.BACHELOR: Bilingual("Bachelor", "学士"),
    DegreeLevel.MASTER: Bilingual("Master", "硕士"),
    DegreeLevel.DOCTOR: Bilingual("Doctor", "博士"),
}
