# SPDX-License-Identifier: MIT
"""Makes ready, while nothing else is to be done, what the first visit of a section needs.

A module is read, a page is made, or a card of one, in each turn: a first visit that did all of it
at once would hold the window up for a third of a second.
"""

import pkgutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from kvisa_desktop.ui.case.page import CasePage
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.section_page import SectionPage

_PAUSE = 20  # milliseconds in which the window listens between two turns
_FOLDERS = {"form": "form_sheet", "post": "posts"}  # of sections that bear another name


class Warming(QObject):
    """Takes one step after the other as soon as a case is open; waits while work is under way."""

    def __init__(self, desk: Desk, case: CasePage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case = case
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._turn)
        case.state.loaded.connect(self._begin)

    def _begin(self) -> None:
        """Begin anew where pages are missing: a vault that was closed took its own with it."""
        if len(self._case.pages) < len(self._case.sections):
            self._steps = self._all_steps()
            self._timer.start()

    def _turn(self) -> None:
        if self._desk.tasks.is_idle:
            step = next(self._steps, None)
            if step is None:
                return
            step()
        self._timer.start()

    def _all_steps(self) -> Iterator[Callable[[], object]]:
        sections = self._case.sections
        yield self._read_writer
        for name in sections:
            yield from (partial(import_module, each) for each in _modules(name))
            yield partial(self._case.prepare, name)
        for name in sections:
            page = self._case.pages.get(name)
            if page is not None and self._case.state.is_open:
                yield from (partial(self._make_ready, name, page, each) for each in page.turns())

    def _make_ready(self, name: str, page: SectionPage, step: Callable[[], object]) -> None:
        """Take a step for a page, unless it went with its vault meanwhile."""
        if self._case.pages.get(name) is page:
            step()

    def _read_writer(self) -> None:
        """Read on a worker what draws the live preview; it is most of what the program is."""
        program = self._desk.program
        self._desk.tasks.in_pool(self, lambda _job: (program.scans, program.writer))


def _modules(section: str) -> list[str]:
    """Return what is not read yet of the folder of a section, each module to be read for itself."""
    folder = import_module(f"kvisa_desktop.ui.{_FOLDERS.get(section, section)}")
    found = (f"{folder.__name__}.{each.name}" for each in pkgutil.iter_modules(folder.__path__))
    return [each for each in found if each not in sys.modules]
