# SPDX-License-Identifier: MIT
"""Undo after any act restores the exported case byte for byte, redo likewise; on a real vault."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.exchange.case_writing import case_text
from kvisa_desktop.services import cases, history
from kvisa_desktop.store.vault import OpenVault, create
from tests.properties import examples
from tests.services.many_acts import ACTS, act_at_random
from tests.store.vaults import CHEAP, in_memory

MOST_ACTS = 6
TIMES = 2  # what was undone and done again can be undone once more
FIRST = (
    *("add_passport", "add_degree", "add_degree", "rely"),
    *("add_crossing", "add_sticker", "file_scans", "file_scans"),
)


@dataclass(frozen=True)
class Seen:
    """A case as it was seen: whole, and as it is exported."""

    file: CaseFile
    text: str


def seen(vault: OpenVault, case_id: CaseId) -> Seen:
    file = cases.read(vault, case_id)
    names = {each.id: each.original_name for each in file.files}
    return Seen(file, case_text(file, names, []))


@pytest.fixture(scope="module")
def vault() -> Iterator[OpenVault]:
    """Give one vault for all examples, each with a case of its own."""
    with in_memory() as place, create(place / "Law.kvisa", None, cost=CHEAP).vault as made:
        yield made


@settings(max_examples=examples(10), suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False), length=st.integers(1, MOST_ACTS))
def test_every_act_can_be_undone_and_done_again(
    vault: OpenVault, chance: Random, length: int
) -> None:
    case_id = CaseId(cases.create(vault, surname="Okoro").value.id)
    states = [seen(vault, case_id)]
    with vault.recall() as recall:
        first = next(recall.acts())
    for _ in range(length):
        act_at_random(vault, case_id, chance)
        if (now := seen(vault, case_id)) != states[-1]:
            states.append(now)
    with vault.recall() as recall:
        names = [act.name for act in recall.acts() if act.at > first.at]
    for _ in range(TIMES):
        for _ in names:
            history.undo(vault)
        assert seen(vault, case_id) == states[0]
        assert history.steps(vault).undo == first
        for _ in names:
            history.redo(vault)
        assert seen(vault, case_id) == states[-1]
        assert history.steps(vault).redo is None


@pytest.mark.parametrize("name", sorted(ACTS))
def test_each_act_by_itself(vault: OpenVault, name: str) -> None:
    chance = Random(1)
    case_id = CaseId(cases.create(vault, surname="Okoro").value.id)
    for first in FIRST:
        ACTS[first](vault, cases.read(vault, case_id), chance)
    before = seen(vault, case_id)
    ACTS[name](vault, cases.read(vault, case_id), Random(3))
    after = seen(vault, case_id)
    assert after != before
    acts = 0
    while seen(vault, case_id) != before:
        history.undo(vault)
        acts += 1
        assert acts <= 2
    for _ in range(acts):
        history.redo(vault)
    assert seen(vault, case_id) == after
