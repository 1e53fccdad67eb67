# SPDX-License-Identifier: MIT
"""A short run of the kills; KVISA_DURABILITY_ROUNDS makes it a long one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROUNDS = os.environ.get("KVISA_DURABILITY_ROUNDS", "20")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.timeout(60 + 5 * int(ROUNDS))
@pytest.mark.parametrize("script", ["kill_attach.py", "kill_making.py", "kill_build.py"])
def test_kills_lose_nothing_and_leave_nothing_half_done(script: str) -> None:
    done = subprocess.run(
        [sys.executable, HERE / script, "--rounds", ROUNDS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["rounds"] == int(ROUNDS)
