# SPDX-License-Identifier: MIT
"""One program per vault: a live one is named, a dead one explained and taken over."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.store import lock
from kvisa_desktop.store.lock import Hold, Holder

HOLDING = """
import os, sys
from pathlib import Path
from kvisa_desktop.store.lock import Hold
hold = Hold(Path(sys.argv[1]))
print(os.getpid(), flush=True)
sys.stdin.read()
"""

FORKING = """
import os, sys
from pathlib import Path
from kvisa_desktop.store.lock import Hold
hold = Hold(Path(sys.argv[1]))
if os.fork() == 0:
    print("the worker lives", flush=True)
    sys.stdin.read()
os._exit(0)
"""


def started(code: str, folder: Path) -> "subprocess.Popen[str]":
    """Start another program on a folder; it ends at the latest with the block that has it."""
    return subprocess.Popen(
        [sys.executable, "-c", code, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def other(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give another program that holds the folder."""
    with started(HOLDING, tmp_path) as program:
        yield program


def wait_for(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def kill(program: "subprocess.Popen[str]") -> None:
    program.kill()
    program.communicate()


def test_a_second_program_is_told_who_has_the_vault(
    tmp_path: Path, other: "subprocess.Popen[str]"
) -> None:
    pid = wait_for(other)
    with pytest.raises(VaultLocked, match="is in use") as caught:
        Hold(tmp_path)
    values = caught.value.what.values
    here = Holder.here()
    assert (values["pid"], values["user"], values["host"]) == (pid, here.user, here.host)
    assert values["vault"] == tmp_path.name
    said = json.loads((tmp_path / lock.NAME).read_bytes())
    assert values["when"] == Holder(**said).since_here
    kill(other)


def test_a_crash_leaves_words_but_no_lock(tmp_path: Path, other: "subprocess.Popen[str]") -> None:
    pid = wait_for(other)
    kill(other)
    hold = Hold(tmp_path)
    assert hold.was_left
    assert hold.left is not None
    assert hold.left.pid == int(pid)
    assert hold.notice is not None
    assert "not closed properly" in hold.notice.text
    assert hold.notice.values["when"] == hold.left.since_here
    hold.release()
    assert Hold(tmp_path).notice is None


def test_the_same_program_cannot_have_it_twice(tmp_path: Path) -> None:
    hold = Hold(tmp_path)
    with pytest.raises(VaultLocked, match="in use"):
        Hold(tmp_path)
    hold.release()
    hold.release()
    Hold(tmp_path).release()


def test_letting_go_as_if_nothing_had_happened_keeps_the_words(tmp_path: Path) -> None:
    left = Holder("an-old-laptop", "li", 77, "2027-02-15T10:00:00.000+00:00")
    (tmp_path / lock.NAME).write_text(json.dumps({**vars_of(left)}))
    Hold(tmp_path).release(restore=True)
    hold = Hold(tmp_path)
    assert hold.left == left
    hold.release()


def vars_of(holder: Holder) -> dict[str, object]:
    return {name: getattr(holder, name) for name in ("host", "user", "pid", "since")}


def test_a_vault_left_open_on_another_machine_is_told_apart(tmp_path: Path) -> None:
    left = Holder("an-old-laptop", "li", 77, "2027-02-15T10:00:00.000+00:00")
    (tmp_path / lock.NAME).write_text(json.dumps(vars_of(left)))
    hold = Hold(tmp_path)
    assert hold.notice is not None
    assert "close it there" in hold.notice.text
    assert hold.notice.values["host"] == "an-old-laptop"
    hold.release()


@pytest.mark.parametrize(
    "torn",
    [
        b"{",
        b"\0\0\0",
        b"[]",
        b'{"host": "h", "user": "u", "pid": "x", "since": "2027"}',
        b'{"host": "h", "user": "u", "pid": 1, "since": "2027-02-15T10:00:00"}',
        b'{"host": "h", "user": "u", "pid": 1, "since": 5}',
        b'{"host": "h", "user": "u", "pid": 1, "since": "0001-01-01T00:00:00+14:00"}',
        b'{"host": "h", "user": "u", "pid": 1e999, "since": "2027-02-15T10:00:00+00:00"}',
    ],
)
def test_torn_words_are_a_crash_all_the_same(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / lock.NAME).write_bytes(torn)
    hold = Hold(tmp_path)
    assert hold.was_left
    assert hold.left is None
    assert hold.notice is not None
    hold.release()


def test_a_holder_that_says_nothing_is_still_a_holder(tmp_path: Path) -> None:
    hold = Hold(tmp_path)
    (tmp_path / lock.NAME).write_bytes(b"")
    with pytest.raises(VaultLocked, match="open in another program"):
        Hold(tmp_path)
    hold.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_a_worker_does_not_hold_on_after_its_program(tmp_path: Path) -> None:
    with started(FORKING, tmp_path) as program:
        wait_for(program)
        assert program.wait() == 0
        hold = Hold(tmp_path)
        assert hold.was_left
        hold.release()
        program.communicate()
