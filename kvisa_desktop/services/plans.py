# SPDX-License-Identifier: MIT
"""Writing the activity plan of a case from the published activities."""

from collections.abc import Iterable

from kvisa_desktop.domain.activity_plan import PlannedActivity, build
from kvisa_desktop.domain.case import Case
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def write(vault: Vault, case: Case, parts: Iterable[PlannedActivity]) -> Done[Case]:
    """Keep the plan that these parts make; without any, the case has no plan."""
    return editing.change(vault, case, msg("Write the activity plan"), activity_plan=build(parts))
