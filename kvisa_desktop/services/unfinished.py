# SPDX-License-Identifier: MIT
"""Packs and exports cut short by a kill or a crash: found again by their names, thrown away.

They grow in a hidden folder beside their place. Where notes can be kept, that place is noted for as
long as they grow, so that the next start finds it without anything being written there again.
"""

import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from kvisa_desktop.messages import Message, msg, verbatim

_HIDDEN = re.compile(r"\.(?P<name>.+)\.(?P<process>\d{1,10})\.(?P<what>part|before)", re.DOTALL)
CASE = "case.json"
_FIRST = {"dossier.pdf", ".dossier.pdf.part", CASE}
_LONGEST_PATH = 40_000
_A_DAY = 24 * 60 * 60
_BORN = time.time() - 3  # file times are coarse


def hidden_folder(out: Path, what: str = "part") -> Path:
    """Return the hidden neighbour of `out` in which this process works."""
    return out.with_name(f".{out.name}.{os.getpid()}.{what}")


@contextmanager
def growing(out: Path, notes: Path | None) -> Iterator[Path]:
    """Give a hidden folder beside `out` for as long as the block lasts, and a note of it.

    Into the folder of an export `CASE` comes first: by that it is known should it be left behind.
    An `OSError` in it names the folder beside which it is hidden.
    """
    sweep(out.parent)
    hidden = hidden_folder(out)
    try:
        hidden.mkdir(mode=0o700)
        with noted(out, notes):
            yield hidden
    except OSError as error:
        if not str(error.filename).startswith(str(hidden)):
            raise
        raise OSError(error.errno, error.strerror, str(out.parent)) from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


@contextmanager
def noted(out: Path, notes: Path | None) -> Iterator[None]:
    """Keep a note of the folder of `out` for as long as the block lasts; never fail over it."""
    if notes is None:
        yield
        return
    place = str(out.parent.absolute())
    digest = sha256(os.fsencode(out.absolute())).hexdigest()[:16]
    note = notes / f"{os.getpid()}-{digest}"
    with suppress(OSError):
        notes.mkdir(parents=True, exist_ok=True)
        note.write_bytes(os.fsencode(place))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def sweep_noted(notes: Path) -> list[Path]:
    """Throw away what processes that are no more left in the places noted; return where it was."""
    swept = []
    for note in _members(notes):
        process = note.name.partition("-")[0]
        if not process.isdecimal() or _may_live(int(process), note):
            continue
        with suppress(OSError):
            folder = _place_in(note)
            # A stick that is not plugged in may come back: its note stays.
            if folder.is_absolute() and folder.is_dir():
                swept += [folder] if sweep(folder) else []
                note.unlink()
    return swept


def _place_in(note: Path) -> Path:
    """Return the place a note names; what is no file of ours is never opened, for it may block."""
    if not stat.S_ISREG(note.lstat().st_mode):
        raise OSError(note)
    with note.open("rb") as file:
        return Path(os.fsdecode(file.read(_LONGEST_PATH)))


def told(places: Iterable[Path]) -> tuple[Message, ...]:
    """Return what to tell of the places that were swept."""
    return tuple(
        msg(
            "What an interrupted command left unfinished in “{folder}” was thrown away.",
            folder=verbatim(str(each)),
        )
        for each in places
    )


def sweep(folder: Path) -> bool:
    """Throw away packs in `folder` that a process that is no more left; tell whether there were.

    An earlier pack that had been set aside goes back to its place when nothing is there.
    """
    found = False
    for left in _members(folder):
        known = _HIDDEN.fullmatch(left.name)
        if known is None or left.is_symlink() or not left.is_dir():
            continue
        if _may_live(int(known["process"]), left) or not _is_pack(left):
            continue
        place = left.with_name(known["name"])
        with suppress(OSError):
            if known["what"] == "before" and not place.exists():
                left.rename(place)
            else:
                shutil.rmtree(left)
            found = True
    return found


def _is_pack(left: Path) -> bool:
    """Tell whether a hidden folder is one of a pack: what it is known by comes into it first."""
    members = list(_members(left))
    names = {each.name for each in members}
    return not names or (bool(names & _FIRST) and not any(each.is_dir() for each in members))


def _members(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _may_live(process: int, left: Path) -> bool:
    if process == os.getpid():  # in a container each start may have the number of the last one
        return left.suffix == ".before" or _is_newer(left, _BORN)  # that one keeps its old time
    if sys.platform == "win32":  # there a signal would end the process
        return _is_newer(left, time.time() - _A_DAY)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _is_newer(left: Path, than: float) -> bool:
    with suppress(OSError):
        return left.lstat().st_mtime >= than
    return True
