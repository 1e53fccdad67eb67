# SPDX-License-Identifier: MIT
"""Acts on the activity plan of the open case."""

from collections.abc import Sequence

from kvisa_desktop.domain.activity_plan import PlannedActivity
from kvisa_desktop.services import plans
from kvisa_desktop.ui.case_state import CaseState


def write(state: CaseState, parts: Sequence[PlannedActivity]) -> None:
    """Keep the plan that these parts make."""
    case = state.file.case
    state.act(lambda vault: plans.write(vault, case, parts))
