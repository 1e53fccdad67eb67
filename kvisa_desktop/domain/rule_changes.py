# SPDX-License-Identifier: MIT
"""What differs between two rulebooks, rule by rule and item by item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.messages import Message, msg


class ChangeKind(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def words(self) -> Message:
        """The change as it is shown."""
        return _KINDS[self]


_KINDS = {
    ChangeKind.ADDED: msg("added"),
    ChangeKind.REMOVED: msg("removed"),
    ChangeKind.CHANGED: msg("changed"),
}


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One entry that differs; `fields` names what differs in it."""

    kind: ChangeKind
    id: str
    before: Rule | Item | None
    after: Rule | Item | None
    fields: tuple[str, ...] = ()


def differences(before: Rulebook, after: Rulebook) -> tuple[RuleChange, ...]:
    """Return what differs from `before` to `after`: rules first, then items of the checklist."""
    items = ({each.id: each for each in book.items} for book in (before, after))
    return (*_changes(before.rules, after.rules), *_changes(*items))


def _changes(
    before: Mapping[str, Rule] | Mapping[str, Item], after: Mapping[str, Rule] | Mapping[str, Item]
) -> Iterator[RuleChange]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
            yield RuleChange(kind, key, old, new)
        else:
            yield RuleChange(ChangeKind.CHANGED, key, old, new, _differing(old, new))


def _differing(old: Rule | Item, new: Rule | Item) -> tuple[str, ...]:
    names = (each.name for each in fields(old))
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
