# SPDX-License-Identifier: MIT
"""The life behind the application: gaps, turned dates, and an employer told in two ways."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.background import Relation, WorkEntry
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.life_gaps import gaps
from kvisa_desktop.domain.looking import bare
from kvisa_desktop.domain.person import MaritalStatus
from kvisa_desktop.messages import Message, msg

_SOURCES = ("G-06",)


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about work, school and family."""
    yield from _gaps(case_file, on)
    yield from _turned(case_file)
    yield from _ends(case_file)
    yield from _employer(case_file)
    yield from _spouse(case_file)


def _gaps(case_file: CaseFile, on: date) -> Iterator[Finding]:
    for gap in gaps(case_file, on):
        text = msg(
            "From {first} to {last} nothing is recorded: {days} days.",
            first=gap.first,
            last=gap.last,
            days=gap.days,
        )
        step = msg("Record what filled this time: work, study, or a time without work.")
        found = _finding("work.gap", gap.beside, "ended", text, step)
        then = Place(Area.WORK, gap.then, "started") if gap.then else None
        yield replace(found, against=then)


def _turned(case_file: CaseFile) -> Iterator[Finding]:
    for each in case_file.work_entries:
        yield from _turned_span(each.id, each.started, each.ended)
    for school in case_file.schooling:
        yield from _turned_span(school.id, school.started, school.ended)


def _turned_span(record_id: UUID, started: PartialDate, ended: PartialDate) -> Iterator[Finding]:
    if started.is_known and ended.is_known and ended.latest < started.earliest:
        text = msg("It ends ({ended}) before it begins ({started}).", ended=ended, started=started)
        found = _finding("work.turned", record_id, "ended", text, msg("Correct one of the dates."))
        yield replace(found, against=Place(Area.WORK, record_id, "started"))


def _ends(case_file: CaseFile) -> Iterator[Finding]:
    for each in case_file.work_entries:
        if each.is_current and each.ended.is_known:
            text = msg("It is marked as going on, and has an end: {ended}.", ended=each.ended)
            step = msg("Keep one of the two.")
            yield _finding("work.going-on", each.id, "is_current", text, step)
        elif not each.is_current and not each.ended.is_known:
            text = msg("The end is not recorded.")
            step = msg("Enter the end, or mark it as going on.")
            yield _finding("work.no-end", each.id, "ended", text, step)


def _employer(case_file: CaseFile) -> Iterator[Finding]:
    said = case_file.person.employer
    current = [each for each in case_file.work_entries if each.is_current and each.employer.en]
    if said.en and current and not any(_same(each, said.en) for each in current):
        text = msg(
            "The person works for “{one}”, the work history says “{other}”.",
            one=said.en,
            other=current[0].employer.en,
        )
        step = msg("Write it alike in both places.")
        found = _finding("work.employer", current[0].id, "employer", text, step)
        yield replace(found, against=Place(Area.PERSON, case_file.person.id, "employer"))


def _same(entry: WorkEntry, employer: str) -> bool:
    one, other = (bare(each.replace("&", " and ")) for each in (entry.employer.en, employer))
    return one == other


def _spouse(case_file: CaseFile) -> Iterator[Finding]:
    person = case_file.person
    recorded = {each.relation for each in case_file.relatives}
    if person.marital_status is MaritalStatus.MARRIED and Relation.SPOUSE not in recorded:
        text = msg("The person is married, and no spouse is recorded.")
        step = msg("Record the spouse; the form asks for name and address.")
        yield _finding("family.spouse", person.id, "relatives", text, step)


def _finding(finding_id: str, record_id: UUID, field: str, text: Message, step: Message) -> Finding:
    return Finding(finding_id, Weight.CHECK, Area.WORK, text, step, _SOURCES, record_id, field)
