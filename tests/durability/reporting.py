# SPDX-License-Identifier: MIT
"""What the scripts have in common: rounds and seed from the command line, a report as JSON."""

import argparse
import json
import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Report:
    """What a script has done and found; anything among the faults is a failure."""

    rounds: int
    seed: int
    faults: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def count(self, what: str, by: int = 1) -> None:
        """Add to a figure."""
        self.figures[what] = self.figures.get(what, 0) + by


def run(about: str, rounds: int, work: Callable[[Report, random.Random], None]) -> int:
    """Do the rounds that were asked for and print the report; return 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=about)
    wanted = int(os.environ.get("KVISA_DURABILITY_ROUNDS", str(rounds)))
    parser.add_argument("--rounds", type=int, default=wanted)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    asked = parser.parse_args()
    report = Report(asked.rounds, asked.seed)
    work(report, random.Random(asked.seed))
    said = {"rounds": report.rounds, "seed": report.seed, **report.figures}
    sys.stdout.write(json.dumps({**said, "faults": report.faults}) + "\n")
    return 1 if report.faults else 0
