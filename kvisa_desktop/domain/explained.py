# SPDX-License-Identifier: MIT
"""Findings beside what the applicant wrote to them."""

from dataclasses import dataclass

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.written_explanation import WrittenExplanation


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding with what the applicant wrote to it."""

    finding: Finding
    written: WrittenExplanation | None = None

    @property
    def is_printed(self) -> bool:
        """True when the explanation goes into the dossier."""
        return self.written is not None and self.written.in_dossier


def explained(case_file: CaseFile, findings: tuple[Finding, ...]) -> tuple[Explained, ...]:
    """Return findings with their explanations, those that have none first."""
    paired = [Explained(each, explanation_of(case_file, each)) for each in findings]
    return tuple(sorted(paired, key=lambda each: each.written is not None))


def explanation_of(case_file: CaseFile, finding: Finding) -> WrittenExplanation | None:
    """Return what the applicant wrote to a finding, if anything."""
    return next(
        (
            each
            for each in case_file.explanations
            if each.subject == finding.id and each.record_id == finding.record_id and each.text
        ),
        None,
    )
