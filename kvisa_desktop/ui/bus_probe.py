# SPDX-License-Identifier: MIT
"""Asks whether a bus of the desktop answers at all, before Qt waits for it without any limit."""

import contextlib
import socket
import sys
from collections.abc import Iterator
from urllib.parse import unquote

_QUESTION = b"\0AUTH\r\n"  # which ways to sign on are there: every bus answers, and is left again


def answers(addresses: str, seconds: float) -> bool:
    """Return False when something listens at an address of a bus but says nothing for so long.

    Where nothing listens, or the address is not that of a socket, Qt finds out at once by itself.
    """
    return not any(_is_silent(each, seconds) for each in _sockets(addresses))


def _sockets(addresses: str) -> Iterator[str]:
    """Yield the names of the sockets in `unix:path=…;unix:abstract=…`."""
    for address in addresses.split(";"):
        transport, _, options = address.partition(":")
        named = dict(option.partition("=")[::2] for option in options.split(","))
        if transport == "unix" and "path" in named:
            yield unquote(named["path"])
        elif transport == "unix" and "abstract" in named:
            yield "\0" + unquote(named["abstract"])


def _is_silent(name: str, seconds: float) -> bool:
    if sys.platform == "win32":
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(seconds)
        try:
            line.connect(name)
            line.sendall(_QUESTION)
            line.recv(1)
        except (TimeoutError, BlockingIOError):  # the latter when too many wait for it already
            return True
    return False
