# SPDX-License-Identifier: MIT
"""A dossier handed in before, as far as a supplement to it needs it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.supplement import Change, Earlier, changes_since
from kvisa_desktop.dossier.blocks import Content
from kvisa_desktop.dossier.facts import DataChange, FactEntry, carried, data_changes, facts_of
from kvisa_desktop.dossier.manifest import ExhibitEntry, Manifest
from kvisa_desktop.dossier.reading import reading
from kvisa_desktop.errors import Refused, no_such_file
from kvisa_desktop.messages import msg, verbatim

DATA_UNKNOWN = Finding(
    "supplement.data-unknown",
    Weight.CHECK,
    Area.DOSSIER,
    msg(
        "The data printed in the earlier dossier is not known, so changed data cannot be listed. "
        "Compare by hand: name, date of birth, passport, degrees, stays, work and address."
    ),
    msg("Compare the earlier dossier with the case, and tell the post what has changed."),
)
"""What is to be told of a supplement to a file that keeps no list of its data."""


@dataclass(frozen=True, slots=True)
class EarlierDossier:
    """What a file promises of itself, and which file it is."""

    manifest: Manifest
    sha256: str

    @property
    def all_exhibits(self) -> tuple[ExhibitEntry, ...]:
        """Everything handed in up to and with this file, oldest first."""
        return self.manifest.carried + self.manifest.exhibits

    @property
    def knows_data(self) -> bool:
        """False when the file keeps no list of the data it printed."""
        return bool(self.manifest.facts)


def case_mark(ref: str) -> str:
    """Return what a file recognises its case by; the reference itself stays inside."""
    return hashlib.sha256(ref.encode()).hexdigest()[:16]


def manifest_of(file: Path) -> Manifest:
    """Return what a dossier of this program promises of itself; raise `Refused` for another."""
    if not file.is_file():
        raise no_such_file(file)
    with reading(file, file.name) as opened:
        manifest = opened.manifest
    if manifest is None or manifest.kind != "dossier":
        raise Refused(
            msg("“{file}” is not a dossier of this program.", file=verbatim(file.name)),
            msg("Choose a dossier this program has built."),
        )
    return manifest


def earlier_dossier(file: Path, case: str) -> EarlierDossier:
    """Return a dossier of the case that was handed in before; raise `Refused` for another."""
    manifest = manifest_of(file)
    if not manifest.case:
        raise Refused(
            msg("“{file}” does not say which papers it holds.", file=verbatim(file.name)),
            msg("Build the dossier again with this version, and supplement that one."),
        )
    if manifest.case != case:
        raise Refused(
            msg("“{file}” is the dossier of another case.", file=verbatim(file.name)),
            msg("Choose the dossier that was handed in for this case."),
        )
    if manifest.mark:
        raise Refused(
            msg("“{file}” is marked as not for submission.", file=verbatim(file.name)),
            msg("Choose the dossier that was handed in."),
        )
    with file.open("rb") as opened:
        return EarlierDossier(manifest, hashlib.file_digest(opened, "sha256").hexdigest())


def changed_data(now: Content, earlier: EarlierDossier) -> tuple[DataChange, ...]:
    """Return which printed data reads otherwise now; nothing when the file does not hold it."""
    before = earlier.manifest.facts
    return data_changes(before, facts_of(now)) if before else ()


def carried_data(now: Content, earlier: EarlierDossier) -> tuple[FactEntry, ...]:
    """Return all data as it reads now, each with the file of the earlier ones that told it last."""
    manifest, facts = earlier.manifest, facts_of(now)
    return carried(facts, manifest.facts, manifest.supplement + 1) if manifest.facts else facts


def new_changes(
    case: CaseFile, earlier: EarlierDossier, data: tuple[DataChange, ...] = ()
) -> tuple[Change, ...]:
    """Return what became of papers since; raise `Refused` when nor they nor `data` changed."""
    known = [
        Earlier(
            each.number, each.source, Bilingual(each.title_en, each.title_zh), each.page_digests
        )
        for each in earlier.all_exhibits
    ]
    changes = changes_since(case, known)
    if not changes and not data:
        step = None if earlier.knows_data else DATA_UNKNOWN.text
        raise Refused(
            msg("No paper was added, replaced or withdrawn since the earlier dossier."),
            step or msg("Add the late papers to the case first."),
        )
    return changes
