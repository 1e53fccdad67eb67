# SPDX-License-Identifier: MIT
"""The rows of the list of cases, kept in memory and filtered as one types."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.cases import CaseRow, fold
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import tone_of, word


@dataclass(slots=True)
class Listed:
    """A case in the list."""

    row: CaseRow
    _folded: str | None = field(default=None, compare=False)

    @property
    def folded(self) -> str:
        """The text it is searched by, folded when it is first asked for."""
        if self._folded is None:
            self._folded = self.row.search_text
        return self._folded


def filtered(rows: Sequence[Listed], query: str, stage: Stage | None) -> list[Listed]:
    """Return the cases that hold every word of the query and stand at the stage, if any."""
    words = fold(query).split()
    if not words and stage is None:
        return list(rows)
    return [
        each
        for each in rows
        if (stage is None or each.row.case.stage is stage)
        and all(word in each.folded for word in words)
    ]


def full_name(row: CaseRow, text: Text) -> str:
    """Return the applicant's names on one line."""
    person = row.person
    names = (person.passport_name, person.chinese_name or person.native_name)
    return "  ".join(name for name in names if name) or text(msg("No name yet"))


def where(row: CaseRow) -> Message:
    """Return reference, category and post on one line."""
    if row.post is None:
        return msg("{ref} · {category}", ref=row.case.ref, category=row.case.category)
    return msg(
        "{ref} · {category} · {post}",
        ref=row.case.ref,
        category=row.case.category,
        post=row.post.name,
    )


def _name(row: Listed, text: Text) -> Cell:
    return Cell(full_name(row.row, text), text(where(row.row)), strong=True)


def _stage(row: Listed, text: Text) -> Cell:
    stage = row.row.case.stage
    return Cell(text(word(stage)), pill=tone_of(stage))


def _filing(row: Listed, text: Text) -> Cell:
    planned = row.row.case.planned_filing
    return Cell(text(verbatim(planned.isoformat())) if planned else "—")


def _papers(row: Listed, _text: Text) -> Cell:
    return Cell(str(row.row.papers))


def make_model(text: Text) -> RowsModel[Listed]:
    """Return the model of the list."""
    columns = (
        Column(msg("Applicant"), _name),
        Column(msg("Stage"), _stage, 170),
        Column(msg("Planned filing"), _filing, 124),
        Column(msg("Papers"), _papers, 76),
    )
    return RowsModel(text, columns, lambda row: row.row.case.id)


def counted(shown: int, total: int) -> Message:
    """Return how many cases are shown."""
    if shown == total:
        return plural("{count} case", "{count} cases", total)
    return msg("{shown} of {total} cases", shown=shown, total=total)
