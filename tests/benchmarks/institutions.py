# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""How well and how fast institutions are found; run by hand, never by the tests.

python -m tests.benchmarks.institutions ROR_FILE [--fold-up N]

ROR_FILE is a release of ROR as it was downloaded. It is imported into a folder that is thrown away;
then the queries of institution_queries.csv are asked, each with the ROR id a person means by it,
and names of universities drawn from the file, as they are and with typing mistakes. `--fold-up`
imports every record N times under other names and ids, to see how time and room grow.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kvisa_desktop import paths
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterId
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.register import importing, json_stream, list_file, ror
from kvisa_desktop.store.register.folding import fold
from kvisa_desktop.store.register.input_files import opened
from kvisa_desktop.store.register.list_file import About
from kvisa_desktop.store.register.plain_register import PlainRegister

QUERIES = Path(__file__).with_name("institution_queries.csv")
STARTER = paths.resources() / "institutions" / "starter.csv"
DRAWN = 300
SEED = 7
TOP, FEW = 1, 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Asked:
    """A query and the id a person means by it."""

    query: str
    ror_id: str


def by_hand() -> list[Asked]:
    """Return the queries written by hand."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [
            Asked(row["query"], f"https://ror.org/{row['ror_id']}") for row in csv.DictReader(file)
        ]


def drawn(file: Path) -> list[Asked]:
    """Return names of universities in the file, drawn the same way each time."""
    names = []
    with opened(file) as content:
        for record in json_stream.objects(content.stream, file):
            entry = ror.entry(record)
            if entry and not entry.is_closed and "education" in entry.kinds:
                names += [Asked(entry.name.en, entry.ror_id)] if "niv" in entry.name.en else []
    return random.Random(SEED).sample(names, DRAWN)


def mistyped(text: str, dice: random.Random) -> str:
    """Return folded text with a letter left out, put in, changed, or two swapped."""
    at, other = dice.randrange(1, len(text) - 1), dice.choice(LETTERS)
    return dice.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + other + text[at:],
            text[:at] + other + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        ]
    )


def sets(file: Path) -> Iterator[tuple[str, list[Asked]]]:
    """Yield each set of queries with its name."""
    yield "by hand", by_hand()
    names, dice = drawn(file), random.Random(SEED)
    ways: dict[str, Callable[[str], str]] = {
        "as written": str,
        "without accents": fold,
        "one typo": lambda name: mistyped(fold(name), dice),
        "two typos": lambda name: mistyped(mistyped(fold(name), dice), dice),
        "first 60 %": lambda name: name[: max(3, len(name) * 6 // 10)],
    }
    for title, way in ways.items():
        yield title, [replace(each, query=way(each.query)) for each in names]


def ask(register: PlainRegister, title: str, questions: Sequence[Asked], *, tell: bool) -> None:
    """Ask every query and print one row of the table."""
    places, times = [], []
    for each in questions:
        begun = time.perf_counter()
        found = [hit.entry.ror_id for hit in register.search(each.query, limit=10)]
        times.append((time.perf_counter() - begun) * 1000)
        places.append(found.index(each.ror_id) + 1 if each.ror_id in found else 99)
        if tell and places[-1] > FEW:
            print(f"  missed: {each.query} ({each.ror_id})", file=sys.stderr)
    times.sort()
    count = len(places)
    hits = [sum(place <= most for place in places) / count for most in (TOP, FEW)]
    slow = [times[count // 2], times[count * 95 // 100], times[-1]]
    print(
        f"{title:<16}{count:>5}{hits[0]:>8.1%}{hits[1]:>8.1%}"
        + "".join(f"{each:>8.1f}" for each in slow)
    )


def import_apart(file: Path, folder: Path, times: int) -> None:
    """Import in a process of its own, so that its memory is its own, and print what it took."""
    here = [sys.executable, "-m", "tests.benchmarks.institutions", str(file)]
    done = subprocess.run(
        [*here, "--import-into", str(folder), "--fold-up", str(times)],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)
    print(
        f"import: {told['institutions']} institutions, {told['names']} names in "
        f"{told['seconds']:.1f} s = {told['institutions'] / told['seconds']:.0f}/s; "
        f"{told['memory']:.0f} MB of memory at most, {told['size']:.0f} MB on disk"
    )


def import_here(file: Path, folder: Path, times: int) -> None:
    """Import and print figures as JSON."""
    begun = time.perf_counter()
    if times == 1:
        made = PlainRegister(folder, STARTER).import_list(
            file, on=date(2026, 11, 22), progress=Silent()
        )
        institutions, names = made.institutions, made.names
    else:
        institutions, names = folded_up(file, folder, times)
    size = (folder / f"{importing.ROR_LIST}{list_file.SUFFIX}").stat().st_size
    figures = {
        "institutions": institutions,
        "names": names,
        "seconds": time.perf_counter() - begun,
        "memory": most_memory(),
        "size": size / 1024**2,
    }
    print(json.dumps(figures))


def folded_up(file: Path, folder: Path, times: int) -> tuple[int, int]:
    """Make a list of every record several times, all but once with the letters turned about."""
    place = folder / f"{importing.ROR_LIST}{list_file.SUFFIX}"
    with list_file.making(place) as writer, opened(file) as content:
        for record in json_stream.objects(content.stream, file):
            entry = ror.entry(record)
            for turn in range(times if entry else 0):
                assert entry is not None
                writer.add(entry if not turn else _turned(entry, turn))
        writer.finish(About(importing.ROR_LIST, file.name, "2026-11-22"), Silent())
    return writer.institutions, writer.names


def _turned(entry: RegisterEntry, turn: int) -> RegisterEntry:
    def other(name: str) -> str:
        words = name.split()
        return " ".join(word if len(word) < 9 else word[turn:] + word[:turn] for word in words)

    return replace(
        entry,
        id=RegisterId(f"{entry.id}-{turn}"),
        ror_id=f"{entry.ror_id}-{turn}",
        name=replace(entry.name, en=other(entry.name.en), zh=""),
        original_name=other(entry.original_name),
        aliases=tuple(other(each) for each in entry.aliases),
    )


def most_memory() -> float:
    """Return the most memory this process had, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Import, ask, print the table."""
    parser = argparse.ArgumentParser(description="Measure the register of institutions.")
    parser.add_argument("ror_file", type=Path)
    parser.add_argument("--fold-up", type=int, default=1)
    parser.add_argument("--import-into", type=Path)
    options = parser.parse_args()
    if options.import_into:
        import_here(options.ror_file, options.import_into, options.fold_up)
        return
    with tempfile.TemporaryDirectory() as folder:
        register = PlainRegister(Path(folder), STARTER)
        begun = time.perf_counter()
        register.search("x")
        print(f"starter made in {(time.perf_counter() - begun) * 1000:.0f} ms")
        import_apart(options.ror_file, Path(folder), options.fold_up)
        print(f"{'queries':<16}{'n':>5}{'hit@1':>8}{'hit@5':>8}{'p50':>8}{'p95':>8}{'max':>8}  ms")
        for title, questions in sets(options.ror_file):
            ask(register, title, questions, tell=title == "by hand")


if __name__ == "__main__":
    main()
