# SPDX-License-Identifier: MIT
"""Acts on the case itself."""

from dataclasses import replace

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.services import cases
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk


def move_to(desk: Desk, state: CaseState, stage: Stage, seen: Stage) -> None:
    """Move the open case to a stage, since today; `seen` is where it was when that was asked."""
    case, today = replace(state.file.case, stage=seen), desk.program.today()
    state.act(lambda vault: cases.set_stage(vault, case, stage, today))
