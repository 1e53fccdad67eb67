# SPDX-License-Identifier: MIT
"""Setting text without Python's collector of cycles looking on.

A layout is tens of thousands of small values and not one cycle, but every one of them brings the
next collection nearer: an eighth of the time went into looking for what is not there.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from kvisa_desktop.services.uncollected import uncollected


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the collector wait until the block ends; what was made in it then counts as old."""
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()  # what was made is old now: it is not gone through at once, as young
            gc.unfreeze()
