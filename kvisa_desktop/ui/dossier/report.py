# SPDX-License-Identifier: MIT
"""The panel beside the preview: what stands in the way, the build, and what came of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.ports import BuildReport
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.model import built_said, warning_said
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.theme import Tone

_BUILD = msg("Build dossier")
_BUILD_DRAFT = msg("Build a draft")
_ICON = QSize(16, 16)
_MOST = 5


class BuildPanel(QWidget):
    """Offers the build, then shows its report. Each button asks by a signal."""

    build_asked = Signal()
    open_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    finding_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.report: BuildReport | None = None
        self._error: UserError | None = None
        self._blockers: tuple[Finding, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        self.build = button(desk.text, _BUILD, self.build_asked.emit, kind="primary")
        self.build.setObjectName("dossier.build")
        outer.addWidget(self.build)
        self.progress = ProgressRow(desk)
        outer.addWidget(self.progress)
        area, self._column = scrolling(spacing=8)
        outer.addWidget(area, 1)
        desk.text.switched.connect(self._say)
        desk.theme.changed.connect(self._say)

    def show_blockers(self, blockers: tuple[Finding, ...]) -> None:
        """Show what stands in the way of filing."""
        self._blockers = blockers
        self._say()

    def show_report(self, report: BuildReport | None, error: UserError | None = None) -> None:
        """Show what came of the build, or why it was not made."""
        self.report, self._error = report, error
        self._say()

    def _say(self) -> None:
        self.build.setText(self._desk.text(_BUILD_DRAFT if self._blockers else _BUILD))
        emptied(self._column)
        if self._error is not None:
            self._add_error(self._error)
        if self.report is not None:
            self._add_report(self.report)
        self._add_blockers()
        self._column.addStretch(1)

    def _head(self, said: Message) -> None:
        head = subheading()
        head.setText(self._desk.text(said))
        self._column.addWidget(head)

    def _words(self, said: Message, *, quiet: bool = False) -> Label:
        label = muted() if quiet else Label(wrap=True)
        label.setText(self._desk.text(said))
        self._column.addWidget(label)
        return label

    def _add_error(self, error: UserError) -> None:
        self._head(msg("The dossier was not built"))
        label = self._words(error.what)
        label.setProperty("kind", "bad")
        if error.remedy is not None:
            self._words(error.remedy, quiet=True)

    def _add_report(self, report: BuildReport) -> None:
        drafted = msg("Draft, not for submission")
        self._head(drafted if report.is_draft else msg("Built and proved"))
        self._words(built_said(report))
        self._words(verbatim(str(report.file)), quiet=True)
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
            tone = Tone.OK if proof.ok else Tone.BAD
            self._tick("circle-check" if proof.ok else "circle-x", tone, proof.detail)
        for note in report.notes:
            self._tick("info", Tone.INFO, note)
        if report.warnings:
            self._head(msg("To check before filing"))
        for each in report.warnings:
            self._tick("triangle-alert", Tone.WARN, warning_said(each))

    def _tick(self, icon: str, tone: Tone, said: Message) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = QLabel()
        drawn = self._desk.theme.icon(icon, tone).pixmap(_ICON, self.devicePixelRatioF())
        picture.setPixmap(drawn)
        label = Label(wrap=True, scale=0.93)
        label.setText(self._desk.text(said))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self._column.addWidget(holder)

    def _add_blockers(self) -> None:
        if not self._blockers:
            return
        count = len(self._blockers)
        self._head(msg("Before you can file ({count})", count=count))
        self._words(
            msg("Until they are settled only a draft can be built; every page of it says so."),
            quiet=True,
        )
        for finding in self._blockers[:_MOST]:
            self._column.addWidget(self._finding_button(finding))
        if count > _MOST:
            rest = count - _MOST
            self._words(plural("{count} more", "{count} more", rest), quiet=True)

    def _finding_button(self, finding: Finding) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        label = Label(wrap=True)
        label.setText(self._desk.text(finding.text))
        column.addWidget(label)
        go: QPushButton = button(
            self._desk.text,
            msg("Go there"),
            lambda: self.finding_asked.emit(finding),
            kind="link",
        )
        go.setAccessibleDescription(label.text())
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return holder
