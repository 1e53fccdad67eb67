# SPDX-License-Identifier: MIT
"""A person's own pack: a copy of the shipped one that may be edited, replaced and thrown away.

A pack is put in place as a whole folder: a power cut leaves the old one, the new one, or none, and
then the shipped rules are in use. An old one that was edited stays beside the new one.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.rulebook.entries import PackFile
from kvisa_desktop.rulebook.packs import pack_files, shipped_pack
from kvisa_desktop.rulebook.reading import read_files


@dataclass(frozen=True, slots=True)
class Taken:
    """The rules that were put in place, and the folder that keeps the edited ones before them."""

    rulebook: Rulebook
    kept: Path | None = None


def begin(own: Path) -> Rulebook:
    """Make an own pack out of the shipped one; raise `Refused` when there is one already."""
    if own.exists():
        raise Refused(
            msg("There is a pack of your own already."),
            msg("Edit it, or reset it to the shipped rules."),
            where=str(own),
        )
    return _take(shipped_pack(), own, None)


def take(source: Path, own: Path, *, on: date) -> Taken:
    """Put the pack in the folder `source` in place as the own one, only when it is sound.

    Its `version` is the SHA-256 to be shown, so that two people can compare what they use. An own
    pack that is neither the shipped one nor this one is kept beside it, named after the day `on`.
    """
    kept = _place_beside(own, on) if _would_be_lost(own, source) else None
    return Taken(_take(source, own, kept), kept)


def reset(own: Path) -> None:
    """Throw the own pack away; the shipped rules are in use again."""
    if own.is_dir():
        shutil.rmtree(own)


def _take(source: Path, own: Path, kept: Path | None) -> Rulebook:
    files = pack_files(source)
    book = read_files(files)
    try:
        _put(files, own, kept)
    except OSError as error:
        raise NoRoom(
            msg("The pack of rules cannot be written to “{folder}”.", folder=verbatim(str(own))),
            msg("Make room, or choose another folder."),
            where=str(own),
        ) from error
    return book


def _put(files: Sequence[PackFile], own: Path, kept: Path | None) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own.parent, prefix=f".{own.name}-") as beside:
        fresh, old = Path(beside, "fresh"), Path(beside, "old")
        fresh.mkdir()
        for each in files:
            (fresh / each.name).write_text(each.text, encoding="utf-8", newline="")
        aside = kept or old
        if own.exists():
            own.rename(aside)
        try:
            fresh.rename(own)
        except OSError:
            if aside.exists():
                aside.rename(own)
            raise


def _place_beside(own: Path, on: date) -> Path:
    first = own.with_name(f"{own.name}-before-{on.isoformat()}")
    others = (first.with_name(f"{first.name}-{number}") for number in count(2))
    return first if not first.exists() else next(each for each in others if not each.exists())


def _would_be_lost(own: Path, source: Path) -> bool:
    return own.exists() and not any(_is_same(own, each) for each in (source, shipped_pack()))


def _is_same(one: Path, other: Path) -> bool:
    """Return True when both folders hold the same files; what cannot be read is not the same."""
    try:
        return _contents(one) == _contents(other)
    except OSError:
        return False


def _contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}
