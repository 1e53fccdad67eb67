# SPDX-License-Identifier: MIT
"""Texts that others wrote are shown on a terminal, never obeyed by it."""

import gc
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.cli.answer import Detail, row
from kvisa_desktop.cli.console import Console, harmless
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message, msg, verbatim
from tests.cli.kvisa import kvisa

CLEARS, REVERSED = "\x1b[2J", "\u202egnp.eliforp"
ORDERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def shown(*lines: Message | Detail) -> str:
    """Return what lines become on standard output."""
    out = io.StringIO()
    Console(Translator("en"), out, io.StringIO()).lines(lines)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (CLEARS, "\\x1b[2J"),
        (REVERSED, "\\u202egnp.eliforp"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb\x7f", "a\\rb\\x7f"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_an_escape(text: str, seen: str) -> None:
    assert harmless(text) == seen
    assert shown(verbatim(text)) == f"{seen}\n"
    assert shown(Detail(msg("Of {name}", name=text))) == f"    Of {seen}\n"


@given(st.text())
def test_nothing_that_is_shown_controls_anything(text: str) -> None:
    said = harmless(text)
    controls = {each for each in said if unicodedata.category(each) == "Cc"}
    assert controls <= {"\n", "\t"}
    assert not set(said) & set(ORDERS)


@pytest.mark.parametrize("name", ["Zoë Müller", "王芳", "أمينة\u200f", "a\u0301", "x\ty\nz"])
def test_names_in_any_script_are_shown_as_they_are(name: str) -> None:
    assert harmless(name) == name


def test_a_name_of_two_lines_makes_no_second_row() -> None:
    out = io.StringIO()
    console = Console(Translator("en"), out, io.StringIO())
    console.lines([row("A\n B", "c"), row("d", "e\tf")])
    assert out.getvalue().splitlines() == ["A  B  c", "d     e f"]


def test_a_file_name_of_a_stranger_is_told_harmlessly_and_exactly_as_json(tmp_path: Path) -> None:
    name = str(tmp_path / f"a{CLEARS}{REVERSED}.json")
    ran = kvisa("case", "import", name, name)
    assert ran.code == 5
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert "a\\x1b[2J\\u202e" in ran.err
    assert kvisa("intake", name, "--json").json["files"][0]["path"] == name


def test_a_command_leaves_the_collector_of_garbage_as_it_was() -> None:
    before = gc.get_threshold()
    assert kvisa("kinds").code == 0
    assert gc.get_threshold() == before
