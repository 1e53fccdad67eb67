# SPDX-License-Identifier: MIT
"""The core set keeps to its pages, or is not built: who asked for it is told what costs what."""

from collections.abc import Sequence

from kvisa_desktop.domain.dossier_plan import MOST_CORE_PAGES
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.story.core import costs
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg


def refuse_above_core(exhibits: Sequence[Exhibit], pages: int) -> None:
    """Raise `Refused` when a core set has more pages than it may, with what its papers cost."""
    if pages <= MOST_CORE_PAGES:
        return
    papers = sum(len(each.pages) for each in exhibits)
    raise Refused(
        msg(
            "The core set has {pages} pages, and {most} are the most: {texts} of cover, index and "
            "tables, and papers: {costs}.",
            pages=pages,
            most=MOST_CORE_PAGES,
            texts=pages - papers,
            costs=costs(exhibits) if exhibits else msg("nothing"),
        ),
        msg(
            "Take a paper out of the dossier, so that it is available on request only, leave pages "
            "out, switch a part off, or bind the whole dossier."
        ),
    )
