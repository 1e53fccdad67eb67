# SPDX-License-Identifier: MIT
"""Runs the readers of untrusted bytes in worker processes with limits.

A worker gets bytes through a pipe and answers JSON and bytes; it gets no path, no secret of the
environment and no way to write a file. Whatever happens to it ends in a sentence, never in a
traceback.
"""

from kvisa_desktop.sandbox.launch import WORKER_ARGUMENT
from kvisa_desktop.sandbox.pool import Sandbox
from kvisa_desktop.sandbox.wire import Answer, Json, Limits
from kvisa_desktop.sandbox.worker import worker_main

__all__ = ["WORKER_ARGUMENT", "Answer", "Json", "Limits", "Sandbox", "worker_main"]
