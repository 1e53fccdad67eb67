# SPDX-License-Identifier: MIT
"""Every act on stays and what goes with them is undone and redone in a real vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.past_letter import SUBJECT
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import (
    cases,
    declarations,
    editing,
    history,
    residence,
    stay_rows,
    stays,
)
from kvisa_desktop.store.vault import OpenVault

Act = Callable[[OpenVault, CaseFile], object]
ENTERED = PartialDate(2024, 5, 13)


@pytest.fixture
def vault(real_vault: OpenVault) -> OpenVault:
    return real_vault


@pytest.fixture
def case(vault: OpenVault) -> Case:
    """Return a case with an entry, an extension, a permit, an address and a journey."""
    made = cases.create(vault, surname="Okoro").value
    person = made.person_id
    came = stays.add_crossing(vault, person, Direction.ENTRY, ENTERED).value
    residence.add_extension(vault, person, came.id)
    residence.add_permit(vault, person)
    residence.add_address(vault, person)
    residence.add_trip(vault, person)
    return made


def kept(vault: OpenVault, case: Case) -> CaseFile:
    return cases.read(vault, CaseId(case.id))


def _mark_the_stamp(vault: OpenVault, file: CaseFile) -> object:
    return editing.change(
        vault,
        file.crossings[0],
        verbatim("Evidence"),
        evidence_page=2,
        evidence_area="100,100,200,200",
    )


def _letter(vault: OpenVault, file: CaseFile) -> object:
    text = Bilingual("I was ill.", "本人患病。")
    return declarations.write_explanation(
        vault, CaseId(file.case.id), SUBJECT, text, in_dossier=True
    )


def _save(vault: OpenVault, record: Record) -> object:
    return editing.save(vault, record, msg("Change a record"))


ACTS: dict[str, Act] = {
    "extend": lambda vault, file: _save(vault, replace(file.extensions[0], until=date(2024, 7, 1))),
    "permit": lambda vault, file: _save(
        vault, replace(file.permits[0], expires_on=date(2027, 8, 31))
    ),
    "register": lambda vault, file: _save(
        vault, replace(file.addresses[0], registered_on=date(2024, 5, 14))
    ),
    "journey": lambda vault, file: _save(vault, replace(file.foreign_trips[0], country="JP")),
    "remove the permit": lambda vault, file: residence.remove_permit(vault, file.permits[0]),
    "remove the address": lambda vault, file: residence.remove_address(vault, file.addresses[0]),
    "remove the journey": lambda vault, file: residence.remove_trip(vault, file.foreign_trips[0]),
    "remove the entry with its extension": lambda vault, file: stay_rows.remove_crossings(
        vault, file.crossings[:1]
    ),
    "mark the stamp": _mark_the_stamp,
    "write the letter": _letter,
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_undone_and_redone_whole(vault: OpenVault, case: Case, name: str) -> None:
    before = kept(vault, case)
    ACTS[name](vault, before)
    after = kept(vault, case)
    assert after != before
    history.undo(vault)
    assert kept(vault, case) == before
    history.redo(vault)
    assert kept(vault, case) == after


def test_a_letter_written_twice_is_one_letter(vault: OpenVault, case: Case) -> None:
    _letter(vault, kept(vault, case))
    again = _letter(vault, kept(vault, case))
    assert len(kept(vault, case).explanations) == 1
    assert not again.changes  # type: ignore[attr-defined]
    text = Bilingual("Other words.", "另一说法。")
    declarations.write_explanation(vault, CaseId(case.id), SUBJECT, text, in_dossier=False)
    (written,) = kept(vault, case).explanations
    assert (written.text, written.in_dossier) == (text, False)
