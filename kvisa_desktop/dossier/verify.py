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
    from collections.abc import Callable, Iterator

    from kvisa_desktop.dossier.reading import Reading
    from kvisa_desktop.services.ports import Proof

MADE_HERE = "made_by_program"


def verify(
    path: Path, expected: Manifest | None = None, *, name: str = "", password: str = ""
) -> "tuple[Proof, ...]":
    """Return every promise of the dossier `path` and whether it is kept.

    A PDF that is no dossier of this program gets a single proof that says so. Refused when the file
    cannot be read at all; `name` is what the file is called while it has no name of its own.
    """
    from kvisa_desktop.dossier.proving_streams import whole  # what reads PDF waits for a file
    from kvisa_desktop.dossier.reading import reading
    from kvisa_desktop.services.ports import Proof

    with reading(path, name or path.name, password) as opened:
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
        sealed = opened.reader.is_encrypted
        proofs += [check(opened, manifest) for check in _checks(sealed=sealed)]
        if manifest.streams:  # older dossiers promise nothing of them
            proofs.append(whole(opened, manifest))
    return (*proofs, *_sealing(path, password)) if sealed else tuple(proofs)


def _sealing(path: Path, password: str) -> "Iterator[Proof]":
    """Yield what is proved of the protection of a file, and what is not claimed of it."""
    from kvisa_desktop.dossier import sealing
    from kvisa_desktop.services.ports import Proof

    yield sealing.strong(path, password)
    yield sealing.closed(path)
    detail = msg("The file is encrypted, so that no PDF/A is claimed of it.")
    yield Proof("no_pdfa_claimed", ok=True, detail=detail)


def _checks(*, sealed: bool) -> "tuple[Callable[[Reading, Manifest], Proof], ...]":
    """Return the checks in the order in which they are told; what is sealed claims no profile."""
    from kvisa_desktop.dossier import proving_objects as objects
    from kvisa_desktop.dossier import proving_pages as pages
    from kvisa_desktop.dossier import proving_text as texts

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
        texts.text,
        pages.marked_internal,
        objects.language,
        objects.title,
        objects.structure,
        *(() if sealed else (objects.protection,)),
        objects.inactive,
        *(() if sealed else (objects.profiles,)),
        objects.unchanged,
    )


def _made_here(manifest: Manifest, expected: Manifest | None) -> "Proof":
    """Compare what the file promises with what was meant, when that is known."""
    from kvisa_desktop.services.ports import Proof

    said = replace(manifest, fingerprints=(), streams="", fonts=(), body=None)
    if expected is not None and said != expected:
        detail = msg("The list of contents inside the file is not the one that was built.")
        return Proof(MADE_HERE, ok=False, detail=detail)
    detail = msg("Made by this program; the file bears the date {date}.", date=manifest.built_on)
    return Proof(MADE_HERE, ok=True, detail=detail)
