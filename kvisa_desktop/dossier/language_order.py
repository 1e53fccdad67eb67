# SPDX-License-Identifier: MIT
"""Which language stands on top: Chinese, as an officer reads, unless English was asked for."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dossier_plan import LanguageOrder
from kvisa_desktop.dossier.blocks import Content, EnglishFirst

T = TypeVar("T")


def in_order(content: Content, order: LanguageOrder) -> Content:
    """Return what a dossier says, each of its pairs with the wanted language on top."""
    return _turned(content) if order is LanguageOrder.ENGLISH_FIRST else content


def pair_in_order(pair: Bilingual, order: LanguageOrder) -> Bilingual:
    """Return one pair with the wanted language on top."""
    return EnglishFirst(pair.en, pair.zh) if order is LanguageOrder.ENGLISH_FIRST else pair


def _turned(value: T) -> T:
    found: Any = value
    if isinstance(found, Bilingual):
        found = EnglishFirst(found.en, found.zh)
    elif isinstance(found, tuple):
        found = tuple(_turned(each) for each in found)
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(
            found, **{each.name: _turned(getattr(found, each.name)) for each in fields(found)}
        )
    turned: T = found
    return turned
