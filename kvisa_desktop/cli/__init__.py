# SPDX-License-Identifier: MIT
"""The command line `kvisa`: a door to the same services as the window, without one."""

from kvisa_desktop.cli.running import main

__all__ = ["main"]
