# SPDX-License-Identifier: MIT
"""Institutions and what is known of their recognition: dated facts, never a flag."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.record import Record, record

InstitutionId = NewType("InstitutionId", UUID)
RecognitionFactId = NewType("RecognitionFactId", UUID)


class RecognitionKind(StrEnum):
    """Where a recognition fact comes from."""

    MOE_LIST = "moe-list"
    CSCSE = "cscse"
    HOME_ACCREDITATION = "home-accreditation"
    RANKING = "ranking"
    REGISTRAR_LETTER = "registrar-letter"
    OTHER = "other"


class RecognitionOutcome(StrEnum):
    """What a look-up said. "Not found" is never "not recognised"."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    COUNTRY_NOT_COVERED = "country-not-covered"
    STATED = "stated"


@record
class Institution(Record):
    """A university or research institution; `country` is ISO alpha-2."""

    id: InstitutionId
    name: Bilingual = Bilingual()
    original_name: str = ""
    former_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    country: str = ""
    city: Bilingual = Bilingual()
    domain: str = ""
    ror_id: str = ""
    note: str = ""

    def is_called(self, name: Bilingual) -> bool:
        """Return True when either half of `name` is one of the institution's present names."""
        own = {self.name.en, self.name.zh, self.original_name, *self.aliases}
        wanted = {name.en.casefold(), name.zh.casefold()} - {""}
        return bool(wanted & {each.casefold() for each in own})


@record
class RecognitionFact(Record):
    """One dated fact in the recognition ledger of an institution."""

    id: RecognitionFactId
    institution_id: InstitutionId
    kind: RecognitionKind
    outcome: RecognitionOutcome
    source: Bilingual = Bilingual()
    source_year: int | None = None
    value: str = ""
    read_on: date | None = None
    checked_by: str = ""
    evidence_id: UUID | None = None
    note: str = ""
