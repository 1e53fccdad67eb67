# SPDX-License-Identifier: MIT
"""Who says something, when, and how sure it is; only official sources are ever named."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.messages import Message, msg

_NO_WORDS = Bilingual()
_UNDATED_DAY = PartialDate()


def spoken(words: Bilingual) -> Message:
    """Return a text of the rulebook as a message that no catalogue touches."""
    return Message("{verbatim}", values=MappingProxyType({"verbatim": words}))


class Grade(StrEnum):
    """How sure a statement is."""

    OFFICIAL = "official"
    REPORTED = "reported"
    UNCLEAR = "unclear"
    USER = "user"

    @property
    def words(self) -> Message:
        """The grade as it is shown."""
        return _GRADES[self]


_GRADES = {
    Grade.OFFICIAL: msg("published officially"),
    Grade.REPORTED: msg("relayed by the press or others"),
    Grade.UNCLEAR: msg("not yet clear"),
    Grade.USER: msg("recorded by you"),
}


class SourceKind(StrEnum):
    """Who speaks. Only an official source is ever named; of the others kind and date are shown."""

    OFFICIAL = "official"
    PRESS = "press"
    THIRD_PARTY = "third-party"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from; `title`, `authority` and `address` of official sources only."""

    key: str
    kind: SourceKind
    title: Bilingual = _NO_WORDS
    authority: Bilingual = _NO_WORDS
    address: str = ""
    dated: PartialDate = _UNDATED_DAY

    def cited(self, article: Bilingual = _NO_WORDS) -> Message:
        """Return the source in one line, with its date; never the name of a press outlet."""
        if self.kind is SourceKind.OFFICIAL:
            return _official_line(self, article)
        if self.kind is SourceKind.OWN:
            return msg("the program's own reading")
        if not self.dated.is_known:
            return _UNDATED[self.kind]
        if self.kind is SourceKind.PRESS:
            return msg("reported by the press, {date}", date=self.dated.iso())
        return msg("third-party, unconfirmed, {date}", date=self.dated.iso())


_UNDATED = {
    SourceKind.PRESS: msg("reported by the press, undated"),
    SourceKind.THIRD_PARTY: msg("third-party, unconfirmed, undated"),
}


def _official_line(source: Source, article: Bilingual) -> Message:
    named = msg("{authority}: {title}", authority=source.authority, title=source.title)
    if article:
        named = msg("{source}, {article}", source=named, article=article)
    if source.dated.is_known:
        return msg("{source} ({date})", source=named, date=source.dated.iso())
    return msg("{source} (undated)", source=named)


@dataclass(frozen=True, slots=True)
class OtherSide:
    """What another source says instead, with its own grade."""

    text: Bilingual
    grade: Grade
    source: Source
