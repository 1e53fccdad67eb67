# SPDX-License-Identifier: MIT
"""The act on the evidence of a crossing."""

from uuid import UUID

from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState


def change_evidence(
    state: CaseState, crossing: Crossing, paper: UUID | None, page: int | None, area: str
) -> None:
    """Keep which paper shows a crossing, on which page of it and where there, all at once."""
    state.change(
        crossing,
        msg("Change the evidence of an entry or exit"),
        evidence_id=paper,
        evidence_page=page,
        evidence_area=area,
    )
