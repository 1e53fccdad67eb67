# SPDX-License-Identifier: MIT
"""One table of a pack file, read key by key; what is wrong is told with file and line."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import EARLIEST, LATEST, PartialDate
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.rulebook.lines import line_of

E = TypeVar("E", bound=Enum)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[^\s<>\"{}|\\^`]*)?")
LONGEST_TEXT = 4000
REMEDY = msg("Correct the file and read it again; until then the shipped rules stay in use.")


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack: its name, as shown, and its text."""

    name: str
    text: str

    def complaint(self, what: Message, line: int = 1) -> Refused:
        """Return the refusal of this file for what stands on a line."""
        return Refused(
            msg("{file}, line {line}: {fault}", file=verbatim(self.name), line=line, fault=what),
            REMEDY,
            where=f"{self.name}:{line}",
        )


@dataclass(slots=True)
class Entry:
    """One table; every key has to be asked for, whatever is left over is a fault."""

    file: PackFile
    table: str
    index: int
    values: Mapping[str, object]
    asked: set[str] = field(default_factory=set)

    def complaint(self, what: Message, key: str = "") -> Refused:
        """Return the refusal of the file for this table, or for a key in it."""
        return self.file.complaint(what, line_of(self.file.text, self.table, self.index, key))

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                raise self.complaint(msg("the key “{key}” is not known here.", key=key), key)

    def has(self, key: str) -> bool:
        """Return True when the key is there."""
        self.asked.add(key)
        return key in self.values

    def _take(self, key: str) -> object:
        if not self.has(key):
            raise self.complaint(msg("the key “{key}” is missing.", key=key))
        return self.values[key]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it has to be there and not empty."""
        if default is not None and not self.has(key):
            return default
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.complaint(msg("“{key}” has to be a text.", key=key), key)
        if len(value) > LONGEST_TEXT or any(_is_hidden(each) for each in value):
            raise self.complaint(
                msg("“{key}” is too long or holds hidden characters.", key=key), key
            )
        return value

    def words(self, key: str = "", *, optional: bool = False) -> Bilingual:
        """Return the pair `en`/`zh`, or `key_en`/`key_zh`; both or neither."""
        english, chinese = (f"{key}_en", f"{key}_zh") if key else ("en", "zh")
        if optional and not self.has(english) and not self.has(chinese):
            return Bilingual()
        return Bilingual(self.text(english), self.text(chinese))

    def name(self, key: str, default: str | None = None) -> str:
        """Return an id: letters, digits and hyphens only."""
        value = self.text(key, default)
        if value and not _ID.fullmatch(value):
            raise self.complaint(
                msg("“{value}” is no id: use letters, digits and hyphens.", value=verbatim(value)),
                key,
            )
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of ids, empty when the key is not there."""
        if not self.has(key):
            return ()
        value = self._take(key)
        if not isinstance(value, list) or not all(
            isinstance(each, str) and _ID.fullmatch(each) for each in value
        ):
            raise self.complaint(msg("“{key}” has to be a list of ids.", key=key), key)
        return tuple(value)

    def choice(self, key: str, kind: type[E]) -> E:
        """Return one of the members of `kind`."""
        value = self.text(key)
        known = {str(each.value): each for each in kind}
        if value not in known:
            raise self.complaint(
                msg(
                    "“{value}” is not among: {choices}",
                    value=verbatim(value),
                    choices=verbatim(", ".join(known)),
                ),
                key,
            )
        return known[value]

    def optional_choice(self, key: str, kind: type[E]) -> E | None:
        """Return one of the members of `kind`, None when the key is not there."""
        return self.choice(key, kind) if self.has(key) else None

    def day(self, key: str) -> date | None:
        """Return a date, None when the key is not there."""
        if not self.has(key):
            return None
        value = self._take(key)
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.complaint(msg("“{key}” has to be a date such as 2026-12-31.", key=key), key)
        if not EARLIEST <= value <= LATEST:
            raise self.complaint(msg("“{key}” lies outside 1900 to 2199.", key=key), key)
        return value

    def partial_date(self, key: str) -> PartialDate:
        """Return a date that may be known to the month or year, unknown when not there."""
        value = self.text(key, "")
        try:
            return PartialDate.from_iso(value)
        except Refused as refusal:
            raise self.complaint(refusal.what, key) from None

    def flag(self, key: str) -> bool:
        """Return true or false, false when the key is not there."""
        if not self.has(key):
            return False
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.complaint(msg("“{key}” has to be true or false.", key=key), key)
        return value

    def figures(self, key: str) -> dict[str, int]:
        """Return named whole numbers, empty when the key is not there."""
        if not self.has(key):
            return {}
        value = self._take(key)
        if not isinstance(value, dict) or not all(type(each) is int for each in value.values()):
            raise self.complaint(msg("“{key}” has to hold whole numbers.", key=key), key)
        return dict(value)

    def address(self, key: str) -> str:
        """Return a web address, empty when the key is not there."""
        value = self.text(key, "")
        if value and not _ADDRESS.fullmatch(value):
            raise self.complaint(msg("“{value}” is no web address.", value=verbatim(value)), key)
        return value

    def tables(self, key: str) -> tuple["Entry", ...]:
        """Return the inline tables of a list, as entries of their own."""
        if not self.has(key):
            return ()
        value = self._take(key)
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.complaint(msg("“{key}” has to be a list of tables.", key=key), key)
        return tuple(Entry(self.file, self.table, self.index, each) for each in value)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} and character != "\n"
