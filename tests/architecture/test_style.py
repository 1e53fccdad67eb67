# SPDX-License-Identifier: MIT
"""The limits of the house: what grows beyond them has two meanings and is split by meaning."""

import ast
from collections.abc import Iterator
from typing import TypeAlias

from tests.architecture.source_tree import named, package_files, parsed, python_files

MODULE_LINES = 400
FUNCTION_LINES = 60
SPDX = "# SPDX-License-Identifier: MIT"
# Drawers into which anything goes; the missing noun is the name to find.
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.Module) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def _length(function: Function) -> int:
    """Count lines from `def` to the end, the docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return lines


def _undocumented(node: ast.AST, inside: str) -> Iterator[str]:
    """Yield the public classes and functions of a module or class that say nothing."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function | ast.ClassDef) or child.name.startswith("_"):
            continue
        if ast.get_docstring(child) is None and not _repeats(child):
            yield f"{inside}: {child.name}"
        if isinstance(child, ast.ClassDef):
            yield from _undocumented(child, f"{inside}: {child.name}")


def _repeats(node: Function | ast.ClassDef) -> bool:
    """Tell whether a definition only restates one that is documented elsewhere."""
    names = {name.id for name in node.decorator_list if isinstance(name, ast.Name)}
    return bool(names & {"override", "overload"})


def test_no_module_is_too_long() -> None:
    long = {
        named(path): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    }
    assert not long


def test_no_function_is_too_long() -> None:
    long = {
        f"{named(path)}: {function.name}": _length(function)
        for path in python_files()
        for function in _functions(parsed(path))
        if _length(function) > FUNCTION_LINES
    }
    assert not long


def test_every_file_names_its_licence_first() -> None:
    silent = []
    for path in python_files():
        lines = path.read_text(encoding="utf-8").splitlines()
        head = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
        silent += [named(path)] if head != [SPDX] else []
    assert not silent


def test_every_module_says_what_it_is_for() -> None:
    assert not [named(path) for path in python_files() if not ast.get_docstring(parsed(path))]


def test_every_public_name_is_documented() -> None:
    assert not [
        line for path in package_files() for line in _undocumented(parsed(path), named(path))
    ]


def test_no_module_is_a_drawer() -> None:
    assert not [named(path) for path in python_files() if path.stem in DRAWERS]
