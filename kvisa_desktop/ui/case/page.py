# SPDX-License-Identifier: MIT
"""The open case: who it is for, on the left its sections, beside them the section in view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui import leaving, unsaved
from kvisa_desktop.ui.case import actions
from kvisa_desktop.ui.case.model import CaseHeader
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, ElidedLabel, muted
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.rail import nav_button
from kvisa_desktop.ui.words import word

Target = tuple[str, UUID | None, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a case: its name in code, its title, its icon, and what makes its page."""

    name: str
    title: Message
    icon: str
    make: Callable[[Desk, CaseState], SectionPage]


class CasePage(QWidget):
    """Shows one case. A section is made when first visited; `section_shown` names it."""

    section_shown = Signal(str)

    def __init__(self, desk: Desk, state: CaseState, sections: Sequence[Section]) -> None:
        super().__init__()
        self._desk = desk
        self.state = state
        self._sections = {each.name: each for each in sections}
        self.pages: dict[str, SectionPage] = {}
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 10)
        column.setSpacing(14)
        column.addLayout(self._build_header())
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._build_list())
        self._stack = QStackedWidget()
        body.addWidget(self._stack, 1)
        column.addLayout(body, 1)
        self._next: Target | None = None
        self._moving_to: Stage | None = None
        self._waiting = muted(wrap=False)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        desk.text.show(self, self._waiting.setText, msg("Opening the case…"))
        self._stack.addWidget(self._waiting)
        state.awaited.connect(self._on_awaited)
        state.loaded.connect(self._on_loaded)
        desk.text.switched.connect(self._show_header)

    def clear(self) -> None:
        """Let every section go, and with them what they show of a closed vault."""
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        for label in (self._name, self._line, self._filing):
            label.setText("")

    @property
    def section(self) -> str:
        """The name of the section in view."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self.pages.items() if page is shown), "")

    @property
    def page(self) -> SectionPage | None:
        """The page of the section in view."""
        return self.pages.get(self.section)

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of all sections, in their order."""
        return tuple(self._sections)

    def prepare(self, name: str) -> None:
        """Make the page of a section, unless it is there; it shows the case when it is visited."""
        if name not in self.pages and self.state.is_open:
            page = self._sections[name].make(self._desk, self.state)
            page.sleep()
            self.pages[name] = page
            self._stack.addWidget(page)

    def go(self, name: str) -> None:
        """Show a section, as soon as the case is there."""
        if not self.state.is_open:
            self._next = (name, None, "")
            return
        left = self.page if self.section != name else None
        if left is not None:
            leaving.finish_typing(left)
        self.prepare(name)
        self.pages[name].wake()
        self._stack.setCurrentWidget(self.pages[name])
        if left is not None:
            left.sleep()
        self._buttons[name].setChecked(True)
        self.section_shown.emit(name)
        if left is not None:
            back = next(each for each, page in self.pages.items() if page is left)
            unsaved.tell_what_waits(self._desk, left, partial(self.go, back))

    def go_to(self, name: str, record_id: UUID | None, field: str) -> None:
        """Show a section and put the cursor where something is to be done."""
        if name not in self._sections:
            return
        if not self.state.is_open:
            self._next = (name, record_id, field)
            return
        self.go(name)
        # The page is laid out first: a field that is not yet visible cannot take the focus.
        QTimer.singleShot(0, self, lambda: self._focus(name, record_id, field))

    def _on_awaited(self) -> None:
        """Show no section until the case is there: what is typed too early would be lost."""
        self._next = (self.section or next(iter(self._sections)), None, "")
        self._moving_to = None
        self._stack.setCurrentWidget(self._waiting)

    def _on_loaded(self) -> None:
        self._moving_to = None
        self._show_header()
        if self._next is not None:
            target, self._next = self._next, None
            self.go_to(*target)

    def _focus(self, name: str, record_id: UUID | None, field: str) -> None:
        page = self.pages.get(name)
        if page is None:
            return
        if not (field or record_id) or not page.focus_on(record_id, field):
            page.start_focus()

    def _build_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        self._name = ElidedLabel(scale=1.6, weight=STRONG)
        self._stage = Pill(self._desk.theme)
        self._line = ElidedLabel(scale=0.93, kind="muted")
        first.addWidget(self._name)
        first.addWidget(self._stage)
        first.addWidget(self._build_stages())
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._line)
        row.addLayout(words, 1)
        self._filing = muted(wrap=False)
        row.addWidget(self._filing)
        self.build_button = button(
            self._desk.text,
            msg("Build dossier"),
            lambda: self.state.ask_for("dossier", None, "build"),
            kind="primary",
        )
        self.build_button.setObjectName("case.build")
        row.addWidget(self.build_button)
        return row

    def _build_stages(self) -> QToolButton:
        """Return the button that moves the case to another stage."""
        text = self._desk.text
        made = icon_button(
            text, self._desk.theme, "pencil", msg("Move to another stage"), lambda: None
        )
        made.setObjectName("case.stage")
        menu = QMenu(made)
        for stage in Stage:
            action = menu.addAction("")
            text.show(menu, action.setText, word(stage))
            action.triggered.connect(partial(self._move_to, stage))
        made.clicked.disconnect()
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _move_to(self, stage: Stage, _checked: bool = False) -> None:
        # a second move before the first was read again builds upon it
        seen = self._moving_to or self.state.file.case.stage
        self._moving_to = stage
        actions.move_to(self._desk, self.state, stage, seen)

    def _build_list(self) -> QWidget:
        frame = QWidget()
        frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        group = QButtonGroup(self)
        for each in self._sections.values():
            made = nav_button(self._desk, each.icon, each.title)
            made.setObjectName(f"section.{each.name}")
            made.clicked.connect(lambda _=False, name=each.name: self.go(name))
            group.addButton(made)
            self._buttons[each.name] = made
            column.addWidget(made)
        column.addStretch(1)
        return frame

    def _show_header(self) -> None:
        if not self.state.is_open:
            return
        header = CaseHeader.of(self.state.file)
        text = self._desk.text
        self._name.setText(header.name or text(msg("No name yet")))
        self._line.setText(text(header.line))
        self._stage.say(text(header.stage), header.stage_tone)
        self._filing.setText(text(header.filing))
