# SPDX-License-Identifier: MIT
"""The command line `kvisa`: a door to the same services as the window, without one."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments`, else that of the process, and return the exit code."""
    try:
        # Here, so that Ctrl-C while the commands are being loaded ends as it does later.
        from kvisa_desktop.cli import running

        return running.main(arguments)
    except KeyboardInterrupt:
        return 130
