# SPDX-License-Identifier: MIT
"""Acts on Home: going to the place where a finding is mended."""

from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sources_sheet import SourcesSheet, cited


def go_to(state: CaseState, finding: Finding) -> None:
    """Ask the window for the exact field that a finding speaks of."""
    state.ask_for(finding.area.value, finding.record_id, finding.field)


def show_sources(desk: Desk, state: CaseState, over: QWidget, finding: Finding) -> None:
    """Show what a finding rests on."""
    assessment = state.assessment
    SourcesSheet(desk.text, cited(finding.sources, assessment.rules), assessment.on).appear(over)
