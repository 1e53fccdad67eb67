# SPDX-License-Identifier: MIT
"""How often Python looks for garbage that keeps itself alive.

Its usual pace walks over all objects again and again while a large case is read and counted, and
the window stands still meanwhile: 80 to 95 ms at a time with 5,000 crossings, by
`tests/benchmarks/stay_window.py`. What is young is swept as before, only in larger portions.
"""

import gc

PACE = (50_000, 20, 50)


def sweep_rarely() -> None:
    """Leave what is there at the start alone for good, and sweep the rest at a slower pace."""
    gc.freeze()
    gc.set_threshold(*PACE)
