# SPDX-License-Identifier: MIT
"""Acts on Home: going to the place where a finding is mended."""

from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.ui.case_state import CaseState


def go_to(state: CaseState, finding: Finding) -> None:
    """Ask the window for the exact field that a finding speaks of."""
    state.ask_for(finding.area.value, finding.record_id, finding.field)
