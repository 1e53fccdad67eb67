# SPDX-License-Identifier: MIT
"""Choices of which one holds: Tab goes to the chosen one, arrows go to the others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def tab_to_chosen(choices: Sequence[QAbstractButton]) -> None:
    """Let Tab pass over what is not chosen; Qt does so only once one of them had the cursor."""

    def follow() -> None:
        chosen = next((each for each in choices if each.isChecked()), choices[0])
        for each in choices:
            policy = Qt.FocusPolicy.StrongFocus if each is chosen else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)

    for each in choices:
        each.toggled.connect(lambda _checked: follow())
    follow()
