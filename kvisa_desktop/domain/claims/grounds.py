# SPDX-License-Identifier: MIT
"""What a claim is, and what claims are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.finding import Area
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.domain.post import PostPoint, PostRule
from kvisa_desktop.domain.post_comparison import latest_rule
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.domain.stem import StemField
from kvisa_desktop.messages import Message, msg

MEETS, UNKNOWN = Outcome.MEETS_PUBLISHED_ROUTE, Outcome.POST_RULE_UNKNOWN
NEEDS, NO_ROUTE = Outcome.NEEDS_EVIDENCE, Outcome.NO_PUBLISHED_ROUTE
Standing = tuple[Outcome, Message, Message | None]
_HERE = {ItemProgress.RECEIVED, ItemProgress.CHECKED}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What claims are held against: case, checklist, table of fields, filing date."""

    case_file: CaseFile
    requirements: Mapping[str, Requirement]
    fields: tuple[StemField, ...]
    filing: date

    def is_here(self, item: str) -> bool:
        """Return True when the papers of an item have come."""
        found = self.requirements.get(item)
        return found is not None and found.progress in _HERE

    def is_marked(self, item: str) -> bool:
        """Return True when somebody has marked the item itself, not its papers, as checked."""
        marks = self.case_file.checklist
        return any(each.item == item and each.progress is ItemProgress.CHECKED for each in marks)

    def post_rule(self, point: PostPoint) -> PostRule | None:
        """Return what the post itself said on a point, as last recorded."""
        return latest_rule(self.case_file.post_rules, point)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim and how it stands: its outcome, the reason, and the way on."""

    id: str
    outcome: Outcome
    text: Message
    next_step: Message | None
    area: Area
    sources: tuple[str, ...]
    data: tuple[Message, ...] = ()
    record_id: UUID | None = None
    field: str = ""

    @classmethod
    def of(
        cls,
        claim_id: str,
        standing: Standing,
        area: Area,
        sources: tuple[str, ...],
        *,
        data: tuple[Message, ...] = (),
        record_id: UUID | None = None,
        field: str = "",
    ) -> "Claim":
        """Return a claim that stands so."""
        outcome, text, next_step = standing
        return cls(
            id=claim_id,
            outcome=outcome,
            text=text,
            next_step=next_step,
            area=area,
            sources=sources,
            data=data,
            record_id=record_id,
            field=field,
        )


def held_against(grounds: Grounds, rule: PostRule, item: str) -> Standing:
    """Return how a case stands to words of a post, which a person compares and marks."""
    said = msg(
        "The post says, as recorded by you on {date}: {words}",
        date=rule.read_on or msg("a day not recorded"),
        words=rule.text,
    )
    if grounds.is_marked(item):
        return MEETS, msg("{said} You have marked the item as checked.", said=said), None
    step = msg(
        "Compare the case with these words, and mark “{item}” as checked.",
        item=_item_name(grounds, item),
    )
    return NEEDS, said, step


def _item_name(grounds: Grounds, item: str) -> Bilingual | str:
    found = grounds.requirements.get(item)
    return found.item.name if found else item
