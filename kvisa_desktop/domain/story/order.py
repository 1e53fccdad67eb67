# SPDX-License-Identifier: MIT
"""Dates of different records that cannot follow one another, and states that exclude each other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from kvisa_desktop.domain.background import Schooling, WorkEntry, WorkKind
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree_papers import is_here
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.stay import Certainty
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg

_CERTIFICATES = frozenset({"degree-certificate", "graduation-certificate"})
_SHORTEST = 31  # days two spells of life share before it is worth a question
_HAS_IT = frozenset({ItemProgress.RECEIVED, ItemProgress.CHECKED})
_COMPARE = msg("Compare both dates with the papers, and correct the one that is wrong.")
_FUTURE = msg("Correct the day, or say that it is no stamp that tells it.")
_Span = tuple[PartialDate, PartialDate]


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what two records say that cannot both be true."""
    yield from _translations(case_file)
    yield from _certificates(case_file)
    yield from _before_birth(case_file)
    yield from _crossings(case_file, on)
    yield from _at_once(case_file, on)
    yield from _stickers(case_file)
    yield from _checklist(case_file)


def _translations(case_file: CaseFile) -> Iterator[Finding]:
    for each in case_file.documents:
        original = case_file.document(each.translation_of) if each.translation_of else None
        if original and _is_before(each.issued_on, original.issued_on):
            text = msg(
                "“{paper}”: the translation is dated {day}, before the original, {original}.",
                paper=name_of(original),
                day=each.issued_on or "",
                original=original.issued_on or "",
            )
            here = Place(Area.DOCUMENTS, each.id, "issued_on")
            against = Place(Area.DOCUMENTS, original.id, "issued_on")
            yield _finding("translation.before-original", here, text, against, ("A-11",))


def _is_before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _certificates(case_file: CaseFile) -> Iterator[Finding]:
    degrees = {each.id: each for each in case_file.degrees}
    for each in case_file.documents:
        degree = degrees.get(each.degree_id) if each.degree_id else None
        if degree is None or each.kind not in _CERTIFICATES or each.issued_on is None:
            continue
        if degree.awarded.is_known and each.issued_on < degree.awarded.earliest:
            text = msg(
                "“{paper}” is dated {day}, and the degree was awarded later ({awarded}).",
                paper=name_of(each),
                day=each.issued_on,
                awarded=degree.awarded,
            )
            here = Place(Area.DOCUMENTS, each.id, "issued_on")
            against = Place(Area.DEGREES, degree.id, "awarded")
            yield _finding("degree.paper-before-award", here, text, against, ("G-03",))


def _before_birth(case_file: CaseFile) -> Iterator[Finding]:
    born = case_file.person.birth_date
    lives: tuple[WorkEntry | Schooling, ...] = (*case_file.work_entries, *case_file.schooling)
    for each in lives if born else ():
        if born and each.started.is_known and each.started.latest < born:
            text = msg(
                "It begins ({started}), and the person was born later ({born}).",
                started=each.started,
                born=born,
            )
            against = Place(Area.PERSON, case_file.person.id, "birth_date")
            here = Place(Area.WORK, each.id, "started")
            yield _finding("work.before-birth", here, text, against, ("G-06",))


