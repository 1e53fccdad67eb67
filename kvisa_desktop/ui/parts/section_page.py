# SPDX-License-Identifier: MIT
"""What every section of a case has in common."""

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk


class SectionPage(QWidget):
    """A section in view shows the open case again whenever it was read afresh.

    One that was left, or was never visited, does so when it is visited: a change of one field would
    otherwise fill every form of the case anew.
    """

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self.desk = desk
        self.state = state
        self._is_asleep = False
        self._is_stale = True
        state.loaded.connect(self.show_again)

    def sleep(self) -> None:
        """Show nothing new of the case until the section is visited."""
        self._is_asleep = True

    def wake(self) -> None:
        """Show the case from now on, at once where it is another one than is shown."""
        self._is_asleep = False
        if self._is_stale:
            self.show_again()

    def show_again(self) -> None:
        """Show the open case as it stands, as soon as the section is in view."""
        self._is_stale = self._is_asleep or not self.state.is_open
        if not self._is_stale:
            self.show_case()

    def turns(self) -> Iterator[Callable[[], object]]:
        """Yield small steps that make ready what the first visit is going to show."""
        yield from ()

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
