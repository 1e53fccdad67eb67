# SPDX-License-Identifier: MIT
"""Visa categories side by side. Every cell is words of the rulebook with its rules, or empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvisa_desktop.domain.categories import Aspect, Category
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said in a cell, with the rules it rests on."""

    text: Message
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row: the statements for each category in the order asked for; none where no source is."""

    aspect: Aspect
    cells: tuple[tuple[Statement, ...], ...]


def compare(codes: Iterable[str], rulebook: Rulebook) -> tuple[ComparedRow, ...]:
    """Return the categories side by side; raise `Refused` naming a code that is none."""
    columns = tuple(category_of(code, rulebook) for code in codes)
    return tuple(
        ComparedRow(aspect, tuple(_statements(each, aspect, rulebook) for each in columns))
        for aspect in Aspect
    )


def category_of(code: str, rulebook: Rulebook) -> Category:
    """Return the category with that code, in any case; raise `Refused` naming those there are."""
    wanted = code.casefold()
    found = next((each for each in rulebook.categories if each.code.casefold() == wanted), None)
    if found is None:
        known = ", ".join(each.code for each in rulebook.categories)
        raise Refused(
            msg("There is no category “{code}”.", code=code),
            msg("The categories are: {codes}", codes=known),
        )
    return found


def _statements(category: Category, aspect: Aspect, rulebook: Rulebook) -> tuple[Statement, ...]:
    own = _own(category, aspect)
    rules = (
        rulebook.rule(each.rule)
        for each in rulebook.cells
        if each.category == category.code and each.aspect is aspect
    )
    cited = tuple(Statement(spoken(each.text), (each.id,)) for each in rules)
    return ((Statement(own, category.sources), *cited)) if own else cited


def _own(category: Category, aspect: Aspect) -> Message | None:
    if aspect is Aspect.ISSUED_TO and category.issued_to:
        return spoken(category.issued_to)
    if aspect is Aspect.PROOF and category.proof:
        return spoken(category.proof)
    if aspect is Aspect.RESIDENCE and category.residence:
        return category.residence.words
    return None
