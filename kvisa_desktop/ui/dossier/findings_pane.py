# SPDX-License-Identifier: MIT
"""Preflight beside the outline: what stops the build, what is to be checked, each explainable."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.explained import Explained, explained
from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.model import warning_said
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied

_ITEM = "item."  # a paper that is not here is brought, not explained
_MOST = 5
_LINE = "line"  # the property by which a link knows the finding it stands under


class FindingsPane(QWidget):
    """Shows blockers, then what to check; long lists fold. The signals carry the finding."""

    asked = Signal(object)
    other_asked = Signal(object)
    explain_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._blockers: tuple[Explained, ...] = ()
        self._checks: tuple[Explained, ...] = ()
        self._unfolded: set[Weight] = set()
        self._links: dict[str, QPushButton] = {}  # the first one of each line
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        desk.text.switched.connect(self._say)

    def show_findings(self, file: CaseFile, judged: Assessment) -> None:
        """Show what is to be said of a case before it is built."""
        blockers, checks = explained(file, judged.blockers), explained(file, judged.to_check)
        if (blockers, checks) != (self._blockers, self._checks):
            self._blockers, self._checks = blockers, checks
            self._say()

    def _say(self) -> None:
        left = self._line_in_focus()
        emptied(self._column)
        self._links.clear()
        if self._blockers:
            count = len(self._blockers)
            self._head(msg("Before you can file ({count})", count=count))
            quiet = muted()
            quiet.setText(
                self._desk.text(
                    msg("Until they are settled only a draft can be built; every page says so.")
                )
            )
            self._column.addWidget(quiet)
            self._list(self._blockers, Weight.BLOCKER)
        if self._checks:
            self._head(msg("To check ({count})", count=len(self._checks)))
            self._list(self._checks, Weight.CHECK)
        if left:
            self._go_to(left)

    def _head(self, said: Message) -> None:
        head = subheading()
        head.setText(self._desk.text(said))
        self._column.addWidget(head)

    def _list(self, findings: tuple[Explained, ...], weight: Weight) -> None:
        shown = findings if weight in self._unfolded else findings[:_MOST]
        for number, each in enumerate(shown):
            self._column.addWidget(self._row(each, f"findings.{weight}.{number}"))
        if len(shown) < len(findings):
            words = msg("Show all {count}", count=len(findings))
            more = button(self._desk.text, words, partial(self._unfold, weight), kind="link")
            more.setObjectName(f"findings.all.{weight}")
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, weight: Weight) -> None:
        """Show the whole list; the cursor goes on to the first line that was folded away."""
        self._unfolded.add(weight)
        self._say()
        self._go_to(f"findings.{weight}.{_MOST}")

    def _line_in_focus(self) -> str:
        """Return the name of the line that has the cursor, "" when it is elsewhere."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return ""
        return str(focused.property(_LINE) or "")

    def _go_to(self, name: str) -> None:
        """Put the cursor on a line, or on the last one where there are fewer now."""
        wanted = self._links.get(name) or next(reversed(self._links.values()), None)
        if wanted is not None:  # it can take the focus once it is laid out
            QTimer.singleShot(0, wanted, wanted.setFocus)

    def _row(self, each: Explained, name: str) -> QWidget:
        finding = each.finding
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        label = Label(wrap=True)
        label.setText(self._desk.text(warning_said(each)))
        column.addWidget(label)
        row = QGridLayout()
        row.setHorizontalSpacing(12)
        for place, (words, ask) in enumerate(self._asks(finding)):
            go = button(self._desk.text, words, partial(ask.emit, finding), kind="link")
            go.setAccessibleDescription(label.text())
            go.setProperty(_LINE, name)
            self._links.setdefault(name, go)
            row.addWidget(go, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        row.setColumnStretch(1, 1)
        column.addLayout(row)
        return holder

    def _asks(self, finding: Finding) -> list[tuple[Message, SignalInstance]]:
        asks = [(msg("Go there"), self.asked)]
        if finding.against is not None:
            asks.append((msg("The other place"), self.other_asked))
        if finding.weight is not Weight.BLOCKER and not finding.id.startswith(_ITEM):
            asks.append((msg("Explain…"), self.explain_asked))
        return asks
