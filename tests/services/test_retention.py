# SPDX-License-Identifier: MIT
"""A case is kept as long as was said, and whoever keeps it is reminded in time."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import retention
from kvisa_desktop.store.vault import OpenVault, create
from tests.store.vaults import ACT

TODAY = date(2027, 2, 15)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    """Give an empty vault without a password."""
    with create(tmp_path / "Own.kvisa", None).vault as opened:
        yield opened


def add_case(vault: OpenVault, ref: str) -> CaseId:
    with vault.act(ACT) as act:
        person = Person(id=PersonId(act.new_id()))
        case = Case(id=CaseId(act.new_id()), person_id=person.id, ref=ref)
        act.put(person)
        act.put(case)
    return case.id


def test_the_first_due_comes_first_and_what_has_time_is_left_out(vault: OpenVault) -> None:
    soon, over, later, never = (add_case(vault, ref) for ref in ("SOON", "OVER", "LATER", "NEVER"))
    retention.keep_until(vault, soon, date(2027, 3, 17))
    retention.keep_until(vault, over, date(2027, 2, 14), "contract ended")
    retention.keep_until(vault, later, date(2027, 3, 18))
    found = retention.reminders(vault, TODAY)
    assert [(each.case.ref, each.is_over) for each in found] == [("OVER", True), ("SOON", False)]
    assert retention.of_case(vault, never) is None


def test_the_last_day_still_belongs_to_the_time(vault: OpenVault) -> None:
    case = add_case(vault, "K-1")
    retention.keep_until(vault, case, TODAY)
    (found,) = retention.reminders(vault, TODAY)
    assert not found.is_over


def test_a_later_day_takes_the_place_of_an_earlier_one(vault: OpenVault) -> None:
    case = add_case(vault, "K-1")
    first = retention.keep_until(vault, case, TODAY).value
    second = retention.keep_until(vault, case, date(2030, 1, 1), "longer").value
    assert first.id == second.id
    assert retention.of_case(vault, case) == second
    assert retention.reminders(vault, TODAY) == ()


def test_the_end_can_be_dropped(vault: OpenVault) -> None:
    case = add_case(vault, "K-1")
    retention.keep_without_end(vault, case)
    retention.keep_until(vault, case, TODAY)
    retention.keep_without_end(vault, case)
    assert retention.of_case(vault, case) is None


def test_a_removed_case_is_no_reminder(vault: OpenVault) -> None:
    case = add_case(vault, "K-1")
    retention.keep_until(vault, case, TODAY)
    with vault.act(ACT) as act:
        act.remove(act.get(Case, case))
    assert retention.reminders(vault, TODAY) == ()
    with pytest.raises(Refused):
        retention.keep_until(vault, case, TODAY)
