# SPDX-License-Identifier: MIT
"""Flips single bits in every part of a vault, one at a time, and looks what is told.

    python tests/durability/bit_flips.py [--rounds 300] [--seed N]

Each round flips a random bit of the database, of a scan or of a backup, or changes a value of
vault.json; every scan and every value gets its turn. `verify` has to find it, or the slot no longer
opens; what is shown is right, and the rest stays usable.
"""

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import UserError, VaultDamaged, VaultLocked
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.keys import Password, RecoveryCode, Secret
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from tests.durability.reporting import Report, run
from tests.store.backup_worlds import back_up, keep_scan
from tests.store.test_tampering import PLACES, tamper
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

SAFETY = Safety(CHEAP)
PEOPLE, SCANS = 60, 6


@dataclass(frozen=True)
class Sound:
    """A vault before anything is flipped, and how it opens."""

    folder: Path
    secrets: tuple[Secret, ...]
    scans: dict[str, bytes]


def prepare(place: Path, chance: random.Random) -> Sound:
    """Make the vault, with two backups of different states."""
    made = create(place / "Sound.kvisa", PASSWORD, cost=CHEAP)
    scans = {}
    with made.vault as vault:
        for _ in range(SCANS):
            data = chance.randbytes(chance.choice((0, 100, 5000, (1 << 20) + 7)))
            scans[keep_scan(vault, data).sha256] = data
        back_up(vault)
        for number in range(PEOPLE):
            add_person(vault, f"Person {number}")
        back_up(vault, 60)
    secrets = (Password(PASSWORD), RecoveryCode(made.recovery_code or ""))
    return Sound(place / "Sound.kvisa", secrets, scans)


def flip(path: Path, chance: random.Random) -> str:
    """Flip one bit of a file; return where."""
    content = bytearray(path.read_bytes())
    bit = chance.randrange(len(content) * 8)
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
    return f"bit {bit} of {path.parent.name}/{path.name}"


def flips(folder: Path, chance: random.Random) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield without end what can be flipped, everything in turn."""
    files = sorted(path.relative_to(folder) for path in (folder / "files").glob("??/*"))
    backups = sorted(path.relative_to(folder) for path in (folder / "backups").glob("store-*"))
    while True:
        for path in (Path("store.db"), *files, *backups, Path("store.db")):
            kind = path.parts[0] if path.suffix != ".json" else "slots of a backup"
            yield kind, lambda path=path: flip(folder / path, chance)  # type: ignore[misc]
        place = chance.choice(PLACES)
        yield "vault.json", lambda place=place: _altered(folder, place)  # type: ignore[misc]
        yield "vault.json, one bit", lambda: flip(folder / "vault.json", chance)


def _altered(folder: Path, place: tuple[object, ...]) -> str:
    tamper(folder, place, copy_too=True)
    return f"{place} of vault.json"


def faults_of(sound: Sound, kind: str, where: str) -> list[str]:
    """Return what is wrong with how a flipped bit is told."""
    found = []
    refused = 0
    for secret in sound.secrets:
        try:
            report = SAFETY.verify_closed(sound.folder, secret, Silent())
            if report.is_sound:
                found.append(f"{where}: not found")
        except (VaultLocked, VaultDamaged):
            refused += 1
    if refused == len(sound.secrets) and not kind.startswith("vault.json"):
        found.append(f"{where}: no way in")
    found += [f"{where}: {each}" for each in wrong_data(sound)]
    return found


def wrong_data(sound: Sound) -> Iterator[str]:
    """Yield what is shown wrong; what cannot be read at all was told."""
    for secret in sound.secrets:
        try:
            vault = reopened(sound.folder, secret)
        except UserError:
            continue
        with vault, suppress(VaultDamaged):
            yield from _shown_wrong(vault, sound)
        return


def _shown_wrong(vault: OpenVault, sound: Sound) -> Iterator[str]:
    with vault.read() as look:
        people = {each.surname for each in look.find(Person)}
        scans = look.find(StoredFile)
        if people != {f"Person {number}" for number in range(PEOPLE)}:
            yield "other people are shown"
        for scan in scans:
            with suppress(VaultDamaged):
                if look.read_file(scan.id) != sound.scans[scan.sha256]:
                    yield "another scan is shown"


def rounds(report: Report, chance: random.Random) -> None:
    """Flip one bit after the other."""
    with tempfile.TemporaryDirectory() as name:
        template = prepare(Path(name), chance)
        folder = Path(name) / "Flipped.kvisa"
        sound = Sound(folder, template.secrets, template.scans)
        shutil.copytree(template.folder, folder)
        for _, (kind, spoil) in zip(range(report.rounds), flips(folder, chance), strict=False):
            shutil.rmtree(folder)
            shutil.copytree(template.folder, folder)
            before = (folder / "vault.json").read_bytes()
            where = spoil()
            if kind == "vault.json, one bit" and _same(before, folder):
                continue
            report.faults += faults_of(sound, kind, where)
            report.count(kind)


def _same(before: bytes, folder: Path) -> bool:
    """Return True when the flip changed nothing that means anything, such as white space."""
    try:
        return bool(json.loads((folder / "vault.json").read_bytes()) == json.loads(before))
    except ValueError:
        return False


if __name__ == "__main__":
    sys.exit(run("Flip single bits of a vault.", 300, rounds))
