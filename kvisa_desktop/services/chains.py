# SPDX-License-Identifier: MIT
"""Recording how far the authentication of a degree's papers has come, and by which road."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import (
    MOST_DAYS,
    AuthenticationRoute,
    ChainStep,
    ChainStepId,
    RouteChoice,
    RouteChoiceId,
    StepKind,
)
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, Vault


def kept_step(
    case_file: CaseFile, degree: Degree, kind: StepKind, paper_id: UUID | None = None
) -> ChainStep | None:
    """Return what is kept of a step, for one paper where it is named; None when nothing is."""
    found = [
        each
        for each in case_file.chain_steps
        if each.degree_id == degree.id and each.kind is kind and paper_id in {None, each.paper_id}
    ]
    return found[0] if found else None


def record_step(
    vault: Vault,
    degree: Degree,
    step: StepKind | ChainStep,
    fields: Mapping[str, object],
    *,
    on: date,
) -> Done[ChainStep]:
    """Keep what is known of a step: of a new one by its kind, else of the one given.

    Raise `Refused` for days that cannot be: after `on`, which is today, or out of order.
    """
    name = msg("Record a step of the authentication")
    with vault.act(name) as act:
        changed: ChainStep = replace(_begun(act, degree, step), **_any(fields))
        _refuse_impossible(changed, on)
        act.put(changed)
    return Done(changed, act.changes, name)


def remove_step(vault: Vault, step: ChainStep) -> Done[ChainStep]:
    """Forget what is kept of a step; it stays in the history."""
    return editing.remove(vault, step, msg("Remove a step of the authentication"))


def choose_route(
    vault: Vault, degree: Degree, route: AuthenticationRoute, reason: str
) -> Done[RouteChoice]:
    """Let a degree's papers take a road whatever the table says; raise `Refused` with no reason."""
    if not reason.strip():
        raise Refused(
            msg("Why this route was chosen is missing."),
            msg("Give the reason, such as what the post wrote and when."),
        )
    name = msg("Choose the authentication route by hand")
    with vault.act(name) as act:
        before = act.find(RouteChoice, degree_id=degree.id)
        for each in before[1:]:
            act.remove(each)
        choice = RouteChoice(
            id=before[0].id if before else RouteChoiceId(act.new_id()),
            person_id=degree.person_id,
            degree_id=degree.id,
            route=route,
            reason=reason.strip(),
        )
        act.put(choice)
    return Done(choice, act.changes, name)


def follow_the_table(vault: Vault, degree: Degree) -> Done[Degree]:
    """Take the road again that follows from place and day."""
    name = msg("Take the authentication route by place and day")
    with vault.act(name) as act:
        for each in act.find(RouteChoice, degree_id=degree.id):
            act.remove(each)
    return Done(degree, act.changes, name)


def of_degree(act: Act, degree: Degree) -> tuple[Record, ...]:
    """Return what is kept of the way of a degree's papers, which goes where the degree goes."""
    steps, choices = (act.find(each, degree_id=degree.id) for each in (ChainStep, RouteChoice))
    return (*steps, *choices)


def _begun(act: Act, degree: Degree, step: StepKind | ChainStep) -> ChainStep:
    if isinstance(step, ChainStep):
        return act.get(ChainStep, step.id)
    return ChainStep(
        id=ChainStepId(act.new_id()), person_id=degree.person_id, degree_id=degree.id, kind=step
    )


def _any(fields: Mapping[str, object]) -> dict[str, Any]:
    return dict(fields)


def _refuse_impossible(step: ChainStep, on: date) -> None:
    for day in (step.sent_on, step.done_on):
        if day is not None and day > on:
            raise Refused(
                msg("{day} is still to come; nothing can have been done then.", day=day),
                msg("Give the day it was done; a day to come is the one it is expected on."),
            )
    begun = step.sent_on or date.min
    for day in (step.expected_on, step.done_on):
        if day is not None and day < begun:
            raise Refused(
                msg("{day} lies before {sent}, the day it was sent.", day=day, sent=begun),
                msg("Correct one of the two days."),
            )
    if step.expected_days is not None and step.days is None:
        raise Refused(
            msg("{count} is no number of days that a step takes.", count=str(step.expected_days)),
            msg("Give 0 to {most}.", most=str(MOST_DAYS)),
        )
