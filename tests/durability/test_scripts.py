# SPDX-License-Identifier: MIT
"""A short run of every script; KVISA_DURABILITY_ROUNDS makes it a long one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROUNDS = {
    "kill_attach.py": 20,
    "kill_making.py": 20,
    "kill_build.py": 6,
    "kill_erase.py": 8,
    "kill_mixed.py": 12,
    "power_cut.py": 25,
    "disk_full.py": 10,
    "bit_flips.py": 48,
    "two_programs.py": 3,
    "secrets_search.py": 4,
    "backup_under_load.py": 4,
}
WANTED = os.environ.get("KVISA_DURABILITY_ROUNDS")


def test_every_script_is_run() -> None:
    helpers = {"reporting.py", "disk_model.py", "window_session.py", Path(__file__).name}
    assert {path.name for path in HERE.glob("*.py")} - helpers == set(ROUNDS)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.timeout(300 + 8 * int(WANTED or 0))
@pytest.mark.parametrize("script", ROUNDS)
def test_nothing_is_lost_and_nothing_left_half_done(script: str) -> None:
    if script == "power_cut.py" and not (sys.platform == "linux" and shutil.which("cc")):
        pytest.skip("the recorder needs Linux and a C compiler")
    rounds = WANTED or str(ROUNDS[script])
    seed = [] if WANTED else ["--seed", "1"]  # a default run chooses the same each time
    done = subprocess.run(
        [sys.executable, HERE / script, "--rounds", rounds, *seed],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["rounds"] == int(rounds)
