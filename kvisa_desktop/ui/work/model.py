# SPDX-License-Identifier: MIT
"""Work, school, family and contacts as cards: their fields, their titles, their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kvisa_desktop.domain.background import (
    EmergencyContact,
    Relation,
    Relative,
    Schooling,
    WorkEntry,
    WorkKind,
)
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.form import Entry
from kvisa_desktop.ui.parts.record_cards import CardKind
from kvisa_desktop.ui.words import bare, word

_NOTE = Entry("note", msg("Note"), msg("For you only; never printed."), is_long=True)
_LAND = Entry("country", msg("Country or region"), country=2)
_BEGAN, _ENDED = Entry("started", msg("From")), Entry("ended", msg("Until"))


def work_head(entry: WorkEntry) -> Message:
    """Return the title of a stretch of working life."""
    if entry.kind is WorkKind.NOT_WORKING:
        named = bare(entry.job) if entry.job else word(entry.kind)
    else:
        named = bare(entry.employer) if entry.employer else msg("Employer not named yet")
    return _dated(named, entry)


def school_head(school: Schooling) -> Message:
    """Return the title of a school."""
    return _dated(bare(school.school) if school.school else msg("School not named yet"), school)


def relative_head(person: Relative) -> Message:
    """Return the title of somebody of the family."""
    relation = word(person.relation)
    if not person.name:
        return relation
    return msg("{relation}: {name}", relation=relation, name=person.name)


def contact_head(contact: EmergencyContact) -> Message:
    """Return the title of an emergency contact."""
    return bare(contact.name) if contact.name else msg("Name not known yet")


def _dated(name: Message, record: WorkEntry | Schooling) -> Message:
    started, ended = record.started.iso(), record.ended.iso()
    if isinstance(record, WorkEntry) and record.is_current:
        return msg("{name}, since {started}", name=name, started=started or "—")
    if not started and not ended:
        return name
    return msg("{name}, {started} – {ended}", name=name, started=started or "—", ended=ended or "—")


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of record on the page: its heading, its card, its records, what a new one has."""

    title: Message
    lead: Message
    card: CardKind
    records: Callable[[CaseFile], Sequence[Record]]
    fresh: Callable[[CaseFile], dict[str, object]]


def works(file: CaseFile) -> tuple[WorkEntry, ...]:
    """Return the working life, what goes on first, then the latest."""
    return tuple(
        sorted(
            file.work_entries,
            key=lambda each: (each.is_current, each.started, each.id.int),
            reverse=True,
        )
    )


def schools(file: CaseFile) -> tuple[Schooling, ...]:
    """Return education before the degree, the latest first."""
    return tuple(sorted(file.schooling, key=lambda each: (each.started, each.id.int), reverse=True))


def relatives(file: CaseFile) -> tuple[Relative, ...]:
    """Return the family, parents first."""
    order = list(Relation)
    return tuple(sorted(file.relatives, key=lambda each: order.index(each.relation)))


def fresh_work(file: CaseFile) -> dict[str, object]:
    """Return what a new stretch of work begins with: the employer of the person, when it is first.

    So the two never differ by a slip of typing.
    """
    person = file.person
    if file.work_entries or not person.employer:
        return {}
    return {"employer": person.employer, "job": person.occupation, "is_current": True}


def fresh_relative(file: CaseFile) -> dict[str, object]:
    """Return the relation of a new one: father, mother, then others."""
    recorded = {each.relation for each in file.relatives}
    for relation in (Relation.FATHER, Relation.MOTHER):
        if relation not in recorded:
            return {"relation": relation, "name": Bilingual()}
    return {"relation": Relation.OTHER, "name": Bilingual()}


def _nothing(_file: CaseFile) -> dict[str, object]:
    return {}


GROUPS: tuple[Group, ...] = (
    Group(
        msg("Working life"),
        msg("Since leaving school, without gaps; a time without work is recorded too."),
        CardKind(
            WorkEntry,
            "work.entries",
            (
                Entry("kind", msg("Kind")),
                Entry("employer", msg("Employer")),
                Entry("job", msg("Position"), msg("Without work: what filled the time.")),
                Entry("duties", msg("Duties")),
                _BEGAN,
                _ENDED,
                Entry("is_current", msg("Still there")),
                Entry("address", msg("Address")),
                _LAND,
                Entry("supervisor", msg("Superior")),
                Entry("phone", msg("Telephone")),
                _NOTE,
            ),
            work_head,
            msg("Add work or a time without"),
            msg("Remove this stretch"),
        ),
        works,
        fresh_work,
    ),
    Group(
        msg("School before the degree"),
        msg("From secondary school on; degrees stand in their own section."),
        CardKind(
            Schooling,
            "work.schooling",
            (
                Entry("school", msg("School")),
                Entry("title", msg("Certificate")),
                Entry("field", msg("Branch or subject")),
                _BEGAN,
                _ENDED,
                Entry("place", msg("City, state or province")),
                _LAND,
                _NOTE,
            ),
            school_head,
            msg("Add a school"),
            msg("Remove this school"),
        ),
        schools,
        _nothing,
    ),
    Group(
        msg("Members of the family"),
        msg("Parents and spouse, with their addresses."),
        CardKind(
            Relative,
            "work.relatives",
            (
                Entry("relation", msg("Relation")),
                Entry("name", msg("Name")),
                Entry("is_deceased", msg("Deceased")),
                Entry("birth_date", msg("Date of birth")),
                Entry("nationality", msg("Nationality"), country=3),
                Entry("occupation", msg("Occupation")),
                Entry("address", msg("Address")),
                Entry("phone", msg("Telephone")),
                _NOTE,
            ),
            relative_head,
            msg("Add a member of the family"),
            msg("Remove this member of the family"),
        ),
        relatives,
        fresh_relative,
    ),
    Group(
        msg("Emergency contact"),
        msg("Whom the post may call; it need not be family."),
        CardKind(
            EmergencyContact,
            "work.contacts",
            (
                Entry("name", msg("Name")),
                Entry("relation", msg("Relation")),
                Entry("phone", msg("Telephone")),
                Entry("email", msg("E-mail")),
                Entry("address", msg("Address")),
                _NOTE,
            ),
            contact_head,
            msg("Add an emergency contact"),
            msg("Remove this contact"),
        ),
        lambda file: file.emergency_contacts,
        _nothing,
    ),
)
