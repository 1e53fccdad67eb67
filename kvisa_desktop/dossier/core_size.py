# SPDX-License-Identifier: MIT
"""The core set keeps to its pages, or is not built: who asked for it is told what costs what."""

from collections.abc import Sequence

from kvisa_desktop.domain.dossier_plan import MOST_CORE_PAGES, DossierPlan
from kvisa_desktop.domain.exhibits import Exhibit
from kvisa_desktop.domain.story.core import costs
from kvisa_desktop.dossier.layout import Layout, TextPage
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural


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
            dividers=_dividers(dividers),
            blanks=_blanks(blanks),
            costs=costs(exhibits) if exhibits else msg("nothing"),
        ),
        _remedy(dividers, blanks),
    )


def _dividers(count: int) -> Message | str:
    sheets = plural(", {count} divider sheet", ", {count} divider sheets", count)
    return sheets if count else ""


def _blanks(count: int) -> Message | str:
    backs = plural(
        ", {count} blank back for two-sided printing",
        ", {count} blank backs for two-sided printing",
        count,
    )
    return backs if count else ""


def _remedy(dividers: int, blanks: int) -> Message:
    if dividers and blanks:
        return msg(
            "Switch off “A sheet in front of every exhibit” and “Begin on right-hand pages”; they "
            "take {count} pages. Or take a paper out, leave pages out, or bind the whole dossier.",
            count=dividers + blanks,
        )
    if dividers:
        return msg(
            "Switch off “A sheet in front of every exhibit”; that takes {count} pages. Or take a "
            "paper out, leave pages out, or bind the whole dossier.",
            count=dividers,
        )
    if blanks:
        return msg(
            "Switch off “Begin on right-hand pages”; its blank backs take "
            "{count} pages. Or take a paper out, leave pages out, or bind the whole dossier.",
            count=blanks,
        )
    return msg(
        "Take a paper out of the dossier, so that it is available on request only, leave pages "
        "out, switch a part off, or bind the whole dossier."
    )
