# SPDX-License-Identifier: MIT
"""One fact of the ledger to be written down: what was looked up, what it said, when, by whom."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Signal

from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.institution import RecognitionFact, RecognitionKind
from kvisa_desktop.domain.recognition import (
    KIND_WORDS,
    OUTCOME_WORDS,
    is_blank,
    outcomes_of,
    usual_source,
)
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.editors.one_of import OneOfEditor
from kvisa_desktop.ui.parts.editors.worded import WordedEditor
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import bare

_WIDTH = 560
_KIND = Entry("kind", msg("Looked up in"))
_OUTCOME = Entry(
    "outcome",
    msg("It says"),
    msg("“Not found” only tells that the name was not there on that day."),
)
_FIELDS = (
    Entry("value", msg("What stands there"), msg("A place in a table, a number, a level.")),
    Entry("source", msg("Source")),
    Entry("source_year", msg("Year of the source")),
    Entry("read_on", msg("Date read")),
    Entry("checked_by", msg("Checked by")),
)
_EVIDENCE = Entry("evidence_id", msg("Paper that shows it"))
_NOTE = (Entry("note", msg("Note"), msg("For you only; never printed.")),)


class FactSheet(Sheet):
    """Asks for a fact. `sent` carries it; who gets it closes the sheet or complains."""

    sent = Signal(object)

    def __init__(self, text: Text, fact: RecognitionFact, papers: Sequence[Document]) -> None:
        title = msg("Add a fact") if is_blank(fact) else msg("Change a fact")
        super().__init__(text, title, _LEAD)
        self.setObjectName("fact")
        self._fact = fact
        self.form = self._build_form(papers)
        self.form.setMinimumWidth(_WIDTH)
        self.scrolled(self.form)
        self.form.edited.connect(self._on_edited)
        self._show()
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Record"), self._on_record, primary=True)

    def fail(self, error: UserError) -> None:
        """Say inside the sheet why the fact was not taken."""
        self.complain(error.what, error.remedy)

    def _build_form(self, papers: Sequence[Document]) -> RecordForm:
        text = self.text
        form = RecordForm(text, RecognitionFact, ())
        self.kind = WordedEditor(text, tuple(RecognitionKind), KIND_WORDS.__getitem__)
        self.outcome = WordedEditor(text, outcomes_of(self._fact.kind), OUTCOME_WORDS.__getitem__)
        self.evidence = OneOfEditor(
            text, lambda: [(each.id, bare(name_of(each))) for each in papers]
        )
        for entry, editor in ((_KIND, self.kind), (_OUTCOME, self.outcome)):
            self._add(form, entry, editor)
        form.add_fields(_FIELDS)
        self._add(form, _EVIDENCE, self.evidence)
        form.add_fields(_NOTE)
        return form

    def _add(self, form: RecordForm, entry: Entry, editor: Editor) -> None:
        form.add_editor(entry, editor)
        editor.committed.connect(lambda value: form.edited.emit(entry.name, value))

    def _show(self) -> None:
        self.outcome.box.offer(outcomes_of(self._fact.kind))
        self.form.show_record(self._fact)

    def _on_edited(self, name: str, value: object) -> None:
        before = self._fact
        self._fact = replace(before, **cast("dict[str, Any]", {name: value}))
        if name == "kind":
            self._follow_kind(before)
        self.problem.hide()

    def _follow_kind(self, before: RecognitionFact) -> None:
        """Let answer and source follow the kind, unless somebody has written another source."""
        fact = self._fact
        if fact.outcome not in outcomes_of(fact.kind):
            fact = replace(fact, outcome=outcomes_of(fact.kind)[0])
        if before.source == usual_source(before.kind):
            fact = replace(fact, source=usual_source(fact.kind))
        self._fact = fact
        self._show()

    def _on_record(self) -> None:
        self.sent.emit(self._fact)


_LEAD = msg("What a source said on the day it was read. It goes into no dossier by itself.")
