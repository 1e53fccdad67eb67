# SPDX-License-Identifier: MIT
"""Several entries and exits at once."""

from kvisa_desktop.domain.residence import ExtensionId, StayExtension
from kvisa_desktop.services import stay_rows
from tests.domain.stay_cases import PERSON, free, leave
from tests.fakes import FakeVault


def test_lines_go_in_one_act_and_what_was_granted_for_them_too() -> None:
    first, last, other = free("2024-01-01"), leave("2024-01-09"), free("2025-01-01")
    vault = FakeVault(first, last, other)
    granted = StayExtension(id=ExtensionId(vault.new_id()), person_id=PERSON, entry_id=first.id)
    vault.records[granted.id] = granted
    done = stay_rows.remove_crossings(vault, (first, last))
    assert done.value == 2
    assert set(vault.records) == {other.id}
    assert len(vault.acts) == 1
    assert done.changes.touch(StayExtension)
