# SPDX-License-Identifier: MIT
"""Opens the sheets about a chain and the originals, and acts on what was entered in them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kvisa_desktop.domain.chain import Chain, Link, chain_of
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import away
from kvisa_desktop.domain.story import filing_day
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import chains, originals
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.original_sheet import OriginalSheet
from kvisa_desktop.ui.degrees.route_sheets import RouteSheet, WhySheet
from kvisa_desktop.ui.degrees.step_sheet import StepSheet
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sheet import Sheet

T = TypeVar("T")


class ChainDesk:
    """Where the chains of a page are worked on; `over` is the page that the sheets open over."""

    def __init__(self, desk: Desk, state: CaseState, over: QWidget) -> None:
        self._desk = desk
        self._state = state
        self._over = over

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

    def follow(self, document: Document, *, is_moved_on: bool = False) -> None:
        """Open the sheet about where an original is; `is_moved_on` asks for its next place."""
        move = None if is_moved_on else away(self._state.file, document)
        sheet = OriginalSheet(self._desk.text, document, move, self._today())
        sheet.given.connect(lambda fields: self._give(sheet, document, fields))
        sheet.returned.connect(lambda day: self._take_back(sheet, document, day))
        sheet.moved_on.connect(sheet.accept)
        sheet.moved_on.connect(partial(self.follow, document, is_moved_on=True))
        sheet.appear(self._over)

    def _save_step(
        self, sheet: Sheet, degree: Degree, link: Link | None, fields: Mapping[str, object]
    ) -> None:
        step = (link.kept or link.kind) if link else _kind(fields)
        rest = {name: value for name, value in fields.items() if name != "kind"}
        self._act(
            sheet,
            partial(chains.record_step, degree=degree, step=step, fields=rest, on=self._today()),
            msg("The step was recorded."),
        )

    def _forget(self, sheet: Sheet, link: Link | None) -> None:
        if link is not None and link.kept is not None:
            act = partial(chains.remove_step, step=link.kept)
            self._act(sheet, act, msg("The step was forgotten."))

    def _choose(
        self, sheet: Sheet, degree: Degree, route: AuthenticationRoute, reason: str
    ) -> None:
        act = partial(chains.choose_route, degree=degree, route=route, reason=reason)
        self._act(sheet, act, msg("The papers take the chosen route."))

    def _give_up(self, sheet: Sheet, degree: Degree) -> None:
        act = partial(chains.follow_the_table, degree=degree)
        self._act(sheet, act, msg("The route follows from place and day again."))

    def _give(self, sheet: Sheet, document: Document, fields: Mapping[str, object]) -> None:
        on = self._today()
        since = fields.get("since")
        act = partial(
            originals.give_away,
            document=document,
            place=str(fields.get("place", "")),
            holder=str(fields.get("holder", "")),
            since=since if isinstance(since, date) else on,
            on=on,
            note=str(fields.get("note", "")),
        )
        self._act(sheet, act, msg("Where the original is was recorded."))

    def _take_back(self, sheet: Sheet, document: Document, day: date | None) -> None:
        on = self._today()
        act = partial(originals.take_back, document=document, returned_on=day or on, on=on)
        self._act(sheet, act, msg("The original is back."))

    def _act(self, sheet: Sheet, act: Callable[[Vault], Done[T]], say: Message) -> None:
        """Act, close the sheet when it was done, and say in it what was wrong when not."""
        self._state.act(
            act,
            lambda _value: sheet.accept() if isValid(sheet) else None,
            say=say,
            failed=lambda error: (
                sheet.complain(error.what, error.remedy)
                if isValid(sheet)
                else self._desk.notices.fail(error)
            ),
        )

    def _today(self) -> date:
        return self._desk.program.today()


def _kind(fields: Mapping[str, object]) -> StepKind:
    kind = fields.get("kind")
    return kind if isinstance(kind, StepKind) else StepKind.MISSION
