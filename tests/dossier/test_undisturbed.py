# SPDX-License-Identifier: MIT
"""The collector of cycles waits while text is set, and is what it was afterwards."""

import gc
import weakref

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


def test_what_was_made_counts_as_old_and_is_collected_like_anything_old() -> None:
    class Kept:
        """Something that can hold itself."""

        itself: "Kept"

    with undisturbed():
        kept = Kept()
        kept.itself = kept
        gone = weakref.ref(kept)

    assert not any(each is kept for each in gc.get_objects(generation=0))
    del kept
    gc.collect()
    assert gone() is None
