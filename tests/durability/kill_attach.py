# SPDX-License-Identifier: MIT
"""Kills a program in the midst of adding people and scans, and looks what is left.

    python tests/durability/kill_attach.py [--rounds 20] [--seed N]

Each round forks a child that works on one vault and says after each act what it has been told is
saved. At a random moment it is killed. Then the vault has to open by itself, say that it was not
closed, hold everything that was acknowledged and at most the one act begun after that, whole, with
no half file and no file too many.
"""

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.store.vault import OpenVault, create
from tests.durability.reporting import told_until_killed
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF, files_in, reopened

MOST_ACTS = 12
LONGEST_WAIT = 0.03  # seconds between an acknowledgement and the kill
SIZES = (0, 1, 40_000, 200_000, (1 << 20) - 1, 1 << 20, 2_500_000)
# Every act writes its number on both: if they ever differ, half an act was kept.
TWINS = (PersonId(UUID(int=1)), PersonId(UUID(int=2)))


@dataclass
class Kept:
    """What a vault holds: the number of its last act, its people, its scans by digest."""

    number: int = 0
    people: set[str] = field(default_factory=set)
    scans: set[str] = field(default_factory=set)


def one_act(vault: OpenVault, chance: random.Random, number: int) -> Kept:
    """Write the number on the twins, add perhaps a person and some scans; return what is new."""
    people, scans = set(), set()
    with vault.act(ACT) as act:
        for twin in TWINS:
            act.put(Person(id=twin, note=str(number)))
        if chance.random() < 0.5:
            person = Person(id=PersonId(act.new_id()), note="x" * chance.randrange(5000))
            act.put(person)
            people.add(str(person.id))
        for _ in range(chance.choice((0, 1, 1, 3))):
            data = chance.randbytes(chance.choice(SIZES))
            scans.add(act.keep_file(data, PDF, "Scan.pdf").sha256)
    return Kept(number, people, scans)


def work(folder: Path, chance: random.Random, number: int, out: int) -> NoReturn:
    """Act on the vault without end; write a line for each act that was committed."""
    with reopened(folder) as vault:
        while True:
            number += 1
            new = one_act(vault, chance, number)
            said = {"number": number, "people": [*new.people], "scans": [*new.scans]}
            os.write(out, json.dumps(said).encode() + b"\n")


def killed_round(folder: Path, chance: random.Random, kept: Kept) -> Kept:
    """Let a child work on, kill it at a random moment, and return what it was told is kept."""
    its_own = random.Random(chance.random())
    read = told_until_killed(
        lambda out: work(folder, its_own, kept.number, out),
        chance.randint(1, MOST_ACTS),
        chance.uniform(0, LONGEST_WAIT),
    )
    told = Kept(kept.number, set(kept.people), set(kept.scans))
    for line in read:
        said = json.loads(line)
        told.number = said["number"]
        told.people.update(said["people"])
        told.scans.update(said["scans"])
    return told


def found(folder: Path, faults: list[str]) -> Kept:
    """Open the vault after a kill and return what it holds; every file has to open."""
    with reopened(folder) as vault, vault.read() as look:
        if not any("not closed properly" in notice.text for notice in vault.notices):
            faults.append("nothing was said of the kill")
        notes = {look.get(Person, twin).note for twin in TWINS}
        if len(notes) > 1:
            faults.append(f"half an act was kept: {notes}")
        files = look.find(StoredFile)
        digests = {hashlib.sha256(look.read_file(file.id)).hexdigest() for file in files}
        if digests != {file.sha256 for file in files}:
            faults.append("a scan is not as it was")
        if len(files_in(folder)) != len(files):
            faults.append(f"{len(files)} scans in {len(files_in(folder))} files")
        people = {str(person.id) for person in look.find(Person) if person.id not in TWINS}
    return Kept(int(max(notes, key=int)), people, digests)


def lost(told: Kept, there: Kept) -> list[str]:
    """Return what was acknowledged and is not there, or is there and cannot be."""
    faults = [f"lost person: {each}" for each in told.people - there.people]
    faults += [f"lost scan: {each}" for each in told.scans - there.scans]
    if there.number not in {told.number, told.number + 1}:
        faults.append(f"act {told.number} was acknowledged, {there.number} is there")
    return faults


def main() -> int:
    """Run the rounds and print what was found; return 1 when anything was lost."""
    parser = argparse.ArgumentParser(description="Kill a program at work; see what is left.")
    rounds = int(os.environ.get("KVISA_DURABILITY_ROUNDS", "20"))
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = parser.parse_args()
    chance, kept, ahead, left = random.Random(options.seed), Kept(), 0, 0
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "Killed.kvisa"
        create(folder, PASSWORD, cost=CHEAP).vault.close()
        for _ in range(options.rounds):
            told = killed_round(folder, chance, kept)
            before = len(files_in(folder))
            kept = found(folder, faults)
            left += before - len(files_in(folder))
            faults += lost(told, kept)
            ahead += kept.number - told.number
    report = {
        "rounds": options.rounds,
        "seed": options.seed,
        "acts": kept.number,
        "kept though not yet acknowledged": ahead,
        "scans": len(kept.scans),
        "files left by interrupted acts, swept up": left,
        "faults": faults,
    }
    sys.stdout.write(json.dumps(report) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
