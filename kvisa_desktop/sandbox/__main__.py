# SPDX-License-Identifier: MIT
"""Starts a worker: `python -m kvisa_desktop.sandbox`, with its tasks on standard input."""

from kvisa_desktop.sandbox.worker import worker_main

worker_main()
