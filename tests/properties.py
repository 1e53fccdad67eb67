# SPDX-License-Identifier: MIT
"""How the tests of laws draw their examples: the same ones every time, or at random when asked.

A default run must say the same of the same commit on every machine, in any order and under any
load; whoever looks for what no example has shown yet sets KVISA_EXAMPLES=5: each law is then tried
with five times as many examples, drawn at random (`--hypothesis-seed` repeats such a run).
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

USUAL = 100
ONE_FIXTURE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
"""Suppressed where all examples of a law are tried on the one fixture of a test."""
TIMES = int(os.environ.get("KVISA_EXAMPLES", "0"))


def examples(count: int) -> int:
    """Return how many examples a law is tried with whose default is `count`."""
    return count * max(TIMES, 1)


def use_profile() -> None:
    """Let hypothesis draw as the environment asks for."""
    settings.register_profile(
        "kvisa",
        max_examples=examples(USUAL),
        derandomize=not TIMES,
        # A busy machine proves nothing against a law: neither of these looks at the clock.
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        print_blob=True,
    )
    settings.load_profile("kvisa")
    if not TIMES:
        # Else it tries numbers and words it has read in whatever modules of ours are loaded by
        # then, so that the examples change with the tests that ran before in the same process.
        pytest.MonkeyPatch().setattr(providers, "is_local_module_file", _none, raising=False)


def _none(_path: str) -> bool:
    return False
