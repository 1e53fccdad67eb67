# SPDX-License-Identifier: MIT
"""The window's door: `kvisa-desktop [VAULT]`, and that of the workers of a frozen program."""

import os
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from kvisa_desktop import __version__
from kvisa_desktop.app import App
from kvisa_desktop.errors import Fault
from kvisa_desktop.handover import hand_over
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.sandbox import WORKER_ARGUMENT, worker_main

_X_SOCKETS = "/tmp/.X11-unix/X"  # where every X server listens; nothing is written there


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, on the vault in `arguments` if there is one; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if WORKER_ARGUMENT in given:
        worker_main()
        return 0
    with App() as app:
        say = app.translator(app.language())
        if given in (["--help"], ["-h"]):
            return _told(say, _USAGE, sys.stdout)
        if given == ["--version"]:
            return _told(say, verbatim(f"kvisa-desktop {__version__}"), sys.stdout)
        if any(each.startswith("-") for each in given):
            return _told(say, _USAGE, sys.stderr, Fault.USAGE)
        if not has_display(os.environ):
            return _told(say, _NO_DISPLAY, sys.stderr, Fault.REFUSED)
        return _open_window(app, [Path(each) for each in given])


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return True when there is a screen to show a window on, as far as can be known before."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return _has_wayland(environment) or _has_x(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", ""), name).is_socket()


def _has_x(display: str) -> bool:
    """Return True when the X server answers; one on another machine is taken at its word."""
    host, colon, number = display.rpartition(":")
    if not colon or host not in {"", "unix"}:
        return bool(colon)
    path = _X_SOCKETS + number.split(".")[0]
    return any(_answers(address) for address in (f"\0{path}", path))


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(address)
        except OSError:
            return False
    return True


def _open_window(app: App, given: Sequence[Path]) -> int:
    """Open the window on the vault given first, if any, with the scans that follow it."""
    vault, files = (given[0], given[1:]) if given else (None, ())
    if vault is not None and hand_over(vault, files):
        return 0  # the window that has it open came to the front
    try:
        from kvisa_desktop.ui import start
    except ImportError as error:
        # On a bare system a library that Qt needs may be missing.
        say = app.translator(app.language())
        reason = msg("The window cannot be shown: {reason}", reason=verbatim(str(error)))
        return _told(say, reason, sys.stderr, Fault.REFUSED)
    return start.run(app, vault, files)


def _told(say: Translator, text: Message, stream: TextIO | None, code: int = 0) -> int:
    if stream is not None:  # a program without a console has none
        stream.write(f"{say(text)}\n")
    return int(code)


_USAGE = msg(
    "Usage: kvisa-desktop [VAULT [SCAN…]]\n"
    "Opens the window, on the folder of a vault if one is given, and takes the scans into the case "
    "that is opened. A vault that is open in a window already is brought to the front. "
    "`kvisa --help` says what can be done without a window."
)
_NO_DISPLAY = msg(
    "There is no display to show a window on. Everything else works without one: "
    "`kvisa --help` says how."
)

if __name__ == "__main__":
    sys.exit(main())
