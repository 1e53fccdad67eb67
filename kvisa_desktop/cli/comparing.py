# SPDX-License-Identifier: MIT
"""Categories of visa side by side, each statement with its source."""

from collections.abc import Sequence

from kvisa_desktop.cli.answer import Answer, Detail, Line
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command
from kvisa_desktop.domain.comparison import ComparedRow, Statement, category_of, compare
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.sources import Grade, spoken
from kvisa_desktop.messages import Message, msg


def compared(run: Run, *, categories: tuple[str, ...]) -> Answer:
    """Compare categories of visa."""
    book, on = run.rulebook, run.today()
    columns = [category_of(code, book) for code in dict.fromkeys(categories)]
    codes = [each.code for each in columns]
    rows = compare(codes, book)
    data = {
        "on": on,
        "categories": [
            {"code": each.code, "name_en": each.name.en, "name_zh": each.name.zh}
            for each in columns
        ],
        "rows": [_row_data(each, codes, book) for each in rows],
    }
    lines: list[Line] = [
        msg("{code}: {name}", code=each.code, name=spoken(each.name)) for each in columns
    ]
    for each in rows:
        lines += _row_lines(each, codes, book)
    return Answer(data, lines)


def _row_data(compared_row: ComparedRow, codes: Sequence[str], book: Rulebook) -> dict[str, object]:
    return {
        "aspect": compared_row.aspect.value,
        "text": compared_row.aspect.words,
        "cells": [
            {"category": code, "statements": [_statement(each, book) for each in cell]}
            for code, cell in zip(codes, compared_row.cells, strict=True)
        ],
    }


def _statement(statement: Statement, book: Rulebook) -> dict[str, object]:
    return {
        "text": statement.text,
        "grades": [each.grade.value for each in book.cite(statement.sources)],
        "sources": sources_data(statement.sources, book.rules),
    }


def _row_lines(compared_row: ComparedRow, codes: Sequence[str], book: Rulebook) -> list[Line]:
    lines: list[Line] = [Message(""), msg("— {heading} —", heading=compared_row.aspect.words)]
    for code, cell in zip(codes, compared_row.cells, strict=True):
        if not cell:
            lines.append(msg("{code}: no source was found for this", code=code))
        for statement in cell:
            lines.append(msg("{code}: {text}", code=code, text=statement.text))
            lines += _cited(statement, book)
    return lines


def _cited(statement: Statement, book: Rulebook) -> list[Line]:
    """Return each source once, with its grade where it is not official."""
    told: dict[Message, Line] = {}
    for rule in book.cite(statement.sources):
        if rule.grade is Grade.OFFICIAL:
            line = msg("Source: {source}", source=rule.cited)
        else:
            line = msg("Source: {source} · {grade}", source=rule.cited, grade=rule.grade.words)
        told.setdefault(line, Detail(line))
    return list(told.values())


COMMANDS = (
    Command(
        "compare",
        msg("Compare categories of visa, as in K R Z H-1B; every statement with its source."),
        compared,
        arguments=(
            Argument("categories", msg("Categories to set side by side, such as K."), many=True),
        ),
    ),
)
