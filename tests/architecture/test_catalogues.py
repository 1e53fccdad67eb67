# SPDX-License-Identifier: MIT
"""Every sentence of the program can be extracted, and has its Chinese."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Sequence
from string import Formatter

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, named, package_files, parsed

MARKS = {"msg": 1, "plural": 2}
MOST_LINES = 40


def test_the_catalogues_are_complete_and_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "catalogues.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail("\n".join(done.stderr.splitlines()[:MOST_LINES]), pytrace=False)


def test_every_mark_names_its_sentence_literally() -> None:
    marks = PACKAGE / "messages.py"
    assert not [
        f"{named(path)}:{call.lineno}"
        for path in package_files()
        if path != marks
        for call, words in _marked(parsed(path))
        if not all(isinstance(word, ast.Constant) for word in words)
    ]


def test_every_placeholder_of_a_sentence_gets_its_value() -> None:
    wrong = []
    for path in package_files():
        for call, words in _marked(parsed(path)):
            texts = [word.value for word in words if isinstance(word, ast.Constant)]
            given = {keyword.arg for keyword in call.keywords}
            wanted = {"count"} if len(words) == MARKS["plural"] else set()
            if None not in given and _placeholders(texts) | wanted != given | wanted:
                wrong.append(f"{named(path)}:{call.lineno}")
    assert not wrong


def _marked(tree: ast.Module) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Yield each call of a mark with the arguments that are its sentence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            yield node, node.args[: MARKS[node.func.id]]


def _placeholders(texts: Sequence[object]) -> set[str]:
    return {
        name
        for text in texts
        if isinstance(text, str)
        for _, name, _, _ in Formatter().parse(text)
        if name
    }
