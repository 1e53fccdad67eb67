# SPDX-License-Identifier: MIT
"""Many threads on one vault: looks beside acts, one act at a time, nobody in a locked one."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.store import database
from kvisa_desktop.store.gate import Gate
from kvisa_desktop.store.vault import OpenVault
from tests import patience
from tests.store.vaults import ACT, PDF, add_person


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one thread wait for another on the database as long as that takes."""
    monkeypatch.setattr(database, "_BUSY_SECONDS", patience.SECONDS)


def test_acts_of_many_threads_lose_nothing(vault: OpenVault) -> None:
    person = add_person(vault, "0")

    def count_up(_: int) -> None:
        with vault.act(ACT) as act:
            kept = act.get(Person, person.id)
            act.put(replace(kept, surname=str(int(kept.surname) + 1)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count_up, range(40)))
    with vault.read() as look:
        assert look.get(Person, person.id).surname == "40"


def test_looks_go_on_beside_acts_and_see_whole_acts_only(vault: OpenVault) -> None:
    one, two = add_person(vault, "0"), add_person(vault, "0")
    done = threading.Event()

    def act_often() -> None:
        try:
            for number in range(30):
                with vault.act(ACT) as act:
                    for person in (one, two):
                        act.put(replace(person, surname=str(number)))
                    act.keep_file(b"scan %d" % number, PDF, "Scan.pdf")
        finally:
            done.set()  # else those who look would go on for ever

    def look_often() -> int:
        looks = 0
        while not done.is_set() or not looks:
            with vault.read() as look:
                assert len({person.surname for person in look.find(Person)}) == 1
            looks += 1
        return looks

    with ThreadPoolExecutor(4) as pool:
        looking = [pool.submit(look_often) for _ in range(3)]
        pool.submit(act_often).result()
        assert all(each.result() for each in looking)


def test_a_look_sees_one_state_throughout(vault: OpenVault) -> None:
    """The act waits at its commit until the look is over."""
    person = add_person(vault, "before")
    acted = threading.Event()

    def act() -> None:
        with vault.act(ACT) as act:
            act.put(replace(person, surname="after"))
            acted.set()

    with ThreadPoolExecutor(1) as pool:
        with vault.read() as look:
            assert look.get(Person, person.id).surname == "before"
            committed = pool.submit(act)
            assert acted.wait(patience.SECONDS)
            assert look.get(Person, person.id).surname == "before"
        committed.result()
    with vault.read() as look:
        assert look.get(Person, person.id).surname == "after"


def test_a_large_act_does_not_shut_looks_out(vault: OpenVault) -> None:
    add_person(vault)
    with vault.act(ACT) as act:
        for _ in range(3000):
            act.put(Person(id=act.new_id(), note="x" * 1500))  # type: ignore[arg-type]
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(count_people, vault).result() == 1
    assert count_people(vault) == 3001


def count_people(vault: OpenVault) -> int:
    with vault.read() as look:
        return len(look.find(Person))


@pytest.mark.parametrize("outer", ["read", "act"])
@pytest.mark.parametrize("inner", ["act", "close", "lock"])
def test_what_would_wait_for_itself_is_a_fault_of_the_programmer(
    vault: OpenVault, outer: str, inner: str
) -> None:
    def enter() -> None:
        if inner == "act":
            with vault.act(ACT):
                pass
        else:
            getattr(vault, inner)()

    door = vault.read() if outer == "read" else vault.act(ACT)
    with door, pytest.raises(RuntimeError, match="same thread"):
        enter()
    add_person(vault)


def test_locking_waits_for_who_is_inside(vault: OpenVault) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def look() -> int:
        with vault.read() as look:
            inside.set()
            assert go_on.wait(patience.SECONDS)
            return len(look.find(Person))

    with ThreadPoolExecutor(2) as pool:
        looking = pool.submit(look)
        assert inside.wait(patience.SECONDS)
        locking = pool.submit(vault.lock)
        refused(vault.read)
        assert not locking.done()
        go_on.set()
        assert looking.result() == 0
        locking.result()
    assert vault.is_locked


def refused(door: Callable[[], object]) -> None:
    """Wait until the vault lets nobody in any more."""
    until = time.monotonic() + patience.SECONDS
    while time.monotonic() < until:
        try:
            with door():  # type: ignore[attr-defined]
                pass
        except VaultLocked:
            return
    pytest.fail("the vault never shut")


def test_an_open_gate_lets_in_and_a_closed_one_not() -> None:
    gate = Gate()
    with gate.looking(), gate.looking():
        pass
    with gate.closing():
        pass
    for door in (gate.looking(), gate.acting()):
        with pytest.raises(VaultLocked), door:
            pass
    gate.open()
    with gate.acting(), gate.looking():
        pass
