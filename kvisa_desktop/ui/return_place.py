# SPDX-License-Identifier: MIT
"""The place one was at in a vault, found again after locking it or starting the program anew."""

from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.settings import Settings

_KEY = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a case in a vault. It names no person: a case is told by its id alone."""

    vault: Path
    case_id: CaseId
    section: str


def remembered(settings: Settings, vault: Path) -> Place | None:
    """Return the place one left that vault at, None when it was no case."""
    case, _, rest = settings.window.get(_KEY, "").partition(" ")
    section, _, folder = rest.partition(" ")
    if folder != str(vault):
        return None
    try:
        return Place(vault, CaseId(UUID(case)), section)
    except ValueError:
        return None


def remembering(settings: Settings, place: Place | None) -> Settings:
    """Return settings that remember a place, or none."""
    window = {name: value for name, value in settings.window.items() if name != _KEY}
    if place is not None:
        window[_KEY] = f"{place.case_id} {place.section} {place.vault}"
    return replace(settings, window=MappingProxyType(window))
