# SPDX-License-Identifier: MIT
"""What a case needs: which items of the checklist apply, how far each is, and what blocks.

An item blocks only where its pack entry rests on an official rule, or where the post itself has
spoken on its point; everything else is a recommendation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.answers import CaseFact, is_answered
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress
from kvisa_desktop.domain.conditions import YES, Condition, Relevance, holds
from kvisa_desktop.domain.degree_papers import counts_for_case
from kvisa_desktop.domain.documents import Document, PaperStatus
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.sources import Grade, spoken
from kvisa_desktop.messages import Message, msg

_NOTHING = Bilingual()
DONE = frozenset({ItemProgress.RECEIVED, ItemProgress.CHECKED, ItemProgress.NOT_APPLICABLE})


class Group(StrEnum):
    """The groups in which the checklist is shown."""

    APPLICATION = "application"
    PASSPORT = "passport"
    PERSON = "person"
    DEGREE = "degree"
    TEACHING_RESEARCH = "teaching-research"
    PLAN = "plan"
    STAYS = "stays"
    AFTER = "after"

    @property
    def words(self) -> Message:
        """The heading of the group."""
        return _GROUPS[self]


_GROUPS = {
    Group.APPLICATION: msg("Application and post"),
    Group.PASSPORT: msg("Passport and photo"),
    Group.PERSON: msg("Person and residence"),
    Group.DEGREE: msg("Degree relied on"),
    Group.TEACHING_RESEARCH: msg("Teaching or research post"),
    Group.PLAN: msg("CV, plan and means"),
    Group.STAYS: msg("Earlier stays"),
    Group.AFTER: msg("After the visa is issued"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the checklist pack.

    `certainty` says how sure it is that a K filing asks for the item. `blocks` is the condition
    under which an official item holds the filing up, None for never. `post_point` is the point on
    which the post's own word makes it binding. `ask` is what the applicant is asked to bring, empty
    where it is nothing to bring. `kinds` are the kinds of paper that answer it, `fact` what the
    case itself may answer it with; `core` marks what follows from the law, `optional` what only
    strengthens.
    """

    id: str
    name: Bilingual
    group: Group
    applies: Condition
    certainty: Grade
    next_step: Bilingual
    sources: tuple[str, ...]
    ask: Bilingual = _NOTHING
    kinds: tuple[str, ...] = ()
    fact: CaseFact | None = None
    blocks: Condition | None = None
    post_point: PostPoint | None = None
    core: bool = False
    optional: bool = False

    @property
    def can_block(self) -> bool:
        """True when the item can hold a filing up in some case."""
        return self.blocks is not None or self.post_point is not None


@dataclass(frozen=True, slots=True)
class Requirement:
    """An item as it stands in one case; `weight` is None where it is done or not needed."""

    item: Item
    relevance: Relevance
    progress: ItemProgress
    text: Message
    next_step: Message | None
    weight: Weight | None
    documents: tuple[Document, ...] = ()
    reason: str = ""
    owner: str = ""
    due_on: date | None = None

    @property
    def id(self) -> str:
        """The id of the item."""
        return self.item.id

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the rules that the item rests on."""
        return self.item.sources

    @property
    def is_needed(self) -> bool:
        """True when the item is known to be needed."""
        return self.relevance is Relevance.NEEDED

    @property
    def is_done(self) -> bool:
        """True when the item is here, checked, or marked as not applicable."""
        return self.progress in DONE

    @property
    def blocks(self) -> bool:
        """True when the case should not be filed before the item is done."""
        return self.weight is Weight.BLOCKER

    def as_finding(self) -> Finding:
        """Return the item as a finding that leads to its line in the checklist."""
        return Finding(
            f"item.{self.id}",
            self.weight or Weight.NOTE,
            Area.CHECKLIST,
            self.text,
            self.next_step,
            self.sources,
            field=self.id,
        )


def required(case_file: CaseFile, items: Iterable[Item], on: date) -> tuple[Requirement, ...]:
    """Return every item of the pack as it stands for a filing on `on`, in the pack's order."""
    recorded = {each.item: each for each in case_file.checklist}
    papers = _papers_by_item(case_file, tuple(items))
    return tuple(
        _required(case_file, item, recorded.get(item.id), documents, on)
        for item, documents in papers
    )


def _papers_by_item(
    case_file: CaseFile, items: tuple[Item, ...]
) -> Iterator[tuple[Item, tuple[Document, ...]]]:
    named: dict[str, list[Document]] = {}
    of_kind: dict[str, list[Document]] = {}
    for document in case_file.documents:
        if document.item:
            named.setdefault(document.item, []).append(document)
        elif counts_for_case(case_file, document):
            of_kind.setdefault(document.kind, []).append(document)
    for item in items:
        papers = [paper for kind in item.kinds for paper in of_kind.get(kind, ())]
        yield item, (*named.get(item.id, ()), *papers)


