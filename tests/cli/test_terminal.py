# SPDX-License-Identifier: MIT
"""What only happens on a terminal: questions, bars; and how lines are set."""

import codecs
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kvisa_desktop.cli.bars import Bars
from kvisa_desktop.cli.console import Console, in_columns, width_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import msg

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")


Answer = tuple[str, str | Callable[[str], str]]


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_rows_stand_in_columns_also_with_wide_characters() -> None:
    assert in_columns([["中国", "a"], ["abc", "b"], ["é", "c"]]) == [
        "中国  a",
        "abc   b",
        "é     c",
    ]
    assert width_of("e\u0301") == 1
    assert in_columns([]) == []


def test_bars_are_drawn_and_taken_away() -> None:
    screen = Screen()
    bars = Bars(Console(Translator("en"), io.StringIO(), screen))
    for done in range(3):
        bars.report(msg("Reading"), done, 3)
    bars.report(msg("Keeping"), 0, 2)
    bars.report(msg("Keeping"), 2, 2)
    bars.close()
    bars.close()
    assert "Reading" in screen.getvalue()
    assert "100%" in screen.getvalue()
    assert not bars.is_cancelled()


def test_nothing_is_drawn_where_nobody_looks() -> None:
    assert not Console(Translator("en"), io.StringIO(), io.StringIO()).shows_progress
    assert Console(Translator("en"), io.StringIO(), Screen()).shows_progress


@pytest.fixture
def typed() -> "Typist":
    return Typist()


# A new session has no terminal yet, and a password is asked for on the terminal of the session.
_PROGRAM = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "import kvisa_desktop.cli as c; sys.exit(c.main())"
)


class Typist:
    """Runs the command line on a pseudo-terminal and types answers to its questions."""

    def __init__(self) -> None:
        self.said = ""

    def run(self, answers: Sequence[Answer], *arguments: object) -> int:
        """Run a command; when a question of `answers` appears, type its answer."""
        ours, theirs = pty.openpty()
        program = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={name: each for name, each in os.environ.items() if name != "KVISA_PASSWORD"},
            cwd=Path(__file__).parents[2],
        )
        os.close(theirs)
        # The terminal is closed first: a program that still waits for an answer ends with it.
        with program, open(ours, "r+b", buffering=0) as terminal:  # noqa: PTH123
            self._talk(terminal, answers)
        return program.returncode

    def _talk(self, terminal: io.FileIO, answers: Sequence[Answer]) -> None:
        hearing = self._hear(terminal)
        for question, answer in answers:
            heard = ""
            while question not in heard:
                heard += next(hearing)
            text = answer if isinstance(answer, str) else answer(self.said)
            terminal.write(f"{text}\n".encode())
        for _ in hearing:  # until it ends
            pass

    def _hear(self, terminal: io.FileIO) -> Iterator[str]:
        """Yield what is said until nobody is there any more; a letter may come in two parts."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        while True:
            try:
                data = terminal.read(4096)
            except OSError:
                return
            if not data:
                return
            text = decoder.decode(data)
            self.said += text
            yield text


def last_group(said: str) -> str:
    """Return the last group of the recovery code that was shown last."""
    found: list[str] = re.findall(r"(?:[0-9A-Z]{5}-){6}([0-9A-Z]{5})", said)
    return found[-1]


def test_a_password_is_asked_for_twice_and_never_shown(typed: Typist, tmp_path: Path) -> None:
    answers: list[Answer] = [("new vault:", "open sesame"), ("once more:", "open sesame")]
    answers += [("typed once:", "wrong"), ("typed once:", last_group)]
    assert typed.run(answers, "new", tmp_path / "A.kvisa") == 0
    assert "ecovery code" in typed.said
    assert "sesame" not in typed.said
    assert (tmp_path / "A.kvisa").is_dir()


def test_a_code_that_is_not_confirmed_makes_no_vault(typed: Typist, tmp_path: Path) -> None:
    answers: list[Answer] = [("new vault:", "open sesame"), ("once more:", "open sesame")]
    answers += [("typed once:", "wrong")] * 3
    assert typed.run(answers, "new", tmp_path / "A.kvisa") == Refused.fault
    assert "was not confirmed" in typed.said
    assert list(tmp_path.iterdir()) == []


def test_a_new_code_counts_only_once_it_was_confirmed(
    typed: Typist, locked_vault: Path, tmp_path: Path
) -> None:
    vault = Path(shutil.copytree(locked_vault, tmp_path / "Own.kvisa"))
    before = (vault / "vault.json").read_bytes()
    paper = tmp_path / "new.txt"
    paper.write_text("another")
    command = ("password", vault, "--new-recovery-code", "--new-password-file", paper)
    opened: Answer = ("Password of the vault:", "correct horse")
    assert typed.run([opened, *[("typed once:", "")] * 3], *command) == Refused.fault
    assert (vault / "vault.json").read_bytes() == before
    assert typed.run([opened, ("typed once:", last_group)], *command) == 0
    assert "counts from now on" in typed.said
    assert (vault / "vault.json").read_bytes() != before


def test_two_passwords_that_differ_make_no_vault(typed: Typist, tmp_path: Path) -> None:
    answers = [("new vault:", "one"), ("once more:", "two")]
    assert typed.run(answers, "new", tmp_path / "A.kvisa") == Refused.fault
    assert not (tmp_path / "A.kvisa").exists()


def test_an_empty_password_makes_no_vault(typed: Typist, tmp_path: Path) -> None:
    assert typed.run([("new vault:", "")], "new", tmp_path / "A.kvisa") == 4


def test_the_password_of_a_vault_is_asked_for(typed: Typist, locked_vault: Path) -> None:
    assert typed.run([("Password of the vault:", "correct horse")], "cases", locked_vault) == 0
    assert "0 cases" in typed.said
