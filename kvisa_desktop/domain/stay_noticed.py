# SPDX-License-Identifier: MIT
"""Everything that is noticed about the stays of a person, in one order."""

from collections.abc import Sequence
from datetime import date

from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.stay_addresses import address_findings
from kvisa_desktop.domain.stay_findings import stay_findings
from kvisa_desktop.domain.stay_gaps import gap_findings
from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules


def noticed(
    stays: Sequence[CountedStay],
    history: StayHistory,
    *,
    on: date,
    rules: StayRules = FIGURES_OF_THE_FACTS,
) -> tuple[Finding, ...]:
    """Return the findings on stays, on addresses, and on papers that say otherwise."""
    return (
        *stay_findings(stays, history.extensions, rules),
        *address_findings(history.addresses, stays, on=on, rules=rules),
        *gap_findings(stays, history),
    )
