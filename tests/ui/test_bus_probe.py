# SPDX-License-Identifier: MIT
"""Buses of the desktop that answer, that are not there, and that hang."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvisa_desktop.ui import bus_probe
from tests import patience

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bus")
_SHORT = 0.05
_LISTENS = """
from PySide6.QtCore import QCoreApplication
from kvisa_desktop.ui.screen_lock import ScreenLock

app = QCoreApplication([])
ScreenLock(patience=0.05).start()
"""


@pytest.fixture
def bus() -> Iterator[tuple[socket.socket, Path]]:
    """Yield a socket that takes calls and says nothing, with its name, which has to be short."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as line:
        name = Path(folder, "a bus")
        line.bind(str(name))
        line.listen()
        yield line, name


def test_a_bus_that_says_nothing_does_not_answer(bus: tuple[socket.socket, Path]) -> None:
    assert not bus_probe.answers(f"unix:path={bus[1]}", _SHORT)


def test_the_name_of_a_bus_may_be_escaped_and_stand_behind_another(
    bus: tuple[socket.socket, Path],
) -> None:
    name = str(bus[1]).replace(" ", "%20")
    addresses = f"unix:path={bus[1].parent}/none;unix:guid=0123,path={name}"
    assert not bus_probe.answers(addresses, _SHORT)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full line waits, or refuses")
def test_a_bus_that_takes_no_more_calls_does_not_answer(bus: tuple[socket.socket, Path]) -> None:
    bus[0].listen(0)
    with socket.socket(socket.AF_UNIX) as waiting:
        waiting.connect(str(bus[1]))
        assert not bus_probe.answers(f"unix:path={bus[1]}", _SHORT)


@pytest.mark.parametrize("said", [b"REJECTED EXTERNAL\r\n", b""])
def test_a_bus_that_says_anything_or_hangs_up_answers(
    bus: tuple[socket.socket, Path], said: bytes
) -> None:
    def serve() -> None:
        called, _ = bus[0].accept()
        with called:
            called.recv(1)
            called.sendall(said)

    serving = threading.Thread(target=serve)
    serving.start()
    assert bus_probe.answers(f"unix:path={bus[1]}", patience.SECONDS)
    serving.join()


@pytest.mark.parametrize(
    "address",
    ["", "autolaunch:", "tcp:host=nowhere.invalid,port=1", "unix:tmpdir=/tmp", "unix:path=/no/bus"],
)
def test_what_is_no_socket_is_left_to_qt(address: str) -> None:
    assert bus_probe.answers(address, _SHORT)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux listens to a bus")
def test_a_bus_that_hangs_does_not_hold_the_window(bus: tuple[socket.socket, Path]) -> None:
    address = f"unix:path={bus[1]}".replace(" ", "%20")
    buses = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
    told = subprocess.run(
        [sys.executable, "-c", _LISTENS],
        env=os.environ | buses,
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    assert told.returncode == 0, told.stderr
