# SPDX-License-Identifier: MIT
"""Lets several programs fight for one vault, and others back it up meanwhile.

    python tests/durability/two_programs.py [--rounds 20] [--seed N]

In each round three programs try to open the vault at the same moment and work on it if they may.
Exactly one gets it at a time; the others are told who has it; a backup beside it is whole. In the
end everything that anybody was told is saved is there.
"""

import json
import os
import random
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import UserError, VaultLocked
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import create
from tests import patience
from tests.durability.reporting import Report, run
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

SAFETY = Safety(CHEAP)
PROGRAMS = 3


def fight(folder: Path, start: "Barrier", told: "Queue[str]") -> None:
    """Try to open the vault; add some people, or say that it is in use."""
    start.wait()
    try:
        with reopened(folder) as vault:
            names = [f"{os.getpid()}-{number}" for number in range(5)]
            for name in names:
                add_person(vault, name)
            told.put(json.dumps({"saved": names}))
    except VaultLocked as error:
        told.put(json.dumps({"locked": "in use" in error.what.text}))
    except UserError as error:
        told.put(json.dumps({"fault": error.what.text}))


def back_up(folder: Path, start: "Barrier", told: "Queue[str]") -> None:
    """Back the vault up beside whoever has it."""
    start.wait()
    try:
        made = SAFETY.back_up_closed(folder, Password(PASSWORD), progress=Silent())
        held = SAFETY.contents(folder, Password(PASSWORD), made.backup)
        told.put(json.dumps({"backup": held.backup.name}))
    except UserError as error:
        told.put(json.dumps({"fault": error.what.text}))


def rounds(report: Report, chance: random.Random) -> None:
    """Let them fight again and again."""
    del chance
    context = get_context("fork")
    saved: set[str] = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Shared.kvisa"
        create(folder, PASSWORD, cost=CHEAP).vault.close()
        for _ in range(report.rounds):
            start, told = context.Barrier(PROGRAMS + 1), context.Queue()
            works = [fight] * PROGRAMS + [back_up]
            programs = [context.Process(target=work, args=(folder, start, told)) for work in works]
            for each in programs:
                each.start()
            answers = [json.loads(told.get(timeout=patience.SECONDS)) for _ in programs]
            for each in programs:
                each.join()
            winners = [each["saved"] for each in answers if "saved" in each]
            saved.update(name for names in winners for name in names)
            report.count("opened", len(winners))
            report.count("told that it is in use", sum(each.get("locked", 0) for each in answers))
            report.count("backed up beside", sum("backup" in each for each in answers))
            report.faults += [each["fault"] for each in answers if "fault" in each]
            report.faults += [] if winners else ["nobody got the vault"]
        with reopened(folder) as vault, vault.read() as look:
            missing = saved - {each.surname for each in look.find(Person)}
            report.faults += [f"lost: {each}" for each in missing]
            report.faults += [str(each.trouble) for each in SAFETY.verify(vault).faults]


if __name__ == "__main__":
    sys.exit(run("Let programs fight for one vault.", 20, rounds))
