# SPDX-License-Identifier: MIT
"""The recorded structure written into the file: tree, parent tree, links with their targets."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kvisa_desktop.dossier.objects import ObjectFile, add, coordinates, text_string
from kvisa_desktop.dossier.tagging import Element, LinkArea, Mark

_PRINTED = 4  # annotation flag: printed with the page, as PDF/A wants it


@dataclass(frozen=True, slots=True)
class Structure:
    """The number of the tree's root, and the links on each page (from 0)."""

    root: int
    links: dict[int, list[int]]


class _Tree:
    """Turns the recorder's elements into structure elements of one file."""

    def __init__(
        self, file: ObjectFile, pages: Sequence[int], target: Callable[[str], str]
    ) -> None:
        self._file = file
        self._pages = pages
        self._target = target
        self._owners: dict[int, dict[int, int]] = defaultdict(dict)
        self._owner_of_link: list[int] = []
        self.links: dict[int, list[int]] = defaultdict(list)

    def write(self, root: Element) -> int:
        """Write the tree below `root` and return the number of its root."""
        tree = self._file.number()
        document = self._element(root, tree)
        parents = add(self._file, f"<< /Nums [{' '.join(self._parents())}] >>")
        following = len(self._pages) + len(self._owner_of_link)
        self._put(
            tree,
            f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {following} >>",
        )
        return tree

    def _parents(self) -> list[str]:
        """Return which elements own what is drawn on each page, and which own the links."""
        entries: list[str] = []
        for page in range(len(self._pages)):
            owned = self._owners[page]
            listed = " ".join(f"{owned[at]} 0 R" for at in range(len(owned)))
            entries.append(f"{page} {add(self._file, f'[{listed}]')} 0 R")
        for key, owner in enumerate(self._owner_of_link, len(self._pages)):
            entries.append(f"{key} {owner} 0 R")
        return entries

    def _element(self, element: Element, parent: int) -> int:
        number = self._file.number()
        pages = {kid.page for kid in element.kids if isinstance(kid, Mark)}
        own_page = pages.pop() if len(pages) == 1 else None
        kids = [
            self._mark(kid, number, own_page)
            if isinstance(kid, Mark)
            else f"{self._element(kid, number)} 0 R"
            if isinstance(kid, Element)
            else self._link(kid, number)
            for kid in element.kids
        ]
        written = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        where = "" if own_page is None else f" /Pg {self._pages[own_page]} 0 R"
        self._put(
            number,
            f"<< /Type /StructElem /S /{element.tag} /P {parent} 0 R{where}"
            f"{_attributes(element)}{f' /K {written}' if kids else ''} >>",
        )
        return number

    def _mark(self, mark: Mark, node: int, own_page: int | None) -> str:
        self._owners[mark.page][mark.number] = node
        if mark.page == own_page:
            return str(mark.number)
        return f"<< /Type /MCR /Pg {self._pages[mark.page]} 0 R /MCID {mark.number} >>"

    def _link(self, area: LinkArea, node: int) -> str:
        key = len(self._pages) + len(self._owner_of_link)
        annotation = add(
            self._file,
            f"<< /Type /Annot /Subtype /Link /Rect {coordinates(area.rectangle)}"
            f" /Border [0 0 0] /F {_PRINTED} /Contents {text_string(area.says)}"
            f" /Dest {self._target(area.target)} /StructParent {key} >>",
        )
        self.links[area.page].append(annotation)
        self._owner_of_link.append(node)
        return f"<< /Type /OBJR /Obj {annotation} 0 R /Pg {self._pages[area.page]} 0 R >>"

    def _put(self, number: int, value: str) -> None:
        self._file.put(number, value.encode("ascii"))


def _attributes(element: Element) -> str:
    found = ""
    if element.lang:
        found += f" /Lang {text_string(element.lang)}"
    if element.alt:
        found += f" /Alt {text_string(element.alt)}"
    if element.columns > 1:
        return f"{found} /A << /O /Table /ColSpan {element.columns} >>"
    if element.scope:
        return f"{found} /A << /O /Table /Scope /{element.scope} >>"
    if element.box:
        box = coordinates(element.box)
        return f"{found} /A << /O /Layout /Placement /Block /BBox {box} >>"
    return found


def write_tree(
    file: ObjectFile, root: Element, pages: Sequence[int], target: Callable[[str], str]
) -> Structure:
    """Write the structure recorded below `root`, with its links.

    `pages` are the numbers of the page objects; `target` says where the key of a link leads.
    """
    tree = _Tree(file, pages, target)
    return Structure(tree.write(root), tree.links)
