# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""How fast stays are counted, and how fast a long sheet comes in; run by hand, never by the tests.

python -m tests.benchmarks.stays [--rounds N] [--rows N]

Histories of 100, 1,000 and 10,000 crossings are counted and checked, every tenth day known to the
month only; the ratio shows whether ten times the crossings take ten times as long. Then a workbook
is read, planned and kept in a vault that is thrown away.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.domain.stay_plan import PlannedTrip, with_trips
from kvisa_desktop.domain.stay_review import review_stays
from kvisa_desktop.domain.stay_table.plan import Wishes
from kvisa_desktop.exchange.tables.reader import read_table
from kvisa_desktop.sandbox import Sandbox
from kvisa_desktop.services import assessment, cases, history, stay_import
from kvisa_desktop.store.vault import OpenVault, create
from tests.domain.stay_cases import entry, leave, visa
from tests.domain.stay_cases import history as history_of
from tests.exchange.tables.workbooks import crossings_in_turns
from tests.store.vaults import CHEAP

SIZES = (100, 1_000, 5_000, 10_000)
FIRST, ON = date(1960, 1, 1), date(2026, 11, 22)
VAGUE_EVERY = 10


def timed(act: Callable[[], object], rounds: int = 1) -> float:
    """Return the seconds of the processor in the fastest of some rounds: others work here too."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        act()
        best = min(best, time.process_time() - begun)
    return best


def record(size: int, *, vague: bool) -> StayHistory:
    """Return so many crossings in turns, spread over the years."""
    sticker = visa(30)
    span = (ON - FIRST).days
    crossings = []
    for place in range(size):
        day = FIRST + timedelta(days=place * span // size)
        on = PartialDate.of(day)
        if vague and place % VAGUE_EVERY == VAGUE_EVERY - 1:
            on = PartialDate(day.year, day.month)
        crossings.append(entry(on, sticker) if place % 2 == 0 else leave(on))
    return history_of(*crossings, stickers=[sticker])


def engine(rounds: int) -> None:
    """Print how long the whole review of a history takes."""
    print(f"{'crossings':>10} {'exact days':>13} {'some vague':>13} {'what-if trip':>13}  ratio")
    before: float | None = None
    trip = [PlannedTrip(date(2027, 3, 1), date(2027, 3, 20))]
    for size in SIZES:
        exact, vague = record(size, vague=False), record(size, vague=True)
        times = [
            timed(lambda kept=each: review_stays(kept, on=ON), rounds)  # type: ignore[misc]
            for each in (exact, vague, with_trips(exact, trip))
        ]
        per_crossing = times[0] / size
        ratio = "" if before is None else f"{per_crossing / before:5.2f} × per crossing"
        before = before or per_crossing
        print(f"{size:>10} " + " ".join(f"{each * 1000:>10.1f} ms" for each in times), ratio)


def bringing_in(rows: int, folder: Path) -> None:
    """Print how long a sheet of so many rows takes, step by step."""
    file = folder / "stays.xlsx"
    file.write_bytes(crossings_in_turns(rows))
    with Sandbox() as sandbox, create(folder / "B.kvisa", None, cost=CHEAP).vault as vault:
        case = cases.create(vault, surname="Okoro").value
        case_id = CaseId(case.id)
        begun = time.perf_counter()
        table = read_table(file, sandbox)
        read = time.perf_counter()
        plan = stay_import.look(vault, case_id, table, Wishes())
        looked = time.perf_counter()
        stay_import.bring_in(vault, case.person_id, plan)
        kept = time.perf_counter()
        print(f"\nsheet of {rows} rows, {file.stat().st_size >> 10} KiB")
        print(f"  read in a worker   {read - begun:6.2f} s")
        print(f"  looked at          {looked - read:6.2f} s")
        print(f"  kept, one act      {kept - looked:6.2f} s")
        after(vault, case_id)


def after(vault: OpenVault, case_id: CaseId) -> None:
    """Print what the case costs the window afterwards, all of it on a worker."""
    read = timed(lambda: cases.read(vault, case_id))
    file = cases.read(vault, case_id)
    print(f"  read again         {read:6.2f} s")
    print(f"  undone             {timed(lambda: history.undo(vault)):6.2f} s")
    print(f"  ({len(file.crossings)} crossings; {assessment.__name__} runs on the worker too)")


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=20_000)
    asked = parser.parse_args()
    engine(asked.rounds)
    with tempfile.TemporaryDirectory() as folder:
        bringing_in(asked.rows, Path(folder))


if __name__ == "__main__":
    main()
