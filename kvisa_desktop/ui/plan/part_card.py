# SPDX-License-Identifier: MIT
"""One part of the plan: its published activity, and what is planned under it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kvisa_desktop.domain.activity_plan import Activity, PlannedActivity
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import subheading
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.editors.long_pair import LongPairEditor
from kvisa_desktop.ui.plan.model import heading_said


class PartCard(QFrame):
    """Edits one part. `edited` carries its words, `moved` up or down by one."""

    edited = Signal(object)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, desk: Desk, activity: Activity | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        text, theme = desk.text, desk.theme
        heading = heading_said(activity)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 18)
        row = QHBoxLayout()
        title = subheading()
        text.show(self, title.setText, heading)
        row.addWidget(title, 1)
        for name, icon, words, act in (
            ("up", "arrow-up", msg("Move up"), partial(self.moved.emit, -1)),
            ("down", "arrow-down", msg("Move down"), partial(self.moved.emit, 1)),
            ("remove", "trash-2", msg("Remove this part"), self.removed.emit),
        ):
            made = icon_button(text, theme, icon, words, act)
            made.setObjectName(f"plan.{name}")
            row.addWidget(made)
        column.addLayout(row)
        self.what = LongPairEditor(text)
        text.show(self, self.what.name_aloud, heading)
        self.what.committed.connect(self.edited)
        column.addWidget(self.what)

    def show_part(self, part: PlannedActivity) -> None:
        """Show the words as they are kept."""
        self.what.show_value(part.what)
