# SPDX-License-Identifier: MIT
"""The contract of every command: exit codes, one JSON document, the language of the call."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kvisa_desktop import __version__
from kvisa_desktop.cli import spec
from kvisa_desktop.cli.commands import COMMANDS
from tests import patience
from tests.cli.kvisa import kvisa, photo

HAN = re.compile("[\u4e00-\u9fff]")
PATHS = [
    *((each.name,) for each in COMMANDS if isinstance(each, spec.Command)),
    *(
        (each.name, inner.name)
        for each in COMMANDS
        if isinstance(each, spec.Group)
        for inner in each.commands
    ),
]


@pytest.mark.parametrize("path", [(), *PATHS], ids=" ".join)
def test_every_command_explains_itself_in_both_languages(path: tuple[str, ...]) -> None:
    english = kvisa("--lang", "en", *path, "--help")
    chinese = kvisa("--lang", "zh", *path, "--help")
    assert (english.code, chinese.code) == (0, 0)
    assert not HAN.search(english.out)
    assert HAN.search(chinese.out)
    assert english.out.startswith(f"Usage: {' '.join(['kvisa', *path])} ")
    assert (english.err, chinese.err) == ("", "")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_takes_json_language_and_day(path: tuple[str, ...]) -> None:
    described = kvisa(*path, "--help").out
    assert all(option in described for option in ("--json", "--lang", "--on"))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("nonsense", "no command “nonsense”"),
        ("case nonsense", "no command “nonsense”"),
        ("kind", "“kinds”"),
        ("kinds --jsn", "no option “--jsn”"),
        ("kinds more than this", "3 arguments too many"),
        ("cases", "“VAULT” is missing"),
        ("attach a b c", "“--as” is missing"),
        ("mrz", "“LINE…” is missing"),
        ("mrz x --on", "“--on” is not used rightly"),
        ("--on nonsense", "No command is named"),
        ("case --lang en", "No command is named"),
        ("--lang fr kinds", "none of the words for --lang"),
        ("cases V --state won", "none of the words for --state"),
    ],
)
def test_wrong_usage_is_explained_and_ends_with_2(call: str, words: str) -> None:
    ran = kvisa(*call.split())
    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""


def test_wrong_usage_is_explained_in_chinese() -> None:
    ran = kvisa("kinds", "--jsn", "--lang=zh")
    assert ran.code == 2
    assert HAN.search(ran.err)
    assert "option" not in ran.err.replace("--option", "")


def test_a_call_without_anything_shows_help_and_ends_with_2() -> None:
    ran = kvisa()
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: kvisa" in ran.err


def test_a_failure_is_one_json_document_too() -> None:
    ran = kvisa("cases", "nowhere", "--json")
    assert ran.code == 5
    assert ran.json["error"]["exit_code"] == 5
    assert ran.json["error"]["what"] in ran.err


def test_wrong_usage_is_one_json_document_too() -> None:
    assert kvisa("cases", "--json").json["error"]["exit_code"] == 2


@pytest.mark.parametrize("place", ["before", "after"])
def test_json_language_and_day_may_stand_before_or_behind_the_command(place: str) -> None:
    options = ["--json", "--lang", "zh", "--on", "2026-11-22"]
    call = [*options, "rules", "list"] if place == "before" else ["rules", "list", *options]
    assert kvisa(*call).json["on"] == "2026-11-22"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("05/12/2023", "2023-12-05 or as 2023-05-12"),
        ("2026-02-30", "not a day of the calendar"),
        ("2026-11", "not a complete date"),
        ("soon", "not a date"),
        ("3026-01-01", "outside 1900 to 2199"),
    ],
)
def test_a_day_that_is_none_or_ambiguous_is_refused_with_its_readings(day: str, words: str) -> None:
    ran = kvisa("rules", "list", "--on", day)
    assert ran.code == 3
    assert words in ran.err


def test_the_version_is_told() -> None:
    assert kvisa("--version").out == f"kvisa {__version__}\n"


def test_the_language_is_that_of_the_system_when_none_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert HAN.search(kvisa("--help").out)
    assert not HAN.search(kvisa("--help", "--lang", "en").out)


ROOT = Path(__file__).parents[2]
CALL = [sys.executable, "-c", "import sys, kvisa_desktop.cli as c; sys.exit(c.main())"]


def start(*arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
    """Start the command line as a process of its own."""
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, kvisa_desktop.cli as c; sys.exit(c.main())",
            *arguments,
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
        cwd=ROOT,
    )


def test_standard_output_is_utf_8_whatever_the_locale() -> None:
    with start("kinds", "--json", LC_ALL="en_US.ISO-8859-1", PYTHONIOENCODING="latin-1") as process:
        out, err = process.communicate(timeout=patience.SECONDS)
    assert (process.returncode, err) == (0, b"")
    assert "护照资料页" in json.loads(out.decode("utf-8"))["kinds"][1]["name_zh"]


def test_a_name_that_is_no_text_is_no_obstacle(tmp_path: Path) -> None:
    name = os.fsencode(photo(tmp_path / "a.png")).replace(b"a.png", b"\xff\xfe.png")
    try:
        os.rename(tmp_path / "a.png", name)  # noqa: PTH104  pathlib takes no bytes
    except OSError:
        pytest.skip("this file system takes text only")
    with start("intake", os.fsdecode(name), "--json") as process:
        out, err = process.communicate(timeout=patience.SECONDS)
    assert process.returncode == 0, err
    assert os.fsdecode(name) == json.loads(out)["files"][0]["path"]


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with start("rules", "list", "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert (process.wait(timeout=patience.SECONDS), process.stderr.read()) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_an_output_that_is_full_ends_with_6() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CALL, "kinds"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert done.returncode == 6
    assert b"not enough room" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_failure_that_cannot_be_told_keeps_its_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*CALL, "cases", "nowhere"], stderr=full, cwd=ROOT, check=False)
    assert done.returncode == 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_closed_streams_are_no_obstacle() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *CALL, "kinds"], check=False, cwd=ROOT
    )
    assert done.returncode == 0


def test_qt_is_never_loaded_even_while_working(made_vault: Path) -> None:
    check = (
        "import sys, kvisa_desktop.cli as c\n"
        f"code = c.main(['documents', {str(made_vault)!r}, 'SAMPLE', '--json'])\n"
        "assert not {'PySide6', 'shiboken6'} & set(sys.modules)\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", check],
        capture_output=True,
        check=False,
        env=os.environ | {"KVISA_PASSWORD": "correct horse"},
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
