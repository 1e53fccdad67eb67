# SPDX-License-Identifier: MIT
"""Cases whose degree papers are on their way, for the tests of the chain."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import Chain, chain_relied_on
from kvisa_desktop.domain.chain_links import Link, LinkState
from kvisa_desktop.domain.chain_step import (
    AuthenticationRoute,
    ChainStep,
    ChainStepId,
    RouteChoice,
    RouteChoiceId,
    StepKind,
)
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.post import PostPoint, PostRule, PostRuleId
from tests.case_builders import DEGREE, FILING, PERSON, POST, TODAY, graduate_case, new_id

OTHER_DEGREE = DegreeId(UUID(int=77))


def issued_in(code: str) -> CaseFile:
    """Return the graduate's case with her degree from somewhere."""
    case_file = graduate_case()
    return replace(case_file, degrees=(replace(case_file.degrees[0], issued_country=code),))


def step(kind: StepKind, **more: object) -> ChainStep:
    """Return a step kept for the degree relied on."""
    fixed = {
        "id": ChainStepId(new_id()),
        "person_id": PERSON,
        "degree_id": DEGREE,
        "kind": kind,
    }
    return ChainStep(**{**fixed, **more})  # type: ignore[arg-type]


def keeping(case_file: CaseFile, *steps: ChainStep) -> CaseFile:
    """Return a case with more steps kept."""
    return replace(case_file, chain_steps=(*case_file.chain_steps, *steps))


def choosing(case_file: CaseFile, route: AuthenticationRoute, reason: str) -> CaseFile:
    """Return a case with a road chosen by hand."""
    chosen = RouteChoice(
        id=RouteChoiceId(new_id()), person_id=PERSON, degree_id=DEGREE, route=route, reason=reason
    )
    return replace(case_file, route_choices=(*case_file.route_choices, chosen))


def with_word_of_post(case_file: CaseFile) -> CaseFile:
    """Return a case whose post has spoken on authentication."""
    rule = PostRule(
        id=PostRuleId(new_id()), post_id=POST, point=PostPoint.AUTHENTICATION, read_on=TODAY
    )
    return replace(case_file, post_rules=(*case_file.post_rules, rule))


def chain(case_file: CaseFile, filing: date = FILING, on: date = TODAY) -> Chain:
    """Return the chain of the degree relied on."""
    found = chain_relied_on(case_file, filing, on)
    assert found is not None
    return found


def states(links: tuple[Link, ...]) -> list[tuple[StepKind, LinkState]]:
    """Return kind and state of each link."""
    return [(each.kind, each.state) for each in links]
