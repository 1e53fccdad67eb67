# SPDX-License-Identifier: MIT
"""The pace at which garbage is swept."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from kvisa_desktop.ui import sweeping


@pytest.fixture
def pace() -> Iterator[None]:
    sweeping.sweep_rarely()
    yield
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)


class Knot:
    """Something that keeps itself alive."""

    def __init__(self) -> None:
        self.own = self


@pytest.mark.usefixtures("pace")
def test_young_garbage_is_still_swept() -> None:
    gone = weakref.ref(Knot())
    held = [[n] for n in range(sweeping.PACE[0] + 1000)]
    assert gone() is None
    assert held


@pytest.mark.usefixtures("pace")
def test_all_objects_are_walked_over_seldom() -> None:
    before = gc.get_stats()[2]["collections"]
    held = [[n] for n in range(300_000)]
    assert gc.get_stats()[2]["collections"] == before
    assert held
