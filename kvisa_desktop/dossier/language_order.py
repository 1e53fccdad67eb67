# SPDX-License-Identifier: MIT
"""Which language stands on top: Chinese, as an officer reads, unless English was asked for."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dossier_plan import LanguageOrder
from kvisa_desktop.dossier.blocks import Blank, Content, EnglishFirst, Paragraph, Plain

T = TypeVar("T")


def in_order(content: Content, order: LanguageOrder) -> Content:
    """Return what a dossier says, each of its pairs with the wanted language on top."""
    return _turned(content) if order is LanguageOrder.ENGLISH_FIRST else content


def pair_in_order(pair: Bilingual, order: LanguageOrder) -> Bilingual:
    """Return one pair with the wanted language on top."""
    return EnglishFirst(pair.en, pair.zh) if order is LanguageOrder.ENGLISH_FIRST else pair


def _lines_below(found: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a cell or blocks with the lines for missing Chinese below their English text."""
    order = list(found)
    at = 0
    while at + 1 < len(order):
        if _is_line(order[at]) and isinstance(order[at + 1], Plain | Bilingual | Paragraph):
            order[at : at + 2] = order[at + 1], order[at]
            at += 1
        at += 1
    return tuple(order)


def _is_line(found: object) -> bool:
    return isinstance(found.text if isinstance(found, Paragraph) else found, Blank)


def _turned(value: T) -> T:
    found: Any = value
    if isinstance(found, Bilingual):
        found = EnglishFirst(found.en, found.zh)
    elif isinstance(found, tuple):
        found = _lines_below(tuple(_turned(each) for each in found))
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(
            found, **{each.name: _turned(getattr(found, each.name)) for each in fields(found)}
        )
    turned: T = found
    return turned
