# SPDX-License-Identifier: MIT
"""One page of a dossier that is not built: in memory, for the screen, proved by nobody."""

from collections.abc import Callable, Mapping
from io import BytesIO

from kvisa_desktop.dossier.assemble import Options, PageSource, Scans
from kvisa_desktop.dossier.blocks import Content
from kvisa_desktop.dossier.characters import refuse_missing
from kvisa_desktop.dossier.layout import lay_out
from kvisa_desktop.dossier.objects import add
from kvisa_desktop.dossier.pages import Pages
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.pictures import Pictures
from kvisa_desktop.dossier.sheets import draw_sheets
from kvisa_desktop.dossier.splice import Splicer
from kvisa_desktop.services.ports import Sketch


def sketch(
    content: Content,
    options: Options,
    pages: PageSource,
    page: int,
    step: Callable[[int], None],
) -> Sketch:
    """Return page `page` as the dossier would show it; one that is not there is the nearest.

    `step` may raise to stop; only the scan of that page is asked for.
    """
    refuse_missing(content)
    step(0)
    layout = lay_out(content)
    number = min(max(page, 1), len(layout.pages))
    file = BytesIO()
    splicer = Splicer(file)
    pen, pictures = Pen(), Pictures(splicer)
    scans = Scans(pages, pen, pictures, options)
    draw_sheets(pen, content, layout, scans.scan, step, only=number)
    write_untold(splicer, pen, pictures.settle())
    starts = {each.key: layout.places[each.key][0] for each in content.sections}
    starts |= {each.number: layout.places[each.key][0] for each in content.exhibits()}
    return Sketch(file.getvalue(), number, len(layout.pages), starts)


def write_untold(splicer: Splicer, pen: Pen, shown: Mapping[int, int]) -> None:
    """Complete a file that says nothing of itself: the pages, and no more."""
    sheets = Pages(splicer, pen, shown)
    late = splicer.number()
    tree = sheets.close({}, is_tagged=False)
    root = add(splicer, f"<< /Type /Catalog /Pages {tree} 0 R >>")
    splicer.close(late, f"/Root {root} 0 R", bytes)
