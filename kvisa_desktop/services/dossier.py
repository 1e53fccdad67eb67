# SPDX-License-Identifier: MIT
"""Building the dossier of a case, the working file, and proving a dossier built earlier."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.domain.explained import explained
from kvisa_desktop.domain.file_naming import is_usable
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import assessment, builds, cases, documents, preflight
from kvisa_desktop.services.ports import (
    BuildReport,
    DossierOptions,
    DossierWriter,
    PageSource,
    ScanReader,
    Sketch,
    Vault,
)
from kvisa_desktop.services.progress import Progress, Silent

_NOT_NEW = {"", ".", ".."}  # what is said of a folder that is there
_SHOWN = 60  # of a name in a sentence


def build(
    vault: Vault,
    scans: ScanReader,
    writer: DossierWriter,
    case_id: CaseId,
    *,
    rulebook: Rulebook,
    options: DossierOptions,
    out: Path,
    force: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Write the dossier of a case to `out` as `made` does, and keep that it was built."""
    refuse_overwriting(out, force=force)
    told = made(
        vault,
        scans,
        writer,
        case_id,
        rulebook=rulebook,
        options=options,
        out=out,
        progress=progress,
    )
    builds.keep_where_possible(vault, case_id, told, options)
    return told


def made(
    vault: Vault,
    scans: ScanReader,
    writer: DossierWriter,
    case_id: CaseId,
    *,
    rulebook: Rulebook,
    options: DossierOptions,
    out: Path,
    progress: Progress | None = None,
) -> BuildReport:
    """Write the dossier of a case to `out`, only when every promise about it is proved.

    Raise `BlockersStand` when points hold the filing up, unless a draft was asked for; without
    such points what was asked for as a draft is no draft.
    """
    case = cases.read(vault, case_id)
    found = assessment.check(case, rulebook, on=options.built_on)
    draft = preflight.stop_at_blockers(found.blockers, draft=options.draft)
    report = writer.build(
        case,
        _pages(vault, scans),
        replace(options, draft=draft),
        out,
        progress=progress or Silent(),
        compact=lambda page, how: scans.compact(page, how.dpi, how.quality),
    )
    warnings = explained(case, found.blockers + found.to_check)
    return replace(report, warnings=(*report.warnings, *warnings), is_draft=draft)


def settled(vault: Vault, case_id: CaseId, options: DossierOptions) -> DossierOptions:
    """Return the options with what was not chosen taken from the plan kept with the case."""
    plan = cases.read(vault, case_id).dossier_plan
    kept = plan.profile if plan else Profile.STANDARD
    return replace(options, profile=options.profile or kept.value)


def sketch(
    vault: Vault,
    scans: ScanReader,
    writer: DossierWriter,
    case_id: CaseId,
    *,
    options: DossierOptions,
    page: int,
    progress: Progress | None = None,
) -> Sketch:
    """Return a page of the dossier as it would be built now; nothing is kept of it."""
    case = cases.read(vault, case_id)
    return writer.sketch(case, _pages(vault, scans), options, page, progress=progress or Silent())


def working_file(
    vault: Vault,
    writer: DossierWriter,
    case_id: CaseId,
    findings: Sequence[Finding],
    *,
    options: DossierOptions,
    out: Path,
    force: bool = False,
) -> Path:
    """Write the internal working file of a case to `out`."""
    refuse_overwriting(out, force=force)
    return writer.working_file(cases.read(vault, case_id), findings, options, out)


def refuse_odd_name(out: Path) -> None:
    """Raise `Refused` when some system could not open a file or folder of the name of `out`."""
    if out.name not in _NOT_NEW and not is_usable(out.name):
        raise Refused(
            msg(
                "Not every system could open a file of the name “{name}”.",
                name=verbatim(out.name[:_SHOWN]),
            ),
            msg(
                'Choose a shorter name without < > : " | ? *, not ending in a dot or a space, and'
                " none that means a device (CON, PRN, AUX, NUL, COM1, LPT1)."
            ),
        )


def refuse_overwriting(out: Path, *, force: bool) -> None:
    """Raise `Refused` when `out` cannot be written or is there already and `force` is not given."""
    refuse_odd_name(out)
    if out.is_dir():
        raise Refused(
            msg("“{path}” is a folder.", path=verbatim(str(out))),
            msg("Name a file, such as dossier.pdf in that folder."),
        )
    if out.exists() and not out.is_file():
        raise Refused(
            msg("“{path}” is no ordinary file.", path=verbatim(str(out))),
            msg("Choose another name."),
        )
    if not out.parent.is_dir():
        raise Refused(
            msg("There is no folder “{path}”.", path=verbatim(str(out.parent))),
            msg("Make the folder first, or choose another place."),
        )
    if out.exists() and not force:
        raise Refused(
            msg("“{path}” is there already.", path=verbatim(str(out))),
            msg("Choose another name, or allow the file to be replaced (--force)."),
        )


def _pages(vault: Vault, scans: ScanReader) -> PageSource:
    # A look for each page and not one for the whole build, so that acts need not wait for it.
    return lambda page: documents.prepared(vault, scans, page)