def _required(
    case_file: CaseFile,
    item: Item,
    recorded: ChecklistItem | None,
    documents: tuple[Document, ...],
    on: date,
) -> Requirement:
    answer = holds(item.applies, case_file, on)
    if item.applies is Condition.POST_ASKS and (recorded or documents):
        answer = YES
    relevance = answer.relevance
    progress = _progress(case_file, item, recorded, documents, on)
    reason = recorded.reason if recorded else ""
    weight = _weight(case_file, item, relevance, progress, on)
    return Requirement(
        item=item,
        relevance=relevance,
        progress=progress,
        text=_text(item, relevance, progress, reason, answer.question),
        next_step=spoken(item.next_step) if weight else None,
        weight=weight,
        documents=documents,
        reason=reason,
        owner=recorded.owner if recorded else "",
        due_on=recorded.due_on if recorded else None,
    )


def _progress(
    case_file: CaseFile,
    item: Item,
    recorded: ChecklistItem | None,
    documents: tuple[Document, ...],
    on: date,
) -> ItemProgress:
    if recorded and recorded.progress is not ItemProgress.OPEN:
        return recorded.progress
    states = {each.status for each in documents}
    if PaperStatus.CHECKED in states:
        return ItemProgress.CHECKED
    if PaperStatus.RECEIVED in states or is_answered(item.fact, case_file, on):
        return ItemProgress.RECEIVED
    if PaperStatus.REJECTED in states:
        return ItemProgress.REJECTED
    return ItemProgress.ASKED if states else ItemProgress.OPEN


def _weight(
    case_file: CaseFile, item: Item, relevance: Relevance, progress: ItemProgress, on: date
) -> Weight | None:
    if progress in DONE or relevance is Relevance.NOT_NEEDED:
        return None
    if item.optional:
        return Weight.NOTE
    if relevance is Relevance.NOT_KNOWN:
        # what the law itself names is looked for even while it is open how the post takes it
        return Weight.CHECK if item.core else Weight.NOTE
    return Weight.BLOCKER if _is_binding(case_file, item, on) else Weight.CHECK


def _is_binding(case_file: CaseFile, item: Item, on: date) -> bool:
    if item.post_point and any(each.point is item.post_point for each in case_file.post_rules):
        return True
    if item.certainty is not Grade.OFFICIAL or item.blocks is None:
        return False
    return holds(item.blocks, case_file, on).relevance is Relevance.NEEDED


def _text(
    item: Item, relevance: Relevance, progress: ItemProgress, reason: str, question: Message | None
) -> Message:
    if progress is ItemProgress.NOT_APPLICABLE:
        return msg("{item}: not applicable. {reason}", item=item.name, reason=reason)
    if progress is ItemProgress.REJECTED:
        return msg("{item}: to be replaced. {reason}", item=item.name, reason=reason)
    if progress not in DONE and relevance is Relevance.NOT_NEEDED:
        return _not_needed(item)
    if progress not in DONE and question is not None:
        return msg("{item}: may be needed; {question}", item=item.name, question=question)
    if not item.kinds and progress in _SAID_OF_ACTS:
        return _SAID_OF_ACTS[progress](item.name, is_fact=item.fact is not None)
    return _SAID[progress](item.name)


def _not_needed(item: Item) -> Message:
    if item.applies is Condition.AFTER_ISSUE:
        return msg("{item}: not yet, only after the visa is issued.", item=item.name)
    return msg("{item}: not needed in this case.", item=item.name)


def _open_act(name: Bilingual, *, is_fact: bool) -> Message:
    """Return what is said of an item that is no paper: a fact to record, or something to do."""
    if is_fact:
        return msg("{item}: not recorded yet.", item=name)
    return msg("{item}: still to do.", item=name)


def _done_act(name: Bilingual, *, is_fact: bool) -> Message:
    if is_fact:
        return msg("{item}: recorded, not checked yet.", item=name)
    return msg("{item}: done, not checked yet.", item=name)


_SAID_OF_ACTS = {ItemProgress.OPEN: _open_act, ItemProgress.RECEIVED: _done_act}

_SAID = {
    ItemProgress.OPEN: lambda name: msg("{item}: not here yet.", item=name),
    ItemProgress.ASKED: lambda name: msg("{item}: asked for, not here yet.", item=name),
    ItemProgress.RECEIVED: lambda name: msg("{item}: here, not checked yet.", item=name),
    ItemProgress.CHECKED: lambda name: msg("{item}: checked.", item=name),
}