def _crossings(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield entries and exits that cannot have been on their day: a year was mistyped."""
    born = case_file.person.birth_date
    for each in case_file.crossings:
        here = Place(Area.STAYS, each.id, "on")
        if born and each.on.is_known and each.on.latest < born:
            text = msg(
                "A crossing is recorded on {day}, and the person was born later ({born}).",
                day=each.on,
                born=born,
            )
            against = Place(Area.PERSON, case_file.person.id, "birth_date")
            yield _finding("stay.before-birth", here, text, against, ("G-18",))
        elif each.on.is_known and each.on.earliest > on and each.certainty is Certainty.STAMP:
            text = msg(
                "A stamp is recorded for a crossing on {day}, and that day is still to come.",
                day=each.on,
            )
            against = Place(Area.STAYS, each.id, "certainty")
            found = _finding("stay.still-to-come", here, text, against, ("G-18",))
            yield replace(found, next_step=_FUTURE)


def _at_once(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield posts held at once, and school that goes on beside the studies for a degree."""
    held = [each for each in case_file.work_entries if each.kind is WorkKind.EMPLOYED]
    for one, other in combinations(held, 2):
        if _shared(_span(one, on), _span(other, on)) >= _SHORTEST:
            text = msg(
                "The posts at “{one}” and at “{other}” were held at the same time.",
                one=one.employer,
                other=other.employer,
            )
            against = Place(Area.WORK, one.id, "ended")
            here = Place(Area.WORK, other.id, "started")
            yield _finding(f"work.overlap.{one.id}", here, text, against, ("G-06",))
    for school in case_file.schooling:
        for degree in case_file.degrees:
            spans = (school.started, school.ended), (degree.started, degree.awarded)
            if _shared(*spans) >= _SHORTEST:
                text = msg(
                    "The school “{school}” and the studies for “{degree}” overlap in time.",
                    school=school.school,
                    degree=degree.title,
                )
                against = Place(Area.DEGREES, degree.id, "started")
                here = Place(Area.WORK, school.id, "ended")
                yield _finding(f"school.overlap.{degree.id}", here, text, against, ("G-06",))


def _span(entry: WorkEntry, on: date) -> _Span:
    ended = PartialDate.of(on) if entry.is_current and not entry.ended.is_known else entry.ended
    return entry.started, ended


def _shared(one: _Span, other: _Span) -> int:
    """Return how many days two spells share for certain."""
    if not all(each.is_known for each in (*one, *other)):
        return 0
    begin = max(one[0].latest, other[0].latest)
    return (min(one[1].earliest, other[1].earliest) - begin).days


def _stickers(case_file: CaseFile) -> Iterator[Finding]:
    passports = {each.id: each for each in case_file.passports}
    for each in case_file.stickers:
        passport = passports.get(each.passport_id) if each.passport_id else None
        if passport is None:
            continue
        too_early = _is_before(each.issued_on, passport.issued_on)
        if too_early or _is_before(passport.expires_on, each.issued_on):
            text = msg(
                "The visa was issued on {day}, when the passport it is recorded in was not valid "
                "({issued} – {expires}).",
                day=each.issued_on or "",
                issued=passport.issued_on or "",
                expires=passport.expires_on or "",
            )
            here = Place(Area.STAYS, each.id, "issued_on")
            against = Place(Area.PERSON, passport.id, "issued_on")
            yield _finding("stay.visa-outside-passport", here, text, against, ("G-03",))


def _checklist(case_file: CaseFile) -> Iterator[Finding]:
    """Yield items that say one thing of a paper which itself says another."""
    for item in case_file.checklist:
        papers = [each for each in case_file.documents if each.item == item.item]
        here = Place(Area.CHECKLIST, item.id, "progress")
        there = [each for each in papers if is_here(each)]
        if item.progress is ItemProgress.NOT_APPLICABLE and there:
            text = msg(
                "The checklist says that this does not apply, and “{paper}” is here.",
                paper=name_of(there[0]),
            )
            against = Place(Area.DOCUMENTS, there[0].id)
            yield _finding("checklist.not-applicable", here, text, against, ())
        elif item.progress in _HAS_IT and papers and not there:
            text = msg(
                "The checklist says that it was received, and “{paper}” is not here.",
                paper=name_of(papers[0]),
            )
            against = Place(Area.DOCUMENTS, papers[0].id, "status")
            yield _finding("checklist.not-here", here, text, against, ())


def _finding(
    finding_id: str, here: Place, text: Message, against: Place, sources: tuple[str, ...]
) -> Finding:
    return Finding(
        finding_id,
        Weight.CHECK,
        here.area,
        text,
        _COMPARE,
        sources,
        here.record_id,
        here.field,
        against,
    )
