# SPDX-License-Identifier: MIT
"""Packs of rules: the one that came with the program, and a person's own copy of it."""

import hashlib
import re
import stat
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kvisa_desktop import paths
from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.domain.sources import Source
from kvisa_desktop.domain.stem import StemField
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.rulebook import schema
from kvisa_desktop.rulebook.entries import REMEDY, Entry, PackFile

# The only names a pack may have; whatever else lies in its folder is refused unread.
FILES = (
    "sources",
    "k",
    "categories",
    "application",
    "photo",
    "authentication",
    "stay",
    "stem",
    "h1b",
    "misinformation",
    "checklist",
)
LARGEST_FILE = 1024 * 1024
_TABLES = ("source", "rule", "item", "field")
_AT_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rules in use, and why a person's own pack is not among them, if it is not."""

    rulebook: Rulebook
    refusal: Refused | None = None


def shipped_pack() -> Path:
    """Return the folder of the rules that came with the program."""
    return paths.resources() / "rulebook"


def load(own_pack: Path | None = None) -> Loaded:
    """Return the own pack where it is there and sound, else the shipped one and the reason."""
    if own_pack is not None and own_pack.is_dir():
        try:
            return Loaded(read_pack(own_pack))
        except Refused as refusal:
            return Loaded(read_pack(shipped_pack()), refusal)
    return Loaded(read_pack(shipped_pack()))


@dataclass(slots=True)
class _Drafts:
    """What has been read so far, with the entries to complain about."""

    sources: dict[str, Source] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    fields: dict[str, StemField] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)


def read_pack(folder: Path) -> Rulebook:
    """Return the rules of a pack; raise `Refused` naming file and line at the first fault."""
    files = _files(folder)
    parsed = [(file, _parsed(file)) for file in files]
    drafts = _Drafts()
    for file, tables in parsed:
        for entry in _entries(file, tables, "source"):
            found = schema.source(entry)
            _once(entry, found.key, found.key in drafts.sources, "key")
            drafts.sources[found.key] = found
    for file, tables in parsed:
        _read_file(file, tables, drafts)
    digest = hashlib.sha256("\0".join(each.name + each.text for each in files).encode())
    return Rulebook(
        MappingProxyType(drafts.rules),
        tuple(drafts.items.values()),
        tuple(drafts.fields.values()),
        digest.hexdigest(),
    )


def _files(folder: Path) -> list[PackFile]:
    known = {f"{name}.toml": place for place, name in enumerate(FILES)}
    found = sorted(folder.iterdir(), key=lambda each: (known.get(each.name, -1), each.name))
    for each in found:
        if each.name not in known:
            raise Refused(
                msg("“{file}” does not belong in a pack of rules.", file=verbatim(each.name)),
                msg("A pack holds only: {files}", files=verbatim(", ".join(known))),
                where=each.name,
            )
    if not found:
        raise Refused(msg("The pack of rules is empty."), REMEDY)
    return [_read(each) for each in found]


def _read(path: Path) -> PackFile:
    facts = path.lstat()
    if not stat.S_ISREG(facts.st_mode):
        raise Refused(
            msg("“{file}” is no ordinary file.", file=verbatim(path.name)), REMEDY, where=path.name
        )
    if facts.st_size > LARGEST_FILE:
        raise Refused(
            msg("“{file}” is larger than a file of rules may be (1 MB).", file=verbatim(path.name)),
            REMEDY,
            where=path.name,
        )
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise PackFile(path.name, "").complaint(msg("this is not text in UTF-8."), line) from None
    return PackFile(path.name, text)


def _parsed(file: PackFile) -> dict[str, object]:
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else file.text.count("\n") + 1
        if "date" in str(error):
            raise file.complaint(msg("the date is not a day of the calendar."), line) from None
        raise file.complaint(msg("this is not written as TOML wants it."), line) from None
    except RecursionError:
        raise file.complaint(msg("this is nested too deeply.")) from None


def _read_file(file: PackFile, tables: dict[str, object], drafts: _Drafts) -> None:
    top = Entry(file, "", 0, tables)
    subject, read_on = top.name("subject"), top.day("read")
    if subject != file.name.removesuffix(".toml"):
        raise top.complaint(msg("the subject has to be the name of the file."), "subject")
    if read_on is None:
        raise top.complaint(msg("the key “{key}” is missing.", key="read"))
    top.asked.update(_TABLES)
    top.finish()
    for entry in _entries(file, tables, "rule"):
        _add_rule(schema.rule(entry, subject, read_on, drafts.sources), entry, drafts)
    for entry in _entries(file, tables, "item"):
        item = schema.item(entry)
        _once(entry, item.id, item.id in drafts.items, "id")
        drafts.items[item.id] = item
        drafts.entries[f"item {item.id}"] = entry
    for entry in _entries(file, tables, "field"):
        row = schema.field_of_study(entry)
        key = f"{row.scheme} {row.code}"
        _once(entry, row.code, key in drafts.fields, "code")
        drafts.fields[key] = row


def _add_rule(rule: Rule, entry: Entry, drafts: _Drafts) -> None:
    _once(entry, rule.id, rule.id in drafts.rules, "id")
    drafts.rules[rule.id] = rule
    drafts.entries[f"rule {rule.id}"] = entry


def _entries(file: PackFile, tables: dict[str, object], name: str) -> list[Entry]:
    found = tables.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Entry(file, "", 0, tables).complaint(
            msg("“{table}” has to be a list of tables.", table=name), name
        )
    return [Entry(file, name, index, values) for index, values in enumerate(found)]


def _once(entry: Entry, name: str, is_there: bool, key: str) -> None:
    if is_there:
        raise entry.complaint(msg("“{name}” is there twice.", name=name), key)
