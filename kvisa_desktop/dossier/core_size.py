# SPDX-License-Identifier: MIT
"""The core set keeps to its pages, or is not built: who asked for it is told what costs what."""

from collections.abc import Sequence

from kvisa_desktop.domain.dossier_plan import MOST_CORE_PAGES, DossierPlan
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.story.core import blanks_said, costs, dividers_said, remedy_of
from kvisa_desktop.dossier.layout import Layout, TextPage
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg


def refuse_above_core(exhibits: Sequence[Exhibit], layout: Layout, plan: DossierPlan) -> None:
    """Raise `Refused` when a core set has more pages than it may, with what its papers cost."""
    pages = len(layout.pages)
    if pages <= MOST_CORE_PAGES:
        return
    papers = sum(len(each.pages) for each in exhibits)
    sheets = [each for each in layout.pages if isinstance(each, TextPage)]
    dividers = sum(each.on_right for each in sheets) if plan.dividers else 0
    blanks = sum(each.is_blank for each in sheets)
    raise Refused(
        msg(
            "The core set has {pages} pages, and {most} are the most: {texts} of cover, index and "
            "tables{dividers}{blanks}, and papers: {costs}.",
            pages=pages,
            most=MOST_CORE_PAGES,
            texts=pages - papers - dividers - blanks,
            dividers=dividers_said(dividers),
            blanks=blanks_said(blanks),
            costs=costs(exhibits) if exhibits else msg("nothing"),
        ),
        remedy_of(dividers, blanks),
    )
