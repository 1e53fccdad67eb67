# SPDX-License-Identifier: MIT
"""Opening a case, looking through cases, and reading one whole."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.case import Case, CaseId, Route, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import ChainStep, OriginalMove, RouteChoice
from kvisa_desktop.domain.checklist import ChecklistItem
from kvisa_desktop.domain.declaration import Declaration
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, DocumentPage, DocumentVersion, StoredFile
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import CoverSheet, DossierPlan
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.person import Passport, Person, PersonId
from kvisa_desktop.domain.photo.kept_guides import PhotoGuides
from kvisa_desktop.domain.post import PostProfile, PostRule
from kvisa_desktop.domain.post_box import PostBox, in_form_order
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.stay import Crossing, VisaSticker
from kvisa_desktop.domain.submitted_form import SubmittedForm, SubmittedFormId, frozen
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.domain.written_explanation import WrittenExplanation
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, Reader, Vault
from kvisa_desktop.services.reading_ahead import ReadingAhead

_AT_ONCE = 500  # cases whose records are in memory at a time


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a list shows it."""

    case: Case
    person: Person
    post: PostProfile | None
    papers: int

    @property
    def search_text(self) -> str:
        """Everything the list is searched by, folded."""
        person = self.person
        parts = (
            self.case.ref,
            person.surname,
            person.given_names,
            person.native_name,
            person.chinese_name,
            person.transliteration,
            *person.former_names,
            *person.other_names,
            self.post.name.en if self.post else "",
            self.post.name.zh if self.post else "",
        )
        return fold(" ".join(parts))


