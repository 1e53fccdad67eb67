# SPDX-License-Identifier: MIT
"""The dossiers built so far, below the panel: read the report, supplement, compare."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.file_naming import shown
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.plan_pane import PROFILES
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied

_MOST = 8
_LINE = 30  # letters that fit between two breaks of a line
_UNBROKEN = re.compile(r"[^\s/\\-]+")


def build_said(build: DossierBuild) -> Message:
    """Return the line of a build: when, what, how many pages."""
    when = f"{build.built_at.astimezone():%Y-%m-%d %H:%M}"
    pages = plural("{count} page", "{count} pages", build.pages)
    return msg("{when} · {what} · {pages}", when=when, what=_sort_of(build), pages=pages)


def _sort_of(build: DossierBuild) -> Message:
    if build.is_draft:
        return msg("Draft")
    if build.supplement:
        return msg("Supplement {number}", number=build.supplement)
    return PROFILES[build.profile]


def unbroken(text: str) -> str:
    """Return a name or path of a file with every stretch cut that no line could hold."""
    return _UNBROKEN.sub(lambda found: shown(found[0], _LINE), text)


def latest_first(builds: Sequence[DossierBuild]) -> tuple[DossierBuild, ...]:
    """Return builds in their order, the latest first."""
    return tuple(sorted(builds, key=lambda each: each.id.bytes, reverse=True))


class BuildsPane(QWidget):
    """Lists the builds, the latest first. Each button asks by a signal that carries the build."""

    report_asked = Signal(object)
    show_asked = Signal(object)
    open_asked = Signal(object)
    supplement_asked = Signal(object)
    compare_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._builds: tuple[DossierBuild, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        desk.text.switched.connect(self._say)
        self._say()

    def show_builds(self, builds: Sequence[DossierBuild]) -> None:
        """Show other builds."""
        latest = latest_first(builds)
        if latest != self._builds:
            self._builds = latest
            self._say()

    def _say(self) -> None:
        emptied(self._column)
        head = subheading()
        head.setText(self._desk.text(msg("Builds so far")))
        self._column.addWidget(head)
        if not self._builds:
            none = muted()
            none.setText(self._desk.text(msg("Nothing has been built yet.")))
            self._column.addWidget(none)
        for build in self._builds[:_MOST]:
            self._column.addWidget(self._row(build))

    def _row(self, build: DossierBuild) -> QWidget:
        text = self._desk.text
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        line = Label(wrap=True)
        line.setText(text(build_said(build)))
        column.addWidget(line)
        name = unbroken(build.file_name)
        below = " · ".join(each for each in (name, build.recipient) if each)
        file = muted()
        file.setText(text(verbatim(below)))
        column.addWidget(file)
        row = QGridLayout()
        row.setHorizontalSpacing(12)
        row.setVerticalSpacing(0)
        asks: list[tuple[Message, Callable[[object], None]]] = [
            (msg("Report"), self.report_asked.emit),
            (msg("Show"), self.show_asked.emit),
            (msg("Open"), self.open_asked.emit),
            (msg("Compare with…"), self.compare_asked.emit),
        ]
        if not build.is_draft:
            asks.append((msg("Supplement…"), self.supplement_asked.emit))
        for place, (words, ask) in enumerate(asks):
            made = button(text, words, partial(ask, build), kind="link")
            made.setAccessibleDescription(line.text())
            row.addWidget(made, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        row.setColumnStretch(1, 1)
        column.addLayout(row)
        return holder
