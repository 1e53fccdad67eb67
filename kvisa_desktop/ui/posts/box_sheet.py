# SPDX-License-Identifier: MIT
"""Asks what the online form of the post says of one of its boxes."""

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.post_box import PostBox
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.posts.kinds_editor import KindsEditor
from kvisa_desktop.ui.text import Text

_UNKNOWN = msg("Empty while the form does not say.")
_NAME = (Entry("name", msg("Name in the form")),)
_KINDS = (Entry("kinds", msg("Kinds of paper"), msg("None ticked: whatever no other box takes.")),)
_REST = (
    Entry("formats", msg("Formats"), msg("None ticked while the form does not say.")),
    Entry("least_kb", msg("Least kilobytes a file"), _UNKNOWN),
    Entry("most_kb", msg("Most kilobytes a file"), _UNKNOWN),
    Entry("most_pages", msg("Most pages"), _UNKNOWN),
    Entry("most_files", msg("Most files"), _UNKNOWN),
    Entry("source", msg("Where it said so")),
    Entry("source_date", msg("Date of the source")),
    Entry("read_on", msg("Date read")),
    Entry("note", msg("Note"), msg("For you only; never printed.")),
)
_FIELDS = tuple(each.name for each in (*_NAME, *_KINDS, *_REST))
_WIDTH = 560


class BoxSheet(Sheet):
    """Edits a draft of a box. `wanted` hands over its fields; the sheet stays until it is kept."""

    wanted = Signal(object)

    def __init__(self, text: Text, box: PostBox) -> None:
        super().__init__(text, msg("Box of the online form"))
        self.setObjectName("posts.box")
        self.draft = box
        pane = QWidget()
        pane.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 8, 0)
        self.form = RecordForm(text, PostBox, _NAME)
        self.form.add_fields(_KINDS, {"kinds": lambda: KindsEditor(text)})
        self.form.add_fields(_REST)
        self.form.edited.connect(self._on_edited)
        self.form.show_record(box)
        column.addWidget(self.form)
        self.scrolled(pane)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Record"), self._on_record, primary=True, name="posts.box.record")
        self.form.focus_on("name")

    def fields(self) -> dict[str, object]:
        """Return the fields as they are typed."""
        return {each: getattr(self.draft, each) for each in _FIELDS}

    def refused(self, error: UserError) -> None:
        """Say why the box cannot be kept."""
        self.complain(error.what, error.remedy)

    def _on_edited(self, name: str, value: object) -> None:
        self.draft = cast("PostBox", replace(cast("Any", self.draft), **{name: value}))

    def _on_record(self) -> None:
        self.setFocus()  # what is typed is taken when the cursor leaves its field
        self.wanted.emit(self.fields())
