# SPDX-License-Identifier: MIT
"""Categories of visa: to whom each is issued, on what proof, and which rules answer what."""

from dataclasses import dataclass
from enum import StrEnum

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import Message, msg

_NO_WORDS = Bilingual()


class Aspect(StrEnum):
    """The rows of the comparison."""

    ISSUED_TO = "issued-to"
    PROOF = "proof"
    HOST = "host"
    TERMS = "terms"
    ACTIVITIES = "activities"
    WORK = "work"
    RESIDENCE = "residence"
    FAMILY = "family"
    FEE = "fee"

    @property
    def words(self) -> Message:
        """The heading of the row."""
        return _ASPECTS[self]


_ASPECTS = {
    Aspect.ISSUED_TO: msg("Issued to"),
    Aspect.PROOF: msg("What is submitted"),
    Aspect.HOST: msg("Host or sponsor"),
    Aspect.TERMS: msg("Entries, validity, stay"),
    Aspect.ACTIVITIES: msg("Activities"),
    Aspect.WORK: msg("Work"),
    Aspect.RESIDENCE: msg("Residence permit after entry"),
    Aspect.FAMILY: msg("Family"),
    Aspect.FEE: msg("Fee"),
}


class AfterEntry(StrEnum):
    """Whether a residence permit is needed after entry."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not-stated"

    @property
    def words(self) -> Message:
        """The answer as it is shown."""
        return _AFTER_ENTRY[self]


_AFTER_ENTRY = {
    AfterEntry.YES: msg("needed"),
    AfterEntry.NO: msg("not needed"),
    AfterEntry.NOT_STATED: msg("not stated; the note on the visa decides"),
}


@dataclass(frozen=True, slots=True)
class Category:
    """A category of visa: to whom it is issued and on what proof, in short words."""

    code: str
    name: Bilingual
    sources: tuple[str, ...]
    issued_to: Bilingual = _NO_WORDS
    proof: Bilingual = _NO_WORDS
    residence: AfterEntry | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A rule that answers one row for one category."""

    category: str
    aspect: Aspect
    rule: str
