# SPDX-License-Identifier: MIT
"""Bringing a table of entries and exits into a case: looked at first, then taken whole."""

from dataclasses import dataclass, replace

from kvisa_desktop.domain.backup import Why
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import CrossingId
from kvisa_desktop.domain.stay_table.columns import PURPOSE, Columns, find_columns
from kvisa_desktop.domain.stay_table.plan import ImportPlan, Planner, Wishes
from kvisa_desktop.domain.table import Table
from kvisa_desktop.domain.table_layout import TableLayout, TableLayoutId
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, precautions
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, Vault
from kvisa_desktop.services.progress import Progress, Silent, step

_STEP = 500
_FEW = 3


class RowsRefused(Refused):
    """A table of which nothing was taken, with every row that keeps it out."""

    def __init__(self, plan: ImportPlan) -> None:
        """Keep the rows; of days with two readings say both and how to choose."""
        rows = plan.bad
        super().__init__(
            plural(
                "The table is not taken: {count} row has to be put right. Nothing was changed.",
                "The table is not taken: {count} rows have to be put right. Nothing was changed.",
                len(rows),
            ),
            _how_to_choose(plan),
        )
        self.plan = plan
        self.rows = rows


@dataclass(frozen=True, slots=True)
class ImportedStays:
    """What came in: the plan that was followed, and how many crossings there are of it."""

    plan: ImportPlan
    crossings: int


def columns(vault: Vault, table: Table, wishes: Wishes) -> Columns:
    """Return what is known of the columns of a table; nothing has to be known of them."""
    return find_columns(table, wishes.columns, _layouts(vault))


def look(
    vault: Vault,
    case_id: CaseId,
    table: Table,
    wishes: Wishes,
    progress: Progress | None = None,
) -> ImportPlan:
    """Return what a table would bring into a case, row by row; nothing is kept.

    Raises `Refused` when its columns do not tell entries or exits.
    """
    progress = progress or Silent()
    found = columns(vault, table, wishes)
    planner = Planner(table, found, wishes.order, cases.read(vault, case_id))
    rows = []
    for done, row in enumerate(planner.rows()):
        if done % _STEP == 0:
            step(progress, msg("Reading the rows"), done, planner.total)
        rows.append(row)
    if not rows:
        raise Refused(
            msg("The table has no rows below its headings."),
            msg("Check that the right sheet was saved."),
        )
    return planner.plan(rows)


def bring_in(
    vault: Vault, person_id: PersonId, plan: ImportPlan, progress: Progress | None = None
) -> Done[ImportedStays]:
    """Keep everything a plan holds in one act; raise `RowsRefused` when a row stands against it."""
    progress = progress or Silent()
    if plan.bad:
        raise RowsRefused(plan)
    crossings = plan.crossings
    precautions.before(Why.IMPORT, vault)
    name = plural(
        "Import {count} entry or exit", "Import {count} entries and exits", len(crossings)
    )
    with vault.act(name) as act:
        for done, each in enumerate(crossings):
            if done % _STEP == 0:
                step(progress, msg("Keeping the entries and exits"), done, len(crossings))
            act.put(replace(each, id=CrossingId(act.new_id()), person_id=person_id))
        _remember(act, plan)
    return Done(ImportedStays(plan, len(crossings)), act.changes, name)


def _layouts(vault: Vault) -> tuple[TableLayout, ...]:
    with vault.read() as reader:
        return reader.find(TableLayout, purpose=PURPOSE)


def _remember(act: Act, plan: ImportPlan) -> None:
    """Keep how the columns were read, for the next table with the same headings."""
    found = plan.columns
    if not found.begin:
        return
    known = [
        each for each in act.find(TableLayout, purpose=PURPOSE) if each.headers == found.headings
    ]
    act.put(
        TableLayout(
            id=known[0].id if known else TableLayoutId(act.new_id()),
            purpose=PURPOSE,
            headers=found.headings,
            columns=tuple(each.value if each else "" for each in found.fields),
            date_order=plan.order.value if plan.order else "",
        )
    )


def _how_to_choose(plan: ImportPlan) -> Message:
    two = plan.two_readings
    if two is None:
        return msg("Put these right in the table and import it again.")
    examples = verbatim(
        " · ".join(f"{text}: {one} / {other}" for text, one, other in two.examples[:_FEW])
    )
    if two.shown is not None:
        return msg(
            "Some dates can be read two ways ({examples}). Other dates of the table can only be "
            "read in the order {order}; if all of it is so, declare that order.",
            examples=examples,
            order=verbatim(two.shown.value),
        )
    return msg(
        "Some dates can be read two ways ({examples}). Declare in which order the table writes "
        "them: dmy for day first, mdy for month first.",
        examples=examples,
    )
