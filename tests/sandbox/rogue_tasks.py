# SPDX-License-Identifier: MIT
"""Tasks that behave well, badly and worse; run only inside workers."""

import ctypes
import os
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox import Json

Found = tuple[Json, bytes]


def echo(payload: bytes, options: Mapping[str, Json]) -> Found:
    """Give back what came."""
    return {"size": len(payload), "options": dict(options)}, payload


def who(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Tell which process this is."""
    return os.getpid(), b""


def environment(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Tell the names of the environment."""
    return [*os.environ], b""


def refuse(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Refuse with a sentence that has values of every kind."""
    raise Refused(
        msg(
            "Page {page} of {kind} is dated {day}.", page=3, kind=msg("this"), day=date(2025, 1, 2)
        ),
        msg("Try again."),
        where="scan.pdf",
    )


def unforeseen(payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Fail as a defect does, quoting the file."""
    raise KeyError(payload)


def sleep(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Wait for ever."""
    while True:
        time.sleep(1)


def sleep_aloud(_payload: bytes, options: Mapping[str, Json]) -> Found:
    """Say through a named pipe who is here, then wait for ever."""
    with Path(str(options["fifo"])).open("w", encoding="utf-8") as pipe:
        pipe.write(str(os.getpid()))
    while True:
        time.sleep(1)


def spin(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Calculate for ever."""
    while True:
        pass


def swallow(_payload: bytes, options: Mapping[str, Json]) -> Found:
    """Take more and more memory."""
    taken = [bytes(1 << 20)]
    while len(taken) < int(str(options["megabytes"])):
        taken.append(b"\1" * (1 << 20))
    return len(taken), b""


def die(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Crash as broken native code does."""
    ctypes.string_at(0)
    return None, b""


def leave(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """End without a word."""
    os._exit(3)


def flood(_payload: bytes, options: Mapping[str, Json]) -> Found:
    """Answer with many bytes."""
    return None, bytes(int(str(options["size"])))


def chatter(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Print where a careless library would."""
    os.write(1, b"warning: nothing\n")
    sys.stdout.write("noise\n")
    sys.stdout.flush()
    return "said", b""


def forge(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Write nonsense to every pipe that may lead to the program."""
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, b"\xff" * 64)
        except OSError:
            continue
    os._exit(0)


def write_file(_payload: bytes, options: Mapping[str, Json]) -> Found:
    """Try to leave a file behind."""
    try:
        Path(str(options["path"])).write_bytes(b"secret")
    except OSError as error:
        return type(error).__name__, b""
    return "written", b""


def core_size(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Tell how large a core dump may be, and whether one may be made at all."""
    import resource

    dumpable = ctypes.CDLL(None).prctl(3)
    return [*resource.getrlimit(resource.RLIMIT_CORE), dumpable], b""


def modules(_payload: bytes, _options: Mapping[str, Json]) -> Found:
    """Tell what has been imported."""
    return [*sys.modules], b""
