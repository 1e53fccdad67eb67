# SPDX-License-Identifier: MIT
"""Fills the disk in the midst of ten kinds of work, and looks what is left.

    python tests/durability/disk_full.py [--rounds 20] [--seed N]

Each round takes the ten kinds in turn. A child does the work where only so much may be written:
on a small disk in memory where the script may mount one, else under a limit on the size of files.
It has to end in a sentence (`NoRoom`) or be done; then, with room again, the vault opens, is sound,
holds what it held, and the same work succeeds.
"""

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.app import App
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import NoRoom, Refused, UserError
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import restoring, safekeeping
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import create, open_vault
from tests.durability.reporting import Report, run
from tests.store.backup_worlds import keep_scan
from tests.store.vaults import ACT, CHEAP, PASSWORD, add_case, add_person, reopened

FROZEN = Path(__file__).resolve().parents[1] / "data" / "vaults" / "0001.kvisa"
SAFETY = Safety(CHEAP)
DONE, TOLD, WRONG = 0, 6, 1
SIZE = 24  # megabytes of the small disk


def edit(place: Path) -> None:
    """Change and add many records in one act."""
    with reopened(place / "Full.kvisa") as vault, vault.act(ACT) as act:
        for _ in range(400):
            act.put(Person(id=PersonId(act.new_id()), note="x" * 2000))


def attach(place: Path) -> None:
    """Keep a large scan."""
    with reopened(place / "Full.kvisa") as vault:
        keep_scan(vault, os.urandom(3 << 20))


def back_up(place: Path) -> None:
    """Back up after a change."""
    with reopened(place / "Full.kvisa") as vault:
        add_person(vault)
        SAFETY.back_up(vault)


def back_up_elsewhere(place: Path) -> None:
    """Copy everything into a second folder."""
    (place / "second").mkdir(exist_ok=True)
    secret = Password(PASSWORD)
    SAFETY.back_up_closed(place / "Full.kvisa", secret, to=place / "second", progress=Silent())


def restore(place: Path) -> None:
    """Put the backup in the place of the vault."""
    folder = place / "Full.kvisa"
    (made, *_) = SAFETY.backups(folder)
    restoring.restore(folder, Password(PASSWORD), made, Silent(), floor=CHEAP)


def restore_elsewhere(place: Path) -> None:
    """Make a second vault of the backup."""
    shutil.rmtree(place / "Second.kvisa", ignore_errors=True)
    (made, *_) = SAFETY.backups(place / "Full.kvisa")
    secret = Password(PASSWORD)
    restoring.restore(place / "Second.kvisa", secret, made, Silent(), floor=CHEAP)


def change_password(place: Path) -> None:
    """Set the same password anew."""
    with reopened(place / "Full.kvisa") as vault:
        SAFETY.change_password(vault, PASSWORD)


def migrate(place: Path) -> None:
    """Open a vault of the first schema."""
    open_vault(place / "Old.kvisa", Password("old")).close()


def make(place: Path) -> None:
    """Make another vault."""
    shutil.rmtree(place / "New.kvisa", ignore_errors=True)
    create(place / "New.kvisa", PASSWORD, cost=CHEAP).vault.close()


def erase(place: Path) -> None:
    """Erase a client, and rewrite the backups."""
    with reopened(place / "Full.kvisa") as vault:
        case = cases.find(vault, "K-0001")
        SAFETY.erase(vault, case.id, OldBackups.REWRITE)


def export(place: Path) -> None:
    """Write a case and its scans as open files."""
    with App(user_folders(place / "data")) as app, reopened(place / "Full.kvisa") as vault:
        case = cases.find(vault, "K-0001")
        app.export_case(vault, case.id, place / "case.json")


KINDS: tuple[Callable[[Path], None], ...] = (
    edit,
    attach,
    back_up,
    back_up_elsewhere,
    restore,
    restore_elsewhere,
    change_password,
    make,
    erase,
    export,
)


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[bool]:
    """Give a small disk mounted at `place`, or just the folder; True when it is a disk."""
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "none", str(place)]
    with contextlib.suppress(OSError):
        if os.geteuid() == 0 and not subprocess.run(mounting, check=False).returncode:
            try:
                yield True
            finally:
                subprocess.run(["umount", str(place)], check=True)
            return
    yield False


def prepare(place: Path) -> None:
    """Make the vault to work on: a case, some scans, a backup."""
    with create(place / "Full.kvisa", PASSWORD, cost=CHEAP).vault as vault:
        add_case(vault, add_person(vault))
        for number in range(3):
            keep_scan(vault, bytes([number]) * 1_000_000)
        with vault.source() as source:
            safekeeping.back_up(source)


def attempted(place: Path, work: Callable[[Path], None], room: int, *, is_disk: bool) -> int:
    """Let a child do the work with so much room; return how it ended."""
    filler = place / "filler"
    if is_disk:
        free = shutil.disk_usage(place).free
        filler.write_bytes(bytes(max(0, free - room)))
    child = os.fork()
    if child == 0:
        if not is_disk:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        os._exit(outcome(work, place))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    filler.unlink(missing_ok=True)
    return ended


def outcome(work: Callable[[Path], None], place: Path) -> int:
    """Return how the work ended."""
    try:
        work(place)
    except (NoRoom, OSError) as error:
        # what goes outside the vault is told by the window and the command line
        return TOLD if isinstance(error, NoRoom) or work is export else WRONG
    except UserError as error:
        sys.stderr.write(f"{work.__name__}: {error.what.text}\n")
        return WRONG
    return DONE


def check(place: Path, work: Callable[[Path], None], report: Report) -> None:
    """Look at the vault once there is room again, and do the work now."""
    folder = place / "Full.kvisa"
    with reopened(folder) as vault:
        found = SAFETY.verify(vault)
        with vault.read() as look:
            people = len(look.find(Person))
    wrong = [each for each in found.faults if each.trouble != "orphan"]
    report.faults += [f"{work.__name__}: {each.trouble} {each.path.name}" for each in wrong]
    if people < 1 and work is not erase:
        report.faults.append(f"{work.__name__}: the person is lost")
    try:
        work(place)
    except Refused:
        if work is not erase:  # it may be done already
            report.faults.append(f"{work.__name__}: is refused afterwards")
    except UserError as error:
        report.faults.append(f"{work.__name__}: does not work afterwards: {error.what.text}")


def rounds(report: Report, chance: random.Random) -> None:
    """Try the kinds of work in turn."""
    for number in range(report.rounds):
        work = KINDS[number % len(KINDS)]
        with tempfile.TemporaryDirectory() as name, small_disk(Path(name)) as is_disk:
            place = Path(name)
            prepare(place)
            room = chance.choice((0, 4096, 20_000, 100_000, 400_000, 1_200_000))
            ended = attempted(place, work, room, is_disk=is_disk)
            report.count({DONE: "done all the same", TOLD: "told"}.get(ended, "wrong"))
            if ended not in {DONE, TOLD}:
                report.faults.append(f"{work.__name__} with {room} bytes: ended with {ended}")
            check(place, work, report)


if __name__ == "__main__":
    sys.exit(run("Fill the disk in the midst of work.", 20, rounds))
