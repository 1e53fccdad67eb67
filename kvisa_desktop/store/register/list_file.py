# SPDX-License-Identifier: MIT
"""One list of institutions as a file: made once beside its place, put there whole, then only read.

A reader opens it as a file that never changes, so a new list may replace it at any moment.
"""

import contextlib
import errno
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress, Silent, step
from kvisa_desktop.store import disk
from kvisa_desktop.store.register import entries
from kvisa_desktop.store.register.folding import fold, grams, spaced

FORMAT = 1  # also when folding or pieces change, since the index holds what they made
SUFFIX = ".sqlite"
LARGEST_FILE = 2 * 1024**3

_PAGE = 4096
_BATCH = 2000
_AGE_OF_LEFTOVERS = 3600
_PLACES = 1 << 32
_LONGEST = 255
_FULL_DATABASE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_TRIES = 40
_PAUSE = 0.05
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE institution (no INTEGER PRIMARY KEY, id TEXT NOT NULL, country TEXT NOT NULL,
                          city TEXT NOT NULL, entry TEXT NOT NULL);
CREATE TABLE name (no INTEGER PRIMARY KEY, institution INTEGER NOT NULL, is_shown INTEGER NOT NULL,
                   text TEXT NOT NULL, folded TEXT NOT NULL);
