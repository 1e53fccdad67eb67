# SPDX-License-Identifier: MIT
"""What every mark on the pages means, recorded while it is drawn.

The recorder only builds a tree of plain values; `structure` writes it into the file. Content that
means nothing (rules, running heads) is an artifact and never enters the tree.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

CHINESE = "zh-CN"
ENGLISH = "en"


class Mark(NamedTuple):
    """A piece of page content: its page (from 0) and its number on that page."""

    page: int
    number: int


class LinkArea(NamedTuple):
    """A rectangle on a page that leads to the place `target` names."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: str
    says: str


Kid: TypeAlias = "Element | Mark | LinkArea"


@dataclass(slots=True)
class Element:
    """One node of the structure tree; `kids` in reading order."""

    tag: str
    lang: str | None = None
    alt: str | None = None
    scope: str | None = None
    columns: int = 1
    box: tuple[float, float, float, float] | None = None
    kids: list[Kid] = field(default_factory=list)


class Opened:
    """An element that is open for as long as the block lasts."""

    __slots__ = ("_element", "_stack")

    def __init__(self, element: Element, stack: list[Element]) -> None:
        """Put `element` on `stack` when the block begins."""
        self._element = element
        self._stack = stack

    def __enter__(self) -> Element:
        self._stack.append(self._element)
        return self._element

    def __exit__(self, *_raised: object) -> None:
        self._stack.pop()


class Recorder:
    """Builds the structure tree of one document while its pages are drawn."""

    def __init__(self) -> None:
        """Start with an empty document."""
        self.root = Element("Document", lang=ENGLISH)
        self.page = -1
        self._stack = [self.root]
        self._continued: dict[Hashable, Element] = {}
        self._next_mark = 0

    @property
    def current(self) -> Element:
        """The element that is open."""
        return self._stack[-1]

    def start_page(self) -> None:
        """Begin the next page; elements stay open across it."""
        self.page += 1
        self._next_mark = 0

    def element(
        self,
        tag: str,
        *,
        origin: Hashable = None,
        lang: str | None = None,
        scope: str | None = None,
    ) -> Opened:
        """Open an element inside the current one.

        `origin` names what is drawn in several parts: a table split over two pages stays one table.
        """
        found = None if origin is None else self._continued.get(origin)
        if found is None:
            found = Element(tag, lang=lang, scope=scope)
            self.current.kids.append(found)
            if origin is not None:
                self._continued[origin] = found
        return Opened(found, self._stack)

    def mark(self) -> Mark:
        """Return the number of the next piece of content, belonging to the current element."""
        mark = Mark(self.page, self._next_mark)
        self._next_mark += 1
        self.current.kids.append(mark)
        return mark

    def link(self, rectangle: tuple[float, float, float, float], target: str, says: str) -> None:
        """Make the current element lead to `target` from `rectangle` on this page."""
        self.current.kids.append(LinkArea(self.page, rectangle, target, says))


def elements(root: Element) -> Iterator[Element]:
    """Yield `root` and every element below it in reading order."""
    yield root
    for kid in root.kids:
        if isinstance(kid, Element):
            yield from elements(kid)
