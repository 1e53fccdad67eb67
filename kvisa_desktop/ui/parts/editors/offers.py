# SPDX-License-Identifier: MIT
"""What a line offers below it while one types."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def offers_below(line: QLineEdit) -> QStringListModel:
    """Return the texts that stand below a line for picking, whatever is typed into it."""
    offers = QStringListModel(line)
    completer = QCompleter(offers, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    line.setCompleter(completer)
    return offers
