# SPDX-License-Identifier: MIT
"""What a worker may not do, by the means of the system it runs on."""

import sys

if sys.platform == "win32":
    import contextlib

    from kvisa_desktop.sandbox.wire import Limits

    def confine_process() -> None:
        """Do nothing: on Windows the program confines its workers by a job object."""

    def within(limits: Limits) -> contextlib.AbstractContextManager[Limits]:
        """Do nothing: on Windows the program's clock and the job object hold the limits."""
        return contextlib.nullcontext(limits)

    def peak_memory() -> int:
        """Return 0: not counted on Windows."""
        return 0

else:
    from kvisa_desktop.sandbox.posix import confine_process, peak_memory, within

__all__ = ["confine_process", "peak_memory", "within"]
