# SPDX-License-Identifier: MIT
"""Scans bound by this program: the step that merges, and the whole build out of a vault."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from kvisa_desktop.app import App
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier import assemble
from kvisa_desktop.dossier.blocks import Content, Exhibit, Section
from kvisa_desktop.paths import UserFolders, user_folders
from kvisa_desktop.services import cases, documents, dossier
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions, Proof
from tests.benchmarks.peers.scans import A4

DAY = date(2026, 11, 22)
_A4_POINTS = (595.276, 841.89)
_PAGES_EACH = 10


def binding(scans: Sequence[Path]) -> Callable[[Path], None]:
    """Return what binds scans as exhibits of ten pages; the file is neither proved nor hashed.

    The digests of the scans are known before, as they are in a build: the process that prepares a
    page counts them, beside the one that binds.
    """
    digests = {scan: hashlib.sha256(scan.read_bytes()).hexdigest() for scan in set(scans)}
    return lambda out: _bind(scans, digests, out)


def _bind(scans: Sequence[Path], digests: Mapping[Path, str], out: Path) -> None:
    setattr(assemble, "verify", _unproved)  # noqa: B010  it is not for others to set
    setattr(assemble, "_with_fingerprints", _unread)  # noqa: B010
    setattr(assemble, "_measure", lambda path: (path.stat().st_size, ""))  # noqa: B010
    setattr(os, "fsync", lambda _file: None)  # noqa: B010  forced once, by all alike
    starts = range(0, len(scans), _PAGES_EACH)
    exhibits = tuple(
        Exhibit(
            str(number),
            Bilingual("Paper", "材料"),
            str(start),
            len(scans[start : start + _PAGES_EACH]),
        )
        for number, start in enumerate(starts, 1)
    )
    title = Bilingual("Exhibits", "附件")
    content = Content(title, "", title, (Section("exhibits", title, exhibits, "1"),))

    def page(source: str, number: int) -> PreparedPage:
        scan = scans[int(source) + number - 1]
        width, height = A4
        return PreparedPage(
            Media.JPEG,
            scan.read_bytes(),
            *_A4_POINTS,
            pixel_width=width,
            pixel_height=height,
            digest=digests[scan],
        )

    assemble.build(content, assemble.Options(DAY), page, out, lambda _done, _total: None)


def vault_build(place: Path, scans: Sequence[Path]) -> Callable[[Path], None]:
    """Fill a vault with scans and return what builds its dossier with all checks."""
    folders: UserFolders = user_folders(place.parent / "home")
    app = App(folders)
    opened = app.create_vault(place, None).vault
    case = cases.create(opened).value
    for start in range(0, len(scans), _PAGES_EACH):
        some = scans[start : start + _PAGES_EACH]
        offered = [Scan(scan.name, partial(Path.read_bytes, scan)) for scan in some]
        documents.add(opened, app.scans, case.id, offered, Filing("other", as_one=True))

    def go(out: Path) -> None:
        dossier.build(
            opened,
            app.scans,
            app.writer,
            case.id,
            rulebook=app.rulebook,
            options=DossierOptions(DAY, draft=True),
            out=out,
        )
        opened.close()
        app.close()

    return go


def _unproved(*_given: object, **_named: object) -> tuple[Proof, ...]:
    return ()


def _unread(promised: object, *_given: object) -> object:
    return promised
