# SPDX-License-Identifier: MIT
"""Recording the way of the degree papers, and where the originals are."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import (
    AuthenticationRoute,
    RouteChoice,
    RouteChoiceId,
    StepKind,
)
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import away, moves_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, chains, degrees, originals
from tests.case_builders import CASE, TODAY, graduate_case
from tests.fakes import FakeVault

DAY = date(2026, 11, 10)


@pytest.fixture
def vault() -> FakeVault:
    """Return a vault with the graduate's case."""
    case_file = graduate_case()
    post = case_file.post
    assert post is not None
    return FakeVault(
        case_file.case,
        case_file.person,
        *case_file.degrees,
        *case_file.institutions,
        post,
        *case_file.documents,
    )


def kept(vault: FakeVault) -> CaseFile:
    return cases.read(vault, CASE)


def degree(vault: FakeVault) -> Degree:
    return kept(vault).degrees[0]


def record(vault: FakeVault, kind: StepKind, **fields: object) -> None:
    chains.record_step(vault, degree(vault), kind, fields, on=TODAY)


def test_a_step_is_kept_and_later_completed(vault: FakeVault) -> None:
    record(vault, StepKind.NOTARY, office="Notary", sent_on=DAY)
    (first,) = kept(vault).chain_steps
    assert (first.office, first.sent_on, first.person_id) == ("Notary", DAY, kept(vault).person.id)
    done = chains.record_step(vault, degree(vault), first, {"done_on": TODAY}, on=TODAY)
    assert kept(vault).chain_steps == (done.value,)
    assert (done.value.sent_on, done.value.done_on) == (DAY, TODAY)


def test_two_edits_of_one_step_never_undo_each_other(vault: FakeVault) -> None:
    record(vault, StepKind.NOTARY, office="Notary")
    (old,) = kept(vault).chain_steps
    chains.record_step(vault, degree(vault), old, {"number": "17"}, on=TODAY)
    chains.record_step(vault, degree(vault), old, {"sent_on": DAY}, on=TODAY)
    (step,) = kept(vault).chain_steps
    assert (step.office, step.number, step.sent_on) == ("Notary", "17", DAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"done_on": date(2026, 11, 22)},
        {"sent_on": date(2026, 11, 22)},
        {"sent_on": TODAY, "done_on": DAY},
        {"sent_on": TODAY, "expected_on": DAY},
        {"expected_days": -1},
        {"expected_days": 3651},
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_is_kept(
    vault: FakeVault, fields: dict[str, object]
) -> None:
    with pytest.raises(Refused):
        record(vault, StepKind.NOTARY, **fields)
    assert kept(vault).chain_steps == ()


def test_a_step_is_found_by_kind_and_paper(vault: FakeVault) -> None:
    case_file = kept(vault)
    paper, other = case_file.documents[:2]
    record(vault, StepKind.APOSTILLE, paper_id=paper.id)
    record(vault, StepKind.APOSTILLE, paper_id=other.id)
    case_file, of = kept(vault), degree(vault)
    found = chains.kept_step(case_file, of, StepKind.APOSTILLE, other.id)
    assert found is not None
    assert found.paper_id == other.id
    assert chains.kept_step(case_file, of, StepKind.APOSTILLE) == case_file.chain_steps[0]
    assert chains.kept_step(case_file, of, StepKind.NOTARY) is None


def test_a_step_can_be_forgotten(vault: FakeVault) -> None:
    record(vault, StepKind.NOTARY)
    chains.remove_step(vault, kept(vault).chain_steps[0])
    assert kept(vault).chain_steps == ()


def test_a_route_is_chosen_with_a_reason_and_given_up_again(vault: FakeVault) -> None:
    of = degree(vault)
    with pytest.raises(Refused):
        chains.choose_route(vault, of, AuthenticationRoute.LEGALISATION, " ")
    chains.choose_route(vault, of, AuthenticationRoute.LEGALISATION, "The post says so.")
    chains.choose_route(vault, of, AuthenticationRoute.APOSTILLE, "It wrote again.")
    (choice,) = kept(vault).route_choices
    assert (choice.route, choice.reason) == (AuthenticationRoute.APOSTILLE, "It wrote again.")
    chains.follow_the_table(vault, of)
    assert kept(vault).route_choices == ()


def test_choices_that_came_twice_become_one(vault: FakeVault) -> None:
    of = degree(vault)
    chains.choose_route(vault, of, AuthenticationRoute.LEGALISATION, "One.")
    with vault.act(chains.choose_route(vault, of, AuthenticationRoute.CHSI, "Two.").act) as act:
        (first,) = act.find(RouteChoice)
        act.put(replace(first, id=RouteChoiceId(UUID(int=first.id.int + 1))))
    assert len(kept(vault).route_choices) == 2
    chains.choose_route(vault, of, AuthenticationRoute.APOSTILLE, "Three.")
    assert [each.reason for each in kept(vault).route_choices] == ["Three."]


def test_the_steps_go_with_their_degree(vault: FakeVault) -> None:
    record(vault, StepKind.NOTARY)
    chains.choose_route(vault, degree(vault), AuthenticationRoute.APOSTILLE, "So.")
    degrees.remove(vault, kept(vault).case, degree(vault))
    assert kept(vault).chain_steps == ()
    assert kept(vault).route_choices == ()


def certificate(vault: FakeVault) -> Document:
    return next(each for each in kept(vault).documents if each.kind == "degree-certificate")


def give(vault: FakeVault, place: str, since: date = DAY, holder: str = "") -> None:
    originals.give_away(
        vault, certificate(vault), place=place, holder=holder, since=since, on=TODAY
    )


def test_an_original_is_given_away_and_comes_back(vault: FakeVault) -> None:
    give(vault, "Enugu", holder="a notary")
    found = away(kept(vault), certificate(vault))
    assert found is not None
    assert (found.place, found.holder, found.since) == ("Enugu", "a notary", DAY)
    originals.take_back(vault, certificate(vault), returned_on=TODAY, on=TODAY)
    assert away(kept(vault), certificate(vault)) is None
    assert len(moves_of(kept(vault), certificate(vault))) == 1


def test_an_original_is_in_one_place_only(vault: FakeVault) -> None:
    give(vault, "Enugu")
    give(vault, "Abuja", since=TODAY)
    (latest, first) = moves_of(kept(vault), certificate(vault))
    assert (latest.place, latest.returned_on) == ("Abuja", None)
    assert (first.place, first.returned_on) == ("Enugu", TODAY)


def test_moves_that_cannot_be_are_refused(vault: FakeVault) -> None:
    with pytest.raises(Refused):
        give(vault, "  ")
    with pytest.raises(Refused):
        give(vault, "Enugu", since=date(2026, 11, 22))
    with pytest.raises(Refused):
        originals.take_back(vault, certificate(vault), returned_on=TODAY, on=TODAY)
    give(vault, "Enugu", since=TODAY)
    with pytest.raises(Refused):
        originals.take_back(vault, certificate(vault), returned_on=DAY, on=TODAY)
    assert away(kept(vault), certificate(vault)) is not None
