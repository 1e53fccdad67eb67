# SPDX-License-Identifier: MIT
"""Institutions as rows: those of the vault first, then what the register suggests."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.institution import Institution
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterList, Suggestion
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import ledger
from kvisa_desktop.services.cases import fold
from kvisa_desktop.services.ledger import Known
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare


@dataclass(frozen=True, slots=True)
class Row:
    """An institution of the vault, of the register, or of both; `matched` is a name it has."""

    entry: RegisterEntry | None = None
    held: Known | None = None
    matched: str = ""

    @property
    def subject(self) -> Institution | RegisterEntry:
        """What facts are recorded of: the institution of the vault where there is one."""
        if self.held is not None:
            return self.held.institution
        assert self.entry is not None  # a row is one of the two
        return self.entry

    @property
    def key(self) -> object:
        """What finds the row again."""
        return self.subject.id

    @property
    def name(self) -> Bilingual:
        """The name; one without English stands in its own language."""
        own = self.subject
        return Bilingual(own.name.en or own.original_name, own.name.zh)


def rows(held: Sequence[Known], found: Sequence[Suggestion], wanted: str) -> list[Row]:
    """Return what fits `wanted`, the vault's own first; without words, all of the vault's."""
    words = fold(wanted).split()
    suggested = {
        each.id: Row(each.entry, ledger.of_entry(held, each.entry), each.matched) for each in found
    }
    shown = {row.held.institution.id for row in suggested.values() if row.held is not None}
    own = [
        Row(held=each)
        for each in held
        if each.institution.id not in shown and all(word in each.search_text for word in words)
    ]
    return own + sorted(suggested.values(), key=lambda each: each.held is None)


def make_model(text: Text) -> RowsModel[Row]:
    """Return the model of the list."""
    columns = (
        Column(msg("Institution"), _name),
        Column(msg("Country (region)"), _country, 124),
        Column(msg("Domain"), _domain, 150),
        Column(msg("Ledger"), _ledger, 92),
    )
    return RowsModel(text, columns, lambda row: row.key)


def plain_facts(row: Row) -> list[tuple[Message, Message]]:
    """Return what is known of the name and place of an institution, line by line."""
    own = row.subject
    lines = [
        (msg("Name in its own language"), verbatim(own.original_name)),
        (msg("Former names"), verbatim("; ".join(own.former_names))),
        (msg("Also known as"), verbatim("; ".join(own.aliases))),
        (msg("City"), bare(own.city)),
        (msg("Country (region)"), bare(country_name(own.country))),
        (msg("Domain"), verbatim(own.domain)),
        (msg("ROR id"), verbatim(own.ror_id)),
        (msg("Source of the row"), bare(row.entry.source if row.entry else Bilingual())),
    ]
    return [(head, words) for head, words in lines if _has_words(words)]


def lists_said(lists: Sequence[RegisterList]) -> Message:
    """Return how many institutions the register has, and in how many lists."""
    count = sum(each.institutions for each in lists)
    return msg(
        "{institutions} in {lists}",
        institutions=plural("{count} institution", "{count} institutions", count),
        lists=plural("{count} list", "{count} lists", len(lists)),
    )


def _has_words(words: Message) -> bool:
    return any(bool(value) for value in words.values.values())


def _name(row: Row, _text: Text) -> Cell:
    first = row.name.en or row.name.zh
    others = dict.fromkeys(each for each in (row.name.zh, row.matched) if each and each != first)
    return Cell(first, " · ".join(others), strong=row.held is not None)


def _country(row: Row, text: Text) -> Cell:
    return Cell(text(bare(country_name(row.subject.country))), text(bare(row.subject.city)))


def _domain(row: Row, _text: Text) -> Cell:
    return Cell(row.subject.domain)


def _ledger(row: Row, text: Text) -> Cell:
    if row.held is None:
        return Cell("")
    words = plural("{count} fact", "{count} facts", row.held.facts)
    return Cell(text(words), pill=Tone.INFO if row.held.facts else Tone.MUTED)
