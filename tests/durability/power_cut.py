# SPDX-License-Identifier: MIT
"""Cuts the power, in a model, at random moments of a session on a vault.

    python tests/durability/power_cut.py [--rounds 200] [--seed N]

A child adds people and scans, backs up and changes the password while every write, sync and rename
is recorded. Each round takes a moment of that record and makes the folder as a power cut would have
left it: the vault has to open and hold everything that had been acknowledged by then. Needs a C
compiler and Linux.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.errors import UserError
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.vault import create
from tests.durability.disk_model import Disk, Step, steps_in
from tests.durability.kill_mixed import Known, check, one_deed, password
from tests.durability.reporting import Report, run
from tests.store.vaults import CHEAP, reopened

HERE = Path(__file__).resolve().parent
SAID = "SAID"
DEEDS = 40


def session(root: Path, seed: int) -> None:
    """Work on the vault; write down below the same folder what is acknowledged, and when."""
    chance, known = random.Random(seed), Known()
    said = os.open(root / SAID, os.O_WRONLY | os.O_CREAT, 0o600)
    with reopened(root / "Cut.kvisa", Password(password(0))) as vault:
        for _ in range(DEEDS):
            os.write(said, json.dumps(one_deed(vault, chance, known)).encode() + b"\n")
    os.close(said)


def recorded(root: Path, place: Path, seed: int) -> list[Step]:
    """Return what a session writes."""
    library, log = place / "recorder.so", place / "log"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "recorder.c", "-ldl", "-lpthread"],
        check=True,
    )
    subprocess.run(
        [sys.executable, __file__, "--session", root, str(seed)],
        check=True,
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "KVISA_RECORD_BELOW": str(root),
            "KVISA_RECORD_TO": str(log),
        },
    )
    return list(steps_in(log))


def take_said(step: Step, known: Known) -> None:
    """Note what was acknowledged."""
    for line in step.data.splitlines():
        ((what, value),) = json.loads(line).items()
        if what == "password":
            known.password = value
        else:
            getattr(known, what).add(value)


def cut(disk: Disk, known: Known, chance: random.Random, place: Path) -> Report:
    """Cut the power now; return what is wrong with the vault that is left."""
    report = Report(1, 0)
    disk.cut(chance, place)
    copy = Known(known.password, set(known.people), set(known.scans), set(known.backups))
    try:
        check(place / "Cut.kvisa", copy, report)
    except UserError as error:
        report.faults.append(f"does not open: {error.what.text}")
    return report


def rounds(report: Report, chance: random.Random) -> None:
    """Record one session, and cut it short in every round."""
    with tempfile.TemporaryDirectory() as name:
        root, place = Path(name) / "root", Path(name)
        root.mkdir()
        create(root / "Cut.kvisa", password(0), cost=CHEAP).vault.close()
        before = Path(name) / "before"
        shutil.copytree(root, before)
        steps = recorded(root, place, report.seed)
        shutil.rmtree(root)
        before.rename(root)
        moments = sorted(chance.randrange(len(steps)) for _ in range(report.rounds))
        disk, known = Disk(root), Known()
        for number, step in enumerate(steps):
            while moments and moments[0] == number:
                moments.pop(0)
                found = cut(disk, known, chance, place / "cut")
                report.faults += [f"step {number}: {each}" for each in found.faults]
            if Path(step.path).name == SAID:
                take_said(step, known)
            else:
                disk.take(step)
        report.figures |= {
            "steps recorded": len(steps),
            "acknowledged": len(known.people) + len(known.scans) + known.password,
        }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--session"]:
        session(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(run("Cut the power at random moments.", 200, rounds))
