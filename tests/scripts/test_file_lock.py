# SPDX-License-Identifier: MIT
"""The lock between runs of the tools."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from scripts.file_lock import locked

TAKE = """
import sys
from contextlib import ExitStack
from pathlib import Path
from scripts.file_lock import locked
with locked(Path(sys.argv[1]), "waiting"):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parent.parent.parent


def _start(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", TAKE, path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_run_says_that_it_waits_and_then_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with ExitStack() as stack:
        with locked(path):
            second = stack.enter_context(_start(path))
            assert second.stderr is not None
            assert second.stderr.readline() == "waiting\n"
        assert second.communicate("")[0] == "held\n"


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with _start(path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        first.kill()
        first.communicate()
    with locked(path):
        assert path.exists()
