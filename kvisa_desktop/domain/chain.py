# SPDX-License-Identifier: MIT
"""The authentication chain of a degree: its road link by link, how far it is, when it can be done.

What was done on another road is kept beside.
"""

from dataclasses import dataclass, replace
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_links import (
    Facts,
    Link,
    LinkState,
    counting,
    dated,
    placed,
    settled,
)
from kvisa_desktop.domain.chain_step import AuthenticationRoute
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.degree_papers import is_here, papers_of
from kvisa_desktop.domain.degree_road import DECIDING, Road, road_of
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.route_steps import RouteStep
from kvisa_desktop.messages import msg


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
        return all(each.is_behind for each in counting(self.links))

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
    facts = Facts(
        kept, _papers(case_file, degree), max((r.read_on or on for r in asked), default=None)
    )
    found = [link for step in road.answer.steps for link in facts.links(step)]
    if road.answer.route is AuthenticationRoute.CHSI:
        found = [facts.collected(each) for each in found]
    else:
        found = settled(found)
    links, ready_on = dated(placed(found), on)
    return Chain(
        degree=degree,
        road=road,
        links=links,
        beside=dated(_beside(road, facts), on)[0],
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


def _beside(road: Road, facts: Facts) -> tuple[Link, ...]:
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
