# SPDX-License-Identifier: MIT
"""The data that the pages of a dossier print, so that a supplement can say what became of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Cell, Content, Fields, Heading, Plain, Section, Table

CHANGES = "changes"
"""The section of a supplement that tells what changed since."""

_LISTS = frozenset({"index", "claims", "on-request"})
"""Sections that say where papers stand: what changes there is told with the papers."""

_CHANGING = frozenset({"Compiled on", "Pages in all", "Submitted to"})
"""Fields of the cover that are of the file and not of the applicant."""


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A value that a page prints: its section, what it is called, and the page, 0 when unknown.

    The page is that of the dossier, or of the supplement of that number which told it last.
    """

    key: str
    section: tuple[str, str]
    label: tuple[str, str]
    value: tuple[str, str]
    page: int = 0
    supplement: int = 0

    @classmethod
    def from_raw(cls, raw: dict[str, Any]) -> "FactEntry":
        """Return the entry that JSON holds."""
        pairs = {each: tuple(map(str, raw[each])) for each in ("section", "label", "value")}
        places = {"page": int(raw["page"]), "supplement": int(raw.get("supplement", 0))}
        return cls(key=str(raw["key"]), **places, **pairs)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class DataChange:
    """A value that was handed in and reads otherwise now; None where it is not there."""

    before: FactEntry | None
    now: FactEntry | None

    @property
    def either(self) -> FactEntry:
        """The entry that names it, the one handed in first."""
        found = self.before or self.now
        assert found is not None
        return found


def facts_of(
    content: Content, page_of: Callable[[str], int] = lambda _key: 0
) -> tuple[FactEntry, ...]:
    """Return what is printed of the applicant; `page_of` knows the page of a section by its key."""
    return tuple(
        fact
        for section in content.sections
        if section.key not in _LISTS
        for fact in _of_section(section, page_of(section.key))
    )


def carried(
    now: Iterable[FactEntry], before: Iterable[FactEntry], supplement: int
) -> tuple[FactEntry, ...]:
    """Return all data as it reads now, each with the file that told it last, and the page there.

    What the supplement of that number tells first has page 0 until its pages are laid out.
    """
    was = {each.key: each for each in before}
    return tuple(
        was[each.key] if _same(was.get(each.key), each) else replace(each, supplement=supplement)
        for each in now
    )


def told_on(facts: Iterable[FactEntry], supplement: int, page: int) -> tuple[FactEntry, ...]:
    """Return the data with the page on which a supplement tells what it tells first."""
    return tuple(
        replace(each, page=page) if each.supplement == supplement and not each.page else each
        for each in facts
    )


def _same(before: FactEntry | None, now: FactEntry) -> bool:
    return before is not None and _plain(before.value) == _plain(now.value)


def _plain(value: tuple[str, str]) -> tuple[str, str]:
    """Return a value without what older files said before a month that a degree names."""
    english, chinese = value
    return english.removeprefix("about "), chinese.removeprefix("约")


def data_changes(before: Iterable[FactEntry], now: Iterable[FactEntry]) -> tuple[DataChange, ...]:
    """Return what reads otherwise now, in the order of the dossier; what is gone comes behind.

    A row of a table whose name changed, such as a passport of another number, is told beside the
    row it took the place of.
    """
    was = {each.key: each for each in before}
    new = {each.key: each for each in now}
    gone = [each for key, each in was.items() if key not in new]
    found: list[DataChange] = []
    for key, each in new.items():
        known = was.get(key) or _taken_from(gone, each)
        if not _same(known, each):
            found.append(DataChange(known, each))
    return (*found, *(DataChange(each, None) for each in gone))


def _taken_from(gone: list[FactEntry], fact: FactEntry) -> FactEntry | None:
    """Take the row that a fact stands in for out of those that are gone; None if there is none."""
    rows = (each for each in gone if "#" in each.key and _table(each) == _table(fact))
    row = next(rows, None)
    if row is not None:
        gone.remove(row)
    return row


def _table(fact: FactEntry) -> str:
    return fact.key.partition("#")[0]


def _of_section(section: Section, page: int) -> Iterator[FactEntry]:
    title = (section.title.en, section.title.zh)
    head, tables = title, 0
    for block in section.blocks:
        if isinstance(block, Heading):
            head = (block.text.en, block.text.zh)
        elif isinstance(block, Fields):
            for row in block.rows:
                value = _said(row.value)
                if row.label.en not in _CHANGING and any(value):
                    label = (row.label.en, row.label.zh)
                    key = f"{section.key}/{head[0]}/{row.label.en}"
                    yield FactEntry(key, title, label, value, page)
        elif isinstance(block, Table):
            tables += 1
            yield from _of_table(block, (f"{section.key}/{tables}", title, head), page)


def _of_table(
    table: Table, place: tuple[str, tuple[str, str], tuple[str, str]], page: int
) -> Iterator[FactEntry]:
    key, title, head = place
    for row in table.rows:
        if isinstance(row, tuple):
            cells = [each for each in map(_said, row) if any(each)]
            value = "; ".join(each[0] for each in cells), "；".join(each[1] for each in cells)
            if cells:
                yield FactEntry(f"{key}#{cells[0][0]}", title, head, value, page)


def _said(cell: Cell) -> tuple[str, str]:
    """Return what a cell prints in both languages, without what leads to pages."""
    english, chinese = [], []
    for each in cell:
        if isinstance(each, Plain):
            english.append(each.text)
            chinese.append(each.text)
        elif isinstance(each, Bilingual):
            english.append(each.en or each.zh)
            chinese.append(each.zh or each.en)
    return ", ".join(filter(None, english)), "、".join(filter(None, chinese))
