# SPDX-License-Identifier: MIT
"""Ctrl-C and a request to end stop a command with 130 and leave nothing half-done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import patience
from tests.cli.kvisa import PASSWORD, kvisa

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes and signals")

# A runner in the background ignores Ctrl-C, and the command would inherit that.
_COMMAND = (
    "import signal, sys, kvisa_desktop.cli as c;"
    "signal.signal(signal.SIGINT, signal.default_int_handler);"
    "signal.signal(signal.SIGHUP, {hangup});"
    "sys.exit(c.main())"
)


def interrupted(
    pipe: Path, number: signal.Signals, *arguments: object, hangup: str = "signal.SIG_DFL"
) -> tuple[int, str]:
    """Start a command that reads `pipe`, signal it once it does, and return how it ended."""
    os.mkfifo(pipe)
    command = subprocess.Popen(
        [sys.executable, "-c", _COMMAND.format(hangup=hangup), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"KVISA_PASSWORD": PASSWORD},
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    with command as process:
        with pipe.open("wb"):  # opens when the command has opened the other end
            process.send_signal(number)
        # The pipe is closed by now: a signal that comes just before the command begins to wait
        # for it does not wake it, and is only noticed once there is something, or an end, to read.
        out, err = process.communicate(timeout=patience.SECONDS)
    assert out == b""
    return process.returncode, err.decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_import_that_is_stopped_leaves_the_vault_as_it_was(
    vault: Path, tmp_path: Path, number: signal.Signals
) -> None:
    pipe = tmp_path / "case.json"
    code, said = interrupted(pipe, number, "case", "import", vault, pipe)
    assert code == 130
    assert said.strip() == "Stopped. What was not finished was undone."
    assert len(kvisa("cases", vault, "--json").json["cases"]) == 1


def test_a_command_that_is_to_outlive_its_terminal_goes_on(vault: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "case.json"
    command = ("case", "import", vault, pipe)
    code, said = interrupted(pipe, signal.SIGHUP, *command, hangup="signal.SIG_IGN")
    assert code == 3
    assert "The text ends in the middle" in said


def test_a_question_for_a_password_can_be_stopped(locked_vault: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "password"
    code, _ = interrupted(pipe, signal.SIGINT, "cases", locked_vault, "--password-file", pipe)
    assert code == 130
