# SPDX-License-Identifier: MIT
"""Acts behind a sheet: it closes when the act was done, and says in itself what was wrong."""

from collections.abc import Callable
from typing import TypeVar

from shiboken6 import isValid

from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sheet import Sheet

T = TypeVar("T")


class SheetActs:
    """Runs acts on the open case for the sheets of a page."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        self._desk = desk
        self._state = state

    def run(self, sheet: Sheet, act: Callable[[Vault], Done[T]], say: Message) -> None:
        """Act, then close the sheet and say `say`; what is refused is said in the sheet."""

        def done(_value: T) -> None:
            if isValid(sheet):
                sheet.accept()

        def failed(error: UserError) -> None:
            if isValid(sheet):
                sheet.complain(error.what, error.remedy)
            else:
                self._desk.notices.fail(error)

        self._state.act(act, done, say=say, failed=failed)
