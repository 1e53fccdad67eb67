# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""How long the window of stays is busy with many crossings; run by hand, never by the tests.

python -m tests.benchmarks.stay_window [COUNT ...]

For 100, 1,000 and 5,000 crossings (or the counts given): counting them beside the window, showing
what was counted, painting the timeline whole and close up, painting the table, one edit in a cell,
and the longest time the window stood still while that edit was kept, read again and counted anew.
All in milliseconds, each with its ratio to the row above. The vault is one in memory.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kvisa_desktop import paths
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.services import cases
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.stays.page import StaysPage
from kvisa_desktop.ui.stays.picture import picture_of
from kvisa_desktop.ui.sweeping import sweep_rarely
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Theme
from tests.case_builders import PERSON, graduate_case
from tests.domain.stay_cases import entry, leave, visa
from tests.ui.conftest import filled
from tests.ui.program import FakeDialogs, FakeOpenVault, FakeProgram

COUNTS = (100, 1_000, 5_000)
ROUNDS = 9
TICK = 2
FIRST = date(1990, 1, 3)
HEADS = ("count", "show", "paint all", "paint near", "table", "edit", "longest pause")


def crossings(count: int) -> Iterator[Crossing]:
    """Yield stays of a few days over the years; some days are known to the month only."""
    sticker = visa()
    gap = max(3, 13_000 // max(1, count // 2))
    day = FIRST
    for number in range(count // 2):
        yield replace(entry(day, sticker), person_id=PERSON, sticker_id=None)
        last = day + timedelta(days=1 + number % max(1, gap - 2))
        vague = number % 29 == 0
        on = PartialDate(last.year, last.month) if vague else PartialDate.of(last)
        yield replace(leave(on), person_id=PERSON)
        day += timedelta(days=gap)


def clocked(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of an act in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


class Pauses:
    """Notes the longest time between two ticks of the window."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK)

    def stop(self) -> float:
        """Return the longest pause in milliseconds."""
        self._timer.stop()
        return self.longest

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def settle(app: QApplication, desk: Desk) -> None:
    """Let everything that is under way come to its end."""
    for _ in range(3):
        app.processEvents()
        while not desk.tasks.is_idle:
            app.processEvents()
    app.processEvents()


def measured(app: QApplication, count: int) -> list[float]:
    """Return the times for so many crossings, in the order of `HEADS`."""
    program = FakeProgram()
    theme = Theme(app, paths.resources() / "icons")
    theme.use(program.settings.theme)
    desk = Desk(program, Text(app, program.translator, "en"), theme, FakeDialogs())
    vault = filled(FakeOpenVault(program.folder / "Many.kvisa"), graduate_case())
    vault.records.update({each.id: each for each in crossings(count)})
    desk.take_vault(vault)
    state = CaseState(desk)
    page = StaysPage(desk, state)
    page.resize(1100, 700)
    page.show()
    state.open(cases.listed(vault)[0].case.id)
    settle(app, desk)
    file, today = state.file, program.today()
    picture = picture_of(file, today)
    pictures = iter([picture_of(file, today) for _ in range(3)])
    line, table = page.timeline.timeline, page.table
    times = [
        clocked(lambda: picture_of(file, today), 3),
        clocked(lambda: page.take_picture(next(pictures)), 3),
    ]
    line.fit()
    times.append(clocked(line.viewport().grab))
    line.zoom(40)
    times.append(clocked(line.viewport().grab))
    times.append(clocked(table.viewport().grab))
    ports = iter(f"Port {n}" for n in range(1000))
    chosen = picture.crossings[count // 2]
    times.append(clocked(lambda: table.crossings.put(chosen, "port", Bilingual(next(ports)))))
    pauses = Pauses()
    table.crossings.put(chosen, "port", Bilingual("Last"))
    table.typed.emit(chosen, "port", Bilingual("Last"))
    settle(app, desk)
    times.append(pauses.stop())
    page.close()
    desk.tasks.close()
    return times


def main() -> None:
    """Print a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=list(COUNTS))
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    fonts.load()
    fonts.use(app)
    sweep_rarely()
    print("crossings", *(f"{head:>20}" for head in HEADS))
    above: list[float] = []
    for count in asked.counts:
        times = measured(app, count)
        cells = [
            f"{each:9.1f} ms" + (f" (x{each / before:5.1f})" if before else " " * 9)
            for each, before in zip(times, above or [0.0] * len(times), strict=True)
        ]
        print(f"{count:9}", *(f"{cell:>20}" for cell in cells), flush=True)
        above = times


if __name__ == "__main__":
    main()
