# SPDX-License-Identifier: MIT
"""Kills a program in the midst of erasing a client from a vault and all its backups.

    python tests/durability/kill_erase.py [--rounds 100] [--seed N]

The vault has three clients, backups of two schemas, and a second folder with backups. One client is
erased with every backup rewritten, in a child that is killed at a random moment, and so is, in some
rounds, the child that goes on with it; in others the second folder is away at first. Either the
client is wholly there, or going on erases the rest: afterwards nothing of the client is in any
database, opened with its key, nor any scan; the others are as they were, and every backup opens.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.store import database, rekeying, second_folder
from kvisa_desktop.store.keys import Keys, Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, open_vault
from tests.durability.reporting import Report, run
from tests.store.backup_worlds import back_up
from tests.store.test_erasing import add_client
from tests.store.vaults import CHEAP, PASSWORD, reopened

FROZEN = Path(__file__).resolve().parents[1] / "data" / "vaults" / "0001.kvisa"
CLIENT = CaseId(UUID("01900000-0000-7000-8000-000000000701"))
SECRETS = ("issued_place 的中文", "activity_plan 的中文", "handler: Ñandú")
SAFETY = Safety(CHEAP)
Dump = dict[str, list[Any]]


@dataclass
class World:
    """A closed vault with its second folder, as they are at the beginning of each round."""

    place: Path
    keys: Keys
    scans: set[str]
    others: Dump
    longest: float = 1.0

    @property
    def folder(self) -> Path:
        """The vault."""
        return self.place / "Erased.kvisa"

    @property
    def second(self) -> Path:
        """The second folder."""
        return self.place / "stick"

    @property
    def away(self) -> Path:
        """Where the second folder is while it is away."""
        return self.place / "in a drawer"

    def renew(self) -> None:
        """Put everything back as it was."""
        for each in (self.folder, self.second, self.away):
            shutil.rmtree(each, ignore_errors=True)
        for each in (self.folder, self.second):
            shutil.copytree(self.place / "template" / each.name, each)

    def databases(self) -> list[Path]:
        """Return every database there is."""
        found = [path for place in (self.folder, self.second) for path in place.rglob("store*.db")]
        return sorted(found)


def made_world(place: Path) -> World:
    """Make the vault of which each round gets a copy."""
    folder, second = place / "Erased.kvisa", place / "stick"
    shutil.copytree(FROZEN, folder)
    second.mkdir()
    old = json.loads(FROZEN.with_suffix(".json").read_text(encoding="utf-8"))["password"]
    # migrating keeps a backup of the first schema
    with open_vault(folder, Password(old)) as vault:
        with vault.source() as source:
            rekeying.change_password(folder, source.keys, PASSWORD, cost=CHEAP)
        SAFETY.choose_second_folder(vault, second)
        add_client(vault, ("Berg", "C1", "山"), b"a scan of the second", "K-2")
        back_up(vault)
        add_client(vault, ("Sand", "C2", "沙"), b"a scan of the third", "K-3")
        back_up(vault, 5)
        with vault.source() as source:
            keys = source.keys
            place_there = second_folder.place_in(source, second)
        others = records_of_others(vault)
        names = {path.name for path in (folder / "files").glob("??/*")}
    world = World(place, keys, names, others)
    (place / "template").mkdir()
    for each in (folder, second):
        shutil.copytree(each, place / "template" / each.name)
    if not list(place_there.glob("store-*.db")) or len(world.databases()) < 5:
        message = "the world lacks backups"
        raise RuntimeError(message)
    return world


def records_of_others(vault: OpenVault) -> Dump:
    """Return what is kept of the clients that stay, and whether their scans can be read."""
    with vault.read() as look:
        people = look.find(Person, surname=["Berg", "Sand"])
        ids = {each.id for each in people}
        scans = [each for each in look.find(StoredFile) if each.original_name[:4] in "Berg Sand"]
        return {
            "people": list(people),
            "cases": list(look.find(Case, person_id=ids)),
            "passports": list(look.find(Passport, person_id=ids)),
            "scans": [(each.id, look.read_file(each.id)) for each in scans],
        }


def erase(vault: OpenVault) -> None:
    """Erase the client and rewrite the backups."""
    SAFETY.erase(vault, CLIENT, OldBackups.REWRITE)


def go_on(vault: OpenVault) -> None:
    """Go on with what was begun."""
    SAFETY.finish_erasing(vault)


def killed(world: World, work: Callable[[OpenVault], None], wait: float) -> None:
    """Let a child work on the vault and kill it after a while."""
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        vault = reopened(world.folder)
        os.write(outward, b".")
        work(vault)
        signal.pause()
    os.close(outward)
    os.read(inward, 1)
    os.close(inward)
    select.select([], [], [], wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def check_clean(world: World, report: Report) -> None:
    """Look whether anything of the client is left, and whether the rest is whole."""
    with reopened(world.folder) as vault:
        report.faults += [f"{each.trouble}" for each in SAFETY.verify(vault).faults]
        if records_of_others(vault) != world.others:
            report.faults.append("the others are not as they were")
        if not SAFETY.unfinished_erasures(vault).is_empty:
            report.faults.append("still not finished")
        if SAFETY.finish_erasing(vault) != ():
            report.faults.append("finished twice")
        kept = {each.original_name for each in _scans(vault)}
        opened = [*SAFETY.backups(world.folder), *SAFETY.elsewhere(vault)]
        for each in opened:
            SAFETY.contents_for(vault, each)
            SAFETY.open_backup_of(vault, each).close()
        report.count("backups opened", len(opened))
        if len(opened) < 5:
            report.faults.append(f"only {len(opened)} backups are left")
    for path in world.databases():
        report.faults += [f"{each} in {path.name}" for each in found_in(path, world.keys)]
    report.faults += [f"left: {path.name}" for path in world.place.rglob("store-*.new*")]
    report.count("scans kept", len(kept))
    _check_scans(world, report)


def found_in(path: Path, key: Keys) -> list[str]:
    """Return the secrets that a database holds."""
    with database.peeked(path, key.database) as raw:
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        text = str([raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables])
    return [each for each in SECRETS if each in text]


def _scans(vault: OpenVault) -> tuple[StoredFile, ...]:
    with vault.read() as look:
        return look.find(StoredFile)


def _check_scans(world: World, report: Report) -> None:
    with reopened(world.folder) as vault, vault.source() as source:
        wanted = set(source.file_keys())
    for place in (world.folder, world.second):
        there = {path.name for path in place.rglob("files/??/*")}
        report.faults += [f"a scan is left: {each}" for each in there - wanted]
        report.faults += [f"a scan is gone: {each}" for each in wanted - there]
    if not world.scans - wanted:
        report.faults.append("no scan was erased")


def check_untouched(world: World, report: Report) -> None:
    """Look whether a client whose erasure was never committed is wholly there."""
    with reopened(world.folder) as vault:
        report.faults += [f"{each.trouble}" for each in SAFETY.verify(vault).faults]
        if records_of_others(vault) != world.others:
            report.faults.append("the others are not as they were")
    for path in world.databases():
        if len(found_in(path, world.keys)) != len(SECRETS):
            report.faults.append(f"half gone from {path.name}")


def is_erased(world: World) -> bool:
    """Return True when the erasure was committed."""
    with reopened(world.folder) as vault, vault.read() as look:
        return not look.find(Case, id=CLIENT)


def one_round(world: World, chance: random.Random, report: Report, number: int) -> None:
    """Kill an erasure, perhaps the going on too, and look what is left."""
    world.renew()
    is_away = number % 4 == 3
    if is_away:
        world.second.rename(world.away)
    killed(world, erase, chance.uniform(0, world.longest))
    if not is_erased(world):
        report.count("before the commit")
        if is_away:
            world.away.rename(world.second)
        check_untouched(world, report)
        with reopened(world.folder) as vault:
            erase(vault)
    while chance.random() < 0.4:
        report.count("kills while going on")
        killed(world, go_on, chance.uniform(0, world.longest))
    with reopened(world.folder) as vault:
        report.count("told as unfinished", SAFETY.unfinished_erasures(vault).begun)
        go_on(vault)
        if world.away.exists():
            if SAFETY.unfinished_erasures(vault).away != (world.second,):
                report.faults.append("the folder that is away was forgotten")
            world.away.rename(world.second)
            go_on(vault)
    check_clean(world, report)


def rounds(report: Report, chance: random.Random) -> None:
    """Do the rounds, after one that nobody kills."""
    with tempfile.TemporaryDirectory() as name:
        world = made_world(Path(name))
        with reopened(world.folder) as vault:
            begun = time.perf_counter()
            erase(vault)
            world.longest = time.perf_counter() - begun
        check_clean(world, report)
        report.figures["seconds unkilled"] = round(world.longest, 2)
        for number in range(report.rounds):
            one_round(world, chance, report, number)


if __name__ == "__main__":
    sys.exit(run("Kill a program that erases a client.", 100, rounds))
