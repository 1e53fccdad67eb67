# SPDX-License-Identifier: MIT
"""Runs one command: language first, then the tree, then the answer or the failure."""

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from glob import glob
from pathlib import Path
from types import FrameType
from typing import TextIO

import click

from kvisa_desktop import __version__
from kvisa_desktop.app import App
from kvisa_desktop.cli import failures
from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.cli.commands import ABOUT, COMMANDS
from kvisa_desktop.cli.console import Console, make_speakable, silence
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.tree import PROGRAM, tree
from kvisa_desktop.i18n.catalog import LANGUAGES
from kvisa_desktop.i18n.locale import system_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments`, else that of the process, and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    with App() as app, _ends_like_ctrl_c(), _collecting_seldom(), ExitStack() as stack:
        out, err = (_speaking(stream, stack) for stream in (sys.stdout, sys.stderr))
        run = Run(app, Console(app.translator(_language(given)), out, err))
        try:
            code = _run(given, run)
            out.flush()
        except BrokenPipeError:
            # Whoever read us has heard enough; that is no failure of ours.
            silence(out)
            return 0
        except OSError as error:
            silence(out)
            return _failed(error, [], run)
        return code


def _speaking(stream: TextIO | None, stack: ExitStack) -> TextIO:
    """Return a standard stream ready for every character; one that is closed swallows all."""
    if stream is None:
        return stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
    make_speakable(stream)
    return stream


def _run(given: list[str], run: Run) -> int:
    if given == ["--version"]:
        run.console.out.write(f"{PROGRAM} {__version__}\n")
        return 0
    try:
        answer = tree(COMMANDS, ABOUT, run.console.say).main(
            _expanded(given), prog_name=PROGRAM, standalone_mode=False, obj=run
        )
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  the crash window of this door
        return _failed(error, given, run)
    if not isinstance(answer, Answer):
        return 0  # help was shown
    if run.as_json:
        run.console.answer(answer.data)
    else:
        run.console.lines(answer.lines)
    if answer.afterwards is None:
        return int(answer.code)
    run.console.out.flush()
    return max(int(answer.code), answer.afterwards())


def _failed(error: BaseException, given: list[str], run: Run) -> int:
    failure = failures.told(error)
    if failures.is_defect(error) and failures.is_debugging():
        traceback.print_exception(error, file=run.console.err)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        run.console.err.write(error.format_message() + "\n")
        return failures.code_of(failure)
    if run.as_json or "--json" in given:
        run.console.answer(failures.data_of(failure))
    for sentence in failures.sentences_of(failure):
        run.console.tell(sentence)
    return failures.code_of(failure)


def _language(given: Sequence[str]) -> str:
    """Return the language that a call asks for, before anything of it is understood."""
    wanted = ""
    for place, argument in enumerate(given):
        if argument == "--":
            break
        if argument == "--lang":
            wanted = given[place + 1] if place + 1 < len(given) else ""
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return wanted if wanted in LANGUAGES else system_language()


def _expanded(given: list[str]) -> list[str]:
    """Return the arguments with patterns such as *.jpg filled in where no shell has done it."""
    if sys.platform != "win32":
        return given
    found = {each: sorted(glob(each)) for each in given}  # noqa: PTH207  it may be absolute
    return [each for argument in given for each in found[argument] or [argument]]


@contextmanager
def _ends_like_ctrl_c() -> Iterator[None]:
    """Let a request to end, or a terminal that goes away, undo what is under way as Ctrl-C does.

    A command that was told to outlive its terminal (nohup) does.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise KeyboardInterrupt

    heard = [signal.SIGTERM]
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        heard.append(signal.SIGHUP)
    before = [(each, signal.signal(each, interrupt)) for each in heard]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Let a command, which lives for seconds, not look for garbage in all it holds again and again.

    A record of many thousand stays is counted twice as fast.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