"""
# Names are numbered by length first, so what an index yields first is the shortest, and that is
# the best guess while little has been typed.
_INDEXES = """
CREATE INDEX institution_id ON institution (id);
CREATE INDEX name_folded ON name (folded, no);
CREATE VIRTUAL TABLE words USING fts5
    (folded, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0", prefix='2 3');
CREATE VIRTUAL TABLE pieces USING fts5
    (folded, content='', columnsize=0, detail=none,
     tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
INSERT INTO words (words, rank) VALUES ('hashsize', 8388608);
INSERT INTO pieces (pieces, rank) VALUES ('hashsize', 8388608);
"""
_COUNTS = """
CREATE VIRTUAL TABLE temp.words_seen USING fts5vocab ('main', 'words', 'row');
CREATE VIRTUAL TABLE temp.pieces_seen USING fts5vocab ('main', 'pieces', 'row');
CREATE TABLE word (term TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE piece (term TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO word SELECT term, doc FROM words_seen;
INSERT INTO piece SELECT term, doc FROM pieces_seen;
DROP TABLE temp.words_seen;
DROP TABLE temp.pieces_seen;
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a list says of itself: its title, what it was made from, and how much it holds."""

    title: str
    made_from: str
    made_on: str
    institutions: int = 0
    names: int = 0
    format: int = FORMAT


class ListWriter:
    """Writes a list into a file of its own; nothing is seen of it before `put`."""

    def __init__(self, part: Path) -> None:
        """Begin a list in the empty file `part`."""
        self._part = part
        self.institutions = 0
        self.names = 0
        self._rows: list[tuple[int, str, str, str, str]] = []
        self._names: list[tuple[int, int, bool, str, str]] = []
        self._db = sqlite3.connect(part, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
            f"PRAGMA page_size={_PAGE}; PRAGMA max_page_count={LARGEST_FILE // _PAGE};"
            "PRAGMA cache_size=-16384; PRAGMA temp_store=FILE; PRAGMA trusted_schema=OFF;"
        )
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN")

    def add(self, entry: RegisterEntry) -> None:
        """Add an institution under all its names."""
        self.institutions += 1
        city = fold(f"{entry.city.en} {entry.city.zh}")
        row = (self.institutions, entry.id, entry.country, city, entries.written(entry))
        self._rows.append(row)
        shown = set(entry.shown_names)
        seen: set[str] = set()
        for name in entry.names:
            folded = fold(name)
            if folded and folded not in seen:
                seen.add(folded)
                self.names += 1
                no = min(len(folded), _LONGEST) * _PLACES + self.names
                self._names.append((no, self.institutions, name in shown, name, folded))
        if len(self._names) >= _BATCH:
            self._flush()

    def finish(self, about: About, progress: Progress) -> None:
        """Make the indexes and close the file."""
        self._flush()
        self._db.executescript(_INDEXES)  # ends the transaction
        self._db.execute("BEGIN")
        done = 0
        for rows in self._batches():
            self._db.executemany(
                "INSERT INTO words (rowid, folded) VALUES (?, ?)",
                ((no, spaced(f"{folded} {city}")) for no, folded, city in rows),
            )
            self._db.executemany(
                "INSERT INTO pieces (rowid, folded) VALUES (?, ?)",
                ((no, " ".join(grams(folded))) for no, folded, _ in rows),
            )
            done += len(rows)
            step(progress, msg("Making the index of names"), done, self.names)
        self._db.executescript(_COUNTS)
        counted = replace(about, institutions=self.institutions, names=self.names)
        self._db.executemany("INSERT INTO about VALUES (?, ?)", asdict(counted).items())
        self._db.close()

    def abandon(self) -> None:
        """Close the file, whatever is in it."""
        self._db.close()

    def _batches(self) -> Iterator[list[tuple[int, str, str]]]:
        last = 0
        while rows := self._db.execute(
            "SELECT name.no, folded, city FROM name JOIN institution"
            " ON institution.no = name.institution WHERE name.no > ? ORDER BY name.no LIMIT ?",
            (last, _BATCH),
        ).fetchall():
            yield rows
            last = rows[-1][0]

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO institution VALUES (?, ?, ?, ?, ?)", self._rows)
        self._db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", sorted(self._names))
        self._rows.clear()
        self._names.clear()


@contextmanager
def making(place: Path) -> Iterator[ListWriter]:
    """Give a writer for a list that will lie at `place`; it is put there when the block ends well.

    The block calls `finish` last. Where it raises, what lay at `place` stays.
    """
    with _room(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(place.parent)
        descriptor, name = tempfile.mkstemp(f"{SUFFIX}.part", f"{place.stem}-", place.parent)
        os.close(descriptor)
        part = Path(name)
        try:
            writer = ListWriter(part)
            try:
                yield writer
            finally:
                writer.abandon()
            disk.sync_file(part)
            _put(part, place)
        finally:
            part.unlink(missing_ok=True)


def make(place: Path, rows: Iterator[RegisterEntry], about: About) -> None:
    """Make a list at `place` out of a few entries."""
    with making(place) as writer:
        for entry in rows:
            writer.add(entry)
        writer.finish(about, Silent())


def opened(place: Path) -> sqlite3.Connection:
    """Return a connection that reads the list at `place`."""
    return sqlite3.connect(
        f"{place.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )


def about(place: Path) -> About | None:
    """Return what a list says of itself; None when there is none or it cannot be read."""
    if not place.is_file():
        return None
    try:
        with contextlib.closing(opened(place)) as db:
            said = dict(db.execute("SELECT key, value FROM about"))
        return About(
            said["title"],
            said["made_from"],
            said["made_on"],
            int(said["institutions"]),
            int(said["names"]),
            int(said["format"]),
        )
    except (sqlite3.Error, KeyError, ValueError):
        return None


def _put(part: Path, place: Path) -> None:
    """Put the finished file in its place; on Windows a search may hold the old one for a moment."""
    for left in reversed(range(_TRIES)):
        try:
            part.replace(place)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            disk.sync_folder(place.parent)
            return


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed has left half made."""
    for part in folder.glob(f"*{SUFFIX}.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _AGE_OF_LEFTOVERS:
                part.unlink()


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _FULL_DATABASE:
            raise _no_room(folder) from error
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EFBIG}:
            raise _no_room(folder) from error
        raise NoRoom(
            msg("The register of institutions cannot be written to {folder}.", folder=str(folder)),
            msg("Name a folder of your own with KVISA_DATA_DIR, or make this one writable."),
            where=str(folder),
        ) from error


def _no_room(folder: Path) -> NoRoom:
    return NoRoom(
        msg(
            "There is not enough room for the list in {folder}. Nothing was changed.",
            folder=str(folder),
        ),
        msg("Free some space on this disk and import the list again."),
        where=str(folder),
    )
