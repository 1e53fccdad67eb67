# SPDX-License-Identifier: MIT
"""The collector of cycles waits while text is set, and is what it was afterwards."""

import gc

import pytest

from kvisa_desktop.dossier.undisturbed import undisturbed


def test_it_waits_inside_and_is_back_afterwards() -> None:
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_back_after_a_failure() -> None:
    with pytest.raises(LookupError), undisturbed():
        raise LookupError
    assert gc.isenabled()


def test_who_does_without_it_still_does() -> None:
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
