# SPDX-License-Identifier: MIT
"""What is wrong with a file, gathered while reading goes on."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.json_text import Node
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.transfer import Problem

T = TypeVar("T")
_SIMPLE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Complaints:
    """The problems found so far, each with its place in the file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, where: str, node: Node, what: Message, remedy: Message | None = None) -> None:
        """Keep a problem with the value `node` at `where`."""
        self.problems.append(Problem(where, what, remedy, node.line))

    def attempt(self, where: str, node: Node, read: Callable[[Node], T]) -> T | None:
        """Return what `read` makes of `node`; a refusal becomes a problem and None."""
        try:
            return read(node)
        except Refused as refusal:
            self.note(where, node, refusal.what, refusal.remedy)
            return None

    def check_key(self, where: str, key: str, node: Node, known: Sequence[str]) -> None:
        """Note a key that nobody knows, with the known one it resembles."""
        if key in known:
            return
        close = get_close_matches(key, known, n=1)
        remedy = (
            msg("Did you mean “{key}”?", key=close[0])
            if close
            else msg("Take it out; `kvisa case schema` lists the keys.")
        )
        self.note(under(where, key), node, msg("Nothing is known by this name."), remedy)

    def in_reading_order(self) -> list[Problem]:
        """Return the problems from the top of the file to its end."""
        return sorted(self.problems, key=lambda each: each.line or 0)


def under(where: str, key: str) -> str:
    """Return the path of the member `key` of the object at `where`."""
    return f"{where}.{key}" if _SIMPLE_KEY.fullmatch(key) else f"{where}[{key!r}]"
