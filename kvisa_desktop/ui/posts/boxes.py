# SPDX-License-Identifier: MIT
"""The boxes of the post's online form: listed in its order, recorded, changed, moved, removed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.post import PostId
from kvisa_desktop.domain.post_box import PostBox, PostBoxId, limits_said
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card, emptied, framed
from kvisa_desktop.ui.posts import actions
from kvisa_desktop.ui.posts.box_sheet import BoxSheet
from kvisa_desktop.ui.words import bare, kind_said

_NEW, _NOBODY = PostBoxId(UUID(int=0)), PostId(UUID(int=0))


class BoxesCard(QWidget):
    """Shows the boxes, each with its limits, papers and source, and asks for another."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=18, spacing=10)
        outer.addWidget(frame)
        head = subheading()
        desk.text.show(head, head.setText, msg("Boxes of the online form"))
        column.addWidget(head)
        self._none = Label(wrap=True, kind="muted")
        column.addWidget(self._none)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(8)
        column.addLayout(self._boxes)
        self.add = button(desk.text, msg("Add a box…"), partial(self.ask, None))
        self.add.setObjectName("posts.box.add")
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self) -> None:
        """Show the boxes as they stand."""
        boxes = self._state.file.post_boxes
        self._none.setText(
            self._desk.text(
                msg(
                    "Post rule unknown: no box of its online form is recorded, so the upload pack "
                    "has the general names and order, and assumes no limit."
                )
            )
        )
        self._none.setVisible(not boxes)
        emptied(self._boxes)
        for number, each in enumerate(boxes):
            self._boxes.addWidget(self._frame(number, each, len(boxes)))

    def ask(self, box: PostBox | None = None) -> BoxSheet:
        """Open the sheet for a box, or for a new one."""
        post_id = self._state.file.post.id if self._state.file.post else _NOBODY
        new = PostBox(id=_NEW, post_id=post_id, read_on=self._desk.program.today())
        sheet = BoxSheet(self._desk.text, box or new)
        sheet.wanted.connect(partial(self._on_wanted, sheet, box))
        sheet.appear(self)
        return sheet

    def _on_wanted(self, sheet: BoxSheet, box: PostBox | None, fields: dict[str, object]) -> None:
        on = self._desk.program.today()
        actions.keep_box(self._state, box, fields, on, then=sheet.accept, failed=sheet.refused)

    def _frame(self, number: int, box: PostBox, count: int) -> QFrame:
        frame, column = framed("well", margin=10, spacing=4)
        column.addLayout(self._top(number, box, count))
        for words in _said(box):
            label = muted()
            label.setText(self._desk.text(words))
            column.addWidget(label)
        return frame

    def _top(self, number: int, box: PostBox, count: int) -> QHBoxLayout:
        row = QHBoxLayout()
        text = self._desk.text
        name = Label(wrap=True)
        name.setText(text(msg("{number}. {name}", number=number + 1, name=bare(box.name))))
        row.addWidget(name, 1)
        acts = (
            ("up", msg("Up"), partial(actions.move_box, self._state, box, -1), number > 0),
            (
                "down",
                msg("Down"),
                partial(actions.move_box, self._state, box, 1),
                number + 1 < count,
            ),
            ("change", msg("Change…"), partial(self.ask, box), True),
            ("remove", msg("Remove"), partial(actions.remove_box, self._state, box), True),
        )
        for key, label, act, is_open in acts:
            made = button(text, label, act)
            made.setObjectName(f"posts.box.{key}.{number}")
            made.setEnabled(is_open)
            made.setAccessibleName(text(msg("{act}: {name}", act=label, name=bare(box.name))))
            row.addWidget(made)
        return row


def _said(box: PostBox) -> list[Message]:
    """Return what is said under the name of a box: limits, papers, source."""
    lines = [_joined(list(limits_said(box)) or [msg("Formats and limits: not known")])]
    papers: list[Message] = [kind_said(each) for each in box.kinds]
    if papers:
        lines.append(msg("Papers: {kinds}", kinds=_joined(papers)))
    else:
        lines.append(msg("Papers: whatever no other box takes"))
    source = msg("Source: {source}", source=verbatim(box.source))
    day = box.read_on
    lines.append(source if day is None else msg("{source}, read on {day}", source=source, day=day))
    return lines


def _joined(said: list[Message]) -> Message:
    first, *rest = said
    return msg("{first}; {rest}", first=first, rest=_joined(rest)) if rest else first
