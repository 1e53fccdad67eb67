# SPDX-License-Identifier: MIT
"""Backs up and restores a vault while people work on it.

    python tests/durability/backup_under_load.py [--rounds 20] [--seed N]

One child writes without a pause, two numbers in every act that must never differ. Meanwhile every
round makes a backup beside it, as the command line does. Each is then restored into a vault of its
own and holds one moment, no half act. In the end threads read and write while the open vault is
restored under them: they are told that it is locked for a while, or they succeed.
"""

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NoReturn
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import UserError, VaultLocked
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from tests.durability.reporting import Report, run
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF, reopened

SAFETY = Safety(CHEAP)
TWINS = (PersonId(UUID(int=1)), PersonId(UUID(int=2)))
SECRET = Password(PASSWORD)


def write(vault: OpenVault, number: int) -> None:
    """Write a number twice, and every fifth time a scan."""
    with vault.act(ACT) as act:
        for twin in TWINS:
            act.put(Person(id=twin, note=str(number)))
        if number % 5 == 0:
            act.keep_file(os.urandom(100_000), PDF, "Scan.pdf")


def work(folder: Path, out: int) -> NoReturn:
    """Write without end."""
    with reopened(folder) as vault:
        number = 0
        while True:
            number += 1
            write(vault, number)
            os.write(out, b".")


def number_in(vault: OpenVault) -> set[str]:
    """Return what the two say; every scan has to open."""
    with vault.read() as look:
        for scan in look.find(StoredFile):
            look.read_file(scan.id)
        return {each.note for each in look.find(Person)}


def proved(place: Path, folder: Path, made: Backup) -> list[str]:
    """Restore a backup into a vault of its own; return what is wrong with it."""
    copy = place / "Restored.kvisa"
    shutil.rmtree(copy, ignore_errors=True)
    SAFETY.restore_closed(copy, SECRET, made, Silent())
    with reopened(copy) as vault:
        numbers = number_in(vault)
    del folder
    return [] if len(numbers) <= 1 else [f"half an act in {made.name}: {numbers}"]


def restored_under_load(folder: Path, report: Report) -> None:
    """Restore the open vault while threads work on it."""
    stop, told = threading.Event(), []

    def busy(vault: OpenVault) -> None:
        number = 100_000
        while not stop.is_set():
            number += 1
            try:
                write(vault, number)
                numbers = number_in(vault)
                told.extend([f"half an act: {numbers}"] if len(numbers) > 1 else [])
            except VaultLocked:
                report.count("told that it is locked")
            except UserError as error:
                told.append(error.what.text)

    with reopened(folder) as vault:
        threads = [threading.Thread(target=busy, args=(vault,)) for _ in range(2)]
        for each in threads:
            each.start()
        for _ in range(3):
            made = SAFETY.back_up(vault).backup
            SAFETY.restore(vault, made)
        stop.set()
        for each in threads:
            each.join()
        report.faults += told
        report.faults += [str(each.trouble) for each in SAFETY.verify(vault).faults]


def rounds(report: Report, chance: random.Random) -> None:
    """Back up beside a writer, and prove each backup."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "Busy.kvisa"
        create(folder, PASSWORD, cost=CHEAP).vault.close()
        inward, outward = os.pipe()
        child = os.fork()
        if child == 0:
            work(folder, outward)
        os.close(outward)
        os.read(inward, 1)
        longest = 0.0
        for _ in range(report.rounds):
            select.select([], [], [], chance.uniform(0, 0.1))
            began = time.monotonic()
            made = SAFETY.back_up_closed(folder, SECRET, to=place, progress=Silent())
            longest = max(longest, time.monotonic() - began)
            elsewhere = made.second.backup if made.second is not None else made.backup
            report.faults += proved(place, folder, elsewhere)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        report.figures["acts meanwhile"] = len(os.read(inward, 1 << 20))
        report.figures["longest backup, seconds"] = round(longest, 2)
        restored_under_load(folder, report)


if __name__ == "__main__":
    sys.exit(run("Back up and restore under load.", 20, rounds))
