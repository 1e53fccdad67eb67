# SPDX-License-Identifier: MIT
"""Key slots: what opens them, what does not, and what a changed slot does."""

import base64
from collections.abc import Callable
from typing import Any

import pytest

from kvisa_desktop.errors import Refused, VaultDamaged, VaultLocked
from kvisa_desktop.store import recovery_code
from kvisa_desktop.store.keys import (
    CEILING,
    FLOOR,
    Cost,
    Keys,
    Password,
    RecoveryCode,
    calibrated,
    open_slot,
    password_slot,
    recovery_slot,
    unlock,
)
from kvisa_desktop.store.vault_file import Slot, VaultFile
from tests.store.vaults import CHEAP

ADDED = "2027-02-15T10:00:00.000Z"
CODE = bytes(range(20))


def file_with(*slots: Slot) -> VaultFile:
    return VaultFile.of("an id", ADDED, slots)


@pytest.fixture
def keys() -> Keys:
    return Keys.fresh()


@pytest.fixture
def slot(keys: Keys) -> Slot:
    return password_slot(keys, Password("tea"), ADDED, CHEAP)


def test_the_password_opens_its_slot(keys: Keys, slot: Slot) -> None:
    assert unlock(file_with(slot), Password("tea"), CHEAP) == keys


@pytest.mark.parametrize("wrong", ["Tea", "tea ", "", "\ud800"])
def test_another_password_does_not(slot: Slot, wrong: str) -> None:
    with pytest.raises(VaultLocked, match="password does not open"):
        unlock(file_with(slot), Password(wrong), CHEAP)


def test_the_same_password_from_another_keyboard_opens_it(keys: Keys) -> None:
    slot = password_slot(keys, Password("thé１"), ADDED, CHEAP)
    assert unlock(file_with(slot), Password("the\u03011"), CHEAP) == keys


def test_an_empty_password_is_refused(keys: Keys) -> None:
    with pytest.raises(Refused, match="empty"):
        password_slot(keys, Password(""), ADDED, CHEAP)


def test_the_recovery_code_opens_its_slot_beside_a_password(keys: Keys, slot: Slot) -> None:
    file = file_with(slot, recovery_slot(keys, CODE, ADDED))
    assert unlock(file, RecoveryCode(recovery_code.write(CODE)), CHEAP) == keys


def test_another_recovery_code_does_not(keys: Keys) -> None:
    file = file_with(recovery_slot(keys, CODE, ADDED))
    with pytest.raises(VaultLocked, match="recovery code does not open"):
        unlock(file, RecoveryCode(recovery_code.write(CODE[::-1])))


def test_a_slot_without_password_opens_for_anybody(keys: Keys) -> None:
    file = file_with(open_slot(keys, ADDED))
    assert unlock(file, None) == keys
    assert unlock(file, Password("left in the environment")) == keys


def test_a_vault_with_a_password_asks_for_it(slot: Slot) -> None:
    with pytest.raises(VaultLocked, match="needs its password"):
        unlock(file_with(slot), None, CHEAP)


def test_a_slot_of_a_kind_to_come_is_passed_over(keys: Keys) -> None:
    later = {"kind": "keyring", "id": "1", "box": "x"}
    assert unlock(file_with(later, open_slot(keys, ADDED)), None) == keys


@pytest.mark.parametrize("name", ["id", "added", "salt", "box"])
def test_no_value_of_a_slot_can_be_changed(slot: Slot, name: str) -> None:
    value = slot[name]
    swapped = {**slot, name: value[:-5] + value[-5:].swapcase()}
    if swapped == slot:
        swapped = {**slot, name: "2" + value[1:]}
    with pytest.raises((VaultLocked, VaultDamaged)):
        unlock(file_with(swapped), Password("tea"), CHEAP)


@pytest.mark.parametrize(
    "changed",
    [
        {"passes": 1},
        {"mem_kib": 8},
        {"passes": 0},
        {"passes": 10**9},
        {"mem_kib": 10**12},
        {"passes": "3"},
        {"passes": True},
        {"lanes": 4},
        {"kdf": "scrypt"},
        {"salt": "not base64"},
        {"salt": ""},
        {"salt": None},
        {"salt": "AAAA" * 40},
        {"box": ""},
        {"box": 7},
        {"box": None},
    ],
    ids=str,
)
def test_parameters_out_of_bounds_are_not_even_tried(keys: Keys, changed: dict[str, Any]) -> None:
    slot = {**password_slot(keys, Password("tea"), ADDED), **changed}
    with pytest.raises(VaultDamaged, match="weaker"):
        unlock(file_with(slot), Password("tea"))


def test_a_missing_parameter_is_damage_too(slot: Slot) -> None:
    with pytest.raises(VaultDamaged):
        unlock(file_with({key: slot[key] for key in slot if key != "salt"}), Password("tea"), CHEAP)


def test_what_a_test_makes_cheap_no_caller_opens_by_chance(slot: Slot) -> None:
    with pytest.raises(VaultDamaged, match="weaker"):
        unlock(file_with(slot), Password("tea"))


def test_dearer_parameters_are_bound_to_the_slot_as_well(slot: Slot) -> None:
    with pytest.raises(VaultLocked):
        unlock(file_with({**slot, "passes": 2}), Password("tea"), CHEAP)


def test_a_damaged_slot_leaves_the_others_usable(keys: Keys, slot: Slot) -> None:
    file = file_with({**slot, "salt": "?"}, password_slot(keys, Password("two"), ADDED, CHEAP))
    assert unlock(file, Password("two"), CHEAP) == keys


def test_the_seal_proves_the_whole_file(keys: Keys, slot: Slot) -> None:
    file = file_with(slot)
    sealed = file.sealed(keys.seal_of(file))
    assert keys.has_sealed(sealed)
    assert not Keys.fresh().has_sealed(sealed)
    assert not keys.has_sealed(VaultFile({**sealed.content, "created": "2020"}))
    assert not keys.has_sealed(VaultFile({**sealed.content, "slots": []}))
    assert not keys.has_sealed(VaultFile({**sealed.content, "more": 1}))
    assert not keys.has_sealed(sealed.sealed("ü"))


def test_each_purpose_has_its_own_key(keys: Keys) -> None:
    seal = base64.b64decode(keys.seal_of(file_with()))
    assert len({keys.root, keys.database, keys.file_names, seal}) == 4


def test_secrets_do_not_print_themselves(keys: Keys) -> None:
    for secret in (keys, Password("tea"), RecoveryCode("tea")):
        assert "tea" not in repr(secret)
        assert str(keys.root) not in repr(secret)


def stopwatch(seconds: float) -> Callable[[], float]:
    times = iter((0.0, seconds))
    return lambda: next(times)


@pytest.mark.parametrize(
    ("once", "passes"), [(0.17, 12), (0.7, 3), (10.0, 3), (0.0, CEILING.passes)]
)
def test_calibration_aims_at_a_time_and_keeps_the_bounds(once: float, passes: int) -> None:
    cost = calibrated(0.7, stopwatch(once))
    assert cost == Cost(passes, FLOOR.mem_kib)
    assert cost.covers(FLOOR)
    assert CEILING.covers(cost)
