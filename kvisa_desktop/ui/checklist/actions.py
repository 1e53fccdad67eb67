# SPDX-License-Identifier: MIT
"""Acts on the checklist of the open case."""

from datetime import date

from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.messages import msg
from kvisa_desktop.services import checklist, requests
from kvisa_desktop.services.requests import Request
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Told


def mark(
    state: CaseState, item: str, progress: ItemProgress, reason: str, failed: Told | None = None
) -> None:
    """Record how far an item has come."""
    case = state.file.case
    state.act(
        lambda vault: checklist.mark(vault, case, item, progress, reason),
        say=msg("The item was marked."),
        failed=failed,
    )


def plan(state: CaseState, item: str, owner: str, due_on: date | None) -> None:
    """Record who brings an item and by when."""
    case = state.file.case
    state.act(lambda vault: checklist.plan(vault, case, item, owner=owner, due_on=due_on))


def request(desk: Desk, state: CaseState) -> Request:
    """Return what is still needed from the applicant, ready to be sent."""
    return requests.of_case(state.file, desk.program.rulebook, on=desk.program.today())
