# SPDX-License-Identifier: MIT
"""Records of a case read from its JSON: ids first, so that any record may name any other."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from kvisa_desktop.domain.fields import FieldKind, Shape
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange import case_values as values
from kvisa_desktop.exchange.case_layout import (
    ANYWHERE,
    DOCUMENTS,
    SECTIONS,
    Section,
    default_of,
)
from kvisa_desktop.exchange.complaints import Complaints, under
from kvisa_desktop.exchange.json_text import Node
from kvisa_desktop.messages import msg

_KINDS = [each.key for each in KINDS]


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of the file that stands for a record: its section, path, id and members."""

    section: Section
    where: str
    node: Node
    id: UUID
    members: dict[str, Node]


class RecordReader:
    """Turns the sections of a file into records; what is wrong goes to `complaints`.

    Names that are no UUID, and records without a name, get a provisional id.
    """

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints
        self._ids: dict[str, dict[str, UUID]] = {each.key: {} for each in SECTIONS}
        self.provisional: set[UUID] = set()

    def entries(self, section: Section, node: Node | None) -> list[Entry]:
        """Return the objects that stand under the key of a section."""
        where = f"$.{section.key}"
        if node is None:
            return []
        if not section.many:
            return self._entry(section, where, node)
        items = self._complaints.attempt(where, node, values.list_in) or []
        return [
            entry
            for index, item in enumerate(items)
            for entry in self._entry(section, f"{where}[{index}]", item)
        ]

    def record(self, entry: Entry, implied: dict[str, object]) -> Record | None:
        """Return the record an entry stands for, or None when something is wrong with it."""
        before = len(self._complaints.problems)
        section = entry.section
        known = ["id", *(each.name for each in section.fields)]
        known += ["files"] if section is DOCUMENTS else []
        for key, node in entry.members.items():
            self._complaints.check_key(entry.where, key, node, known)
        found: dict[str, Any] = {}
        for each in section.fields:
            found[each.name] = self._field(entry, each, found)
        if len(self._complaints.problems) > before:
            return None
        return section.kind(id=entry.id, **implied, **found)  # type: ignore[call-arg]

    def _entry(self, section: Section, where: str, node: Node) -> list[Entry]:
        members = self._complaints.attempt(where, node, values.members_in)
        if members is None:
            return []
        return [Entry(section, where, node, self._id(section, where, members.get("id")), members)]

    def _id(self, section: Section, where: str, node: Node | None) -> UUID:
        name = None
        if node is not None:
            name = self._complaints.attempt(f"{where}.id", node, values.reference_in)
        if node is None or name is None:
            return self._fresh()
        given = values.uuid_in(name)
        key, names = str(given or name), self._ids[section.key]
        if key in names:
            self._complaints.note(
                f"{where}.id",
                node,
                msg("The id “{id}” stands twice.", id=name),
                msg("Give every record an id of its own."),
            )
        names[key] = given or self._fresh()
        return names[key]

    def _fresh(self) -> UUID:
        fresh = uuid4()
        self.provisional.add(fresh)
        return fresh

    def _field(self, entry: Entry, each: FieldKind, found: dict[str, Any]) -> object:
        node = entry.members.get(each.name)
        if node is None:
            if each.required:
                self._complaints.note(
                    entry.where,
                    entry.node,
                    msg("“{key}” is missing here.", key=each.name),
                    msg("Add it; `kvisa case schema` describes it."),
                )
            return default_of(entry.section, each, found)
        where = under(entry.where, each.name)
        return self._complaints.attempt(
            where, node, lambda node: self._value(entry.section, each, node)
        )

    def _value(self, section: Section, each: FieldKind, node: Node) -> object:
        if each.shape is Shape.ID:
            return None if node.value is None and each.optional else self._link(section, each, node)
        if section is DOCUMENTS and each.name == "kind":
            kind = values.text_in(node)
            if kind not in _KINDS:
                raise values.unknown_word(kind, _KINDS)
            return kind
        value = values.value_in(node, each)
        if each.name == "kinds" and isinstance(value, tuple):
            for unknown in (one for one in value if one not in _KINDS):
                raise values.unknown_word(unknown, _KINDS)
        return value

    def _link(self, section: Section, each: FieldKind, node: Node) -> UUID:
        name, target = values.reference_in(node), section.links[each.name]
        key = str(values.uuid_in(name) or name)
        sections = self._ids.values() if target == ANYWHERE else (self._ids[target],)
        found = {ids[key] for ids in sections if key in ids}
        if len(found) == 1:
            return found.pop()
        if found:
            raise Refused(
                msg("More than one record is called “{id}”.", id=name),
                msg("Give each of them an id of its own, and name the one that is meant."),
            )
        if target == ANYWHERE:
            raise Refused(
                msg("There is nothing with the id “{id}” in this file.", id=name),
                msg("Name the id of a record in it, or leave this out."),
            )
        raise Refused(
            msg("There is nothing with the id “{id}” under “{key}”.", id=name, key=target),
            msg("Name the id of a record there, or add one."),
        )
