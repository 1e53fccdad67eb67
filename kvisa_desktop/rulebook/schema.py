# SPDX-License-Identifier: MIT
"""What tables a pack may hold, and the domain values they become."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kvisa_desktop.domain.answers import CaseFact
from kvisa_desktop.domain.categories import AfterEntry, Aspect, Category, Cell
from kvisa_desktop.domain.conditions import Condition
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.post import PostPoint
from kvisa_desktop.domain.requirements import Group, Item
from kvisa_desktop.domain.rules import Rule, RuleKind
from kvisa_desktop.domain.sources import Grade, OtherSide, Source, SourceKind
from kvisa_desktop.domain.stem import Scheme, StemClass, StemField
from kvisa_desktop.messages import msg
from kvisa_desktop.rulebook.entries import Entry

_KIND_KEYS = frozenset(kind.key for kind in KINDS)


def source(entry: Entry) -> Source:
    """Return a source; only official ones have a title, an authority and an address."""
    kind = entry.choice("kind", SourceKind)
    found = Source(
        key=entry.name("key"),
        kind=kind,
        title=entry.words("title", optional=kind is not SourceKind.OFFICIAL),
        authority=entry.words("authority", optional=kind is not SourceKind.OFFICIAL),
        address=entry.address("address"),
        dated=entry.partial_date("dated"),
    )
    entry.finish()
    if kind is not SourceKind.OFFICIAL and (found.title or found.authority or found.address):
        raise entry.complaint(
            msg("only official sources are named; say kind and date of the others.")
        )
    return found


def rule(entry: Entry, subject: str, read_on: date, sources: Mapping[str, Source]) -> Rule:
    """Return a rule of a subject."""
    rule_id = entry.name("id")
    grade = entry.choice("grade", Grade)
    spoken_by = _source_of(entry, sources)
    if grade is Grade.OFFICIAL and spoken_by.kind is not SourceKind.OFFICIAL:
        raise entry.complaint(msg("an official rule needs an official source."), "grade")
    found = Rule(
        id=rule_id,
        subject=subject,
        kind=entry.choice("kind", RuleKind),
        text=entry.words(),
        grade=grade,
        source=spoken_by,
        read_on=entry.day("read") or read_on,
        facts=entry.names("facts") or (rule_id,),
        article=entry.words("article", optional=True),
        relayed=entry.flag("relayed"),
        valid_until=entry.day("valid_until"),
        review_by=entry.day("review_by"),
        others=tuple(_other_side(each, sources) for each in entry.tables("others")),
        against=entry.names("against"),
        figures=MappingProxyType(entry.figures("figures")),
    )
    entry.finish()
    return found


def _source_of(entry: Entry, sources: Mapping[str, Source]) -> Source:
    key = entry.name("source")
    if key not in sources:
        raise entry.complaint(msg("there is no source “{source}”.", source=key), "source")
    return sources[key]


def _other_side(entry: Entry, sources: Mapping[str, Source]) -> OtherSide:
    found = OtherSide(entry.words(), entry.choice("grade", Grade), _source_of(entry, sources))
    entry.finish()
    return found


def item(entry: Entry) -> Item:
    """Return an item of the checklist; it may block only where its certainty is official."""
    found = Item(
        id=entry.name("id"),
        name=entry.words(),
        group=entry.choice("group", Group),
        applies=entry.choice("applies", Condition),
        certainty=entry.choice("certainty", Grade),
        next_step=entry.words("do"),
        ask=entry.words("ask", optional=True),
        sources=entry.names("sources"),
        kinds=entry.names("kinds"),
        fact=entry.optional_choice("fact", CaseFact),
        blocks=entry.optional_choice("blocks", Condition),
        post_point=entry.optional_choice("post_point", PostPoint),
        core=entry.flag("core"),
        optional=entry.flag("optional"),
    )
    entry.finish()
    if not found.sources:
        raise entry.complaint(msg("the key “{key}” is missing.", key="sources"))
    if found.blocks and found.certainty is not Grade.OFFICIAL:
        raise entry.complaint(msg("only an item of official certainty may block."), "blocks")
    for kind in found.kinds:
        if kind not in _KIND_KEYS:
            raise entry.complaint(
                msg("there is no kind of document called “{kind}”.", kind=kind), "kinds"
            )
    return found


def field_of_study(entry: Entry) -> StemField:
    """Return a row of the table of fields."""
    found = StemField(
        code=entry.name("code"),
        name=entry.words(),
        stem=entry.optional_choice("stem", StemClass),
        scheme=entry.optional_choice("scheme", Scheme) or Scheme.ISCED_F,
        crosswalk=entry.text("crosswalk", ""),
    )
    entry.finish()
    return found


def category(entry: Entry) -> Category:
    """Return a category of visa."""
    found = Category(
        code=entry.name("code"),
        name=entry.words(),
        sources=entry.names("sources"),
        issued_to=entry.words("issued_to", optional=True),
        proof=entry.words("proof", optional=True),
        residence=entry.optional_choice("residence_permit", AfterEntry),
    )
    entry.finish()
    return found


def cell(entry: Entry) -> Cell:
    """Return a cell of the comparison of categories."""
    found = Cell(
        category=entry.name("category"),
        aspect=entry.choice("row", Aspect),
        rule=entry.name("rule"),
    )
    entry.finish()
    return found
