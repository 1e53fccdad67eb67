# SPDX-License-Identifier: MIT
"""Kills a program in the midst of everything: edits, scans, backups, passwords, migrations, builds.

    python tests/durability/kill_mixed.py [--rounds 200] [--seed N]

Two rounds of three work on one vault: people and scans are added, backups made, the password
changed, all in one child that is killed at a random moment. Every sixth round migrates a vault of
the first schema instead, every sixth builds a dossier. Afterwards the vault has to open, by the
last password that was acknowledged or the one being set, and hold everything acknowledged.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.app import App
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import backups, rekeying, safekeeping, verifying
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.vault import OpenVault, create, open_vault
from tests.durability.kill_build import building, faults_of, papers
from tests.durability.reporting import Report, run, told_until_killed
from tests.store.vaults import ACT, CHEAP, PDF, reopened

FROZEN = Path(__file__).resolve().parents[1] / "data" / "vaults" / "0001.kvisa"
MOST_ACTS = 10
LONGEST_WAIT = 0.04


@dataclass
class Known:
    """What a vault was told to keep."""

    password: int = 0
    people: set[str] = field(default_factory=set)
    scans: set[str] = field(default_factory=set)
    backups: set[str] = field(default_factory=set)


def password(number: int) -> str:
    """Return the password of that number."""
    return f"pässword 密码 {number}"


def one_deed(vault: OpenVault, chance: random.Random, known: Known) -> dict[str, object]:
    """Do one thing of several; return what is now acknowledged."""
    kind = chance.choices(("edit", "attach", "backup", "password"), (5, 4, 2, 2))[0]
    if kind == "edit":
        with vault.act(ACT) as act:
            person = Person(id=PersonId(act.new_id()), note="x" * chance.randrange(3000))
            act.put(person)
        return {"people": str(person.id)}
    if kind == "attach":
        with vault.act(ACT) as act:
            kept = act.keep_file(chance.randbytes(chance.choice((10, 50_000, 1 << 20))), PDF, "S")
        return {"scans": kept.sha256}
    with vault.source() as source:
        if kind == "backup":
            return {"backups": safekeeping.back_up(source).backup.name}
        known.password += 1
        new = password(known.password)
        rekeying.change_password(source.folder, source.keys, new, cost=CHEAP)
        return {"password": known.password}


def work(folder: Path, chance: random.Random, known: Known, out: int) -> NoReturn:
    """Do one thing after the other; write a line for each that is done."""
    with reopened(folder, Password(password(known.password))) as vault:
        while True:
            os.write(out, json.dumps(one_deed(vault, chance, known)).encode() + b"\n")


def killed(folder: Path, chance: random.Random, known: Known) -> None:
    """Let a child work, kill it at a random moment, and note what was acknowledged."""
    its_own = random.Random(chance.random())
    read = told_until_killed(
        lambda out: work(folder, its_own, known, out),
        chance.randint(0, MOST_ACTS),
        chance.uniform(0, LONGEST_WAIT),
    )
    for line in read:
        ((what, value),) = json.loads(line).items()
        if what == "password":
            known.password = value
        else:
            getattr(known, what).add(value)


def opened(folder: Path, known: Known) -> OpenVault:
    """Open the vault by the last password, or by the one that was being set."""
    try:
        return reopened(folder, Password(password(known.password)))
    except VaultLocked:
        vault = reopened(folder, Password(password(known.password + 1)))
        known.password += 1
        return vault


def check(folder: Path, known: Known, report: Report) -> None:
    """Look whether everything acknowledged is there, and take what else is there as known."""
    with opened(folder, known) as vault:
        with vault.read() as look:
            people = {str(each.id) for each in look.find(Person)}
            scans = {each.sha256 for each in look.find(StoredFile)}
        with vault.source() as source:
            found = verifying.verify(source, Silent())
    report.faults += [f"{each.trouble}: {each.path.name}" for each in found.faults]
    there = {each.name for each in backups.listed(folder / "backups")}
    lost = (known.people - people) | (known.scans - scans)
    report.faults += [f"lost: {each}" for each in lost]
    newest = max(known.backups, default="")
    if newest and newest not in there:
        report.faults.append(f"lost backup: {newest}")
    known.people, known.scans, known.backups = people, scans, there
    left = [path.name for path in (folder / "backups").glob("*.new*")]
    report.count("half backups left", len(left))


def mixed(folder: Path, chance: random.Random, known: Known, report: Report) -> None:
    """Kill a child in the midst of its work."""
    killed(folder, chance, known)
    check(folder, known, report)


def migrated(place: Path, chance: random.Random, report: Report) -> None:
    """Kill a child in the midst of a migration."""
    folder = place / "Old.kvisa"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FROZEN, folder)
    content = json.loads(FROZEN.with_suffix(".json").read_text(encoding="utf-8"))
    secret = Password(content["password"])
    child = os.fork()
    if child == 0:
        open_vault(folder, secret).close()
        signal.pause()
    # opening takes the password's third of a second first, and the migration as long again
    select.select([], [], [], chance.uniform(0.1, 1.2))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_vault(folder, secret) as vault, vault.read() as look:
        kept = {str(each.id) for each in look.find(Person)}
        missing = {each["id"] for each in content["records"]["person"]} - kept
        report.faults += [f"lost in the migration: {each}" for each in missing]


def built(place: Path, app: App, chance: random.Random, report: Report) -> None:
    """Kill a program in the midst of building a dossier."""
    vault, results = place / "Case.kvisa", place / "results"
    if not vault.exists():
        created = app.create_vault(vault, None)
        app.add_sample(created.vault)
        created.vault.close()
        results.mkdir()
    before = papers(app, vault)
    (results / "dossier.pdf").unlink(missing_ok=True)
    process = building(vault, results / "dossier.pdf")
    try:
        process.wait(timeout=chance.uniform(0.5, 8))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    report.faults += faults_of(results / "dossier.pdf", app, vault, before)


def rounds(report: Report, chance: random.Random) -> None:
    """Do the rounds."""
    known = Known()
    with tempfile.TemporaryDirectory() as name, App(user_folders(Path(name) / "data")) as app:
        place = Path(name)
        folder = place / "Killed.kvisa"
        create(folder, password(0), cost=CHEAP).vault.close()
        for number in range(report.rounds):
            if number % 6 == 4:
                migrated(place, chance, report)
                report.count("migrations")
            elif number % 6 == 5:
                built(place, app, chance, report)
                report.count("builds")
            else:
                mixed(folder, chance, known, report)
                report.count("mixed work")
    report.figures |= {
        "people": len(known.people),
        "scans": len(known.scans),
        "passwords": known.password,
    }


if __name__ == "__main__":
    sys.exit(run("Kill a program in the midst of everything.", 200, rounds))
