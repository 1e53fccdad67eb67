# SPDX-License-Identifier: MIT
"""Telling sentences that speak of rules from all others, and what each of them may be.

A sentence on rules is the text of an entry of the rulebook, or one of `data/rule_sentences.toml`:
those are the program's own, each with the facts it restates or the reason why it states none.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import COUNTRIES
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.rules import Rulebook
from tests.heard import Heard

DATA = Path(__file__).with_name("data")
SPEAKS_OF_RULES = re.compile(
    r"\b(?:must|shall|require[ds]?|requiring|requirements?|laws?|lawful\w*|regulations?|articles?|official\w*|published"
    r"|allowed|forbidden|in force|decrees?|notices?|permits?|ha(?:ve|s) to|needs? (?:an?|the|to)"
    r"|asks? for"
    r"|valid (?:for|in)|foreigners?|chinese nationality|convention"
    r"|conditions?|entitled|right to|grants?|exempt\w*)\b"
    r"|\d+ (?:days?|months?|years?|hours?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Own:
    """A sentence of the program: the facts it restates, or what it is when it states none."""

    en: str
    facts: tuple[str, ...]
    says: str


@cache
def own_sentences() -> dict[str, Own]:
    """Return the program's own sentences on rules by their English words."""
    with (DATA / "rule_sentences.toml").open("rb") as file:
        entries = tomllib.load(file)["sentence"]
    made = (Own(each["en"], tuple(each.get("facts", ())), each.get("says", "")) for each in entries)
    return {each.en: each for each in made}


@cache
def fact_ids() -> frozenset[str]:
    """Return the ids of all facts there are."""
    lines = (DATA / "fact_ids.txt").read_text(encoding="utf-8").split()
    return frozenset(each for each in lines if not each.startswith("#"))


@cache
def book() -> Rulebook:
    """Return the rulebook that came with the program."""
    return rulebook.load().rulebook


@cache
def rulebook_texts() -> frozenset[Bilingual]:
    """Return every text in two languages that stands in the rulebook."""
    return frozenset(texts_in(book()))


def complaints(heard: Heard, case: object = None) -> list[str]:
    """Return what was said on rules and is neither an entry's text nor an enumerated sentence."""
    known = rulebook_texts() | frozenset(texts_in(case)) | _shipped_names()
    texts = (
        each.en
        for each in heard.texts - known
        if SPEAKS_OF_RULES.search(each.en) and not heard.has_said(each.en)
    )
    sentences = (each for each in heard.sentences if SPEAKS_OF_RULES.search(each))
    return sorted({*texts, *(each for each in sentences if each not in own_sentences())})


def texts_in(value: object) -> Iterator[Bilingual]:
    """Yield every text in two languages inside a frozen value."""
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))


@cache
def _shipped_names() -> frozenset[Bilingual]:
    return frozenset({*(each.name for each in COUNTRIES), *(each.name for each in KINDS)})
