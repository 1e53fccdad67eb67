#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One command to use the program from a checkout, and one to test it; both set everything up.

python3 dev.py run               open the window
python3 dev.py run ARGUMENTS     the command line `kvisa` with these arguments
python3 dev.py test [ARGUMENTS]  all tests; arguments go to pytest
python3 dev.py check             lint, format, types, contracts, catalogues, spelling, style
python3 dev.py coverage          all tests, and what they do not reach
python3 dev.py catalogues ...    update, add, check or compile the translations
python3 dev.py shots ...         pictures of every screen
python3 dev.py lock              make the lock files anew (needs uv)

Only the standard library is used here, since this runs before anything is installed.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036  older Pythons are what this line is for
    print("kvisa_desktop needs Python 3.11 or newer; this is", sys.version.split()[0])
    sys.exit(3)

import hashlib
import json
import os
import shutil
import subprocess
import venv
from pathlib import Path
from typing import NoReturn

from scripts import system_packages
from scripts.file_lock import locked
from scripts.system_packages import NotReady

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "kvisa-setup.json"
CATALOGUE = ROOT / "translations" / "zh" / "LC_MESSAGES" / "kvisa_desktop.po"
USAGE, REFUSED = 2, 3
FOR_DEVELOPERS = {"test", "check", "coverage", "catalogues", "shots"}
SCRIPTS = {"catalogues": "scripts/catalogues.py", "shots": "scripts/screenshots.py"}
CHECKS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "contracts": ["lint-imports", "--no-logo"],
    "catalogues": ["catalogues", "check"],
    "spelling": ["codespell"],
    "style": ["pytest", "-q", "tests/architecture/test_style.py"],
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    try:
        if command == "run":
            return run(rest)
        if command == "lock":
            return lock()
        if command not in FOR_DEVELOPERS:
            print(__doc__)
            return 0 if command in {"help", "-h", "--help"} else USAGE
        set_up("dev")
        system_packages.provide_libraries(system_packages.OFFSCREEN)
        compile_catalogue()
        return developers_command(command, rest)
    except NotReady as error:
        print(error, file=sys.stderr)
        return REFUSED


def run(arguments: list[str]) -> int:
    """Start the command line, or the window where there are no arguments."""
    if not arguments and not has_display():
        raise NotReady("The window needs a display, and there is none; `run --help` works without.")
    set_up("run")
    if not arguments:
        system_packages.provide_libraries(system_packages.WINDOW)
    compile_catalogue()
    if not arguments:
        become([PYTHON, "-m", "kvisa_desktop"])
    become([executable("kvisa")], arguments)


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def developers_command(command: str, arguments: list[str]) -> int:
    """Run a command for those who work on the program."""
    if command == "check":
        return check()
    if command == "coverage":
        done = call("coverage", "run", "-m", "pytest", *arguments)
        return done or call("coverage", "report", "--skip-covered", "--show-missing")
    if command == "test":
        return call("pytest", "-n", "auto", "--dist", "loadfile", *arguments)
    return call(command, *arguments)


