# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""What safety costs: opening, listing, searching, adding scans, backing up; run by hand.

python -m tests.benchmarks.vault [--cases 10000] [--scans 1000] [--files 10000] [--place DIR]

Each figure is a ratio to the same work without the vault, on the same disk in the same minute:
opening to the stretching of the password alone, lists and searches to plain SQLite with the same
rows, scans to copying their files with fsync. Medians of several runs, taken by turns.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from nacl.pwhash import argon2id
from sqlalchemy import Engine, create_engine, insert, select

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId
from kvisa_desktop.services import cases
from kvisa_desktop.services.ports import Reader
from kvisa_desktop.store import safekeeping, sources
from kvisa_desktop.store.keys import FLOOR, Password
from kvisa_desktop.store.tables import METADATA
from kvisa_desktop.store.unit_of_work import Look
from kvisa_desktop.store.vault import OpenVault, create, open_vault
from tests.store.vaults import ACT, PDF

PASSWORD = "a password of a benchmark"
TWO_MEGABYTES = 2_000_000
SURNAMES = ("Okoro", "Müller", "Nguyễn", "Kowalska", "Haddad", "Ivanova", "García", "Silva")


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Return how many seconds the work takes, and how many of the processor, in all threads."""
    began = time.process_time()
    taken = timed(work)
    return taken, time.process_time() - began


def by_turns(runs: int, *works: Callable[[], object]) -> list[float]:
    """Return the median of each work, done by turns so that a busy machine hits all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for times, work in zip(taken, works, strict=True):
            times.append(timed(work))
    return [statistics.median(times) for times in taken]


def opening(place: Path) -> dict[str, float]:
    """Compare opening by password to the stretching of the password."""
    folder = place / "Open.kvisa"
    create(folder, PASSWORD).vault.close()

    def stretch() -> bytes:
        return argon2id.kdf(
            32,
            PASSWORD.encode(),
            bytes(argon2id.SALTBYTES),
            opslimit=FLOOR.passes,
            memlimit=FLOOR.mem_kib * 1024,
        )

    opened, stretched = by_turns(7, lambda: open_vault(folder, Password(PASSWORD)).close(), stretch)
    return {"seconds": opened, "kdf": stretched, "ratio": opened / stretched, "goal": 1.5}


def fill(vault: OpenVault, count: int) -> None:
    """Add invented people with a passport and a case each."""
    with vault.act(ACT) as act:
        for number in range(count):
            surname = SURNAMES[number % len(SURNAMES)]
            person = Person(id=PersonId(act.new_id()), surname=surname, given_names=f"Ann {number}")
            act.put(person)
            passport = PassportId(act.new_id())
            act.put(Passport(id=passport, person_id=person.id, number=f"X{number:08}"))
            ref = f"K-{number:05}"
            act.put(Case(id=CaseId(act.new_id()), person_id=person.id, ref=ref, note="x" * 200))


def plain_copy(vault: OpenVault, path: Path) -> Engine:
    """Return plain SQLite with the same rows."""
    engine = create_engine(f"sqlite:///{path}")
    METADATA.create_all(engine)
    with vault.source() as source, source.engine.connect() as origin, engine.begin() as target:
        for table in METADATA.sorted_tables:
            rows = [dict(row) for row in origin.execute(select(table)).mappings()]
            if rows:
                target.execute(insert(table), rows)
    return engine


