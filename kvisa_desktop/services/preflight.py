# SPDX-License-Identifier: MIT
"""The last look before a dossier is built: what stops it, and what is explained instead."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.written_explanation import ExplanationId, WrittenExplanation
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


class BlockersStand(Refused):
    """The dossier was not built: points that hold the filing up come first."""

    def __init__(self, blockers: tuple[Finding, ...]) -> None:
        """Say how many there are; `blockers` are told one by one, each with its next step."""
        super().__init__(
            plural(
                "{count} point has to be settled before the dossier is built.",
                "{count} points have to be settled before the dossier is built.",
                len(blockers),
            ),
            msg("Settle them, or build a draft that is marked as one (--despite-blockers)."),
        )
        self.blockers = blockers


def stop_at_blockers(blockers: tuple[Finding, ...], *, draft: bool) -> bool:
    """Tell whether what is built is a draft; raise `BlockersStand` when none was asked for."""
    if blockers and not draft:
        raise BlockersStand(blockers)
    return bool(blockers)


def explain(
    vault: Vault, case_id: CaseId, finding: Finding, text: Bilingual, *, in_dossier: bool
) -> Done[WrittenExplanation | None]:
    """Keep what the applicant says to a finding, in place of what was said; no words remove it."""
    name = msg("Explain a finding")
    about = {"case_id": case_id, "subject": finding.id, "record_id": finding.record_id}
    with vault.act(name) as act:
        known = act.find(WrittenExplanation, **about)
        if not text:
            for each in known:
                act.remove(each)
            return Done(None, act.changes, name)
        written = WrittenExplanation(
            id=known[0].id if known else ExplanationId(act.new_id()),
            case_id=case_id,
            subject=finding.id,
            record_id=finding.record_id,
            text=text,
            in_dossier=in_dossier,
            note=known[0].note if known else "",
        )
        if written not in known:
            act.put(written)
    return Done(written, act.changes, name)
