# SPDX-License-Identifier: MIT
"""Takes scans from the file dialog, the clipboard or a drop, and sees them filed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.files import Outcome
from kvisa_desktop.messages import msg
from kvisa_desktop.services.documents import Filing, Offered, Scan
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.filing import scans as scanning
from kvisa_desktop.ui.parts.filing.filing_sheet import FilingSheet
from kvisa_desktop.ui.parts.filing.outcome_sheets import RefusedSheet, ScanPasswordSheet
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.parts.sheet import Sheet

_FILTERS = "(*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.webp);;(*)"


class FilingDesk(QObject):
    """Asks what scans are, adds them, asks for passwords, and tells what was refused.

    `filed` carries the first document that was made.
    """

    filed = Signal(object)

    def __init__(self, desk: Desk, state: CaseState, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._state = state
        self._page = page
        self.progress = ProgressRow(desk)
        self._sheets: list[Sheet] = []

    def choose(self, kind: str, *, degree_id: DegreeId | None = None, item: str = "") -> None:
        """Let the user choose files, perhaps for one of the degrees or an item of the checklist."""
        title = self._desk.text(msg("Choose scans"))

        def chosen(paths: Sequence[Path]) -> None:
            found = [scanning.scan_at(path) for path in paths]
            self.offer(found, kind, degree_id=degree_id, item=item, at_once=bool(item))

        self._desk.dialogs.open_files(self._page, title, _FILTERS, chosen)

    def paste(self, kind: str) -> None:
        """Take what is on the clipboard."""
        scans = scanning.scans_in(self._desk.dialogs.clipboard())
        if scans:
            self.offer(scans, kind)
        else:
            self._desk.notices.warn(
                msg("There is no file or picture on the clipboard."),
                msg("Copy one in your file manager first."),
            )

    def offer(
        self,
        scans: Sequence[Scan],
        kind: str,
        *,
        at_once: bool = False,
        degree_id: DegreeId | None = None,
        item: str = "",
    ) -> None:
        """File scans; ask what they are unless they were dropped right on their kind."""
        if not scans:
            self._desk.notices.warn(
                msg("There is no file in what was dropped."),
                msg("Drop scans from your file manager, or a folder in which they lie."),
            )
            return
        if at_once:
            self._add(scans, Filing(kind, item=item, degree_id=degree_id))
            return
        guess = kind or scanning.guessed_kind([scan.name for scan in scans])
        sheet = FilingSheet(self._desk, self._state.file, scans, guess, degree_id)
        sheet.filed.connect(lambda filing: self._add(scans, replace(filing, degree_id=degree_id)))
        sheet.appear(self._page)

    def _add(self, scans: Sequence[Scan], filing: Filing) -> None:
        then = partial(self._on_added, scans, filing)
        job = scanning.add(self._desk, self._state, scans, filing, then)
        self.progress.watch(job, msg("Reading scans"))

    def _on_added(self, scans: Sequence[Scan], filing: Filing, offered: Sequence[Offered]) -> None:
        locked = [
            place
            for place, each in enumerate(offered)
            if each.facts.outcome is Outcome.NEEDS_PASSWORD
        ]
        refused = [each for each in offered if each.facts.outcome is Outcome.REJECTED]
        if filing.as_one:
            locked = locked[:1]
        first = next((each.document for each in offered if each.document is not None), None)
        if first is not None:
            self.filed.emit(first.id)
        for place in locked:
            among = scans if filing.as_one else [scans[place]]
            self._queue(self._password_sheet(among, filing, among.index(scans[place])))
        if refused:
            self._queue(RefusedSheet(self._desk, refused))

    def _queue(self, sheet: Sheet) -> None:
        """Show one sheet after the other, never one over the other."""
        self._sheets.append(sheet)
        sheet.finished.connect(self._show_next)
        if len(self._sheets) == 1:
            sheet.appear(self._page)

    def _show_next(self) -> None:
        self._sheets.pop(0)
        if self._sheets:
            self._sheets[0].appear(self._page)

    def _password_sheet(self, scans: Sequence[Scan], filing: Filing, place: int) -> Sheet:
        """Return the question for the password of one scan, after which all are offered again."""
        scan = scans[place]
        sheet = ScanPasswordSheet(self._desk, scan.name, again=bool(scan.password))

        def given(password: str) -> None:
            opened = [*scans]
            opened[place] = replace(scan, password=password)
            self._add(opened, filing)

        sheet.given.connect(given)
        return sheet
