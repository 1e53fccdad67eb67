# SPDX-License-Identifier: MIT
"""What every section of a case has in common."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk


class SectionPage(QWidget):
    """A section shows the open case again whenever it was read afresh, once it was visited."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self.desk = desk
        self.state = state
        self._is_asleep = False
        state.loaded.connect(self._show_if_awake)

    def sleep(self) -> None:
        """Show nothing of the case until the section is visited for the first time."""
        self._is_asleep = True

    def wake(self) -> None:
        """Show the case, unless it is shown already."""
        if self._is_asleep:
            self._is_asleep = False
            self.show_case()

    def _show_if_awake(self) -> None:
        if not self._is_asleep:
            self.show_case()

    def show_case(self) -> None:
        """Show the case as it stands."""
        raise NotImplementedError

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor where something is to be done; False when there is no such place here."""
        return record_id is None and not field

    def start_focus(self) -> None:
        """Put the cursor where work begins."""
        self.focusNextChild()

    def search(self) -> bool:
        """Put the cursor into the search field of the section; False when it has none."""
        return False