def fold(text: str) -> str:
    """Return text without case and accents, for finding."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def create(
    vault: Vault, *, surname: str = "", given_names: str = "", on: date | None = None
) -> Done[Case]:
    """Open a case for a new person; the reference counts on from the last one."""
    name = msg("Open a case")
    with vault.act(name) as act:
        person = Person(id=PersonId(act.new_id()), surname=surname, given_names=given_names)
        case = Case(id=CaseId(act.new_id()), person_id=person.id, ref=next_ref(act), stage_since=on)
        act.put(person)
        act.put(case)
    return Done(case, act.changes, name)


def listed(vault: Vault, *, query: str = "", stage: Stage | None = None) -> tuple[CaseRow, ...]:
    """Return the cases that hold every word of `query`, any case and accent, latest first."""
    with vault.read() as reader:
        every = reader.find(Case)[::-1]
        rows = list(_rows(reader, every, reader.find(Person), reader.find(Document)))
    words = fold(query).split()
    return tuple(
        row
        for row in rows
        if (stage is None or row.case.stage is stage)
        and all(word in row.search_text for word in words)
    )


def first_listed(vault: Vault, count: int) -> tuple[CaseRow, ...]:
    """Return the first rows of the list, for it to show something at once; fewer are all."""
    with vault.read() as reader:
        wanted = reader.latest(Case, count)
        people = reader.find(Person, id={each.person_id for each in wanted})
        documents = reader.find(Document, case_id=_ids(wanted))
        return tuple(_rows(reader, wanted, people, documents))


def is_kept(vault: Vault, case_id: CaseId) -> bool:
    """Return True when there is such a case."""
    with vault.read() as reader:
        return bool(reader.find(Case, id=case_id))


def read(vault: Vault, case_id: CaseId) -> CaseFile:
    """Return everything kept of a case."""
    with vault.read() as reader:
        return gather(reader, case_id)


def find(vault: Vault, key: str) -> Case:
    """Return the one case whose reference or id is `key`; raise `Refused` when none or several."""
    with vault.read() as reader:
        cases = reader.find(Case)
    wanted = key.strip().casefold()
    matches = [each for each in cases if wanted in {each.ref.casefold(), str(each.id)}]
    if not matches:
        matches = [each for each in cases if wanted and str(each.id).startswith(wanted)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Refused(
            msg("Several cases are called “{key}”.", key=key),
            msg("Name the case by its whole id, as `kvisa cases` lists it."),
        )
    raise Refused(
        msg("There is no case “{key}” in this vault.", key=key),
        msg("`kvisa cases VAULT` lists the cases with their references."),
    )


def set_stage(vault: Vault, case: Case, stage: Stage, on: date) -> Done[Case]:
    """Move a case to a stage, since `on`; raise `Refused` when it was moved on since it was read.

    Once it is submitted, the form sheet of that day is kept as it stands: it cannot be changed.
    """
    name = msg("Move case {ref} to another stage", ref=verbatim(case.ref))
    with vault.act(name) as act:
        kept = act.get(Case, case.id)
        if kept.stage is not case.stage:
            return Done(_moved_by_others(kept, stage), act.changes, name)
        if stage is Stage.SUBMITTED and kept.stage is not Stage.SUBMITTED:
            act.put(_submitted(act, kept, on))
        moved = replace(kept, stage=stage, stage_since=on)
        act.put(moved)
    return Done(moved, act.changes, name)


def _moved_by_others(kept: Case, stage: Stage) -> Case:
    """Return the case when it is where it was to go; else nobody knows which move is right."""
    if kept.stage is stage:
        return kept
    raise Refused(
        msg("Case {ref} was moved to another stage meanwhile.", ref=verbatim(kept.ref)),
        msg("Look at where it stands now, then move it if that is still right."),
    )


def _submitted(act: Act, case: Case, on: date) -> SubmittedForm:
    return SubmittedForm(
        id=SubmittedFormId(act.new_id()),
        case_id=case.id,
        submitted_on=on,
        form_number=case.form_number,
        lines=frozen(form_sheet(gather(act, case.id), on)),
    )


def gather(reader: Reader, case_id: CaseId) -> CaseFile:
    """Return everything that `reader` sees of a case."""
    case = reader.get(Case, case_id)
    person = reader.get(Person, case.person_id)
    degrees = reader.find(Degree, person_id=person.id)
    documents = reader.find(Document, case_id=case.id)
    pages = reader.find(DocumentPage, document_id=_ids(documents))
    institutions = _institutions(reader, case, person, degrees)
    post = reader.get(PostProfile, case.post_id) if case.post_id else None
    return CaseFile(
        case=case,
        person=person,
        passports=reader.find(Passport, person_id=person.id),
        institutions=institutions,
        recognition=reader.find(RecognitionFact, institution_id=_ids(institutions)),
        degrees=degrees,
        stickers=reader.find(VisaSticker, person_id=person.id),
        crossings=reader.find(Crossing, person_id=person.id),
        permits=reader.find(ResidencePermit, person_id=person.id),
        extensions=reader.find(StayExtension, person_id=person.id),
        addresses=reader.find(StayAddress, person_id=person.id),
        foreign_trips=reader.find(ForeignTrip, person_id=person.id),
        declarations=reader.find(Declaration, person_id=person.id),
        explanations=reader.find(WrittenExplanation, case_id=case.id),
        checklist=reader.find(ChecklistItem, case_id=case.id),
        post=post,
        post_rules=reader.find(PostRule, post_id=post.id) if post else (),
        post_boxes=in_form_order(reader.find(PostBox, post_id=post.id)) if post else (),
        documents=tuple(sorted(documents, key=lambda each: (each.position, each.id.bytes))),
        pages=pages,
        files=reader.find(StoredFile, id={page.file_id for page in pages}),
        versions=reader.find(DocumentVersion, document_id=_ids(documents)),
        chain_steps=reader.find(ChainStep, person_id=person.id),
        route_choices=reader.find(RouteChoice, person_id=person.id),
        original_moves=reader.find(OriginalMove, document_id=_ids(documents)),
        work_entries=reader.find(WorkEntry, person_id=person.id),
        schooling=reader.find(Schooling, person_id=person.id),
        relatives=reader.find(Relative, person_id=person.id),
        emergency_contacts=reader.find(EmergencyContact, person_id=person.id),
        submitted_forms=reader.find(SubmittedForm, case_id=case.id),
        dossier_plan=next(iter(reader.find(DossierPlan, case_id=case.id)), None),
        cover_sheets=reader.find(CoverSheet, case_id=case.id),
        photo_guides=reader.find(PhotoGuides, document_id=_ids(documents)),
        builds=reader.find(DossierBuild, case_id=case.id),
    )


def gather_all(reader: Reader, wanted: Sequence[Case]) -> Iterator[CaseFile]:
    """Yield everything that `reader` sees of each of many cases, read some hundred at a time."""
    for first in range(0, len(wanted), _AT_ONCE):
        several = wanted[first : first + _AT_ONCE]
        ahead = ReadingAhead(reader, several)
        for each in several:
            yield gather(ahead, each.id)


def _institutions(
    reader: Reader, case: Case, person: Person, degrees: Iterable[Degree]
) -> tuple[Institution, ...]:
    """Return those that awarded a degree and, on the teaching-research route, the employing one."""
    awarding = {each.institution_id for each in degrees if each.institution_id}
    found = reader.find(Institution, id=awarding)
    # Only on that route: looking for a name reads every institution of the vault.
    if Route.TEACHING_RESEARCH not in case.routes or not person.employer:
        return found
    employing = (each for each in reader.find(Institution) if each.is_called(person.employer))
    return tuple(sorted({*found, *employing}, key=lambda each: each.id.bytes))


def _ids(records: Iterable[Record]) -> set[UUID]:
    return {each.id for each in records}


def _rows(
    reader: Reader,
    wanted: Iterable[Case],
    people: Iterable[Person],
    documents: Iterable[Document],
) -> Iterator[CaseRow]:
    person_of = {each.id: each for each in people}
    posts = {each.id: each for each in reader.find(PostProfile)}
    papers = Counter(each.case_id for each in documents)
    for each in wanted:
        post = posts.get(each.post_id) if each.post_id else None
        yield CaseRow(each, person_of[each.person_id], post, papers[each.id])


def next_ref(reader: Reader) -> str:
    """Return the reference of the next case, counted on from the last one."""
    numbers = [
        int(each.ref[2:])
        for each in reader.find(Case)
        if each.ref.startswith("K-") and each.ref[2:].isdecimal()
    ]
    return f"K-{max(numbers, default=0) + 1:04d}"
