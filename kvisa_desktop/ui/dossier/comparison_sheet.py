# SPDX-License-Identifier: MIT
"""What differs between two dossiers, told by document and page."""

from kvisa_desktop.domain.build_comparison import BuildComparison, PartDifference
from kvisa_desktop.domain.exhibit_numbers import numbers_said
from kvisa_desktop.domain.page_ranges import write_ranges
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, ItemTable, RowsModel
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

_SIZE = (620, 320)


class ComparisonSheet(Sheet):
    """Lists the differences; equal files are told in a sentence."""

    def __init__(self, desk: Desk, found: BuildComparison) -> None:
        super().__init__(desk.text, msg("What differs"), _lead(found))
        self.setObjectName("comparison")
        model: RowsModel[PartDifference] = RowsModel(
            desk.text,
            (
                Column(msg("What"), _what),
                Column(msg("Pages"), _pages, 150),
            ),
            lambda part: (part.kind, part.title, part.was, part.now),
        )
        model.show(found.parts)
        self.table = ItemTable(model, desk.theme)
        self.table.setMinimumSize(*_SIZE)
        desk.text.show(self, self.table.setAccessibleName, msg("What differs"))
        if found.parts:
            self.body.addWidget(self.table)
        self.add_button(msg("Close"), self.reject, primary=True)


def _lead(found: BuildComparison) -> Message:
    if not found.parts:
        return msg("The two dossiers say the same.")
    return plural(
        "The dossiers have {older} and {newer} pages; {count} exhibit is the same in both.",
        "The dossiers have {older} and {newer} pages; {count} exhibits are the same in both.",
        found.same_exhibits,
        older=found.older_pages,
        newer=found.newer_pages,
    )


def _what(part: PartDifference, text: Text) -> Cell:
    numbers = numbers_said(list(dict.fromkeys(filter(None, (part.was, part.now)))), " → ")
    below = text(part.kind.words)
    if numbers:
        said = msg("{kind} · Exhibit {number}", kind=part.kind.words, number=numbers)
        below = text(said)
    return Cell(text(msg("{title}", title=part.title)), below)


def _pages(part: PartDifference, text: Text) -> Cell:
    ranges = write_ranges(part.pages).replace("-", "–").replace(",", ", ") if part.pages else "–"
    return Cell(text(verbatim(ranges)))
