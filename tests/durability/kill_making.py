# SPDX-License-Identifier: MIT
"""Kills a program while it makes a vault, and looks what is left.

    python tests/durability/kill_making.py [--rounds 15] [--seed N]

Either there is a whole vault that opens, or nothing by that name; in both cases the next making
clears away what the killed one left beside it.
"""

import argparse
import importlib
import json
import os
import random
import select
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.store.vault import create
from tests.store.vaults import CHEAP, PASSWORD, reopened

LONGEST_WAIT = 0.12  # seconds; making takes about as long


def killed_making(folder: Path, chance: random.Random) -> None:
    """Let a child make a vault and kill it at a random moment."""
    child = os.fork()
    if child == 0:
        create(folder, PASSWORD, cost=CHEAP)
        signal.pause()
    select.select([], [], [], chance.uniform(0, LONGEST_WAIT))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main() -> int:
    """Run the rounds and print what was found; return 1 when a half vault was left."""
    parser = argparse.ArgumentParser(description="Kill a program that makes a vault.")
    rounds = int(os.environ.get("KVISA_DURABILITY_ROUNDS", "15"))
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = parser.parse_args()
    chance, whole, cleared = random.Random(options.seed), 0, 0
    faults: list[str] = []
    # loaded before the forks, so that the kills fall into the work and not into the loading
    importlib.import_module("kvisa_desktop.store.migrations.upgrade")
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / f"Vault {number}.kvisa"
            killed_making(folder, chance)
            left = [path.name for path in Path(place).iterdir() if path != folder]
            if folder.exists():
                whole += 1
                reopened(folder).close()
                folder.rename(folder.with_name("whole"))
            create(folder, PASSWORD, cost=CHEAP).vault.close()
            reopened(folder).close()
            cleared += len(left)
            there = sorted(path.name for path in Path(place).iterdir() if path.name != "whole")
            faults += [] if there == [folder.name] else [f"left behind: {there}"]
    report = {
        "rounds": options.rounds,
        "seed": options.seed,
        "whole": whole,
        "cleared away": cleared,
        "faults": faults,
    }
    sys.stdout.write(json.dumps(report) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
