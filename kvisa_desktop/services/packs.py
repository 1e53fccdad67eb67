# SPDX-License-Identifier: MIT
"""A pack is a folder of files that is there whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import builds, dossier, unfinished
from kvisa_desktop.services.ports import (
    BuildReport,
    DossierOptions,
    DossierWriter,
    ScanReader,
    Vault,
)
from kvisa_desktop.services.progress import Progress

DOSSIER = "dossier.pdf"
LIST = "list.html"


@dataclass(frozen=True, slots=True)
class PackWish:
    """Which folder a pack becomes, and how the dossier in it is made."""

    rulebook: Rulebook
    options: DossierOptions
    out: Path
    force: bool = False


class PackTools(Protocol):
    """What the dossier of a pack is made with."""

    @property
    def scans(self) -> ScanReader:
        """The reader of scans."""

    @property
    def writer(self) -> DossierWriter:
        """The writer of dossiers."""

    @property
    def notes(self) -> Path | None:
        """The folder where places of unfinished packs are noted, None where nothing is noted."""


@contextmanager
def bound(
    vault: Vault, tools: PackTools, case_id: CaseId, wish: PackWish, *, progress: Progress
) -> Iterator[tuple[Path, BuildReport]]:
    """Give a hidden folder that holds the proved dossier already, and the report on it.

    When the block ends well the folder is where it was wished, and the build is kept as lying
    there.
    """
    with whole_folder(wish.out, force=wish.force, notes=tools.notes) as folder:
        made = dossier.made(
            vault,
            tools.scans,
            tools.writer,
            case_id,
            rulebook=wish.rulebook,
            options=wish.options,
            out=folder / DOSSIER,
            progress=progress,
        )
        report = replace(made, file=wish.out / DOSSIER)
        yield folder, report
    builds.keep_where_possible(vault, case_id, report, wish.options)


def first_page(bundle: BuildReport, exhibit: Exhibit) -> int:
    """Return the page of the dossier on which an exhibit begins, 0 when it is not in it."""
    found = (each.first_page for each in bundle.exhibits if each.label == exhibit.number)
    return next(found, 0)


@contextmanager
def whole_folder(out: Path, *, force: bool, notes: Path | None = None) -> Iterator[Path]:
    """Give a hidden folder to fill; it becomes `out` when the block ends well, else it goes.

    A folder that is there already is replaced only with `force`, and only by a whole one. What a
    kill cuts short is thrown away when the next pack is written there, or by its note.
    """
    unfinished.sweep(out.parent)
    _refuse(out, force=force)
    hidden = unfinished.hidden_folder(out)
    try:
        _make(hidden, out)
        with unfinished.noted(out, notes):
            yield hidden
            _put(hidden, out)
    except OSError as error:
        raise NoRoom(
            msg("The folder “{path}” could not be written.", path=verbatim(str(out))),
            msg("Free some space, or choose a place you may write to."),
        ) from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def _make(hidden: Path, out: Path) -> None:
    try:
        hidden.mkdir()
    except PermissionError as error:
        raise NoRoom(
            msg("{file} cannot be written in this folder.", file=verbatim(out.name)),
            msg("Choose a folder you may write to, then build again."),
            where=str(out.parent),
        ) from error


def _refuse(out: Path, *, force: bool) -> None:
    dossier.refuse_odd_name(out)
    if not out.parent.is_dir():
        raise Refused(
            msg("There is no folder “{path}”.", path=verbatim(str(out.parent))),
            msg("Make the folder first, or choose another place."),
        )
    if out.exists() and not out.is_dir():
        raise Refused(msg("“{path}” is a file.", path=verbatim(str(out))), msg("Name a folder."))
    if out.exists() and any(out.iterdir()) and not (force and _is_pack(out)):
        raise Refused(
            msg("The folder “{path}” is not empty.", path=verbatim(str(out))),
            msg("Choose another name, or allow an earlier pack to be replaced (--force)."),
        )


def _is_pack(out: Path) -> bool:
    """Tell whether a folder holds a pack: nothing else of a person is ever replaced."""
    return (out / LIST).is_file() and not any(each.is_dir() for each in out.iterdir())


def _put(hidden: Path, out: Path) -> None:
    if not out.exists():
        hidden.rename(out)
        return
    before = unfinished.hidden_folder(out, "before")
    out.rename(before)
    try:
        hidden.rename(out)
    except OSError:
        before.rename(out)
        raise
    shutil.rmtree(before, ignore_errors=True)
