# SPDX-License-Identifier: MIT
"""Rules as data: what a source says, who said it, how sure that is, and until when it holds.

Nothing here decides anything. Findings cite rules by id; the text of a rule is only ever the text
of its entry in the rulebook.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.categories import Category, Cell
from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.sources import Grade, OtherSide, Source
from kvisa_desktop.domain.stem import StemField
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg

_NO_FIGURES: Mapping[str, int] = MappingProxyType({})
_NO_WORDS = Bilingual()


class RuleKind(StrEnum):
    """What sort of statement a rule is."""

    LAW = "law"
    REGULATION = "regulation"
    NOTICE = "notice"
    TREATY = "treaty"
    FORM = "form"
    PRACTICE = "practice"
    STANDARD = "standard"
    CLAIM = "claim"
    READING = "reading"
    OPEN_POINT = "open-point"


class Badge(StrEnum):
    """Why a rule should be read with care."""

    EXPIRED = "expired"
    REVIEW_DUE = "review-due"
    WEAK = "weak"

    @property
    def words(self) -> Message:
        """The badge as it is shown."""
        return _BADGES[self]


_BADGES = {
    Badge.EXPIRED: msg("past its date: check again"),
    Badge.REVIEW_DUE: msg("review due"),
    Badge.WEAK: msg("not official"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One statement the program may show; `id` is the id of the fact, `facts` what it rests on.

    `relayed` says that the officials' words were read in somebody else's report of them.
    `against` names the rules that say otherwise; `others` carries such words that are no rule.
    `figures` are the numbers of the rule, so that code never has numbers of its own.
    """

    id: str
    subject: str
    kind: RuleKind
    text: Bilingual
    grade: Grade
    source: Source
    read_on: date
    facts: tuple[str, ...]
    article: Bilingual = _NO_WORDS
    relayed: bool = False
    valid_until: date | None = None
    review_by: date | None = None
    others: tuple[OtherSide, ...] = ()
    against: tuple[str, ...] = ()
    figures: Mapping[str, int] = field(default_factory=lambda: _NO_FIGURES)

    def __hash__(self) -> int:
        """Hash by id: a rulebook holds each id once."""
        return hash(self.id)

    @property
    def cited(self) -> Message:
        """Where the rule comes from, in one line."""
        line = self.source.cited(self.article)
        return msg("{source}, as relayed", source=line) if self.relayed else line

    def is_expired(self, on: date) -> bool:
        """Return True when `on` lies after the last day of the rule."""
        return self.valid_until is not None and on > self.valid_until

    def is_stale(self, on: date) -> bool:
        """Return True when the rule is past its date or due for review on `on`."""
        return self.is_expired(on) or (self.review_by is not None and on > self.review_by)

    def badges(self, on: date) -> tuple[Badge, ...]:
        """Return why the rule should be read with care on `on`."""
        badges = []
        if self.is_expired(on):
            badges.append(Badge.EXPIRED)
        elif self.is_stale(on):
            badges.append(Badge.REVIEW_DUE)
        if self.grade in {Grade.REPORTED, Grade.UNCLEAR}:
            badges.append(Badge.WEAK)
        return tuple(badges)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the authorities and others say, by id, with the checklist and field tables."""

    rules: Mapping[str, Rule]
    items: tuple[Item, ...] = ()
    fields: tuple[StemField, ...] = ()
    categories: tuple[Category, ...] = ()
    cells: tuple[Cell, ...] = ()
    version: str = ""

    def rule(self, rule_id: str) -> Rule:
        """Return the rule with that id; raise `Refused` naming the id when there is none."""
        found = self.rules.get(rule_id)
        if found is None:
            raise Refused(
                msg("The rulebook has no rule “{rule}”.", rule=rule_id),
                msg("`kvisa rules list` lists the rules."),
            )
        return found

    def item(self, item_id: str) -> Item:
        """Return an item of the checklist; raise `Refused` naming the id when there is none."""
        found = next((each for each in self.items if each.id == item_id), None)
        if found is None:
            raise Refused(
                msg("The checklist has no item “{item}”.", item=item_id),
                msg("`kvisa rules list` lists the items."),
            )
        return found

    def cite(self, rule_ids: Iterable[str]) -> tuple[Rule, ...]:
        """Return the rules with those ids, in that order."""
        return tuple(self.rule(each) for each in rule_ids)

    def other_sides(self, rule: Rule) -> tuple[Rule, ...]:
        """Return the rules that say otherwise than `rule`."""
        return tuple(self.rules[each] for each in rule.against if each in self.rules)

    def stale(self, on: date) -> tuple[Rule, ...]:
        """Return the rules that are past their date or due for review on `on`."""
        return tuple(each for each in self.rules.values() if each.is_stale(on))
