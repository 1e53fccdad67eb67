# SPDX-License-Identifier: MIT
"""The name of an institution in both languages, with what the register suggests while one types.

A name that no list has stays as it was typed: the register helps with writing, it judges nobody.
"""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.institution_register import RegisterEntry, Suggestion
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.register_search import RegisterSearch
from kvisa_desktop.ui.saving import saving
from kvisa_desktop.ui.words import bare

_SHOWN = 8
_POPUP = 460  # a row holds both names and the country, more than a half of the field


class InstitutionEditor(BilingualEditor):
    """Edits a name. `adopted` carries the row of the register that was taken instead."""

    adopted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.text)
        self._offered: tuple[RegisterEntry, ...] = ()
        self._adopted: RegisterEntry | None = None
        self._typing: QLineEdit = self.english
        self._search = RegisterSearch(desk, self, _SHOWN)
        self._search.answered.connect(self._offer)
        self._words = QStringListModel(self)
        self.completer = QCompleter(self._words, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self.popup.setMinimumWidth(_POPUP)
        self.completer.setPopup(self.popup)
        self.completer.setWidget(self.english)
        self.completer.activated.connect(lambda _words: self._on_picked())
        for line in (self.english, self.chinese):
            line.textEdited.connect(lambda typed, line=line: self._on_typed(line, typed))

    def _on_typed(self, line: QLineEdit, typed: str) -> None:
        self._typing = line
        self._adopted = None
        self.popup.hide()
        self._search.ask(typed)

    def _offer(self, _wanted: str, found: Sequence[Suggestion]) -> None:
        if not found or not self._typing.hasFocus():
            return
        self._offered = tuple(each.entry for each in found)
        self._words.setStringList([self._said(each) for each in self._offered])
        self.completer.setWidget(self._typing)
        self.completer.complete()

    def _said(self, entry: RegisterEntry) -> str:
        place = self.text(bare(country_name(entry.country))) if entry.country else ""
        names = dict.fromkeys((entry.name.en or entry.original_name, entry.name.zh, place))
        return " · ".join(each for each in names if each)

    def _on_picked(self) -> None:
        entry = self._offered[self.popup.currentIndex().row()]
        self._search.forget()
        self._shown = Bilingual(entry.name.en or entry.original_name, entry.name.zh)
        self.english.setText(self._shown.en)
        self.chinese.setText(self._shown.zh)
        self._adopt(entry)

    def _adopt(self, entry: RegisterEntry) -> None:
        self._adopted = entry
        self.let_go()
        self._hint()
        with saving(self._on_refused):
            self.adopted.emit(entry)

    @override
    def _on_finished(self) -> None:
        if self.popup.isVisible() and self.popup.selectionModel().hasSelection():
            return  # Enter takes the row of the list, not what was typed so far
        self.popup.hide()
        self._search.forget()
        if self.is_unsaved and self._adopted is not None:
            self._adopt(self._adopted)
        else:
            super()._on_finished()
