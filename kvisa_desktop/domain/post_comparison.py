# SPDX-License-Identifier: MIT
"""Two posts side by side, and what moving a case from one to the other changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.conditions import Relevance
from kvisa_desktop.domain.post import PostPoint, PostProfile, PostRule
from kvisa_desktop.domain.requirements import Item, Requirement, required
from kvisa_desktop.messages import Message, msg

POINT_WORDS = {
    PostPoint.AGE: msg("Age"),
    PostPoint.INSTITUTIONS: msg("Institutions"),
    PostPoint.ENTRIES: msg("Number of entries"),
    PostPoint.VALIDITY: msg("Validity"),
    PostPoint.STAY: msg("Days of each stay"),
    PostPoint.DOCUMENTS: msg("Documents asked for"),
    PostPoint.AUTHENTICATION: msg("Authentication of degree papers"),
    PostPoint.FEE: msg("Visa fee"),
    PostPoint.TIME: msg("Processing time"),
    PostPoint.PHOTO: msg("Photo requirements"),
}


class Difference(StrEnum):
    """How two posts stand to one another on a point."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"
    BOTH_UNKNOWN = "both-unknown"

    @property
    def words(self) -> Message:
        """The difference as it is shown."""
        return _DIFFERENCES[self]


_DIFFERENCES = {
    Difference.SAME: msg("the same words"),
    Difference.DIFFERENT: msg("other words"),
    Difference.ONLY_FIRST: msg("recorded for the first post only"),
    Difference.ONLY_SECOND: msg("recorded for the second post only"),
    Difference.BOTH_UNKNOWN: msg("recorded for neither"),
}


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """One point that only a post can settle: what each of two posts said, as last recorded."""

    point: PostPoint
    first: PostRule | None
    second: PostRule | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class Move:
    """What changes in a checklist when a case goes to another post.

    `changed` are items needed at both posts that weigh differently; `redated` those points whose
    day of reading differs.
    """

    added: tuple[Requirement, ...]
    dropped: tuple[Requirement, ...]
    changed: tuple[Requirement, ...]
    redated: tuple[ComparedPoint, ...]


def latest_rule(rules: Iterable[PostRule], point: PostPoint) -> PostRule | None:
    """Return what a post said on a point, as last read."""
    said = (each for each in rules if each.point is point)
    return max(said, key=lambda each: each.read_on or date.min, default=None)


def compare_posts(
    first: Iterable[PostRule], second: Iterable[PostRule]
) -> tuple[ComparedPoint, ...]:
    """Return all points, with what each of two posts said."""
    one, other = tuple(first), tuple(second)
    return tuple(
        _compared(point, latest_rule(one, point), latest_rule(other, point)) for point in PostPoint
    )


def _compared(point: PostPoint, first: PostRule | None, second: PostRule | None) -> ComparedPoint:
    if first and second:
        is_same = first.text == second.text
        difference = Difference.SAME if is_same else Difference.DIFFERENT
    elif first or second:
        difference = Difference.ONLY_FIRST if first else Difference.ONLY_SECOND
    else:
        difference = Difference.BOTH_UNKNOWN
    return ComparedPoint(point, first, second, difference)


def move(
    case_file: CaseFile,
    items: Iterable[Item],
    to: tuple[PostProfile, tuple[PostRule, ...]],
    on: date,
) -> Move:
    """Return what changes when the case goes to the post `to`, filed on `on`."""
    pack = tuple(items)
    post, rules = to
    before = _open(case_file, pack, on)
    after = _open(replace(case_file, post=post, post_rules=rules), pack, on)
    both = after.keys() & before.keys()
    compared = compare_posts(case_file.post_rules, rules)
    return Move(
        added=tuple(each for item, each in after.items() if item not in both),
        dropped=tuple(each for item, each in before.items() if item not in both),
        changed=tuple(
            each
            for item, each in after.items()
            if item in both and each.weight is not before[item].weight
        ),
        redated=tuple(each for each in compared if _is_redated(each)),
    )


def _open(case_file: CaseFile, pack: Iterable[Item], on: date) -> dict[str, Requirement]:
    """Return by id what is needed and not here yet."""
    return {
        each.id: each
        for each in required(case_file, pack, on)
        if each.relevance is not Relevance.NOT_NEEDED and not each.is_done
    }


def _is_redated(point: ComparedPoint) -> bool:
    first, second = point.first, point.second
    return first is not None and second is not None and first.read_on != second.read_on
