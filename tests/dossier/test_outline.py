# SPDX-License-Identifier: MIT
"""Bookmarks: nested by level, open, and leading where they say."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from pikepdf import OutlineItem, Pdf

from kvisa_desktop.dossier.objects import add
from kvisa_desktop.dossier.outline import Bookmark, write_outline
from kvisa_desktop.dossier.splice import Splicer


def with_outline(marks: list[Bookmark]) -> Pdf:
    """Return a file that has these bookmarks and one page."""
    out = BytesIO()
    file = Splicer(out)
    tree = file.number()
    page = add(file, f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 9 9] >>")
    file.put(tree, f"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>".encode())
    outline = write_outline(file, marks, lambda _page, top: f"[{page} 0 R /XYZ 0 {top:g} 0]")
    root = add(file, f"<< /Type /Catalog /Pages {tree} 0 R /Outlines {outline} 0 R >>")
    file.close(file.number(), f"/Root {root} 0 R", bytes)
    return Pdf.open(BytesIO(out.getvalue()))


def lines(items: list[OutlineItem], level: int = 0) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for item in items:
        found += [(item.title, level), *lines(item.children, level + 1)]
    return found


@given(st.lists(st.sampled_from("ab"), max_size=8))
def test_bookmarks_are_read_back_in_their_order_and_nesting(kinds: list[str]) -> None:
    levels = [0 if kind == "a" else 1 for kind in kinds]
    levels[:1] = [0] * bool(levels)  # the first has nothing to be below
    marks = [Bookmark(f"第{n}项", 1, level) for n, level in enumerate(levels)]

    with with_outline(marks) as pdf, pdf.open_outline() as outline:
        assert lines(list(outline.root)) == [(each.text, each.level) for each in marks]


def test_every_line_shows_and_leads_to_its_height() -> None:
    with with_outline([Bookmark("Part", 1), Bookmark("Below", 1, 1, 500.25)]) as pdf:
        outlines = pdf.Root.Outlines
        assert int(outlines.Count) == 2
        assert float(outlines.First.First.Dest[3]) == 500.25
