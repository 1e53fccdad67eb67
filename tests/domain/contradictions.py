# SPDX-License-Identifier: MIT
"""Contradictions to sow into the sample case: what finds each, and how it is sown."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from kvisa_desktop import paths
from kvisa_desktop.domain import story
from kvisa_desktop.domain.background import WorkEntry, WorkEntryId
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declaration, DeclarationId, Declared, Question
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import Document, DocumentId, PaperStatus
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.person import PassportId
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.stay import Certainty
from kvisa_desktop.domain.submitted_form import SubmittedForm, SubmittedFormId, frozen
from kvisa_desktop.exchange.case_layout import SECTIONS
from kvisa_desktop.exchange.case_reading import read_case
from tests.case_builders import new_id

TODAY = date(2026, 11, 22)
R = TypeVar("R", bound=Record)
Sow = Callable[[CaseFile], CaseFile]


def _sample() -> CaseFile:
    incoming = read_case(paths.resources() / "sample" / "case.json")
    records = (*incoming.records, *(each.document for each in incoming.documents))
    groups = {
        section.key: tuple(each for each in records if type(each) is section.kind)
        for section in SECTIONS
    }
    names = {each.name for each in fields(CaseFile)}
    kept: dict[str, Any] = {key: group for key, group in groups.items() if key in names}
    post = groups["post"][0]
    case = replace(incoming.case, post_id=cast("Any", post).id)
    return CaseFile(**kept | {"case": case, "person": groups["person"][0], "post": post})


SAMPLE = _sample()


def ids(case: CaseFile) -> set[str]:
    return {each.id for each in story.told(case, TODAY)}


def person(**changes: Any) -> Sow:  # noqa: ANN401
    return lambda case: replace(case, person=replace(case.person, **changes))


def first(group: str, **changes: Any) -> Sow:  # noqa: ANN401
    def sow(case: CaseFile) -> CaseFile:
        head, *rest = getattr(case, group)
        changed = {key: value(head) if callable(value) else value for key, value in changes.items()}
        anew: dict[str, Any] = {group: (replace(head, **changed), *rest)}
        return replace(case, **anew)

    return sow


def passport(**changes: Any) -> Sow:  # noqa: ANN401
    def sow(case: CaseFile) -> CaseFile:
        chosen = case.passport
        changed = tuple(
            replace(each, **changes) if each is chosen else each for each in case.passports
        )
        return replace(case, passports=changed)

    return sow


def twin_passport(case: CaseFile) -> CaseFile:
    assert case.passport is not None
    twin = replace(case.passport, id=PassportId(new_id()), expires_on=date(2030, 1, 1), mrz=())
    return replace(case, passports=(*case.passports, twin))


def relied_on(**changes: Any) -> Sow:  # noqa: ANN401
    def sow(case: CaseFile) -> CaseFile:
        wanted = case.case.degree_relied_on
        return replace(
            case,
            degrees=tuple(replace(x, **changes) if x.id == wanted else x for x in case.degrees),
        )

    return sow


def degree_twice(case: CaseFile) -> CaseFile:
    one = case.degree_relied_on
    assert one is not None
    return replace(case, degrees=(*case.degrees, replace(one, id=DegreeId(new_id()))))


def translation(**changes: Any) -> Sow:  # noqa: ANN401
    def sow(case: CaseFile) -> CaseFile:
        own = next(each for each in case.documents if each.translation_of)
        return with_paper(case, own, **changes)

    return sow


def with_paper(case: CaseFile, paper: Document, **changes: Any) -> CaseFile:  # noqa: ANN401
    papers = tuple(replace(x, **changes) if x.id == paper.id else x for x in case.documents)
    return replace(case, documents=papers)


def translated_too_early(case: CaseFile) -> CaseFile:
    own = next(each for each in case.documents if each.translation_of)
    original = case.document(cast("DocumentId", own.translation_of))
    assert original is not None
    dated = with_paper(case, original, issued_on=date(2024, 5, 2))
    return with_paper(dated, own, issued_on=date(2024, 5, 1))


def certificate_too_early(case: CaseFile) -> CaseFile:
    paper = next(each for each in case.documents if each.kind == "degree-certificate")
    degree = case.degree_relied_on
    assert degree is not None
    return with_paper(
        case, paper, degree_id=degree.id, issued_on=degree.awarded.earliest - timedelta(days=1)
    )


def work(case: CaseFile, started: str, ended: str, **more: Any) -> CaseFile:  # noqa: ANN401
    entry = WorkEntry(
        id=WorkEntryId(new_id()),
        person_id=case.person.id,
        employer=Bilingual("Other Works", "另一厂"),
        started=PartialDate.from_iso(started),
        ended=PartialDate.from_iso(ended),
        **more,
    )
    return replace(case, work_entries=(*case.work_entries, entry))


def without_the_latest_work(case: CaseFile) -> CaseFile:
    past = tuple(each for each in case.work_entries if not each.is_current)
    return replace(case, work_entries=past)


def declared(*answers: Declared, question: Question = Question.OVERSTAYED) -> Sow:
    def sow(case: CaseFile) -> CaseFile:
        said = tuple(
            Declaration(
                id=DeclarationId(new_id()),
                person_id=case.person.id,
                question=question,
                answer=each,
            )
            for each in answers
        )
        return replace(case, declarations=said)

    return sow


def second_stay(case: CaseFile) -> CaseFile:
    """Return the case with the one stay alone of which both days are known."""
    return replace(case, crossings=case.crossings[2:4])


def overstayed(case: CaseFile) -> CaseFile:
    stickers = tuple(replace(each, duration_days=1) for each in case.stickers)
    return declared(Declared.NO)(replace(second_stay(case), stickers=stickers))


def never_beyond(case: CaseFile) -> CaseFile:
    return declared(Declared.YES)(second_stay(case))


def visas_forgotten(case: CaseFile) -> CaseFile:
    crossings = tuple(replace(each, sticker_id=None) for each in case.crossings)
    return replace(case, stickers=(), permits=(), crossings=crossings)


def visa_outside_passport(case: CaseFile) -> CaseFile:
    sticker = next(each for each in case.stickers if each.passport_id)
    old = next(each for each in case.passports if each.id == sticker.passport_id)
    assert old.issued_on is not None
    early = replace(sticker, issued_on=old.issued_on - timedelta(days=1))
    return replace(case, stickers=(early, *(x for x in case.stickers if x is not sticker)))


def item(progress: ItemProgress, status: PaperStatus) -> Sow:
    def sow(case: CaseFile) -> CaseFile:
        paper = next(each for each in case.documents if each.kind == "residence-proof")
        state = ChecklistItem(
            id=ItemStateId(new_id()), case_id=case.case.id, item=paper.item, progress=progress
        )
        return replace(with_paper(case, paper, status=status), checklist=(*case.checklist, state))

    return sow


def submitted(sow: Sow) -> Sow:
    def later(case: CaseFile) -> CaseFile:
        form = SubmittedForm(
            id=SubmittedFormId(new_id()),
            case_id=case.case.id,
            submitted_on=TODAY,
            lines=frozen(form_sheet(case, TODAY)),
        )
        moved = replace(case.case, stage=Stage.SUBMITTED)
        return sow(replace(case, case=moved, submitted_forms=(form,)))

    return later


def exit_before_entry(case: CaseFile) -> CaseFile:
    entry, left = second_stay(case).crossings
    assert entry.on.earliest < left.on.earliest
    two = replace(entry, on=left.on), replace(left, on=entry.on)
    return replace(case, crossings=two)


def refused_later(case: CaseFile) -> CaseFile:
    never = declared(Declared.NO, question=Question.VISA_REFUSED)(case)
    return submitted(declared(Declared.YES, question=Question.VISA_REFUSED))(never)


CONTRADICTIONS: dict[str, tuple[str, Sow]] = {
    # passport lines against person and passport
    "surname spelt otherwise": ("mrz-surname", person(surname="Okonkwo")),
    "given names spelt otherwise": ("mrz-given-names", person(given_names="Ada")),
    "another number": ("mrz-number", passport(number="X9999999")),
    "another birth date": ("mrz-birth-date", person(birth_date=date(1990, 1, 1))),
    "another expiry": ("mrz-expires-on", passport(expires_on=date(2040, 1, 1))),
    "another nationality": ("passport.nationality", person(nationalities=("KEN",))),
    "dates of the passport turned": (
        "passport.dates-reversed",
        passport(issued_on=date(2041, 1, 1)),
    ),
    "passport older than its holder": (
        "passport.before-birth",
        passport(issued_on=date(1980, 1, 1)),
    ),
    # degrees
    "another name on the degree": (
        "degree.name-different",
        relied_on(name_on_paper="Somebody Else"),
    ),
    "degree awarded before it began": (
        "degree.dates-reversed",
        relied_on(started=PartialDate(2024), awarded=PartialDate(2020)),
    ),
    "degree of a child": ("degree.too-young", person(birth_date=date(2015, 1, 1))),
    "degree awarded before birth": (
        "degree.before-birth",
        relied_on(started=PartialDate(1960), awarded=PartialDate(1964, 6)),
    ),
    "two degrees at once": ("degree.overlap", degree_twice),
    "certificate older than the degree": ("degree.paper-before-award", certificate_too_early),
    # translations
    "translation without original": (
        "translation.no-original",
        translation(translation_of=DocumentId(new_id())),
    ),
    "translation older than its original": ("translation.before-original", translated_too_early),
    # stays
    "exit before entry": ("stay.exit-before-entry", exit_before_entry),
    "a crossing before birth": (
        "stay.before-birth",
        first("crossings", on=PartialDate(1950, 1, 1)),
    ),
    "a stamp of a day still to come": (
        "stay.still-to-come",
        first("crossings", on=PartialDate(2039, 1, 1), certainty=Certainty.STAMP),
    ),
    "visa outside its passport": ("stay.visa-outside-passport", visa_outside_passport),
    # checklist
    "not applicable, yet here": (
        "checklist.not-applicable",
        item(ItemProgress.NOT_APPLICABLE, PaperStatus.RECEIVED),
    ),
    "received, yet not here": (
        "checklist.not-here",
        item(ItemProgress.RECEIVED, PaperStatus.ASKED),
    ),
    # life
    "a gap since the last post": ("work.gap", without_the_latest_work),
    "two posts at once": ("work.overlap", lambda case: work(case, "2019-01", "2026-10")),
    "a post before birth": ("work.before-birth", lambda case: work(case, "1950-01", "1950-12")),
    "a post that ends before it begins": (
        "work.turned",
        lambda case: work(case, "2022-05", "2021-01"),
    ),
    "school beside the degree": (
        "school.overlap",
        first("schooling", ended=PartialDate(2026, 1), started=PartialDate(2012, 1)),
    ),
    "another employer": ("work.employer", person(employer=Bilingual("Elsewhere Ltd", "他厂"))),
    # form sheet
    "overstay denied": ("form.overstay-denied", overstayed),
    "overstay said, none recorded": ("form.overstay-said", never_beyond),
    "two answers to one question": (
        "form.two-answers",
        declared(Declared.YES, Declared.NO, question=Question.VISA_REFUSED),
    ),
    "earlier visas not recorded": ("form.visa-unrecorded", visas_forgotten),
    "two passports in use": ("form.two-passports", twin_passport),
    "one number twice": ("form.passport-twice", twin_passport),
    "surname changed after submission": (
        "form.changed.surname",
        submitted(person(surname="Okonkwo")),
    ),
    "passport number changed after submission": (
        "form.changed.passport-number",
        submitted(passport(number="X9999999")),
    ),
    "birth date changed after submission": (
        "form.changed.birth-date",
        submitted(person(birth_date=date(1990, 1, 1))),
    ),
    "answer on refusals changed after submission": (
        f"form.changed.{Question.VISA_REFUSED.value}",
        refused_later,
    ),
}


def named(case: CaseFile, prefix: str) -> list[Finding]:
    found = [each for each in story.told(case, TODAY) if prefix in each.id]
    known = ids(SAMPLE)
    return [each for each in found if each.id not in known]
