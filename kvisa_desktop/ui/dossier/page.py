# SPDX-License-Identifier: MIT
"""The dossier: outline on the left, its pages in the middle, build and report on the right."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.build_comparison import BuildComparison
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.domain.explained import explanation_of
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.services.dossier_plans import plan_of
from kvisa_desktop.services.ports import BuildReport
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dialogs import Paper
from kvisa_desktop.ui.dossier import actions
from kvisa_desktop.ui.dossier.actions import BuildWish
from kvisa_desktop.ui.dossier.arranging import Arranging
from kvisa_desktop.ui.dossier.asking import ExplainSheet, PasswordSheet
from kvisa_desktop.ui.dossier.builds_pane import latest_first
from kvisa_desktop.ui.dossier.comparison_sheet import ComparisonSheet
from kvisa_desktop.ui.dossier.hand_over import HandOverDesk
from kvisa_desktop.ui.dossier.live import LivePreview
from kvisa_desktop.ui.dossier.model import (
    OutlineRow,
    make_model,
    outline,
    page_of,
    suggested_name,
)
from kvisa_desktop.ui.dossier.outline_table import OutlineTable
from kvisa_desktop.ui.dossier.report import BuildPanel
from kvisa_desktop.ui.fonts import subheading
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.pdf_view import PdfView
from kvisa_desktop.ui.parts.section_page import SectionPage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PLAIN = BuildWish()
_SHARES = (200, 460, 260)
_HANDLE = 12
_STRETCHES = (2, 3, 1)  # of the room that a larger window gives
_PRINT = msg("Print the dossier on one side of the paper")
_PRINT_TWO_SIDED = msg("Print the dossier on both sides, turned over the long edge")


class DossierPage(SectionPage):
    """Wires the outline, the pages and the panel."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._case: object = None
        self._followed = ""
        self._model = make_model(desk.text)
        self.table = OutlineTable(self._model, desk.theme)
        self.table.setObjectName("dossier.outline")
        desk.text.show(self, self.table.setAccessibleName, msg("Outline of the dossier"))
        self.view = PdfView(desk, msg("Build the dossier to see its pages."))
        self.arranging = Arranging(desk, state, self.table, self)
        self.live = LivePreview(desk, state, self.view, self)
        self.panel = BuildPanel(desk)
        self.hand_over = HandOverDesk(desk, state, self, self.panel.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(_HANDLE)
        self._preview = self._framed(self.view, margin=4)
        self._frames = (self._build_outline(), self._preview, self._framed(self.panel))
        for each in self._frames:
            panes.addWidget(each)
        panes.setSizes(list(_SHARES))
        for place, stretch in enumerate(_STRETCHES):
            panes.setStretchFactor(place, stretch)
        column.addWidget(panes)
        self._connect()

    def show_case(self) -> None:
        """Show the outline and what stands in the way of filing."""
        file = self.state.file
        if file.case.id != self._case:
            self._case = file.case.id
            self.panel.show_report(None)
            self.view.show_file(None)
            self.live.forget()
        lines = outline(file)
        self._model.show(lines)
        self._stack.setCurrentWidget(self.table if lines else self._empty)
        self.panel.show_case(file, self.state.assessment)
        self.live.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._case is not None and self.state.is_open:
            self.live.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without the pages where they would leave the words no room."""
        super().resizeEvent(event)
        needed = sum(each.minimumSizeHint().width() + _HANDLE for each in self._frames) - _HANDLE
        self._preview.setVisible(self.width() >= needed)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Do what a command of the menu asks for, or go to a choice of how it is made."""
        commands = {
            "build": self._build,
            "print": self._print,
            "hand-over": self.hand_over.ask,
        }
        if record_id is None and field in commands:
            commands[field]()
        return field in commands or self.panel.go_to_choice(field)

    def start_focus(self) -> None:
        """Put the cursor on the build button."""
        self.panel.build.setFocus(Qt.FocusReason.OtherFocusReason)

    def _framed(self, inner: QWidget, *, margin: int = 14) -> QWidget:
        frame, column = card(margin=margin)
        column.addWidget(inner)
        return frame

    def _build_outline(self) -> QWidget:
        desk = self.desk
        frame, column = card(margin=1, spacing=0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 8, 6)
        head.setSpacing(2)
        title = subheading(wrap=False)
        desk.text.show(self, title.setText, msg("Outline"))
        head.addWidget(title, 1)
        head.addSpacing(8)
        for icon, words, act in (
            ("arrow-up", msg("Move up (Alt+↑)"), lambda: self.arranging.move(-1)),
            ("arrow-down", msg("Move down (Alt+↓)"), lambda: self.arranging.move(1)),
            ("eye-off", msg("Leave out or take in (Space)"), self.arranging.toggle),
        ):
            head.addWidget(icon_button(desk.text, desk.theme, icon, words, act))
        column.addLayout(head)
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "book-open",
            msg("Nothing to bind yet"),
            msg(
                "Papers that are sorted by kind appear here in the order in which an officer reads."
            ),
        )
        self._empty.offer(
            msg("Go to the papers"), lambda: self.state.ask_for("documents"), "dossier.papers"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        return frame

    def _connect(self) -> None:
        self.panel.build_asked.connect(self._build)
        self.panel.open_asked.connect(self._open)
        self.panel.print_asked.connect(self._print)
        self.panel.copy_asked.connect(self._copy)
        self.panel.hand_over_asked.connect(self.hand_over.ask)
        self.hand_over.copy_made.connect(self._show_built)
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self._on_chosen)
        self.table.dragged.connect(self.arranging.drop)
        findings, plan, builds = self.panel.findings, self.panel.plan, self.panel.builds
        findings.asked.connect(self._on_finding)
        findings.other_asked.connect(self._on_other)
        findings.explain_asked.connect(self._on_explain)
        plan.changed.connect(lambda field, value: actions.change_plan(self.state, field, value))
        plan.sheet_asked.connect(self.arranging.add_sheet)
        builds.report_asked.connect(self.panel.show_kept)
        builds.show_asked.connect(lambda build: self._with_file(build, self._show_built))
        builds.open_asked.connect(lambda build: self._with_file(build, self._open_outside))
        builds.compare_asked.connect(self._on_compare)
        builds.supplement_asked.connect(self._on_supplement)
        for keys, act in (
            ("Alt+Up", lambda: self.arranging.move(-1)),
            ("Alt+Down", lambda: self.arranging.move(1)),
            ("Space", self.arranging.toggle),
            ("Del", self.arranging.remove_sheet),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _build(self, supplement_to: Path | None = None) -> None:
        if plan_of(self.state.file).profile is not Profile.ENCRYPTED:
            self._ask_where(BuildWish(supplement_to=supplement_to))
            return
        sheet = PasswordSheet(self.desk)
        sheet.given.connect(lambda word: self._ask_where(BuildWish(word, supplement_to)))
        sheet.appear(self)

    def _ask_where(self, wish: BuildWish) -> None:
        today = self.desk.program.today()
        name = suggested_name(self.state.file, today, is_supplement=bool(wish.supplement_to))
        suggestion = self.desk.program.vaults_folder() / name
        title = self.desk.text(msg("Save the dossier as"))
        self.desk.dialogs.save_file(
            self, title, suggestion, "PDF (*.pdf)", lambda out: self.build_to(out, wish)
        )

    def build_to(self, out: Path, wish: BuildWish = _PLAIN) -> None:
        """Build the dossier to a file."""
        self.panel.show_report(None)
        self.panel.build.setEnabled(False)
        job = actions.build(
            self.desk, self.state, out, self._on_built, failed=self._on_failed, wish=wish
        )
        job.ended = self._on_ended
        self.panel.progress.watch(job, msg("Building the dossier"))
        self.panel.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self) -> None:
        had_focus = self.panel.progress.stop.hasFocus()
        self.panel.build.setEnabled(True)
        if had_focus:
            self.start_focus()

    def _on_built(self, report: BuildReport) -> None:
        self.panel.show_report(report)
        self._show_built(report.file)

    def _show_built(self, file: Path) -> None:
        self.live.stop()
        self.view.show_file(file)

    def _on_failed(self, error: UserError) -> None:
        self.panel.show_report(None, error)
        self.desk.notices.fail(error)

    def _open(self) -> None:
        if self.panel.report is not None:
            self._open_outside(self.panel.report.file)

    def _open_outside(self, file: Path) -> None:
        actions.open_outside(self.desk, file)

    def _copy(self) -> None:
        report = self.panel.report
        if report is None:
            return
        title = self.desk.text(msg("Save a copy of the dossier as"))

        def chosen(target: Path) -> None:
            actions.save_copy(self.desk, self, report.file, target)

        self.desk.dialogs.save_file(self, title, report.file, "PDF (*.pdf)", chosen)

    def _print(self) -> None:
        """Print what was built just now, else the latest build that is kept."""
        report, latest = self.panel.report, latest_first(self.state.file.builds)[:1]
        if report is not None:
            self._print_file(report.file, report.pages)
            return
        for build in latest:
            self._with_file(build, partial(self._print_file, pages=build.pages))
        if not latest:
            self.desk.notices.warn(
                msg("There is nothing to print yet."), msg("Build the dossier first.")
            )

    def _print_file(self, file: Path, pages: int) -> None:
        def chosen(printer: "QPrinter") -> None:
            job = actions.print_dossier(self.desk, self, file, printer)
            self.panel.progress.watch(job, msg("Printing"))

        paper = Paper(pages, plan_of(self.state.file).duplex)
        title = _PRINT_TWO_SIDED if paper.both_sides else _PRINT
        self.desk.dialogs.print_on(self, self.desk.text(title), chosen, paper)

    def _on_finding(self, finding: Finding) -> None:
        self.state.ask_for(finding.area, finding.record_id, finding.field)

    def _on_other(self, finding: Finding) -> None:
        if finding.against is not None:
            place = finding.against
            self.state.ask_for(place.area, place.record_id, place.field)

    def _on_explain(self, finding: Finding) -> None:
        sheet = ExplainSheet(self.desk, finding, explanation_of(self.state.file, finding))
        sheet.explained.connect(
            lambda text, printed: actions.explain(self.state, finding, text, printed=printed)
        )
        sheet.appear(self)

    def _on_supplement(self, build: DossierBuild) -> None:
        self._with_file(build, self._build)

    def _with_file(self, build: DossierBuild, then: Callable[[Path], None]) -> None:
        actions.with_file(self.desk, self, build, then)

    def _on_compare(self, build: DossierBuild) -> None:
        self._with_file(build, self._ask_what_to_compare)

    def _ask_what_to_compare(self, older: Path) -> None:
        title = self.desk.text(msg("Compare with which dossier?"))

        def chosen(files: Sequence[Path]) -> None:
            def done(found: BuildComparison) -> None:
                ComparisonSheet(self.desk, found).appear(self)

            actions.compare(self.desk, self, (older, files[0]), done)

        self.desk.dialogs.open_files(self, title, "PDF (*.pdf)", chosen)

    def _on_chosen(self, row: OutlineRow | None) -> None:
        """Let the pages follow the outline; a row that is chosen again after a change does not."""
        if row is None or row.key == self._followed:
            return
        self._followed = row.key
        first = page_of(self.panel.report, self.live.sketch, self._first_exhibit(row))
        if first is not None:
            self.view.go_to(first)

    def _first_exhibit(self, row: OutlineRow) -> OutlineRow:
        """Return the first exhibit of a part, and any other row as it is."""
        if not row.is_section:
            return row
        below = (each for each in self._model.rows if each.part == row.part and each.label)
        return next(below, row)

    def _on_opened(self, row: OutlineRow) -> None:
        """Show the page of an exhibit in the built dossier, else its scans; edit a sheet."""
        if row.sheet is not None:
            self.arranging.edit_sheet(row.sheet)
            return
        first = page_of(self.panel.report, self.live.sketch, row)
        if first is not None:
            if first != self.view.page:
                self.view.go_to(first)
        elif row.document is not None:
            self.state.ask_for("documents", row.document.id)
