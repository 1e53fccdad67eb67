# SPDX-License-Identifier: MIT
"""Claims and proofs on one page: the published text, what the applicant states, and where it shows.

What does not fit on one page is told shorter: first without lines of their own for translations,
then without the places where the texts were published, which the first of them has anyway.

Only official texts are quoted, in the words of the rulebook. Nothing is concluded from them here:
whether they are met is for the reader.
"""

from collections.abc import Iterable, Iterator, Sequence

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.institution import Institution
from kvisa_desktop.dossier.blocks import (
    Cell,
    Column,
    Linked,
    PageOf,
    Paragraph,
    Plain,
    Section,
    Spanning,
    Table,
    Tone,
)
from kvisa_desktop.dossier.layout import count_pages
from kvisa_desktop.dossier.sections.telling import Telling, said, stated
from kvisa_desktop.dossier.sections.words import word
from kvisa_desktop.messages import Message, msg

_CATEGORY, _DUTY, _GRADUATE, _TEACHING = "K-03", "K-04", "K-10", "K-11"
_DEGREE_PAPERS = ("degree-certificate", "graduation-certificate", "provisional-certificate")
_STUDY_PAPERS = ("transcript", "statement-of-result", "marksheet")
_AUTHENTICATION = (
    "apostille",
    "legalisation",
    "notarial-copy",
    "hk-macao-attestation",
    "cscse-certificate",
    "chsi-report",
)
_INSTITUTION_PAPERS = ("accreditation",)
_WORK_PAPERS = ("post-letter", "post-proof")

Row = tuple[Cell, ...] | Spanning


def claims(telling: Telling) -> Section | None:
    """Return the table of claims, proofs and pages; None where nothing is claimed."""
    if telling.case.case.category != "K" or not _has(telling, _DUTY):
        return None
    rows = tuple(_rows(telling))
    if not rows:
        return None
    columns = (
        Column(telling.both(msg("Stated by the applicant")), 0.40),
        Column(telling.both(msg("Proof")), 0.48),
        Column(telling.both(msg("On page")), 0.12, align_right=True),
    )
    said = (
        Paragraph(telling.rulebook.rule(_DUTY).text),
        Paragraph(telling.both(telling.rulebook.rule(_DUTY).cited), Tone.NOTE),
    )
    title = telling.both(msg("Claims and proofs"))
    shorter = (rows, tuple(_originals(rows)), tuple(_without_notes(_originals(rows))))
    sections = [Section("claims", title, (*said, Table(columns, each))) for each in shorter]
    return next((each for each in sections if count_pages(each) == 1), sections[-1])


def _originals(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows without those of translations, which stand right behind their originals."""
    for row in rows:
        proofs = () if isinstance(row, Spanning) else row[1]
        if not any(isinstance(each, Linked) and "T" in each.key for each in proofs):
            yield row


def _without_notes(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with the published texts but without where they were published."""
    return (Spanning(row.cell) if isinstance(row, Spanning) else row for row in rows)


def _rows(telling: Telling) -> Iterator[Row]:
    yield from _group(telling, _CATEGORY, _of_person(telling))
    if Route.GRADUATE in telling.case.case.routes:
        yield from _group(telling, _GRADUATE, _of_degree(telling))
    if Route.TEACHING_RESEARCH in telling.case.case.routes:
        yield from _group(telling, _TEACHING, _of_work(telling))


def _group(telling: Telling, rule_id: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Yield a published text and the claims made under it; a text nobody relies on is left out."""
    made = list(rows)
    if made and _has(telling, rule_id):
        rule = telling.rulebook.rule(rule_id)
        yield Spanning((rule.text,), (telling.both(rule.cited),))
        yield from made


def _of_person(telling: Telling) -> Iterator[Row]:
    person = telling.case.person
    for country in telling.countries(person.nationalities):
        yield from _claim(
            telling,
            said(telling.both(msg("Nationality: {country}", country=country))),
            telling.of_kind("passport-data-page"),
        )
    if person.birth_date:
        yield from _claim(
            telling,
            said(telling.both(msg("Born on {date}", date=person.birth_date))),
            telling.of_kind("passport-data-page"),
        )


def _of_degree(telling: Telling) -> Iterator[Row]:
    degree = telling.case.degree_relied_on
    if degree is None:
        return
    yield from _claim(telling, _degree_cell(telling, degree), telling.of_kind(*_DEGREE_PAPERS))
    yield from _claim(telling, _field_cell(telling, degree.field), telling.of_kind(*_STUDY_PAPERS))
    yield from _claim(
        telling,
        said(telling.both(msg("Authentication of the degree papers"))),
        telling.of_kind(*_AUTHENTICATION),
        only_proved=True,
    )
    institution = telling.case.institution_of(degree)
    if institution:
        yield from _claim(
            telling, _institution_cell(institution), telling.of_kind(*_INSTITUTION_PAPERS)
        )


def _of_work(telling: Telling) -> Iterator[Row]:
    person = telling.case.person
    cell = said(person.occupation) + said(person.employer)
    yield from _claim(telling, cell, telling.of_kind(*_WORK_PAPERS))
    yield from _claim(
        telling,
        said(telling.both(msg("The institution"))),
        telling.of_kind(*_INSTITUTION_PAPERS),
        only_proved=Route.GRADUATE in telling.case.case.routes,
    )


def _claim(
    telling: Telling, stated: Cell, proofs: Sequence[Exhibit], *, only_proved: bool = False
) -> Iterator[Row]:
    """Yield what is stated with each proof on a line of its own."""
    if not stated or (only_proved and not proofs):
        return
    if not proofs:
        yield stated, (), ()
    for exhibit in _with_translations(telling, proofs):
        key = telling.sheet(exhibit).key
        yield stated, (Linked(telling.named(exhibit), key),), (PageOf(key),)
        stated = ()


def _with_translations(telling: Telling, proofs: Sequence[Exhibit]) -> Iterator[Exhibit]:
    for exhibit in proofs:
        yield exhibit
        yield from (each for each in telling.exhibits if each.original == exhibit.document)


def _degree_cell(telling: Telling, degree: Degree) -> Cell:
    title = said(degree.title)
    if not title and degree.level:
        title = said(telling.both(word(degree.level)))
    return title + said(stated(degree.awarded))


def _field_cell(telling: Telling, field: Bilingual) -> Cell:
    if not field.zh:
        return said(field)
    return said(telling.both(_discipline(field)))


def _discipline(field: Bilingual) -> Message:
    return msg("Discipline: {field}", field=field)


def _institution_cell(institution: Institution) -> Cell:
    cell = said(institution.name)
    if institution.original_name and institution.original_name != institution.name.en:
        cell += (Plain(institution.original_name),)
    return cell


def _has(telling: Telling, rule_id: str) -> bool:
    return rule_id in telling.rulebook.rules