def check() -> int:
    """Run every check, also after one that failed, and say which did."""
    failed = []
    for name, (program, *arguments) in CHECKS.items():
        print(f"--- {name}", flush=True)
        if call(program, *arguments):
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def lock() -> int:
    """Make both lock files anew, without names of hosts in them."""
    uv = shutil.which("uv")
    if uv is None:
        raise NotReady("Locking needs the program uv on the path.")
    compile_ = [uv, "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "-q"]
    compile_ += ["--no-emit-index-url", "--no-header", "--no-annotate", "--extra", "setup"]
    run_, dev = ("requirements/run.txt", "requirements/dev.txt")
    done = subprocess.call([*compile_, "-o", run_], cwd=ROOT)
    return done or subprocess.call([*compile_, "--extra", "dev", "-c", run_, "-o", dev], cwd=ROOT)


def set_up(level: str) -> None:
    """Make the virtual environment for "run" or "dev" unless it is there and current."""
    if is_current(level):
        return
    with locked(Path(__file__), "Another set-up of this checkout is running; waiting for it."):
        if not is_current(level):
            make_environment(level)


def is_current(level: str) -> bool:
    """Tell whether a set-up that includes `level` was finished from the present lock files."""
    stamp = read_stamp()
    levels = ("run", "dev") if level == "run" else ("dev",)
    return any(stamp.get(each) == fingerprint(each) for each in levels)


def fingerprint(level: str) -> str:
    """Return what a set-up depends on: lock file, project, Python and place, as one number."""
    parts = [(ROOT / "requirements" / f"{level}.txt").read_bytes()]
    parts += [(ROOT / "pyproject.toml").read_bytes(), place().encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def place() -> str:
    """Return Python and folder; an environment made for others cannot be used further."""
    return f"{sys.version} {ROOT}"


def read_stamp() -> dict[str, str]:
    """Return what the last finished set-up wrote; nothing if none was finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def make_environment(level: str) -> None:
    """Install everything locked for `level`; a stamp, written last, says that it is whole."""
    say(f"Setting up {ENVIRONMENT} (the first time takes a few minutes)")
    system_packages.provide_venv()
    try:
        if read_stamp().get("place") != place():
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
            create_environment()
        STAMP.unlink(missing_ok=True)
        pip("--require-hashes", "--only-binary", ":all:", "-r", f"requirements/{level}.txt")
        pip("--no-build-isolation", "--no-deps", "--editable", ".")
        STAMP.write_text(json.dumps({"place": place(), level: fingerprint(level)}))
    except OSError as error:
        raise NotReady(f"{error}. Is the program still open, or the disk full?") from error


def create_environment() -> None:
    """Make an empty environment that has pip."""
    wheels = system_packages.private_wheels()
    venv.create(ENVIRONMENT, with_pip=not wheels, symlinks=os.name != "nt")
    if wheels:
        # Debian's ensurepip was unpacked, not installed; pip can install itself from its wheel.
        installer = str(wheels[0] / "pip")
        subprocess.run([PYTHON, installer, "install", "--no-index", "-q", wheels[0]], check=True)


def pip(*arguments: str) -> None:
    """Let pip install into the environment; say so when it cannot."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    environment = {name: value for name, value in os.environ.items() if name != "PIP_USER"}
    done = subprocess.run(
        [*command, "--no-input", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        close_fds=False,  # it inherits the lock: should we be killed, the next run waits for pip
        check=False,
    )
    if done.returncode:
        raise NotReady("pip could not install what is needed (see above); is there a network?")


def compile_catalogue() -> None:
    """Make the binary catalogue where the text one is newer, so that the program starts fast."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime_ns < CATALOGUE.stat().st_mtime_ns:
        call("catalogues", "compile")


def call(program: str, *arguments: str) -> int:
    """Run a script of ours, or a program of the environment, in the checkout."""
    start = [PYTHON, ROOT / SCRIPTS[program]] if program in SCRIPTS else [executable(program)]
    environment = {**os.environ, **system_packages.environment()}
    return subprocess.call([*start, *arguments], cwd=ROOT, env=environment)


def executable(program: str) -> Path:
    """Return the path of a program of the environment."""
    return BIN / (f"{program}.exe" if os.name == "nt" else program)


def become(start: list[Path | str], arguments: list[str] | None = None) -> NoReturn:
    """Turn into another program, so that its signals and its exit code are ours."""
    command = [str(part) for part in [*start, *(arguments or [])]]
    environment = {**os.environ, **system_packages.environment()}
    if os.name == "nt":  # where a process cannot turn into another, and stops for Ctrl-C itself
        sys.exit(subprocess.call(command, env=environment))
    os.execve(command[0], command, environment)


def say(text: str) -> None:
    """Tell the user what is going on, without touching what programs read."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
