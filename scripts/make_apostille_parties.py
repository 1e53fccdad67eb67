#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes kvisa_desktop/domain/apostille_parties.py from resources/facts/apostille-parties.csv.

scripts/make_apostille_parties.py            write the table
scripts/make_apostille_parties.py --check    exit 1 when the table is not what this script makes
"""

import csv
import sys
from datetime import date
from pathlib import Path

from scripts.written_table import write_or_check

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "facts" / "apostille-parties.csv"
TARGET = ROOT / "kvisa_desktop" / "domain" / "apostille_parties.py"

HEAD = '''# SPDX-License-Identifier: MIT
"""Parties to the Apostille Convention and since when; by scripts/make_apostille_parties.py.

From the status table of the Hague Conference of 2026-06-30. "Objections" says that some state
objected to the accession, not that China did.
"""

from dataclasses import dataclass
from datetime import date

AS_OF = date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its ISO alpha-2 code, and since when the convention is in force for it."""

    alpha2: str
    in_force: date
    met_objections: bool


_ROWS: tuple[tuple[str, str, bool], ...] = (
'''
TAIL = """)

PARTIES: dict[str, Party] = {
    code: Party(code, date.fromisoformat(day), objections) for code, day, objections in _ROWS
}
"""


def table() -> str:
    """Return the text of the module."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    lines = []
    for row in sorted(rows, key=lambda each: each["iso2"]):
        day = date.fromisoformat(row["entry_into_force"])
        objections = {"True": True, "False": False}[row["accession_met_objections"]]
        lines.append(f'    ("{row["iso2"]}", "{day}", {objections}),\n')
    return HEAD + "".join(lines) + TAIL


if __name__ == "__main__":
    sys.exit(write_or_check(Path(__file__), TARGET, table()))
