# SPDX-License-Identifier: MIT
"""A person's own pack: a copy of the shipped one that may be edited, replaced and thrown away.

A pack is put in place as a whole folder: a power cut leaves the old one, the new one, or none, and
then the shipped rules are in use.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.rulebook.entries import PackFile
from kvisa_desktop.rulebook.packs import pack_files, shipped_pack
from kvisa_desktop.rulebook.reading import read_files


def begin(own: Path) -> Rulebook:
    """Make an own pack out of the shipped one; raise `Refused` when there is one already."""
    if own.exists():
        raise Refused(
            msg("There is a pack of your own already."),
            msg("Edit it, or reset it to the shipped rules."),
            where=str(own),
        )
    return take(shipped_pack(), own)


def take(source: Path, own: Path) -> Rulebook:
    """Put the pack in the folder `source` in place as the own one, only when it is sound.

    Its `version` is the SHA-256 to be shown, so that two people can compare what they use.
    """
    files = pack_files(source)
    book = read_files(files)
    try:
        _put(files, own)
    except OSError as error:
        raise NoRoom(
            msg("The pack of rules cannot be written to “{folder}”.", folder=verbatim(str(own))),
            msg("Make room, or choose another folder."),
            where=str(own),
        ) from error
    return book


def reset(own: Path) -> None:
    """Throw the own pack away; the shipped rules are in use again."""
    if own.is_dir():
        shutil.rmtree(own)


def _put(files: Sequence[PackFile], own: Path) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own.parent, prefix=f".{own.name}-") as beside:
        fresh, old = Path(beside, "fresh"), Path(beside, "old")
        fresh.mkdir()
        for each in files:
            (fresh / each.name).write_text(each.text, encoding="utf-8", newline="")
        if own.exists():
            own.rename(old)
        fresh.rename(own)
