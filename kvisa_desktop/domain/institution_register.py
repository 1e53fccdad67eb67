# SPDX-License-Identifier: MIT
"""What the register of institutions holds: public names and addresses, no word on recognition.

The register helps to write a name as others write it. That it does not know a name means only that
nobody has put it in.
"""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from kvisa_desktop.domain.bilingual import Bilingual

RegisterId = NewType("RegisterId", str)
_NOT_KNOWN = Bilingual()


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One institution of the register; `country` is ISO alpha-2, `ror_id` an address or empty.

    `kinds` are those of ROR ("education", "facility" …); `is_closed` is True for an institution
    that no longer works under this name, whose degrees are still degrees. `lists` names the lists
    the entry was put together from, the one whose wording counts first.
    """

    id: RegisterId
    name: Bilingual
    original_name: str = ""
    former_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    country: str = ""
    city: Bilingual = _NOT_KNOWN
    domain: str = ""
    ror_id: str = ""
    kinds: tuple[str, ...] = ()
    is_closed: bool = False
    source: Bilingual = _NOT_KNOWN
    lists: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the institution is found by, each once, those it is shown by first."""
        shown = (self.name.en, self.name.zh, self.original_name)
        return tuple(
            dict.fromkeys(each for each in (*shown, *self.aliases, *self.former_names) if each)
        )

    @property
    def shown_names(self) -> tuple[str, ...]:
        """The names the institution is shown by, each once."""
        shown = (self.name.en, self.name.zh, self.original_name)
        return tuple(dict.fromkeys(each for each in shown if each))


@dataclass(frozen=True, slots=True)
class RegisterList:
    """One list of the register; one that `is_usable` says no to has to be imported again."""

    title: str
    made_from: str = ""
    made_on: date | None = None
    institutions: int = 0
    names: int = 0
    is_usable: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An institution that fits what was typed: how well, out of 100, and by which of its names."""

    entry: RegisterEntry
    score: int
    matched: str

    @property
    def id(self) -> RegisterId:
        """The id by which the register shows the whole entry."""
        return self.entry.id

    @property
    def name(self) -> Bilingual:
        """The name in both languages; the Chinese half may be empty."""
        return self.entry.name

    @property
    def original_name(self) -> str:
        """The name in the language of the institution."""
        return self.entry.original_name

    @property
    def country(self) -> str:
        """ISO alpha-2 of the country or region."""
        return self.entry.country

    @property
    def domain(self) -> str:
        """The domain of the institution on the internet, or ""."""
        return self.entry.domain
