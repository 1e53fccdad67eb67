# SPDX-License-Identifier: MIT
"""Packs of rules: the one that came with the program, and a person's own copy of it."""

import stat
from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop import paths
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.rulebook.entries import REMEDY, PackFile
from kvisa_desktop.rulebook.reading import read_files

# The only names a pack may have; whatever else lies in its folder is refused unread.
FILES = tuple(
    f"{name}.toml"
    for name in (
        "sources",
        "k",
        "categories",
        "application",
        "photo",
        "authentication",
        "stay",
        "stem",
        "h1b",
        "misinformation",
        "checklist",
    )
)
LARGEST_FILE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rules in use, and why a person's own pack is not among them, if it is not."""

    rulebook: Rulebook
    refusal: Refused | None = None
    is_own: bool = False


def shipped_pack() -> Path:
    """Return the folder of the rules that came with the program."""
    return paths.resources() / "rulebook"


def load(own_pack: Path | None = None) -> Loaded:
    """Return the own pack where it is there and sound, else the shipped one and the reason."""
    if own_pack is not None and own_pack.exists():
        try:
            return Loaded(read_pack(own_pack), is_own=True)
        except Refused as refusal:
            return Loaded(read_pack(shipped_pack()), refusal)
    return Loaded(read_pack(shipped_pack()))


def read_pack(folder: Path) -> Rulebook:
    """Return the rules of a pack; raise `Refused` naming file and line at the first fault."""
    return read_files(pack_files(folder))


def read_candidate(path: Path) -> Rulebook:
    """Return the rules of a pack, or of the shipped pack with the file `path` in place of its own.

    Raise `Refused` naming file and line at the first fault.
    """
    if path.is_dir():
        return read_pack(path)
    if path.name not in FILES or not path.exists():
        raise Refused(
            msg("“{path}” is neither a pack of rules nor a file of one.", path=verbatim(path.name)),
            msg("A pack holds only: {files}", files=verbatim(", ".join(FILES))),
            where=str(path),
        )
    rest = [each for each in pack_files(shipped_pack()) if each.name != path.name]
    return read_files([*rest, _read(path)])


def pack_files(folder: Path) -> list[PackFile]:
    """Return the files of a pack in their fixed order; raise `Refused` for anything else."""
    try:
        found = list(folder.iterdir())
    except OSError:
        raise Refused(
            msg("The pack of rules “{folder}” cannot be read.", folder=verbatim(folder.name)),
            msg("Name a folder with the files of a pack."),
            where=str(folder),
        ) from None
    strangers = sorted(each.name for each in found if each.name not in FILES)
    if strangers:
        raise Refused(
            msg("“{file}” does not belong in a pack of rules.", file=verbatim(strangers[0])),
            msg("A pack holds only: {files}", files=verbatim(", ".join(FILES))),
            where=strangers[0],
        )
    if not found:
        raise Refused(msg("The pack of rules is empty."), REMEDY, where=str(folder))
    return [_read(each) for each in sorted(found, key=lambda each: FILES.index(each.name))]


def _read(path: Path) -> PackFile:
    facts = path.lstat()
    if not stat.S_ISREG(facts.st_mode):
        raise Refused(
            msg("“{file}” is no ordinary file.", file=verbatim(path.name)), REMEDY, where=path.name
        )
    if facts.st_size > LARGEST_FILE:
        raise Refused(
            msg("“{file}” is larger than a file of rules may be (1 MB).", file=verbatim(path.name)),
            REMEDY,
            where=path.name,
        )
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused(
            msg("“{file}” cannot be read.", file=verbatim(path.name)), REMEDY, where=path.name
        ) from None
    try:
        return PackFile(path.name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PackFile(path.name, "").complaint(msg("this is not text in UTF-8."), line) from None
