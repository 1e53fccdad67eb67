# SPDX-License-Identifier: MIT
"""The links of a chain: a step each, done by its day or by its paper, and when the rest can be.

What stands before a step that is under way is behind us; the first that is open comes next.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.chain_step import ChainStep, StepKind
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.degree_road import PAPER_OF_STEP, expected
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.route_steps import RouteStep

_BOTH_CHINESE_PAPERS = ("degree-certificate", "graduation-certificate")
_SETTLES_NOTHING_BEFORE = frozenset([StepKind.ASK, StepKind.COPY])


class LinkState(StrEnum):
    """How far a step of the chain has come."""

    DONE = "done"
    WAITING = "waiting"
    NEXT = "next"
    LATER = "later"
    NOT_NEEDED = "not-needed"


_BEHIND = frozenset([LinkState.DONE, LinkState.NOT_NEEDED])


@dataclass(frozen=True, slots=True)
class Link:
    """One step as it stands. `until` is when it is expected or can be done at the earliest.

    `paper` is the paper that shows it; `asks_post` marks what was done on another road, about
    which the post is to be asked.
    """

    step: RouteStep
    state: LinkState
    kept: ChainStep | None = None
    paper: Document | None = None
    done_on: date | None = None
    until: date | None = None
    is_overdue: bool = False
    asks_post: bool = False

    @property
    def kind(self) -> StepKind:
        """What the step is."""
        return self.step.kind

    @property
    def is_behind(self) -> bool:
        """True when nothing is left to do at this step."""
        return self.state in _BEHIND


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of one degree: steps, papers that are here, when the post answered."""

    kept: Sequence[ChainStep]
    papers: Sequence[Document]
    answered_on: date | None

    def links(self, step: RouteStep) -> Iterator[Link]:
        """Yield a link for each record kept of a step; one in any case."""
        kept = [each for each in self.kept if each.kind is step.kind]
        made = PAPER_OF_STEP.get(step.kind)
        papers = [each for each in self.papers if each.kind == made]
        if not kept:
            yield self._link(step, None, papers[0] if papers else None)
        for each in kept:
            # One paper is no proof of two steps, unless it is said of which.
            own = [paper for paper in papers if paper.id == each.evidence_id or len(kept) == 1]
            yield self._link(step, each, own[0] if own else None)

    def collected(self, link: Link) -> Link:
        """Return the link of collecting both Chinese papers as done once both are here."""
        here = {each.kind for each in self.papers}
        if link.kind is StepKind.COPY and here.issuperset(_BOTH_CHINESE_PAPERS):
            return replace(link, state=LinkState.DONE)
        return link

    def _link(self, step: RouteStep, kept: ChainStep | None, paper: Document | None) -> Link:
        link = Link(step, LinkState.LATER, kept, paper)
        if kept is not None and kept.not_needed_because:
            return replace(link, state=LinkState.NOT_NEEDED)
        done_on = self._done_on(step, kept, paper)
        if done_on is not None or paper is not None:
            return replace(link, state=LinkState.DONE, done_on=done_on)
        if kept is not None and kept.sent_on is not None:
            return replace(link, state=LinkState.WAITING)
        return link

    def _done_on(
        self, step: RouteStep, kept: ChainStep | None, paper: Document | None
    ) -> date | None:
        if kept is not None and kept.done_on is not None:
            return kept.done_on
        if step.kind is StepKind.ASK:
            return self.answered_on
        return paper.issued_on if paper is not None else None


def settled(links: Sequence[Link]) -> list[Link]:
    """Return the links with every open one done that stands before one that is under way."""
    found: list[Link] = []
    issettled = False
    for link in reversed(links):
        is_open = link.state is LinkState.LATER
        found.append(replace(link, state=LinkState.DONE) if issettled and is_open else link)
        began = link.state in {LinkState.DONE, LinkState.WAITING}
        issettled = issettled or (began and link.kind not in _SETTLES_NOTHING_BEFORE)
    return found[::-1]


def placed(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links with the first open one as the next, unless an earlier one still waits."""
    first = next((place for place, each in enumerate(links) if not each.is_behind), None)
    if first is None or links[first].state is LinkState.WAITING:
        return tuple(links)
    return (*links[:first], replace(links[first], state=LinkState.NEXT), *links[first + 1 :])


def dated(links: Iterable[Link], on: date) -> tuple[tuple[Link, ...], date | None]:
    """Return the links with the days they can be done, and the day of the last that counts."""
    found: list[Link] = []
    free: date | None = on  # from this day on the next step can begin; None when nobody knows
    kinds = {each.kind for each in counting(tuple(links))}
    for link in links:
        if link.is_behind:
            found.append(link)
            continue
        end = _end(link, free)
        is_overdue = link.state is LinkState.WAITING and end is not None and end < on
        found.append(replace(link, until=end, is_overdue=is_overdue))
        if link.kind in kinds:
            free = max(free, end) if free is not None and end is not None else None
    return tuple(found), free


def _end(link: Link, free: date | None) -> date | None:
    if link.kept is None:
        return None
    end = expected(link.kept, free)
    if end is None or link.state is LinkState.WAITING or free is None:
        return end
    days = link.kept.days
    return max(end, free if days is None else days_after(free, days))


def counting(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links that the chain waits for; questions count where there is nothing else."""
    return tuple(each for each in links if each.kind is not StepKind.ASK) or links
