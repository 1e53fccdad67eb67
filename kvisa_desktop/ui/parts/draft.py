# SPDX-License-Identifier: MIT
"""What is being entered in a sheet: the changed fields, and those that cannot be taken yet."""

from functools import partial

from kvisa_desktop.errors import UserError
from kvisa_desktop.ui.parts.form import RecordForm


class Draft:
    """Gathers what a form hands over, until it is saved all at once."""

    def __init__(self, form: RecordForm) -> None:
        self.fields: dict[str, object] = {}
        self._problems: dict[str, UserError] = {}
        form.edited.connect(self._take)
        for name, editor in form.editors.items():
            editor.complained.connect(partial(self._complain, name))

    @property
    def problem(self) -> UserError | None:
        """Why something that was entered cannot be taken; None when all of it can."""
        return next(iter(self._problems.values()), None)

    def _take(self, name: str, value: object) -> None:
        self.fields[name] = value

    def _complain(self, name: str, error: UserError | None) -> None:
        self._problems.pop(name, None)
        if error is not None:
            self._problems[name] = error
