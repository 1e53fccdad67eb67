# SPDX-License-Identifier: MIT
"""Acts on the form preparation sheet."""

from kvisa_desktop.domain.form_lines import FormLine
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.form_sheet.model import area_of, field_of


def copy(desk: Desk, value: str) -> None:
    """Put a value on the clipboard, to be pasted into the form."""
    desk.dialogs.copy(value)
    desk.notices.tell(msg("Copied: {value}", value=value))


def go_to(state: CaseState, line: FormLine) -> None:
    """Go to the field in which the value is recorded."""
    state.ask_for(area_of(line, state.file), line.record_id, field_of(line))
