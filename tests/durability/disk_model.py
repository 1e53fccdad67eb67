# SPDX-License-Identifier: MIT
"""A disk as a power cut finds it: what was synced is there, of the rest any part may be.

Names are kept up to a random point after the last one that was waited for; of each write that was
not waited for all, nothing, or some sectors are kept.
"""

import random
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cIIq")


@dataclass(frozen=True)
class Step:
    """One thing a program did: kind, path, offset or new length, data."""

    kind: str
    path: str
    offset: int
    data: bytes


def steps_in(log: Path) -> Iterator[Step]:
    """Yield what the recorder wrote down."""
    content, place = log.read_bytes(), 0
    while place < len(content):
        kind, name, size, offset = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        path = content[place : place + name].decode()
        yield Step(kind.decode(), path, offset, content[place + name : place + name + size])
        place += name + size


@dataclass
class Blob:
    """The content of a file: what is safe, and what was written since."""

    safe: bytes = b""
    since: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything safe."""
        content = bytearray(self.safe)
        for step in self.since:
            _apply(content, step)
        self.safe, self.since = bytes(content), []

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Return what may be found after a power cut."""
        content = bytearray(self.safe)
        for step in self.since:
            fate = chance.random()
            if fate < 0.4:
                _apply(content, step)
            elif fate < 0.6 and step.kind == "W":
                for start in range(0, len(step.data), SECTOR):
                    if chance.random() < 0.5:
                        piece = step.data[start : start + SECTOR]
                        _apply(content, Step("W", step.path, step.offset + start, piece))
        return bytes(content)


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "T":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    content.extend(bytes(max(0, step.offset - len(content))))
    content[step.offset : step.offset + len(step.data)] = step.data


class Disk:
    """A folder on the disk, and what a program does to it step by step."""

    def __init__(self, folder: Path) -> None:
        """Begin with a folder as it is, all of it safe."""
        self._root = str(folder)
        self._now: dict[str, Blob | None] = {
            str(path): Blob(path.read_bytes()) if path.is_file() else None
            for path in folder.rglob("*")
        }
        self._safe = dict(self._now)
        self._names: list[tuple[Step, Blob | None]] = []
        self._kept = 0

    def take(self, step: Step) -> None:
        """Let a step happen."""
        if step.kind in "WT":
            blob = self._now.get(step.path)
            if blob is not None:
                blob.since.append(step)
        elif step.kind == "S":
            self._sync(step.path)
        else:
            blob = Blob() if step.kind == "C" else self._now.get(step.path)
            self._names.append((step, blob))
            _rename(self._now, step, blob)

    def _sync(self, path: str) -> None:
        blob = self._now.get(path)
        if blob is not None:
            blob.sync()
            return
        for number, (step, _) in enumerate(self._names, start=1):
            places = (step.path, step.data.decode()) if step.kind == "R" else (step.path,)
            if any(str(Path(place).parent) == path for place in places):
                self._kept = max(self._kept, number)

    def cut(self, chance: random.Random, target: Path) -> None:
        """Write to `target` what may be found after a power cut at this moment."""
        found = dict(self._safe)
        for step, blob in self._names[: chance.randint(self._kept, len(self._names))]:
            _rename(found, step, blob)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for path, kept in sorted(found.items()):
            place = target / Path(path).relative_to(self._root)
            if kept is None:
                place.mkdir(parents=True, exist_ok=True)
            elif place.parent.is_dir():
                place.write_bytes(kept.after_a_cut(chance))


def _rename(names: dict[str, Blob | None], step: Step, blob: Blob | None) -> None:
    if step.kind in "CM":
        names[step.path] = blob if step.kind == "C" else None
    elif step.kind == "U":
        names.pop(step.path, None)
    elif step.path in names:
        names[step.data.decode()] = names.pop(step.path)
