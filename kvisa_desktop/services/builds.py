# SPDX-License-Identifier: MIT
"""The dossiers built so far: each kept with its report, readable long after the file is gone."""

from contextlib import suppress

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dossier_build import BuildId, DossierBuild
from kvisa_desktop.domain.dossier_plan import DossierPlan, Profile
from kvisa_desktop.domain.file_naming import readable
from kvisa_desktop.domain.kept_report import KeptPromise, KeptReport, written
from kvisa_desktop.domain.record import moment_of
from kvisa_desktop.errors import LookOnly
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import BuildReport, DossierOptions, Vault


def keep(
    vault: Vault, case_id: CaseId, report: BuildReport, options: DossierOptions
) -> Done[DossierBuild]:
    """Keep that a dossier was built, and what was proved of it."""
    name = msg("Build the dossier {file}", file=verbatim(readable(report.file.name)))
    with vault.act(name) as act:
        plan = next(iter(act.find(DossierPlan, case_id=case_id)), None)
        own_id = BuildId(act.new_id())
        build = DossierBuild(
            id=own_id,
            case_id=case_id,
            built_at=moment_of(own_id),
            built_on=options.built_on,
            profile=Profile(options.profile),
            file_name=readable(report.file.name),
            folder=readable(str(report.file.absolute().parent)),
            sha256=report.sha256,
            size=report.size,
            pages=report.pages,
            recipient=options.recipient or (plan.recipient if plan else ""),
            is_draft=report.is_draft,
            supplement=report.supplement,
            follows=report.follows,
            report=written(_kept(report)),
        )
        act.put(build)
    return Done(build, act.changes, name)


def keep_where_possible(
    vault: Vault, case_id: CaseId, report: BuildReport, options: DossierOptions
) -> None:
    """Keep that a dossier was built; of a vault only looked at one is built all the same."""
    with suppress(LookOnly):
        keep(vault, case_id, report, options)


def built(vault: Vault, case_id: CaseId) -> tuple[DossierBuild, ...]:
    """Return the dossiers built of a case, the latest first."""
    with vault.read() as reader:
        found = reader.find(DossierBuild, case_id=case_id)
    return tuple(sorted(found, key=lambda each: each.id.bytes, reverse=True))


def forget(vault: Vault, build: DossierBuild) -> Done[DossierBuild]:
    """Take a build off the list; the file itself is not touched."""
    name = msg("Take a built dossier off the list")
    with vault.act(name) as act:
        act.remove(build)
    return Done(build, act.changes, name)


def _kept(report: BuildReport) -> KeptReport:
    return KeptReport(
        tuple(KeptPromise(each.property, each.ok, each.detail) for each in report.proofs),
        report.notes,
        tuple(each.finding.text for each in report.warnings),
    )