class Plain:
    """A vault that is plain SQLite, to be read only."""

    def __init__(self, engine: Engine, vault: OpenVault) -> None:
        """Read through `engine`."""
        self._engine = engine
        self._vault = vault

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Give a look."""
        with self._engine.connect() as connection, self._vault.source() as source:
            files = source.files()
            yield Look(connection, files)
            files.close()


def reading(place: Path, count: int) -> dict[str, dict[str, float]]:
    """Compare list and search to plain SQLite."""
    folder = place / "Many.kvisa"
    found = {}
    with create(folder, None).vault as vault:
        fill(vault, count)
        engine = plain_copy(vault, place / "plain.db")
        plain = Plain(engine, vault)
        asks: dict[str, Callable[[object], object]] = {
            "list": cases.listed,  # type: ignore[dict-item]
            "search": lambda each: cases.listed(each, query="müller 77"),  # type: ignore[arg-type]
            "one case": lambda each: cases.find(each, "K-00042"),  # type: ignore[arg-type]
        }
        for name, ask in asks.items():
            taken, bare = by_turns(5, lambda ask=ask: ask(vault), lambda ask=ask: ask(plain))  # type: ignore[misc]
            found[name] = {"seconds": taken, "plain": bare, "ratio": taken / bare, "goal": 1.3}
        engine.dispose()
    return found


def copy_plainly(folder: Path, scans: list[bytes]) -> None:
    """Write the scans as files and wait for the disk after each."""
    folder.mkdir()
    for number, data in enumerate(scans):
        descriptor = os.open(folder / f"{number}.pdf", os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(descriptor, data)
        os.fsync(descriptor)
        os.close(descriptor)
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def adding(place: Path, count: int) -> dict[str, float]:
    """Compare adding scans to copying their files with fsync; a hundred scans in each act."""
    with create(place / "Scans.kvisa", None).vault as vault:

        def add(scans: list[bytes]) -> None:
            with vault.act(ACT) as act:
                for data in scans:
                    act.keep_file(data, PDF, "Scan.pdf")

        taken = bare = cpu = 0.0
        for start in range(0, count, 100):
            scans = [os.urandom(TWO_MEGABYTES) for _ in range(min(100, count - start))]
            bare += timed(lambda: copy_plainly(place / f"plain-{start}", scans))  # noqa: B023
            wall, busy = spent(lambda: add(scans))  # noqa: B023
            taken, cpu = taken + wall, cpu + busy
    return {"seconds": taken, "plain": bare, "ratio": bare / taken, "goal": 0.5, "cpu": cpu}


def backing_up(place: Path, count: int) -> dict[str, float]:
    """Time the backup of a vault of many files in which nothing changed, and the first one."""
    second = place / "second"
    second.mkdir()
    folder = place / "Files.kvisa"
    with create(folder, None).vault as vault:
        with vault.act(ACT) as act:
            for number in range(count):
                act.keep_file(UUID(int=number).bytes * 20, PDF, "Scan.pdf")
        vault.keep_setting(safekeeping.SECOND_FOLDER, str(second))
        first = timed(lambda: _back_up(vault))
        several = [spent(lambda: _back_up(vault)) for _ in range(5)]
        again, cpu = (statistics.median(each) for each in zip(*several, strict=True))
        add_ten(vault)
        ten = timed(lambda: _back_up(vault))
    beside = timed(lambda: _beside(folder))
    return {
        "first": first,
        "unchanged": again,
        "unchanged, cpu": cpu,
        "ten more": ten,
        "unchanged, from the command line": beside,
        "goal": 1.0,
    }


def add_ten(vault: OpenVault) -> None:
    """Add ten scans."""
    with vault.act(ACT) as act:
        for _ in range(10):
            act.keep_file(os.urandom(1000), PDF, "Scan.pdf")


def _back_up(vault: OpenVault) -> None:
    with vault.source() as source:
        safekeeping.back_up(source)


def _beside(folder: Path) -> None:
    with sources.beside(folder, None) as source:
        safekeeping.back_up(source)


def main() -> None:
    """Take all figures and print them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--scans", type=int, default=1_000)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--place", type=Path, default=None, help="a folder on the disk in question")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.place) as name:
        place = Path(name)
        for what, figures in (
            ("open by password", lambda: opening(place)),
            ("read", lambda: reading(place, asked.cases)),
            ("add scans", lambda: adding(place, asked.scans)),
            ("back up", lambda: backing_up(place, asked.files)),
        ):
            print(json.dumps({what: figures()}), flush=True)


if __name__ == "__main__":
    main()
