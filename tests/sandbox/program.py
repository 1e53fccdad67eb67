# SPDX-License-Identifier: MIT
"""A program that has a worker and is about to be killed."""

import signal
import sys
from pathlib import Path

from kvisa_desktop.sandbox import Sandbox

task, fifo = sys.argv[1:]
sandbox = Sandbox(1, homes=("rogue_tasks",))
if task == "idle":
    worker = sandbox.run("rogue_tasks:who", b"").values
    Path(fifo).write_text(str(worker), encoding="utf-8")
    signal.pause()
sandbox.run(f"rogue_tasks:{task}", b"", options={"fifo": fifo})
