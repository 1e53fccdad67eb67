# SPDX-License-Identifier: MIT
"""A register of institutions in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution_register import (
    RegisterEntry,
    RegisterId,
    RegisterList,
    Suggestion,
)
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.cases import fold
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.services.progress import Progress, step

if TYPE_CHECKING:
    from kvisa_desktop.errors import UserError

LAKES = RegisterEntry(
    id=RegisterId("https://ror.org/0lakes000"),
    name=Bilingual("Lakes University", "湖大学"),
    original_name="Vatnaháskóli",
    former_names=("Lakes College",),
    aliases=("LU",),
    country="IS",
    city=Bilingual("Akureyri", "阿克雷里"),
    domain="lakes.example",
    ror_id="https://ror.org/0lakes000",
    source=Bilingual("Invented for tests", "测试用虚构"),
    lists=("starter",),
)
HILLS = replace(
    LAKES,
    id=RegisterId("starter:in-hills-institute"),
    name=Bilingual("Hills Institute of Technology", "山理工学院"),
    original_name="Hills Institute of Technology",
    former_names=(),
    aliases=("HIT",),
    country="IN",
    city=Bilingual("Pune", "浦那"),
    domain="hills.example",
    ror_id="",
    is_closed=True,
)


class FakeRegister:
    """A register that remembers what it was asked; `refusal` is raised by an import."""

    def __init__(self, entries: Sequence[RegisterEntry] = (LAKES,)) -> None:
        self.entries = tuple(entries)
        self.asked: list[tuple[str, str, int]] = []
        self.held = [RegisterList("starter", institutions=len(self.entries))]
        self.refusal: UserError | None = None

    def search(self, query: str, country: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Return what holds the query in one of its names."""
        self.asked.append((query, country, limit))
        wanted = fold(query.strip())
        return tuple(
            Suggestion(each, 97, each.name.en)
            for each in self.entries
            if any(wanted in fold(name) for name in each.names)
        )[:limit]

    def entry(self, entry_id: str) -> RegisterEntry | None:
        """Return an entry by its id."""
        return next((each for each in self.entries if each.id == entry_id), None)

    def lists(self) -> tuple[RegisterList, ...]:
        """Return the lists there are."""
        return tuple(self.held)

    def import_list(self, file: Path, *, on: date, progress: Progress) -> ImportedList:
        """Take a list of one institution."""
        if self.refusal is not None:
            raise self.refusal
        step(progress, msg("Reading {name}", name=verbatim(file.name)), 1, 2)
        self.held.append(RegisterList(file.stem, file.name, on, 1, 2))
        return ImportedList(file.stem, 1, 2)

    def remove(self, title: str) -> None:
        """Remove a list."""
        self.held = [each for each in self.held if each.title != title]
