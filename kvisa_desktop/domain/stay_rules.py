# SPDX-License-Identifier: MIT
"""The figures of the law that counting stays needs, each with the fact it comes from."""

from dataclasses import dataclass
from datetime import date

HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True)
class StayRules:
    """Figures of entry and stay; the rulebook may hand in newer ones than these of the facts.

    `unilateral_until` is the last day to which the unilateral visa-free list is known to run.
    """

    extension_notice_days: int = 7  # E-10
    permit_within_days: int = 30  # E-12
    permit_decision_days: int = 15  # E-11, working days
    permit_renewal_days: int = 30  # E-13
    registration_hours: int = 24  # E-20
    unilateral_days: int = 30  # E-31
    unilateral_until: date = date(2026, 12, 31)  # E-31
    direct_transit_hours: int = 24  # E-30
    area_transit_hours: int = 240  # E-32
    port_visa_days: int = 30  # E-35


FIGURES_OF_THE_FACTS = StayRules()
