# SPDX-License-Identifier: MIT
"""What is known of one document: its kind, what it translates, its state and its dates."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.paper_rows import away, where_said
from kvisa_desktop.domain.paper_titles import suggested
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.ui import unsaved
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents import actions
from kvisa_desktop.ui.documents.model import DocumentRow
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.buttons import link
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.parts.frames import scrolled
from kvisa_desktop.ui.parts.originals.desk import Originals
from kvisa_desktop.ui.words import kind_said

_LABEL_WIDTH = 136
ENTRIES: tuple[Entry, ...] = (
    Entry("translation_kind", msg("Who translated it")),
    Entry("title", msg("Own title"), msg("Printed in the index in place of the kind.")),
    Entry("status", msg("State")),
    Entry("rejected_because", msg("Why it cannot be used")),
    Entry("issued_on", msg("Issued on")),
    Entry("expires_on", msg("Expires on")),
    Entry("original_where", msg("Where the original is")),
    Entry("in_dossier", msg("Goes into the dossier")),
    Entry("note", msg("Note"), msg("For you only; never printed."), is_long=True),
)


class DetailsPane(QWidget):
    """Edits one document; each field is saved as it is left."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._row: DocumentRow | None = None
        self._documents: tuple[Document, ...] = ()
        column = scrolled(self)
        column.setContentsMargins(0, 4, 12, 8)
        self._links = QGridLayout()
        self._links.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._links.setColumnStretch(1, 1)
        self._links.setHorizontalSpacing(16)
        self._links.setVerticalSpacing(8)
        column.addLayout(self._links)
        self.kind = ChoiceBox(desk.text, [each.key for each in KINDS], kind_said)
        self.kind.setObjectName("document.kind")
        self.kind.picked.connect(self._on_kind)
        self._add(0, msg("Kind"), self.kind)
        self._original: ChoiceBox[DocumentId | None] | None = None
        self.suggested = link(desk.text, desk.theme, self._suggestion, self._on_suggested)
        self.suggested.setObjectName("document.suggested-title")
        column.addWidget(self.suggested)
        self.form = RecordForm(desk.text, Document, ENTRIES, label_width=_LABEL_WIDTH)
        self.form.edited.connect(self._on_edited)
        column.addWidget(self.form)
        self.follow = link(desk.text, desk.theme, self._whereabouts, self._on_follow)
        self.follow.setObjectName("document.whereabouts")
        column.addWidget(self.follow)
        column.addStretch(1)

    def show_row(self, row: DocumentRow | None) -> None:
        """Show another document, or none."""
        before, self._row = self._row, row
        if before is not None and (row is None or row.document.id != before.document.id):
            unsaved.give_up(self._desk, self)
        self.setEnabled(row is not None)
        if row is None:
            return
        self.kind.choose(row.document.kind)
        self._show_originals(row.document)
        self.form.show_record(row.document)
        self.follow.setText(self._desk.text(self._whereabouts()))
        self.suggested.setText(self._desk.text(self._suggestion()))
        self.suggested.setVisible(bool(self._title()))

    def _add(self, place: int, title: Message, box: ChoiceBox[Any]) -> None:
        label = Label(kind="muted")
        label.setBuddy(box)
        self._desk.text.show(label, label.setText, title)
        self._desk.text.show(box, box.setAccessibleName, title)
        self._links.addWidget(label, place, 0)
        self._links.addWidget(box, place, 1)

    def _show_originals(self, document: Document) -> None:
        """Offer the originals of the case; one made anew, for its choices are this document's."""
        file = self._state.file
        self._documents = file.documents
        has_own = any(each.translation_of == document.id for each in file.documents)
        originals = [
            each.id
            for each in file.documents
            if each.translation_of is None and each.id != document.id and not has_own
        ]
        if self._original is None:
            self._add(1, msg("Is the translation of"), self._make_originals(originals))
        elif list(self._original.values[1:]) != originals:
            self._links.replaceWidget(self._original, made := self._make_originals(originals))
            self._desk.text.show(made, made.setAccessibleName, msg("Is the translation of"))
            self.setTabOrder(self.kind, made)
        assert self._original is not None
        self._original.choose(document.translation_of)

    def _make_originals(self, originals: list[DocumentId]) -> ChoiceBox[DocumentId | None]:
        if self._original is not None:
            self._original.deleteLater()
        made = ChoiceBox(self._desk.text, [None, *originals], self._original_said)
        made.setObjectName("document.original")
        made.picked.connect(self._on_original)
        self._original = made
        return made

    def _original_said(self, value: object) -> Message:
        found = next((each for each in self._documents if each.id == value), None)
        return msg("No translation") if found is None else title_of(found)

    def _whereabouts(self) -> Message:
        """Return where the original is, as long as it is out of the hand."""
        # the words are said again when the language changes, be a case open or not
        is_shown = self._row is not None and self._state.is_open
        move = away(self._state.file, self._row.document) if self._row and is_shown else None
        said = where_said(self._row.document, move) if self._row and move else None
        return msg("Original: {place}", place=said) if said else msg("Give the original away…")

    def _title(self) -> Bilingual:
        """Return the title to offer: none for a paper that has one."""
        if self._row is None or self._row.document.title or not self._state.is_open:
            return Bilingual()
        return suggested(self._state.file, self._row.document)

    def _suggestion(self) -> Message:
        return msg("Take the title “{title}”", title=self._title())

    def _on_suggested(self) -> None:
        title = self._title()
        if self._row is not None and title:
            actions.change(self._state, self._row.document, "title", title)

    def _on_follow(self) -> None:
        if self._row is not None:
            Originals(self._desk, self._state, self).follow(self._row.document)

    def _on_kind(self, key: object) -> None:
        if self._row is not None and isinstance(key, str) and key != self._row.document.kind:
            actions.refile(self._state, self._row.document, key)

    def _on_original(self, value: object) -> None:
        if self._row is not None:
            found = [each for each in self._state.file.documents if each.id == value]
            actions.pair(self._state, self._row.document, found[0] if found else None)

    def _on_edited(self, name: str, value: object) -> None:
        if self._row is not None:
            actions.change(self._state, self._row.document, name, value)
