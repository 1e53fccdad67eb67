# SPDX-License-Identifier: MIT
"""The collector of cycles waits inside a block, and is what it was afterwards."""

import gc

import pytest

from kvisa_desktop.services.uncollected import uncollected


def test_it_waits_inside_and_is_back_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_back_after_a_failure() -> None:
    with pytest.raises(LookupError), uncollected():
        raise LookupError
    assert gc.isenabled()


def test_who_does_without_it_still_does() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
