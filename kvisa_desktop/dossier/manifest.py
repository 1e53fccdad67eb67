# SPDX-License-Identifier: MIT
"""What a dossier says of itself: kept inside the file, so that it can be proved without the case.

The manifest lies in the catalog's page-piece dictionary, the place the standard keeps for private
data of the program that made a file. It repeats only what the pages already show, and a fingerprint
of every page.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A line of the index or a bookmark: what it says and the page it leads to."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file promises of itself."""

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
    fingerprints: tuple[str, ...] = field(default=(), repr=False)
    format: int = FORMAT

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
            raw["exhibits"] = tuple(ExhibitEntry(**each) for each in raw["exhibits"])
            raw["index"] = tuple(LineEntry(**each) for each in raw["index"])
            raw["bookmarks"] = tuple(LineEntry(**each) for each in raw["bookmarks"])
            for key in ("profiles", "fingerprints", "index_pages"):
                raw[key] = tuple(raw[key])
            return cls(**raw)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error
