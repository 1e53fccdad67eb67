# SPDX-License-Identifier: MIT
"""A guard against Qt bindings that lose references to None (PySide6 6.12.0 before Python 3.12)."""

import sys

from PySide6.QtCore import QObject

CALLS = 300


def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS // 2
