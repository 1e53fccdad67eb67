# SPDX-License-Identifier: MIT
"""Opening cases, finding them by any word, naming them by reference or id."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route, Stage
from kvisa_desktop.domain.institution import (
    Institution,
    InstitutionId,
    RecognitionFact,
    RecognitionFactId,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.submitted_form import thawed
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import cases, editing
from tests.fakes import FakeVault


def test_references_count_on() -> None:
    vault = FakeVault()
    refs = [cases.create(vault, surname=name).value.ref for name in "abc"]
    assert refs == ["K-0001", "K-0002", "K-0003"]


def test_the_latest_case_comes_first_and_words_are_found_in_any_order_and_accent() -> None:
    vault = FakeVault()
    cases.create(vault, surname="Núñez", given_names="José María")
    cases.create(vault, surname="Okoro", given_names="Adaeze")
    assert [row.person.surname for row in cases.listed(vault)] == ["Okoro", "Núñez"]
    assert [row.person.surname for row in cases.listed(vault, query="JOSE nunez")] == ["Núñez"]
    assert cases.listed(vault, query="nobody") == ()


def test_cases_are_listed_by_stage() -> None:
    vault = FakeVault()
    case = cases.create(vault).value
    cases.create(vault)
    moved = cases.set_stage(vault, case, Stage.SUBMITTED, date(2027, 2, 15)).value
    assert moved.stage_since == date(2027, 2, 15)
    assert [row.case.id for row in cases.listed(vault, stage=Stage.SUBMITTED)] == [case.id]


def test_a_case_is_named_by_reference_id_or_the_beginning_of_its_id() -> None:
    vault = FakeVault()
    case = cases.create(vault).value
    for key in ("K-0001", " k-0001 ", str(case.id), str(case.id)[:36]):
        assert cases.find(vault, key) == case


@pytest.mark.parametrize("key", ["K-0009", "", "   "])
def test_what_names_no_case_is_refused(key: str) -> None:
    vault = FakeVault()
    cases.create(vault)
    with pytest.raises(Refused, match="no case"):
        cases.find(vault, key)


def test_what_names_several_cases_is_refused() -> None:
    vault = FakeVault()
    cases.create(vault)
    cases.create(vault)
    with pytest.raises(Refused, match="Several"):
        cases.find(vault, "0")


def test_a_case_without_anything_reads_whole() -> None:
    vault = FakeVault()
    case = cases.create(vault, surname="Okoro").value
    kept = cases.read(vault, case.id)
    assert (kept.post, kept.passport, kept.degree_relied_on) == (None, None, None)
    assert kept.person.surname == "Okoro"


def test_the_employing_institution_belongs_to_a_case_on_the_teaching_research_route() -> None:
    vault = FakeVault()
    case = cases.create(vault).value
    person = cases.read(vault, case.id).person
    employer = Bilingual("Example Research Institute")
    with vault.act(msg("Set up")) as act:
        for name in ("EXAMPLE RESEARCH INSTITUTE", "Another Institute"):
            school = Institution(id=InstitutionId(act.new_id()), name=Bilingual(name, "示例所"))
            act.put(school)
            act.put(
                RecognitionFact(
                    id=RecognitionFactId(act.new_id()),
                    institution_id=school.id,
                    kind=RecognitionKind.CSCSE,
                    outcome=RecognitionOutcome.FOUND,
                )
            )
        act.put(replace(person, employer=employer))
    assert cases.read(vault, case.id).institutions == ()

    editing.change(vault, case, msg("Choose"), routes=(Route.TEACHING_RESEARCH,))
    kept = cases.read(vault, case.id)
    assert kept.employing_institution is not None
    assert kept.employing_institution.name.en == "EXAMPLE RESEARCH INSTITUTE"
    assert len(kept.institutions) == len(kept.recognition) == 1


def test_an_act_that_fails_changes_nothing() -> None:
    vault = FakeVault()
    case = cases.create(vault, surname="Okoro").value

    def fail() -> None:
        with vault.act(Message("Fail")) as act:
            act.remove(act.get(Person, case.person_id))
            raise Refused(Message("No."))

    with pytest.raises(Refused):
        fail()
    assert cases.read(vault, case.id).person.surname == "Okoro"


def test_the_form_is_kept_once_with_each_submission() -> None:
    vault = FakeVault()
    case = cases.create(vault, surname="Okoro").value
    first = date(2027, 2, 15)
    for stage, on in (
        (Stage.READY, first),
        (Stage.SUBMITTED, first),
        (Stage.SUBMITTED, date(2027, 2, 16)),
        (Stage.RETURNED, date(2027, 2, 20)),
        (Stage.SUBMITTED, date(2027, 3, 1)),
    ):
        case = cases.set_stage(vault, case, stage, on).value
    forms = cases.read(vault, case.id).submitted_forms
    assert [each.submitted_on for each in forms] == [first, date(2027, 3, 1)]
    assert thawed(forms[0])[0].value.en == "OKORO"


def test_a_move_made_meanwhile_is_not_overwritten() -> None:
    vault = FakeVault()
    case = cases.create(vault).value
    day = date(2027, 2, 15)
    cases.set_stage(vault, case, Stage.SUBMITTED, day)
    with pytest.raises(Refused, match="meanwhile"):
        cases.set_stage(vault, case, Stage.WITHDRAWN, date(2027, 2, 16))
    kept = cases.read(vault, case.id)
    assert (kept.case.stage, kept.case.stage_since) == (Stage.SUBMITTED, day)
    assert len(kept.submitted_forms) == 1


def test_the_same_move_made_meanwhile_is_made_once() -> None:
    vault = FakeVault()
    case = cases.create(vault).value
    day = date(2027, 2, 15)
    cases.set_stage(vault, case, Stage.SUBMITTED, day)
    again = cases.set_stage(vault, case, Stage.SUBMITTED, date(2027, 2, 16))
    assert (again.value.stage_since, bool(again.changes)) == (day, False)
    assert len(cases.read(vault, case.id).submitted_forms) == 1


def test_moving_a_case_keeps_what_was_edited_meanwhile() -> None:
    vault = FakeVault()
    case = cases.create(vault).value
    editing.change(vault, case, msg("Change"), form_number="17")
    assert (
        cases.set_stage(vault, case, Stage.SUBMITTED, date(2027, 2, 15)).value.form_number == "17"
    )
    assert cases.read(vault, case.id).submitted_forms[0].form_number == "17"
