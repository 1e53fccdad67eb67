# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""How long the window is held up when a section is opened for the first time; run by hand.

python -m tests.benchmarks.first_visits [--wait SECONDS]

The sample case is opened in a program started anew, once without making sections ready beforehand
and once with it, after the seconds given. Told is the longest turn of each section in milliseconds
of the window's own time, so that a busy machine changes little; and the longest turn of the making.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measuring import ROOT

_TICK = 2
_SETTLED = 0.15


def visited(place: Path, wait: float) -> dict[str, float]:
    """Open each section of the sample case in this process; return its longest turn."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from kvisa_desktop.app import App
    from kvisa_desktop.paths import user_folders
    from kvisa_desktop.services import cases
    from kvisa_desktop.ui.start import make_window
    from kvisa_desktop.ui.warming import Warming

    app = QApplication(sys.argv[:1])
    window = make_window(App(user_folders(place / "program")), app)
    if wait:
        Warming(window.desk, window.case, window)
    window.show()
    window.start(place / "Sample.kvisa")
    turns = [0.0, time.thread_time()]

    def tick() -> None:
        now = time.thread_time()
        turns[:] = max(turns[0], (now - turns[1]) * 1000), now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(_TICK)

    def run(seconds: float) -> float:
        """Let the window work, until nothing is under way; return the longest turn since."""
        end = time.monotonic() + seconds
        while time.monotonic() < end or not window.desk.tasks.is_idle:
            app.processEvents()
        longest, turns[0] = turns[0], 0.0
        return longest

    run(_SETTLED)
    window.open_case(cases.listed(window.desk.vault)[0].case.id)
    run(_SETTLED)
    found = {"making ready": run(wait)} if wait else {}
    for name in window.case.sections[1:]:
        window.case.go(name)
        found[name] = run(_SETTLED)
    window.close()
    return found


def measured(place: Path, wait: float) -> dict[str, float]:
    """Return the longest turns in a program started for it."""
    given = {**os.environ}
    given.setdefault("QT_QPA_PLATFORM", "offscreen")
    me = [sys.executable, "-m", "tests.benchmarks.first_visits", "--in", str(place)]
    done = subprocess.run(
        [*me, "--wait", str(wait)], stdout=subprocess.PIPE, cwd=ROOT, env=given, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def filled(place: Path) -> None:
    """Make a vault with the sample case, by a program of its own."""
    kvisa = [sys.executable, "-c", "from kvisa_desktop.cli import main; main()"]
    vault = str(place / "Sample.kvisa")
    for words in (["new", vault, "--no-password"], ["sample", vault]):
        subprocess.run([*kvisa, *words], stdout=subprocess.DEVNULL, cwd=ROOT, check=True)


def main() -> None:
    """Print both figures of each section side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wait", type=float, default=8.0)
    parser.add_argument("--in", dest="place", type=Path)
    asked = parser.parse_args()
    if asked.place:
        print(json.dumps(visited(asked.place, asked.wait)))
        return
    with tempfile.TemporaryDirectory() as name:
        filled(Path(name))
        cold, warm = measured(Path(name), 0), measured(Path(name), asked.wait)
    print(f"{'':14}{'cold':>8}{'made ready':>12}")
    for section, turn in warm.items():
        before = f"{cold[section]:8.0f}" if section in cold else " " * 8
        print(f"{section:14}{before}{turn:12.0f}")


if __name__ == "__main__":
    main()
