# SPDX-License-Identifier: MIT
"""The panel beside the preview: what stands in the way, the build, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.kept_report import report_of
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.services.ports import BuildReport
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.builds_pane import BuildsPane, build_said, unbroken
from kvisa_desktop.ui.dossier.findings_pane import FindingsPane
from kvisa_desktop.ui.dossier.model import built_said, warning_said
from kvisa_desktop.ui.dossier.plan_pane import PlanPane
from kvisa_desktop.ui.dossier.ticks import promise, ticked
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.theme import Tone

_BUILD = msg("Build dossier")
_BUILD_DRAFT = msg("Build a draft")


class BuildPanel(QWidget):
    """Offers the build, then shows its report. Each button asks by a signal."""

    build_asked = Signal()
    open_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.report: BuildReport | None = None
        self._error: UserError | None = None
        self._kept: DossierBuild | None = None
        self._is_draft = False
        self._is_told = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        self.build = button(desk.text, _BUILD, self.build_asked.emit, kind="primary")
        self.build.setObjectName("dossier.build")
        outer.addWidget(self.build)
        self.progress = ProgressRow(desk)
        outer.addWidget(self.progress)
        area, column = scrolling(spacing=14)
        self._area = area
        outer.addWidget(area, 1)
        told = QWidget()
        self._column = QVBoxLayout(told)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.findings = FindingsPane(desk)
        self.plan = PlanPane(desk)
        self.builds = BuildsPane(desk)
        for each in (told, self.plan, self.findings, self.builds):
            column.addWidget(each)
        packs = button(desk.text, msg("Copies and packs…"), self.hand_over_asked.emit)
        packs.setIcon(desk.theme.icon("package"))
        packs.setObjectName("dossier.packs")
        column.addWidget(packs)
        column.addStretch(1)
        desk.text.switched.connect(self._say)
        desk.theme.changed.connect(self._say)

    def show_case(self, file: CaseFile, judged: Assessment) -> None:
        """Show what stands in the way, how the dossier is made, and what was built before."""
        self._is_draft = bool(judged.blockers)
        self.findings.show_findings(file, judged)
        self.plan.show_case(file)
        self.builds.show_builds(file.builds)
        self._name_build()

    def go_to_choice(self, field: str) -> bool:
        """Put the cursor on a choice of how the dossier is made; return False if there is none."""
        box = self.plan.switches.get(field)
        if box is not None:
            self._area.ensureWidgetVisible(box)
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        return box is not None

    def show_report(self, report: BuildReport | None, error: UserError | None = None) -> None:
        """Show what came of the build, or why it was not made."""
        self.report, self._error, self._kept = report, error, None
        self._is_told = True
        self._say()
        if report is not None or error is not None:
            self._show_top()

    def show_kept(self, build: DossierBuild) -> None:
        """Show the report that was kept with an earlier build."""
        self._kept, self._error = build, None
        self._say()
        self._show_top()

    def close_report(self) -> None:
        """Put away what is told of an earlier build, then what is told of this one."""
        if self._kept is not None:
            self._kept = None
        else:
            self._is_told = False
        self._say()
        self.build.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_top(self) -> None:
        """Let what was told last be seen from its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def _say(self) -> None:
        self._name_build()
        emptied(self._column)
        if self._kept is not None:
            self._add_kept(self._kept)
            return
        if not self._is_told:
            return
        if self._error is not None:
            self._add_error(self._error)
        if self.report is not None:
            self._add_report(self.report)

    def _name_build(self) -> None:
        self.build.setText(self._desk.text(_BUILD_DRAFT if self._is_draft else _BUILD))

    def _head(self, said: Message) -> None:
        head = subheading()
        head.setText(self._desk.text(said))
        self._column.addWidget(head)

    def _closing_head(self, said: Message) -> None:
        """Add a heading with the button that puts away what stands below it."""
        desk, head, row = self._desk, subheading(wrap=False), QWidget()
        head.setText(desk.text(said))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(head, 1)
        close = icon_button(desk.text, desk.theme, "x", msg("Close the report"), self.close_report)
        close.setObjectName("dossier.close-report")
        line.addWidget(close)
        self._column.addWidget(row)

    def _words(self, said: Message, *, quiet: bool = False) -> Label:
        label = muted() if quiet else Label(wrap=True)
        label.setText(self._desk.text(said))
        self._column.addWidget(label)
        return label

    def _add_error(self, error: UserError) -> None:
        self._closing_head(msg("The dossier was not built"))
        label = self._words(error.what)
        label.setProperty("kind", "bad")
        if error.remedy is not None:
            self._words(error.remedy, quiet=True)

    def _add_report(self, report: BuildReport) -> None:
        drafted = msg("Draft, not for submission")
        self._closing_head(drafted if report.is_draft else msg("Built and proved"))
        self._words(built_said(report))
        self._words(verbatim(unbroken(str(report.file))), quiet=True)
        row = QGridLayout()
        for place, (label, ask, name) in enumerate(
            (
                (msg("Open"), self.open_asked, "dossier.open"),
                (msg("Print…"), self.print_asked, "dossier.print"),
                (msg("Save a copy…"), self.copy_asked, "dossier.copy"),
            )
        ):
            made = button(self._desk.text, label, ask.emit)
            made.setObjectName(name)
            row.addWidget(made, place // 2, place % 2)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(holder)
        for proof in report.proofs:
            self._add_promise(proof.detail, ok=proof.ok)
        for note in report.notes:
            self._tick("info", Tone.INFO, note)
        if report.warnings:
            self._head(msg("To check before filing"))
        for each in report.warnings:
            self._tick("triangle-alert", Tone.WARN, warning_said(each))

    def _tick(self, icon: str, tone: Tone, said: Message) -> None:
        self._column.addWidget(ticked(self._desk, icon, tone, said))

    def _add_promise(self, detail: Message, *, ok: bool) -> None:
        self._column.addWidget(promise(self._desk, detail, ok=ok))

    def _add_kept(self, build: DossierBuild) -> None:
        self._closing_head(msg("Report of the build"))
        self._words(build_said(build))
        self._words(verbatim(f"SHA-256 {build.sha256[:16]}…"), quiet=True)
        kept = report_of(build)
        for each in kept.promises:
            self._add_promise(each.detail, ok=each.ok)
        for note in kept.notes:
            self._tick("info", Tone.INFO, note)
        for warning in kept.warnings:
            self._tick("triangle-alert", Tone.WARN, warning)
