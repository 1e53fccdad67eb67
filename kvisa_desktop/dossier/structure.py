# SPDX-License-Identifier: MIT
"""The recorded structure written into the file: tree, parent tree, links with their targets."""

from collections import defaultdict
from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kvisa_desktop.dossier.tagging import Element, LinkArea, Mark

_PRINTED = 4  # annotation flag: printed with the page, as PDF/A wants it


class TreeWriter:
    """Turns the recorder's elements into structure elements of one file."""

    def __init__(self, pdf: Pdf, targets: Mapping[str, Array]) -> None:
        """Write into `pdf`; `targets` says where the key of a link leads."""
        self._pdf = pdf
        self._targets = targets
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, dict[int, Object]] = defaultdict(dict)
        self._links: list[tuple[Object, Object]] = []

    def write(self, root: Element) -> None:
        """Write the tree below `root` and make the file a tagged one."""
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        entries: list[Object | int] = []
        for number, page in enumerate(self._pages):
            if number in self._owners:
                owned = self._owners[number]
                page.StructParents = number
                entries += [
                    number,
                    self._pdf.make_indirect(Array([owned[at] for at in range(len(owned))])),
                ]
            if "/Annots" in page:
                page.Tabs = Name.S
        for number, (annotation, owner) in enumerate(self._links, len(self._pages)):
            annotation.StructParent = number
            entries += [number, owner]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(entries)))
        tree.ParentTreeNextKey = len(self._pages) + len(self._links)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        node = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        _attributes(element, node)
        pages = {kid.page for kid in element.kids if isinstance(kid, Mark)}
        own_page = pages.pop() if len(pages) == 1 else None
        if own_page is not None:
            node.Pg = self._pages[own_page]
        kids = [self._kid(kid, node, own_page) for kid in element.kids]
        if len(kids) == 1:
            node.K = kids[0]
        elif kids:
            node.K = Array(kids)
        return node

    def _kid(
        self, kid: Element | Mark | LinkArea, node: Object, own_page: int | None
    ) -> Object | int:
        match kid:
            case Element():
                return self._element(kid, node)
            case Mark(page, number):
                self._owners[page][number] = node
                if page == own_page:
                    return number
                return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
            case LinkArea():
                return self._link(kid, node)

    def _link(self, area: LinkArea, node: Object) -> Object:
        page = self._pages[area.page]
        annotation = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(side, 2) for side in area.rectangle]),
                Border=Array([0, 0, 0]),
                F=_PRINTED,
                Contents=String(area.says),
                Dest=self._targets[area.target],
            )
        )
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        self._links.append((annotation, node))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def _attributes(element: Element, node: Object) -> None:
    if element.lang:
        node.Lang = String(element.lang)
    if element.alt:
        node.Alt = String(element.alt)
    if element.scope:
        node.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.columns > 1:
        node.A = Dictionary(O=Name.Table, ColSpan=element.columns)
    if element.box:
        box = Array([round(side, 2) for side in element.box])
        node.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)


def write_tree(pdf: Pdf, root: Element, targets: Mapping[str, Array]) -> None:
    """Write the structure recorded below `root` into `pdf`, with its links."""
    TreeWriter(pdf, targets).write(root)
