# SPDX-License-Identifier: MIT
"""From the files of a pack to one rulebook: sources first, then the rest, then references."""

import hashlib
import re
import tomllib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kvisa_desktop.domain.categories import Category, Cell
from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.domain.sources import Source
from kvisa_desktop.domain.stem import StemField
from kvisa_desktop.messages import msg
from kvisa_desktop.rulebook import schema
from kvisa_desktop.rulebook.entries import Entry, PackFile

_TABLES = ("source", "rule", "item", "field", "category", "cell")
_AT_LINE = re.compile(r"\(at line (\d+)")
# Each part of a key is dearer to read; looked for from where a word begins, or this were dear too.
_LONG_KEY = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){32}")


@dataclass(slots=True)
class _Parsed:
    """A file with its tables, its subject and the day it was read."""

    file: PackFile
    tables: dict[str, object]
    subject: str
    read_on: date

    def entries(self, name: str) -> Iterator[Entry]:
        """Yield the tables of one name."""
        found = self.tables.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            top = Entry(self.file, "", 0, self.tables)
            raise top.complaint(msg("“{table}” has to be a list of tables.", table=name), name)
        for index, values in enumerate(found):
            yield Entry(self.file, name, index, values)


@dataclass(slots=True)
class _Draft:
    """What has been read so far, and what each part refers to."""

    sources: dict[str, Source] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    fields: dict[str, StemField] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    references: list[tuple[Entry, str, str]] = field(default_factory=list)

    def refer(self, entry: Entry, key: str, rule_ids: Sequence[str]) -> None:
        """Note that the entry refers to rules, to be looked for once all are read."""
        self.references += [(entry, key, each) for each in rule_ids]


def read_files(files: Sequence[PackFile]) -> Rulebook:
    """Return the rules of a pack; raise `Refused` naming file and line at the first fault."""
    parsed = [_parsed(each) for each in files]
    draft = _Draft()
    for each in parsed:
        _read_sources(each, draft)
    for each in parsed:
        _read_rules(each, draft)
        _read_items(each, draft)
        _read_fields(each, draft)
        _read_categories(each, draft)
    for entry, key, rule_id in draft.references:
        if rule_id not in draft.rules:
            raise entry.complaint(msg("there is no rule “{rule}”.", rule=rule_id), key)
    return Rulebook(
        rules=MappingProxyType(draft.rules),
        items=tuple(draft.items.values()),
        fields=tuple(draft.fields.values()),
        categories=tuple(draft.categories.values()),
        cells=tuple(draft.cells),
        version=fingerprint(files),
    )


def fingerprint(files: Sequence[PackFile]) -> str:
    """Return the SHA-256 of the names and texts of a pack, in hex."""
    digest = hashlib.sha256()
    for each in sorted(files, key=lambda file: file.name):
        digest.update(f"{each.name}\0{len(each.text)}\0{each.text}".encode())
    return digest.hexdigest()


def _parsed(file: PackFile) -> _Parsed:
    if found := _LONG_KEY.search(file.text):
        line = file.text.count("\n", 0, found.start()) + 1
        raise file.complaint(msg("this is nested too deeply."), line)
    try:
        tables = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else file.text.count("\n") + 1
        if "date" in str(error):
            raise file.complaint(msg("the date is not a day of the calendar."), line) from None
        raise file.complaint(msg("this is not written as TOML wants it."), line) from None
    except ValueError:  # a number of thousands of digits
        raise file.complaint(msg("this is not written as TOML wants it.")) from None
    except RecursionError:
        raise file.complaint(msg("this is nested too deeply.")) from None
    top = Entry(file, "", 0, tables)
    subject, read_on = top.name("subject"), top.day("read")
    if subject != file.name.removesuffix(".toml"):
        raise top.complaint(msg("the subject has to be the name of the file."), "subject")
    if read_on is None:
        raise top.complaint(msg("the key “{key}” is missing.", key="read"))
    top.asked.update(_TABLES)
    top.finish()
    return _Parsed(file, tables, subject, read_on)


def _read_sources(parsed: _Parsed, draft: _Draft) -> None:
    for entry in parsed.entries("source"):
        found = schema.source(entry)
        _refuse_twice(entry, "key", found.key, draft.sources)
        draft.sources[found.key] = found


def _read_rules(parsed: _Parsed, draft: _Draft) -> None:
    for entry in parsed.entries("rule"):
        found = schema.rule(entry, parsed.subject, parsed.read_on, draft.sources)
        _refuse_twice(entry, "id", found.id, draft.rules)
        draft.rules[found.id] = found
        draft.refer(entry, "against", found.against)


def _read_items(parsed: _Parsed, draft: _Draft) -> None:
    for entry in parsed.entries("item"):
        found = schema.item(entry)
        _refuse_twice(entry, "id", found.id, draft.items)
        draft.items[found.id] = found
        draft.refer(entry, "sources", found.sources)


def _read_fields(parsed: _Parsed, draft: _Draft) -> None:
    for entry in parsed.entries("field"):
        found = schema.field_of_study(entry)
        key = f"{found.scheme} {found.code}"
        _refuse_twice(entry, "code", key, draft.fields)
        draft.fields[key] = found


def _read_categories(parsed: _Parsed, draft: _Draft) -> None:
    for entry in parsed.entries("category"):
        found = schema.category(entry)
        _refuse_twice(entry, "code", found.code, draft.categories)
        draft.categories[found.code] = found
        draft.refer(entry, "sources", found.sources)
    for entry in parsed.entries("cell"):
        cell = schema.cell(entry)
        if cell.category not in draft.categories:
            raise entry.complaint(
                msg("there is no category “{code}”.", code=cell.category), "category"
            )
        draft.cells.append(cell)
        draft.refer(entry, "rule", (cell.rule,))


def _refuse_twice(entry: Entry, key: str, name: str, known: Container[str]) -> None:
    if name in known:
        raise entry.complaint(msg("“{name}” is there twice.", name=name), key)
