# SPDX-License-Identifier: MIT
"""System libraries that Python packages cannot bring: found missing, and provided on Debian.

Three roads, in this order: apt as root or through `sudo -n`; without those rights, packages fetched
by apt and unpacked into a folder of this checkout, where only `dev.py` looks; and where there is
no apt, a sentence that says what to install. Standard library only, as in `dev.py`.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PRIVATE = Path(__file__).resolve().parent.parent / ".debian"
UNPACKED = PRIVATE / "root"
WHEELS = UNPACKED / "usr" / "share" / "python-wheels"
VENV = "python3-venv"
# What Qt loads without any window, and the Debian package of each.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What it loads besides for a window on X11.
WINDOW = OFFSCREEN | {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_ROOT = 0
_APT = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


class NotReady(Exception):
    """The command cannot run now; the text says why and what to do."""


def provide_venv() -> None:
    """See to it that a virtual environment can be made, or raise `NotReady`."""
    if importlib.util.find_spec("ensurepip") is None and not private_wheels():
        _provide([VENV], "the Python module ensurepip")


def provide_libraries(libraries: Mapping[str, str]) -> None:
    """See to it that the named shared libraries can be loaded, or raise `NotReady`."""
    if not sys.platform.startswith("linux"):
        return
    missing = [name for name in libraries if not _is_loadable(name)]
    if missing:
        _provide([libraries[name] for name in missing], ", ".join(missing))


def private_wheels() -> list[Path]:
    """Return the wheels of pip among what was unpacked for this checkout."""
    return sorted(WHEELS.glob("pip-*.whl"))


def environment() -> dict[str, str]:
    """Return what a process needs in its environment to find the unpacked packages."""
    folders = [str(folder) for folder in _library_folders()]
    if not folders:
        return {}
    usual = [os.environ["LD_LIBRARY_PATH"]] if os.environ.get("LD_LIBRARY_PATH") else []
    found = {"LD_LIBRARY_PATH": ":".join(folders + usual)}
    for variable, place in (
        ("FONTCONFIG_PATH", "etc/fonts"),
        ("XKB_CONFIG_ROOT", "usr/share/X11/xkb"),
    ):
        if not Path("/", place).exists() and (UNPACKED / place).exists():
            found[variable] = str(UNPACKED / place)
    return found


def _library_folders() -> list[Path]:
    return sorted(UNPACKED.glob("usr/lib/*-linux-gnu*")) + sorted(UNPACKED.glob("lib/*-linux-gnu*"))


def _is_loadable(library: str) -> bool:
    if any((folder / library).exists() for folder in _library_folders()):
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _provide(packages: Sequence[str], what: str) -> None:
    """Install Debian packages on the first road that is open."""
    line = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise NotReady(f"Missing on this system: {what}. Please install it and try again.")
    if os.getuid() == _ROOT:
        _say(f"Installing Debian packages: {' '.join(packages)}")
        _install([], packages, line)
    elif _may_sudo():
        _say(f"Installing Debian packages with sudo: {' '.join(packages)}")
        _install(["sudo", "-n"], packages, line)
    else:
        _say(f"Missing: {what}. Without the right to install Debian packages, they are unpacked")
        _say(f"for this checkout alone, in {PRIVATE}: {' '.join(packages)}")
        _unpack(packages, line)


def _may_sudo() -> bool:
    if shutil.which("sudo") is None:
        return False
    return _run(["sudo", "-n", "true"]).returncode == 0


def _install(prefix: Sequence[str], packages: Sequence[str], line: str) -> None:
    apt = [*prefix, "env", *(f"{name}={value}" for name, value in _APT.items()), "apt-get", "-q"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    _run([*apt, "update"])  # an old list may do as well; the next command finds out
    done = _run([*apt, "install", "-y", "--no-install-recommends", *packages])
    if done.returncode:
        raise NotReady(f"apt-get failed:\n{_last_words(done)}\nPlease run as root: {line}")


def _unpack(packages: Sequence[str], line: str) -> None:
    """Fetch packages with all they need that is not installed, and unpack them."""
    archives = PRIVATE / "archives"
    for folder in (PRIVATE / "lists" / "partial", archives / "partial", UNPACKED):
        folder.mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-q", "-o", "Debug::NoLocking=1", "-o", f"Dir::State::Lists={PRIVATE}/lists"]
    apt += ["-o", f"Dir::Cache={PRIVATE}", "-o", f"Dir::Cache::Archives={archives}"]
    _run([*apt, "update"])
    listed = _run([*apt, "install", "-y", "--no-install-recommends", "--print-uris", *packages])
    # 'http://…/libegl1_1.6.0-1_amd64.deb' libegl1_1.6.0-1_amd64.deb 33716 …
    rows = [row.split() for row in listed.stdout.splitlines() if row.startswith("'")]
    fetched = _run([*apt, "download", *(row[1].split("_")[0] for row in rows)], cwd=archives)
    if fetched.returncode or not rows:
        raise NotReady(f"apt-get failed:\n{_last_words(fetched)}\nPlease run as root: {line}")
    for archive in sorted(archives.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", archive, UNPACKED], check=True)
        archive.unlink()
    shutil.rmtree(PRIVATE / "lists")  # the largest part, and old by the next time


def _run(command: Sequence[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **_APT},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join(done.stdout.strip().splitlines()[-5:])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
