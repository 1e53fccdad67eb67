# SPDX-License-Identifier: MIT
"""Where the paper original of a document is: given to whom, since when, and back."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal

from kvisa_desktop.domain.chain_step import OriginalMove, OriginalMoveId
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import where_said
from kvisa_desktop.messages import msg
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.ui.parts.draft import Draft
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

_GIVEN = (
    Entry("holder", msg("With whom")),
    Entry("place", msg("Place")),
    Entry("since", msg("Since")),
    Entry("note", msg("Note"), msg("For you only; never printed.")),
)
_BACK = (Entry("returned_on", msg("Back since")),)
_WIDTH = 460


class OriginalSheet(Sheet):
    """Asks to whom an original was given or, while it is away, on which day it came back.

    `given` carries the fields of a new journey, `returned` the day; `moved_on` asks for the next.
    """

    given = Signal(object)
    returned = Signal(object)
    moved_on = Signal()

    def __init__(self, text: Text, document: Document, move: OriginalMove | None, on: date) -> None:
        title = msg("Original of “{paper}”", paper=title_of(document))
        super().__init__(text, title, where_said(document, move))
        self.setObjectName("original")
        self._move = move
        self.form = RecordForm(text, OriginalMove, _BACK if move else _GIVEN)
        self.form.setMinimumWidth(_WIDTH)
        self.draft = Draft(self.form)
        start = OriginalMove(
            id=OriginalMoveId(UUID(int=0)), document_id=document.id, since=on, returned_on=on
        )
        self._start = start
        self.form.show_record(start)
        self.body.addWidget(self.form)
        if move is not None:
            self.add_button(msg("It went on…"), self.moved_on.emit, name="on")
        self.add_button(msg("Cancel"), self.reject)
        label = msg("It is back") if move is not None else msg("Record")
        self.add_button(label, self._on_save, primary=True)
        self.form.focus_on("returned_on" if move else "holder")

    def _on_save(self) -> None:
        problem, fields = self.draft.problem, self.draft.fields
        if problem is not None:
            self.complain(problem.what, problem.remedy)
        elif self._move is not None:
            self.returned.emit(fields.get("returned_on", self._start.returned_on))
        else:
            self.given.emit({"since": self._start.since, **fields})
