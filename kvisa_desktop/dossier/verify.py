# SPDX-License-Identifier: MIT
"""A finished dossier proved: every promise it makes of itself, looked up in the file.

The file is read by two libraries that had no part in writing it. What it promises stands in its own
manifest, so a dossier can be proved years later without the case; when it has just been built, the
manifest itself is compared with what was meant.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from kvisa_desktop.dossier.reading import Reading
    from kvisa_desktop.services.ports import Proof

MADE_HERE = "made_by_program"


def verify(path: Path, expected: Manifest | None = None, *, name: str = "") -> "tuple[Proof, ...]":
    """Return every promise of the dossier `path` and whether it is kept.

    A PDF that is no dossier of this program gets a single proof that says so. Refused when the file
    cannot be read at all; `name` is what the file is called while it has no name of its own.
    """
    from kvisa_desktop.dossier.reading import reading  # what reads PDF waits for a file
    from kvisa_desktop.services.ports import Proof

    with reading(path, name or path.name) as opened:
        manifest = opened.manifest
        if manifest is None:
            return (
                Proof(
                    MADE_HERE,
                    ok=False,
                    detail=msg("This PDF is not a dossier of this program."),
                ),
            )
        proofs = [_made_here(manifest, expected)]
        proofs += [check(opened, manifest) for check in _checks()]
    return tuple(proofs)


def _checks() -> "tuple[Callable[[Reading, Manifest], Proof], ...]":
    """Return the checks in the order in which they are told."""
    from kvisa_desktop.dossier import proving_objects as objects
    from kvisa_desktop.dossier import proving_pages as pages

    return (
        pages.page_count,
        pages.page_size,
        pages.page_numbers,
        pages.page_labels,
        pages.stamps,
        pages.index,
        objects.bookmarks,
        objects.links,
        objects.fonts,
        pages.text,
        pages.marked_internal,
        objects.language,
        objects.title,
        objects.structure,
        objects.protection,
        objects.inactive,
        objects.profiles,
        objects.unchanged,
    )


def _made_here(manifest: Manifest, expected: Manifest | None) -> "Proof":
    """Compare what the file promises with what was meant, when that is known."""
    from kvisa_desktop.services.ports import Proof

    if expected is not None and replace(manifest, fingerprints=()) != expected:
        detail = msg("The list of contents inside the file is not the one that was built.")
        return Proof(MADE_HERE, ok=False, detail=detail)
    detail = msg("Made by this program; the file bears the date {date}.", date=manifest.built_on)
    return Proof(MADE_HERE, ok=True, detail=detail)
