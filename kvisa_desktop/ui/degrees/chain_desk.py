# SPDX-License-Identifier: MIT
"""Opens the sheets about a chain, and acts on what was entered in them."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.chain import Chain, chain_of
from kvisa_desktop.domain.chain_links import Link
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.story import filing_day
from kvisa_desktop.messages import msg
from kvisa_desktop.services import chains
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.route_sheets import RouteSheet, WhySheet
from kvisa_desktop.ui.degrees.step_sheet import StepSheet
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.parts.sheet_acts import SheetActs


class ChainDesk:
    """Where the chains of a page are worked on; `over` is the page that the sheets open over."""

    def __init__(self, desk: Desk, state: CaseState, over: QWidget) -> None:
        self._desk = desk
        self._state = state
        self._over = over
        self._acts = SheetActs(desk, state)

    def chain(self, degree: Degree) -> Chain | None:
        """Return the chain of a degree as it stands today."""
        file, on = self._state.file, self._today()
        return chain_of(file, degree, filing_day(file, on), on)

    def edit(self, degree: Degree, link: Link | None) -> None:
        """Open the sheet of a step, or of one to be named."""
        sheet = StepSheet(self._desk.text, self._state.file, degree, link)
        sheet.saved.connect(lambda fields: self._save_step(sheet, degree, link, fields))
        sheet.forgotten.connect(lambda: self._forget(sheet, link))
        sheet.appear(self._over)

    def explain(self, degree: Degree) -> None:
        """Open the sheet that says why the papers take their road."""
        chain = self.chain(degree)
        if chain is not None:
            rules = self._desk.program.rulebook.rules
            WhySheet(self._desk.text, chain, rules, self._today()).appear(self._over)

    def choose(self, degree: Degree) -> None:
        """Open the sheet in which a road is chosen by hand."""
        chain = self.chain(degree)
        sheet = RouteSheet(self._desk.text, chain.road.choice if chain else None)
        sheet.chosen.connect(lambda route, reason: self._choose(sheet, degree, route, reason))
        sheet.given_up.connect(lambda: self._give_up(sheet, degree))
        sheet.appear(self._over)

    def _save_step(
        self, sheet: Sheet, degree: Degree, link: Link | None, fields: Mapping[str, object]
    ) -> None:
        step = (link.kept or link.kind) if link else _kind(fields)
        rest = {name: value for name, value in fields.items() if name != "kind"}
        self._acts.run(
            sheet,
            partial(chains.record_step, degree=degree, step=step, fields=rest, on=self._today()),
            msg("The step was recorded."),
        )

    def _forget(self, sheet: Sheet, link: Link | None) -> None:
        if link is not None and link.kept is not None:
            act = partial(chains.remove_step, step=link.kept)
            self._acts.run(sheet, act, msg("The step was forgotten."))

    def _choose(
        self, sheet: Sheet, degree: Degree, route: AuthenticationRoute, reason: str
    ) -> None:
        act = partial(chains.choose_route, degree=degree, route=route, reason=reason)
        self._acts.run(sheet, act, msg("The papers take the chosen route."))

    def _give_up(self, sheet: Sheet, degree: Degree) -> None:
        act = partial(chains.follow_the_table, degree=degree)
        self._acts.run(sheet, act, msg("The route follows from place and day again."))

    def _today(self) -> date:
        return self._desk.program.today()


def _kind(fields: Mapping[str, object]) -> StepKind:
    kind = fields.get("kind")
    return kind if isinstance(kind, StepKind) else StepKind.MISSION
