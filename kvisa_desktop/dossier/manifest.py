# SPDX-License-Identifier: MIT
"""What a dossier says of itself: kept inside the file, so that it can be proved without the case.

The manifest lies in the catalog's page-piece dictionary, the place the standard keeps for private
data of the program that made a file. It repeats only what the pages already show, and a fingerprint
of every page.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from kvisa_desktop.dossier.facts import FactEntry
from kvisa_desktop.dossier.streams import Bytes, FontEntry

APPLICATION = "kvisa_desktop"
"""The name under which the page-piece dictionary keeps the manifest."""

FORMAT = 1

Kind = Literal["dossier", "working-file"]


@dataclass(frozen=True, slots=True)
class ExhibitEntry:
    """An exhibit, its titles, and the pages it stands on."""

    number: str
    title_en: str
    title_zh: str
    first_page: int
    pages: int
    source: str = ""
    page_digests: tuple[str, ...] = ()

    @classmethod
    def from_raw(cls, raw: dict[str, Any]) -> "ExhibitEntry":
        """Return the entry that JSON holds."""
        return cls(**{**raw, "page_digests": tuple(raw.get("page_digests", ()))})


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A line of the index or a bookmark: what it says and the page it leads to."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section by the key it has in every build, its titles, and the page it begins on."""

    key: str
    title_en: str
    title_zh: str
    page: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file promises of itself.

    A supplement counts from 1, names by `follows` the file it belongs to (its sha256), and holds
    under `carried` the exhibits of all files before it. `facts` is the data that was printed.
    `streams` (of all of them but the manifest), `fonts` and `body` are not in older files.
    """

    kind: Kind
    title: str
    built_on: str
    pages: int
    exhibits: tuple[ExhibitEntry, ...] = ()
    index: tuple[LineEntry, ...] = ()
    index_pages: tuple[int, ...] = ()
    bookmarks: tuple[LineEntry, ...] = ()
    profiles: tuple[str, ...] = ()
    mark: str = ""
    attached: str = ""
    case: str = ""
    supplement: int = 0
    follows: str = ""
    carried: tuple[ExhibitEntry, ...] = ()
    facts: tuple[FactEntry, ...] = ()
    sections: tuple[SectionEntry, ...] = ()
    fingerprints: tuple[str, ...] = field(default=(), repr=False)
    streams: str = ""
    fonts: tuple[FontEntry, ...] = ()
    body: Bytes | None = None
    format: int = FORMAT

    @property
    def scans(self) -> frozenset[int]:
        """The pages that show exhibits."""
        return frozenset(each.first_page + at for each in self.exhibits for at in range(each.pages))

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON, the same bytes for the same manifest."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Manifest":
        """Read a manifest; ValueError when it is none that this program understands."""
        try:
            raw = json.loads(data)
            if raw["format"] != FORMAT:
                msg = f"format {raw['format']}"
                raise ValueError(msg)
            for key in ("exhibits", "carried"):
                raw[key] = tuple(map(ExhibitEntry.from_raw, raw.get(key, ())))
            raw["facts"] = tuple(map(FactEntry.from_raw, raw.get("facts", ())))
            raw["sections"] = tuple(SectionEntry(**each) for each in raw.get("sections", ()))
            raw["fonts"] = tuple(FontEntry(**each) for each in raw.get("fonts", ()))
            raw["body"] = Bytes.from_raw(raw["body"]) if raw.get("body") else None
            raw["index"] = tuple(LineEntry(**each) for each in raw["index"])
            raw["bookmarks"] = tuple(LineEntry(**each) for each in raw["bookmarks"])
            for key in ("profiles", "fingerprints", "index_pages"):
                raw[key] = tuple(raw[key])
            return cls(**raw)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error
