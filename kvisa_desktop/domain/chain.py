# SPDX-License-Identifier: MIT
"""The authentication chain of a degree: its road step by step, how far it is, when it can be done.

A step is done by its day or by the paper it makes; what was done on another road is kept beside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import AuthenticationRoute, ChainStep, StepKind
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.degree_papers import is_here, papers_of
from kvisa_desktop.domain.degree_road import DECIDING, PAPER_OF_STEP, Road, expected, road_of
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.route_steps import RouteStep
from kvisa_desktop.messages import msg

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
class Chain:
    """The chain of one degree: the links of its road, and what stands beside it.

    `ready_on` is None while nobody has said how long a step takes. `post_asks` is True once a rule
    of the post about authentication is recorded: only then can the chain hold the filing up.
    """

    degree: Degree
    road: Road
    links: tuple[Link, ...]
    beside: tuple[Link, ...] = ()
    ready_on: date | None = None
    is_relied_on: bool = True
    post_asks: bool = False

    @property
    def is_done(self) -> bool:
        """True when no step that counts is left."""
        return all(each.is_behind for each in _counting(self.links))

    @property
    def current(self) -> Link | None:
        """The link at which the chain stands: the first that waits or comes next."""
        return next((each for each in self.links if not each.is_behind), None)

    @property
    def blocks(self) -> bool:
        """True when the filing has to wait for it, as the post's own word has it."""
        return self.post_asks and self.is_relied_on and not self.is_done


def chain_of(case_file: CaseFile, degree: Degree, filing: date, on: date) -> Chain | None:
    """Return the chain of a degree for a filing on `filing`, as it stands on `on`.

    None while nobody knows where the degree was issued and no road was chosen.
    """
    road = road_of(case_file, degree, filing)
    if road is None:
        return None
    asked = [each for each in case_file.post_rules if each.point is PostPoint.AUTHENTICATION]
    kept = [each for each in case_file.chain_steps if each.degree_id == degree.id]
    facts = _Facts(
        kept, _papers(case_file, degree), max((r.read_on or on for r in asked), default=None)
    )
    found = [link for step in road.answer.steps for link in facts.links(step)]
    if road.answer.route is AuthenticationRoute.CHSI:
        found = [facts.collected(each) for each in found]
    else:
        found = _settled(found)
    links, ready_on = _dated(_placed(found), on)
    return Chain(
        degree=degree,
        road=road,
        links=links,
        beside=_dated(_beside(road, facts), on)[0],
        ready_on=ready_on,
        is_relied_on=case_file.case.degree_relied_on == degree.id,
        post_asks=bool(asked),
    )


def chain_relied_on(case_file: CaseFile, filing: date, on: date) -> Chain | None:
    """Return the chain of the degree relied on; other degrees never hold a case up."""
    degree = case_file.degree_relied_on
    return chain_of(case_file, degree, filing, on) if degree is not None else None


def _papers(case_file: CaseFile, degree: Degree) -> tuple[Document, ...]:
    own = (each for each in papers_of(case_file, degree) if each.translation_of is None)
    return tuple(each for each in own if is_here(each))


@dataclass(frozen=True, slots=True)
class _Facts:
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


def _settled(links: Sequence[Link]) -> list[Link]:
    """Return the links with every open one done that stands before one that is under way."""
    found: list[Link] = []
    is_settled = False
    for link in reversed(links):
        is_open = link.state is LinkState.LATER
        found.append(replace(link, state=LinkState.DONE) if is_settled and is_open else link)
        began = link.state in {LinkState.DONE, LinkState.WAITING}
        is_settled = is_settled or (began and link.kind not in _SETTLES_NOTHING_BEFORE)
    return found[::-1]


def _placed(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links with the first open one as the next, unless an earlier one still waits."""
    first = next((place for place, each in enumerate(links) if not each.is_behind), None)
    if first is None or links[first].state is LinkState.WAITING:
        return tuple(links)
    return (*links[:first], replace(links[first], state=LinkState.NEXT), *links[first + 1 :])


def _dated(links: Iterable[Link], on: date) -> tuple[tuple[Link, ...], date | None]:
    """Return the links with the days they can be done, and the day of the last that counts."""
    found: list[Link] = []
    free: date | None = on  # from this day on the next step can begin; None when nobody knows
    counting = {each.kind for each in _counting(tuple(links))}
    for link in links:
        if link.is_behind:
            found.append(link)
            continue
        end = _end(link, free)
        is_overdue = link.state is LinkState.WAITING and end is not None and end < on
        found.append(replace(link, until=end, is_overdue=is_overdue))
        if link.kind in counting:
            free = max(free, end) if free is not None and end is not None else None
    return tuple(found), free


def _end(link: Link, free: date | None) -> date | None:
    if link.kept is None:
        return None
    end = expected(link.kept, free)
    if end is None or link.state is LinkState.WAITING or free is None:
        return end
    days = link.kept.expected_days
    return max(end, free if days is None else days_after(free, days))


def _counting(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links that the chain waits for; questions count where there is nothing else."""
    return tuple(each for each in links if each.kind is not StepKind.ASK) or links


def _beside(road: Road, facts: _Facts) -> tuple[Link, ...]:
    """Return what was begun or done on another road, and the optional steps."""
    on_road = {each.kind for each in road.answer.steps}
    options = {each.kind for each in road.answer.options}
    other = dict.fromkeys(each.kind for each in facts.kept)
    found = [
        replace(link, asks_post=link.state is LinkState.DONE and kind in DECIDING)
        for kind in other
        if kind not in on_road | options
        for link in facts.links(RouteStep(kind, msg("Made on another route; it is kept.")))
    ]
    return (*found, *(link for step in road.answer.options for link in facts.links(step)))
