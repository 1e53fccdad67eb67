# SPDX-License-Identifier: MIT
"""Tables as people keep them, written in a test as rows of cells."""

from collections.abc import Mapping
from dataclasses import replace

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.stay import Crossing, VisaSticker
from kvisa_desktop.domain.stay_table.columns import find_columns
from kvisa_desktop.domain.stay_table.days import DateOrder
from kvisa_desktop.domain.stay_table.plan import ImportPlan, Planner
from kvisa_desktop.domain.table import Cell, Table, TableRow
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message
from tests.case_builders import graduate_case

SAY = Translator("en")


def table(*rows: tuple[Cell, ...]) -> Table:
    """Return a table of these rows, numbered from 1."""
    return Table(tuple(TableRow(number, row) for number, row in enumerate(rows, start=1)))


def case_with(*crossings: Crossing, stickers: tuple[VisaSticker, ...] = ()) -> CaseFile:
    """Return a case with a passport A01234567 and these crossings."""
    return replace(graduate_case(), crossings=crossings, stickers=stickers)


def planned(
    read: Table,
    case_file: CaseFile | None = None,
    order: DateOrder | None = None,
    columns: Mapping[str, str] | None = None,
) -> ImportPlan:
    """Return what a table would bring into a case."""
    found = find_columns(read, columns or {})
    planner = Planner(read, found, order, case_file or case_with())
    return planner.plan(list(planner.rows()))


def said(messages: tuple[Message, ...]) -> list[str]:
    """Return messages in English."""
    return [SAY(each) for each in messages]
