# SPDX-License-Identifier: MIT
"""The bookmarks of the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kvisa_desktop.dossier.objects import ObjectFile, text_string
from kvisa_desktop.dossier.theme import PAGE_HEIGHT


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline and the page (from 1) and height it leads to."""

    text: str
    page: int
    level: int = 0
    top: float = PAGE_HEIGHT


@dataclass(slots=True)
class _Node:
    """A bookmark and those below it."""

    number: int
    mark: Bookmark | None = None
    kids: "list[_Node]" = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many lines show below it: all are open."""
        return sum(1 + kid.count for kid in self.kids)


def write_outline(
    file: ObjectFile, bookmarks: Sequence[Bookmark], destination: Callable[[int, float], str]
) -> int:
    """Write `bookmarks`, nested by their levels, and return the number of the outline."""
    root = _Node(file.number())
    above = [root]
    for mark in bookmarks:
        del above[mark.level + 1 :]
        node = _Node(file.number(), mark)
        above[-1].kids.append(node)
        above.append(node)
    file.put(root.number, f"<< /Type /Outlines{_below(root)} >>".encode("ascii"))
    _write_kids(file, root, destination)
    return root.number


def _write_kids(file: ObjectFile, parent: _Node, destination: Callable[[int, float], str]) -> None:
    for at, kid in enumerate(parent.kids):
        mark = kid.mark
        assert mark is not None
        before = f" /Prev {parent.kids[at - 1].number} 0 R" if at else ""
        after = f" /Next {parent.kids[at + 1].number} 0 R" if at + 1 < len(parent.kids) else ""
        file.put(
            kid.number,
            f"<< /Title {text_string(mark.text)} /Parent {parent.number} 0 R{before}{after}"
            f"{_below(kid)} /Dest {destination(mark.page, mark.top)} >>".encode("ascii"),
        )
        _write_kids(file, kid, destination)


def _below(node: _Node) -> str:
    if not node.kids:
        return ""
    first, last = node.kids[0].number, node.kids[-1].number
    return f" /First {first} 0 R /Last {last} 0 R /Count {node.count}"
