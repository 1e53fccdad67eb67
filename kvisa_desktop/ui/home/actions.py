# SPDX-License-Identifier: MIT
"""Acts on Home: going to the place where a finding is mended."""

from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sources_sheet import SourcesSheet, cited


def go_to(state: CaseState, finding: Finding) -> None:
    """Ask the window for the exact field that a finding speaks of."""
    state.ask_for(section_of(finding, state.file), finding.record_id, finding.field)


def section_of(finding: Finding, file: CaseFile) -> str:
    """Return the section in which a finding is mended; the case and its post have their own."""
    if finding.field == "activity_plan":
        return "plan"
    if finding.record_id == file.case.id:
        return "person"
    if file.post is not None and finding.record_id == file.post.id:
        return "post"
    return finding.area.value


def show_sources(desk: Desk, state: CaseState, over: QWidget, finding: Finding) -> None:
    """Show what a finding rests on."""
    assessment = state.assessment
    SourcesSheet(desk.text, cited(finding.sources, assessment.rules), assessment.on).appear(over)
