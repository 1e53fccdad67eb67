# SPDX-License-Identifier: MIT
"""Stays: whatever keeps the record of entries and exits from telling one story."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import count_stays
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_noticed import noticed
from kvisa_desktop.domain.stay_order import pair_stays


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the stays recorded in a case."""
    history = history_of(case_file)
    stays = count_stays(pair_stays(history.crossings, on=on), history, on=on)
    yield from noticed(stays, history, on=on)
