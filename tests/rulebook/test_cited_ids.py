# SPDX-License-Identifier: MIT
"""Every fact that the code cites is in the rulebook."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import kvisa_desktop
from kvisa_desktop import rulebook

FACT = re.compile(r"(?:[KVHGPAEFM]-\d\d[a-z]?|X-\d\d)")
PACKAGE = Path(kvisa_desktop.__file__).parent


def cited() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and FACT.fullmatch(value):
                yield path.name, value


def test_every_fact_cited_in_the_code_is_a_rule() -> None:
    known = rulebook.load().rulebook.rules
    found = list(cited())
    assert found
    assert [each for each in found if each[1] not in known] == []
