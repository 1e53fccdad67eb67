# SPDX-License-Identifier: MIT
"""The recognition ledger: dated facts about institutions, and who leans on each of them.

Nothing here recognises anybody: a fact says what a source said on the day it was read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.institution import (
    Institution,
    RecognitionFact,
    RecognitionFactId,
    RecognitionKind,
)
from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.recognition import in_order, outcomes_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import editing, institutions
from kvisa_desktop.services.cases import fold
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Reader, Vault

_SHORTEST_ID = 8


@dataclass(frozen=True, slots=True)
class Known:
    """An institution of the vault and how many facts are recorded of it."""

    institution: Institution
    facts: int

    @property
    def search_text(self) -> str:
        """Everything a list is searched by, folded."""
        held = self.institution
        names = (held.name.en, held.name.zh, held.original_name, held.domain)
        return fold(" ".join((*names, *held.aliases, *held.former_names)))


@dataclass(frozen=True, slots=True)
class Use:
    """A case that leans on an institution: by a degree from it, or by a post held there."""

    case: Case
    person: Person
    is_employer: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is recorded of an institution, where it is used, and the papers that can show it."""

    institution: Institution
    facts: tuple[RecognitionFact, ...]
    uses: tuple[Use, ...]
    papers: tuple[Document, ...]

    def evidence(self, fact: RecognitionFact) -> Document | None:
        """Return the paper that shows a fact."""
        return next((each for each in self.papers if each.id == fact.evidence_id), None)


def known(vault: Vault) -> tuple[Known, ...]:
    """Return the institutions of a vault by name."""
    with vault.read() as reader:
        counted = Counter(each.institution_id for each in reader.find(RecognitionFact))
        found = reader.find(Institution)
    listed = (Known(each, counted[each.id]) for each in found)
    return tuple(sorted(listed, key=lambda each: each.search_text))


def find(vault: Vault, key: str) -> Institution:
    """Return the institution of a vault with this id, ROR id or name."""
    wanted = key.strip()
    with vault.read() as reader:
        held = reader.find(Institution)
    matches = [each for each in held if wanted and _answers_to(each, wanted)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Refused(
            msg("Several institutions are called “{key}”.", key=verbatim(key)),
            msg("Name it by its id; `kvisa institutions ledger VAULT` lists them."),
        )
    raise Refused(
        msg("There is no institution “{key}” in this vault.", key=verbatim(key)),
        msg("`kvisa institutions ledger VAULT` lists those there are."),
    )


def read(vault: Vault, institution_id: UUID) -> Ledger:
    """Return the ledger of an institution, the facts read last first."""
    with vault.read() as reader:
        institution = reader.get(Institution, institution_id)
        facts = reader.find(RecognitionFact, institution_id=institution_id)
        uses = tuple(_uses(reader, institution))
        cases = {each.case.id for each in uses}
        papers = reader.find(Document, case_id=cases) if cases else ()
        shown = {each.evidence_id for each in facts if each.evidence_id}
        others = reader.find(Document, id=shown) if shown else ()
    joined = {each.id: each for each in (*papers, *others)}
    return Ledger(institution, in_order(facts), uses, tuple(joined.values()))


def note(
    vault: Vault, subject: Institution | RegisterEntry, fact: RecognitionFact
) -> Done[RecognitionFact]:
    """Enter a dated fact into the ledger of an institution: who says what, read when.

    An institution of the register is kept in the vault by the same act.
    """
    name = msg("Note what a source says of an institution")
    _refuse_incomplete(fact)
    with vault.act(name) as act:
        if isinstance(subject, RegisterEntry):
            institution = institutions.keep(act, subject)
        else:
            institution = act.get(Institution, subject.id)
        made = replace(fact, id=RecognitionFactId(act.new_id()), institution_id=institution.id)
        act.put(made)
    return Done(made, act.changes, name)


def change(vault: Vault, fact: RecognitionFact) -> Done[RecognitionFact]:
    """Keep a changed fact of the ledger; how it stood before stays in the history."""
    _refuse_incomplete(fact)
    return editing.save(vault, fact, msg("Change what a source says of an institution"))


def remove(vault: Vault, fact: RecognitionFact) -> Done[RecognitionFact]:
    """Take a fact out of the ledger; it stays in the history."""
    return editing.remove(vault, fact, msg("Remove what a source says of an institution"))


def of_entry(held: Sequence[Known], entry: RegisterEntry) -> Known | None:
    """Return the institution of a vault that an entry of the register speaks of."""
    same = (each for each in held if institutions.is_same(each.institution, entry))
    return next(same, None)


def _refuse_incomplete(fact: RecognitionFact) -> None:
    complaint = _complaint(fact)
    if complaint is not None:
        raise Refused(*complaint)


def _complaint(fact: RecognitionFact) -> tuple[Message, Message] | None:
    if not fact.source:
        return (
            msg("A fact about an institution needs its source."),
            msg("Name the list, letter or register it was read in."),
        )
    if fact.read_on is None:
        return (
            msg("A fact about an institution needs the day on which it was read."),
            msg("Give the day, as in 2026-11-22."),
        )
    if fact.outcome not in outcomes_of(fact.kind):
        return (
            msg("A source of this kind does not give this answer."),
            msg("Choose what the source itself says; country or region is for lists only."),
        )
    if fact.kind is RecognitionKind.RANKING and fact.source_year is None:
        return (
            msg("A ranking needs its year."),
            msg("Name the table as source, its year, and the place as it stands there."),
        )
    return None


def _answers_to(institution: Institution, wanted: str) -> bool:
    if str(institution.id) == wanted or institution.ror_id.endswith(f"/{wanted}"):
        return True
    if len(wanted) >= _SHORTEST_ID and str(institution.id).startswith(wanted.casefold()):
        return True
    names = (institution.name.en, institution.name.zh, institution.original_name)
    return institution.ror_id == wanted or fold(wanted) in {fold(each) for each in names if each}


def _uses(reader: Reader, institution: Institution) -> Iterator[Use]:
    graduates = {each.person_id for each in reader.find(Degree, institution_id=institution.id)}
    people = {each.id: each for each in reader.find(Person)}
    employed = {each.id for each in people.values() if _works_at(each, institution)}
    concerned = graduates | employed
    if not concerned:
        return
    for case in reader.find(Case, person_id=concerned):
        yield Use(case, people[case.person_id], case.person_id in employed)


def _works_at(person: Person, institution: Institution) -> bool:
    return bool(person.employer) and institution.is_called(person.employer)
