# SPDX-License-Identifier: MIT
"""The degrees: a card each, and the choice of the one the application relies on."""

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.degree import Degree, DegreeId
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees import actions
from kvisa_desktop.ui.degrees.chain_desk import ChainDesk
from kvisa_desktop.ui.degrees.degree_card import DegreeCard
from kvisa_desktop.ui.degrees.model import INSTITUTION, head, in_order
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.card_cursor import CardCursor
from kvisa_desktop.ui.parts.confirm import confirm
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.filing.filing_desk import FilingDesk
from kvisa_desktop.ui.parts.frames import scrolling
from kvisa_desktop.ui.parts.originals.desk import Originals
from kvisa_desktop.ui.parts.ready_widgets import ReadyWidgets
from kvisa_desktop.ui.parts.section_page import SectionPage

_WIDEST = 900
_CERTIFICATE = "degree-certificate"


class DegreesPage(SectionPage):
    """Wires the cards."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self.cards: dict[UUID, DegreeCard] = {}
        self._ready = ReadyWidgets(self, self._make_card)
        self.filing = FilingDesk(desk, state, self)
        self.chains = ChainDesk(desk, state, self)
        self.originals = Originals(desk, state, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        outer.addWidget(self.filing.progress)
        outer.addWidget(self._stack)
        area, column = scrolling(widest=_WIDEST)
        column.setContentsMargins(0, 0, 12, 12)
        row = QHBoxLayout()
        self._add = add = button(desk.text, msg("Add a degree"), lambda: actions.add(state))
        add.setIcon(desk.theme.icon("plus"))
        add.setObjectName("degrees.add")
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        column.addLayout(self._column)
        column.addStretch(1)
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "graduation-cap",
            msg("No degree yet"),
            msg("One degree carries the application; others may stand beside it."),
        )
        self._empty.offer(msg("Add a degree"), lambda: actions.add(state), "degrees.first")
        self._stack.addWidget(area)
        self._stack.addWidget(self._empty)

    def show_case(self) -> None:
        """Show the degrees of the case."""
        file, findings = self.state.file, self.state.assessment.findings
        degrees = in_order(file)
        if [each.id for each in degrees] != list(self.cards):
            cursor = CardCursor(self.cards, self._add)
            keys = [each.id for each in degrees]
            self.cards = self._ready.fill(self._column, keys, self.cards)
            cursor.follow(self.cards)
        for each in degrees:
            self.cards[each.id].show_degree(file, each, self.chains.chain(each), findings)
        self._stack.setCurrentIndex(0 if degrees else 1)

    @override
    def turns(self) -> Iterator[Callable[[], object]]:
        if not self.cards:
            yield from self._ready.turns(each.id for each in in_order(self.state.file))

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of a degree."""
        if record_id is None and self.cards:
            record_id = next(iter(self.cards))
        card = self.cards.get(record_id) if record_id else None
        wanted = INSTITUTION.name if field == "institution_id" else field
        return card is not None and card.focus_on(wanted)

    def start_focus(self) -> None:
        """Put the cursor into the first degree, or on the first step."""
        if not self.focus_on(None, "") and self._empty.button is not None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_card(self, key: UUID) -> DegreeCard:
        made = DegreeCard(self.desk)
        made.form.edited.connect(
            lambda name, value: actions.change(self.state, self._degree(key), name, value)
        )
        made.institution_named.connect(lambda name: self._on_named(key, name))
        made.institution_adopted.connect(
            lambda entry: actions.adopt(self.state, self._degree(key), entry)
        )
        made.relied_on.connect(lambda: actions.rely_on(self.state, self._degree(key)))
        made.removed.connect(lambda: self._remove(key))
        made.paper_asked.connect(lambda paper: self.state.ask_for("documents", paper))
        made.papers.original_asked.connect(self.originals.follow)
        made.chain.step_asked.connect(lambda link: self.chains.edit(self._degree(key), link))
        made.chain.why_asked.connect(lambda: self.chains.explain(self._degree(key)))
        made.chain.route_asked.connect(lambda: self.chains.choose(self._degree(key)))
        made.add_asked.connect(lambda: self.filing.choose(_CERTIFICATE, degree_id=DegreeId(key)))
        return made

    def _degree(self, key: UUID) -> Degree:
        return next(each for each in self.state.file.degrees if each.id == key)

    def _on_named(self, key: UUID, name: Bilingual) -> None:
        actions.name_institution(self.state, self._degree(key), name)

    def _remove(self, key: UUID) -> None:
        degree = self._degree(key)
        confirm(
            self.desk.text,
            self,
            (
                msg("Remove “{title}”?", title=head(degree)),
                msg("Its papers stay in the case without a degree."),
                msg("Remove"),
            ),
            lambda: actions.remove(self.state, degree),
        )
