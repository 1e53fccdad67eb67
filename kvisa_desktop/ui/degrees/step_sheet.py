# SPDX-License-Identifier: MIT
"""A step of the chain as a sheet: who does it, when it was sent, when it comes, what shows it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_links import Link
from kvisa_desktop.domain.chain_step import ChainStep, ChainStepId, StepKind
from kvisa_desktop.domain.chain_words import STEP_WORDS
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.degree_papers import papers_of
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.ui.parts.draft import Draft
from kvisa_desktop.ui.parts.editors.one_of import OneOfEditor
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

_KIND = Entry("kind", msg("Step of the authentication"))
_ENTRIES = (
    Entry("office", msg("Office")),
    Entry("number", msg("Number")),
    Entry("sent_on", msg("Asked for or sent on")),
    Entry("expected_days", msg("Days expected"), msg("Counted from the day it was sent.")),
    Entry("expected_on", msg("Expected on"), msg("Counts before the number of days.")),
    Entry("done_on", msg("Done on")),
)
_EVIDENCE = Entry("evidence_id", msg("Evidence"))
_PAPER = Entry("paper_id", msg("Paper"), msg("None stands for all papers of the degree."))
_REST = (
    Entry("not_needed_because", msg("Not needed because")),
    Entry("note", msg("Note"), msg("For you only; never printed.")),
)
_WIDTH = 560


class StepSheet(Sheet):
    """Edits a step; without a link it asks which. `saved` carries the changed fields."""

    saved = Signal(object)
    forgotten = Signal()

    def __init__(self, text: Text, file: CaseFile, degree: Degree, link: Link | None) -> None:
        title = STEP_WORDS[link.kind] if link else msg("Record another step")
        super().__init__(text, title, link.step.text if link else None)
        self.setObjectName("chain.step")
        kept = link.kept if link else None
        entries = _ENTRIES if link else (_KIND, *_ENTRIES)
        self.form = RecordForm(text, ChainStep, entries)
        self._add_choice(_EVIDENCE, file.documents)
        self._add_choice(_PAPER, papers_of(file, degree))
        self.form.add_fields(_REST)
        self.form.setMinimumWidth(_WIDTH)
        self.draft = Draft(self.form)
        self.form.show_record(kept or _empty(degree, link.kind if link else StepKind.MISSION))
        self.scrolled(self.form)
        if kept is not None:
            forget = self.add_button(msg("Forget this step"), self.forgotten.emit, name="forget")
            forget.setProperty("kind", "danger")
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Save"), self._on_save, primary=True)
        self.form.focus_on(entries[0].name)

    def _add_choice(self, entry: Entry, papers: Sequence[Document]) -> None:
        named: list[tuple[UUID, Message]] = [(each.id, title_of(each)) for each in papers]
        editor = OneOfEditor(self.text, lambda: named)
        self.form.add_editor(entry, editor)
        editor.committed.connect(lambda value: self.form.edited.emit(entry.name, value))

    def _on_save(self) -> None:
        problem = self.draft.problem
        if problem is not None:
            self.complain(problem.what, problem.remedy)
            return
        self.saved.emit(dict(self.draft.fields))


def _empty(degree: Degree, kind: StepKind) -> ChainStep:
    """Return a step of which nothing is known; it is shown, never kept."""
    return ChainStep(
        id=ChainStepId(UUID(int=0)), person_id=degree.person_id, degree_id=degree.id, kind=kind
    )
