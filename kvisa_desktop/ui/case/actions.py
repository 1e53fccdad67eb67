# SPDX-License-Identifier: MIT
"""Acts on the case itself."""

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.services import cases
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk


def move_to(desk: Desk, state: CaseState, stage: Stage) -> None:
    """Move the open case to a stage, since today."""
    case, today = state.file.case, desk.program.today()
    state.act(lambda vault: cases.set_stage(vault, case, stage, today))
